package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld.TestTenant;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdates;
import io.portwarden.shared.Scope;
import io.portwarden.shared.Transactions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest
@Import(TestWorld.class)
class LiveUpdatesTest {

    @Autowired
    LiveUpdates liveUpdates;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    private final BlockingQueue<LiveUpdate> heard = new LinkedBlockingQueue<>();

    @Test
    @DisplayName("A committed change is told to the tenant's open pages, and to no other tenant's")
    void told() throws Exception {
        TestTenant mine = world.usTenant();
        TestTenant other = world.usTenant();
        try (var subscription = liveUpdates.subscribe(mine.id(), heard::add)) {
            publish(other);
            LiveUpdate update = publish(mine);
            assertThat(Patience.next(heard)).isEqualTo(update);
            assertThat(heard).isEmpty();
        }
    }

    @Test
    @DisplayName("What is rolled back is not told, and after a broken connection telling goes on")
    void rolledBackAndBroken() throws Exception {
        TestTenant mine = world.usTenant();
        try (var subscription = liveUpdates.subscribe(mine.id(), heard::add)) {
            try {
                transactions.doStating(Scope.tenant(mine.id()), () -> {
                    liveUpdates.publish(new LiveUpdate(mine.id(), LiveUpdate.Topic.PIN, Identifiers.next()));
                    throw new IllegalStateException("rolled back");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("rolled back");
            }
            world.superuser().sql("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and query like 'LISTEN%'
                            """).query().listOfRows();
            LiveUpdate update = publish(mine);
            for (int i = 0; i < 20 && !heard.contains(update); i++) {
                update = publish(mine);
                TimeUnit.MILLISECONDS.sleep(500);
            }
            assertThat(heard).contains(update).allMatch(one -> one.topic() == LiveUpdate.Topic.ORDER);
        }
    }

    private LiveUpdate publish(TestTenant tenant) {
        LiveUpdate update = new LiveUpdate(tenant.id(), LiveUpdate.Topic.ORDER, Identifiers.next());
        transactions.doStating(Scope.tenant(tenant.id()), () -> liveUpdates.publish(update));
        return update;
    }
}
