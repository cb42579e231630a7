package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class LiveUpdatesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    LiveUpdates liveUpdates;

    @Autowired
    Transactions transactions;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TestWorld world;

    private final Heard heard = new Heard();

    @BeforeEach
    void listening() {
        patiently().until(() -> meters.get("portwarden.live.listening").gauge().value() == 1);
    }

    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE);
    }

    @Test
    @DisplayName("A committed change is told to the tenant's open pages and the provider's, and to no other tenant's")
    void told() throws Exception {
        TestTenant mine = world.usTenant();
        TestTenant other = world.usTenant();
        Heard provider = new Heard();
        try (var subscription = liveUpdates.subscribe(mine.id(), heard);
                var theProviders = liveUpdates.subscribe(world.operator().tenantId(), provider)) {
            long before = liveUpdates.told(mine.id());
            LiveUpdate foreign = publish(other);
            LiveUpdate update = publish(mine);
            assertThat(next()).isEqualTo(update);
            assertThat(heard.updates()).isEmpty();
            patiently()
                    .until(() -> provider.updates().contains(foreign)
                            && provider.updates().contains(update));
            assertThat(liveUpdates.told(mine.id())).isGreaterThan(before);
        }
    }

    @Test
    @DisplayName("A change is told at once where there is no transaction, and never when it is rolled back")
    void rolledBack() throws Exception {
        TestTenant mine = world.usTenant();
        try (var subscription = liveUpdates.subscribe(mine.id(), heard)) {
            try {
                transactions.doStating(Scope.tenant(mine.id()), () -> {
                    liveUpdates.publish(new LiveUpdate(mine.id(), LiveUpdate.Topic.PIN, Identifiers.next()));
                    throw new IllegalStateException("rolled back");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("rolled back");
            }
            LiveUpdate update = new LiveUpdate(mine.id(), LiveUpdate.Topic.ORDER, Identifiers.next());
            liveUpdates.publish(update);
            assertThat(next()).isEqualTo(update);
        }
    }

    @Test
    @DisplayName(
            "However often the connection breaks while changes are told, a page that reads anew after gaps misses none")
    void broken() {
        TestTenant mine = world.usTenant();
        AtomicInteger committed = new AtomicInteger();
        AtomicInteger page = new AtomicInteger();
        AtomicInteger gaps = new AtomicInteger();
        LiveUpdates.Listener reader = new LiveUpdates.Listener() {
            @Override
            public void happened(LiveUpdate update) {
                page.accumulateAndGet(committed.get(), Math::max);
            }

            @Override
            public void missed() {
                gaps.incrementAndGet();
                page.accumulateAndGet(committed.get(), Math::max);
            }
        };
        double gapsBefore = meters.get("portwarden.live.gaps").functionCounter().count();
        try (var subscription = liveUpdates.subscribe(mine.id(), reader)) {
            for (int round = 1; round <= 20; round++) {
                endListening();
                committed.set(round);
                publish(mine);
                int expected = round;
                patiently().until(() -> page.get() == expected);
            }
        }
        assertThat(gaps.get()).isPositive();
        assertThat(meters.get("portwarden.live.gaps").functionCounter().count()).isGreaterThan(gapsBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s COLOUR %s", "%s COLOUR", "%s order %s", "no-tenant ORDER %2$s", "%s ORDER no-id", "", " "})
    @DisplayName("What a newer version tells, or nobody should, is passed over, and what comes after it is told")
    void unknown(String payload) throws Exception {
        TestTenant mine = world.usTenant();
        try (var subscription = liveUpdates.subscribe(mine.id(), heard)) {
            tellRaw(payload.formatted(mine.id(), Identifiers.next()));
            LiveUpdate update = publish(mine);
            assertThat(next()).isEqualTo(update);
            assertThat(heard.gaps()).hasValue(0);
        }
    }

    @Test
    @DisplayName(
            "A topic that is not known is named in the log once, and what a newer version adds to an update is ignored")
    void unknownTopic(CapturedOutput output) throws Exception {
        TestTenant mine = world.usTenant();
        try (var subscription = liveUpdates.subscribe(mine.id(), heard)) {
            tellRaw(mine.id() + " SHAPE " + Identifiers.next());
            tellRaw(mine.id() + " SHAPE " + Identifiers.next());
            LiveUpdate update = new LiveUpdate(mine.id(), LiveUpdate.Topic.NUMBER, Identifiers.next());
            tellRaw(mine.id() + " NUMBER " + update.id() + " more of it");
            assertThat(next()).isEqualTo(update);
        }
        assertThat(output.getAll()).containsOnlyOnce("Live updates on SHAPE are passed over");
    }

    @Test
    @DisplayName("A listener that fails keeps nothing from others, nor from itself")
    void failing() throws Exception {
        TestTenant mine = world.usTenant();
        AtomicInteger failures = new AtomicInteger();
        LiveUpdates.Listener failing = new LiveUpdates.Listener() {
            @Override
            public void happened(LiveUpdate update) {
                throw new IllegalStateException("failure " + failures.incrementAndGet());
            }

            @Override
            public void missed() {
                throw new IllegalStateException("failure " + failures.incrementAndGet());
            }
        };
        try (var first = liveUpdates.subscribe(mine.id(), failing);
                var second = liveUpdates.subscribe(mine.id(), heard)) {
            LiveUpdate update = publish(mine);
            assertThat(next()).isEqualTo(update);
            patiently().until(() -> failures.get() == 1);
            endListening();
            patiently().until(() -> failures.get() == 2 && heard.gaps().get() == 1);
            LiveUpdate after = publish(mine);
            assertThat(next()).isEqualTo(after);
        }
    }

    private LiveUpdate next() throws InterruptedException {
        return heard.updates().poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void endListening() {
        world.superuser().sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and application_name = 'portwarden-listening'
                        """).query().listOfRows();
    }

    private void tellRaw(String payload) {
        world.superuser()
                .sql("select pg_notify('portwarden_live', ?)")
                .param(payload)
                .query()
                .listOfRows();
    }

    private LiveUpdate publish(TestTenant tenant) {
        LiveUpdate update = new LiveUpdate(tenant.id(), LiveUpdate.Topic.ORDER, Identifiers.next());
        transactions.doStating(Scope.tenant(tenant.id()), () -> liveUpdates.publish(update));
        return update;
    }
}
