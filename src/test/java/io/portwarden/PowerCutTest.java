package io.portwarden;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.KeyMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.ContextConfiguration;

/** The listening connection of this class goes through a proxy that can fall silent. */
@Tag("slow")
@ContextConfiguration(initializers = SilentProxy.BeforeListening.class)
@ExtendWith(OutputCaptureExtension.class)
class PowerCutTest extends ViewTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    SilentProxy network;

    @Autowired
    LiveUpdates liveUpdates;

    @Autowired
    MeterRegistry meters;

    @Autowired
    @Qualifier("liveUpdates")
    HealthIndicator health;

    @Autowired
    HealthEndpoint endpoint;

    @Autowired
    CarrierOrderService carrierSide;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
        patiently().until(() -> figure("portwarden.live.listening") == 1);
    }

    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE);
    }

    private double figure(String name) {
        return meters.get(name).gauge().value();
    }

    private static int count(CapturedOutput output, String words) {
        return output.getAll().split(Pattern.quote(words), -1).length - 1;
    }

    @SuppressWarnings("unchecked") // of the only table on the screen
    private List<UUID> listed() {
        return ((KeyMapper<OrderListItem>)
                        find(Grid.class).single().getDataCommunicator().getKeyMapper())
                .objects().stream().map(OrderListItem::id).toList();
    }

    private PortOutOrder place() {
        return as(carrier, () -> carrierSide.place(carrier, OrderFixture.order(tenant, carrier, null)))
                .order();
    }

    @Test
    @DisplayName(
            "A connection that has died without a word is noticed and said once; what was committed meanwhile shows on open pages once it is made anew")
    void powerCut(CapturedOutput output) {
        double gaps = meters.get("portwarden.live.gaps").functionCounter().count();
        signIn(tenant.viewer());
        open("port-orders");
        PortOutOrder before = place();
        eventually(() -> listed().contains(before.id()));
        Heard heard = new Heard();
        try (var subscription = liveUpdates.subscribe(tenant.id(), heard)) {
            network.cut();
            patiently().until(() -> figure("portwarden.live.listening") == 0);
            assertThat(meters.get("portwarden.live.gaps").functionCounter().count())
                    .isGreaterThan(gaps);
            Health unhearing = Objects.requireNonNull(health.health());
            assertThat(unhearing.getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(unhearing.getDetails()).containsEntry("listening", false);
            assertThat(Objects.requireNonNull(endpoint.healthForPath("readiness"))
                            .getStatus())
                    .isEqualTo(Status.UP);
            int said = count(output, "Live updates pause, open pages show nothing new");
            assertThat(said).isPositive();
            int toReadAnew = heard.gaps().get();

            PortOutOrder order = place();
            // Long enough for several attempts, each of which meets silence again.
            patiently().until(() -> figure("portwarden.live.silence") > 6);
            assertThat(count(output, "Live updates pause")).isEqualTo(said);
            // What came before may have been heard of late.
            assertThat(heard.updates()).noneMatch(update -> update.id().equals(order.id()));
            assertThat(heard.gaps()).as("what is read now would be old again").hasValue(toReadAnew);

            network.mend();
            patiently().until(() -> heard.gaps().get() > toReadAnew);
            assertThat(output.getAll()).contains("Live updates go on; every open page is read anew");
            eventually(() -> listed().contains(order.id()));

            PortOutOrder next = place();
            patiently()
                    .until(() -> heard.updates().stream()
                            .anyMatch(update -> update.id().equals(next.id())));
        }
    }
}
