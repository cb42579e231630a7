package io.portwarden.order.access;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.TripSockets;
import io.portwarden.TripSockets.Noticed;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.PlaceOrder;
import io.portwarden.shared.PhoneNumber;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** How often an order goes to the database and back: whoever adds a round trip to one is to know it. */
@SpringBootTest
class OrderTripsTest {

    private static final String PIN = "48392017";

    @Autowired
    CarrierOrderService service;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
    }

    private static List<PhoneNumber> numbers(int... indexes) {
        return IntStream.of(indexes)
                .mapToObj(i -> new PhoneNumber("+1212555%04d".formatted(i)))
                .toList();
    }

    private PlaceOrder order(@Nullable String pin, List<PhoneNumber> numbers) {
        return OrderFixture.order(tenant, carrier, pin, numbers);
    }

    /**
     * The first is for warming up: it makes the rows that all others queue up by. On a slow machine the pool may look at times
     * whether a connection is alive, which is a round trip of its own, so that the least of several counts.
     */
    private static void assertTrips(IntConsumer place, int trips, int transactions) {
        place.accept(0);
        List<Noticed> noticed = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> TripSockets.of(() -> place.accept(i)))
                .toList();
        assertThat(noticed.stream().mapToInt(one -> one.trips().size()).min())
                .as("round trips")
                .hasValue(trips);
        assertThat(noticed.stream().mapToInt(one -> one.transactions().get()).min())
                .as("transactions")
                .hasValue(transactions);
    }

    private void assertPlaced(IntFunction<PlaceOrder> orders, int trips, int transactions) {
        assertTrips(i -> as(carrier, () -> service.place(carrier, orders.apply(i))), trips, transactions);
    }

    @Test
    @DisplayName("An accepted order goes to the database ten times, in six transactions")
    void accepted() {
        world.setPin(tenant, PIN);
        assertPlaced(i -> order(PIN, List.of(tenant.number(i))), 10, 6);
    }

    @Test
    @DisplayName("An order of several numbers goes no more often")
    void severalNumbers() {
        world.setPin(tenant, PIN);
        assertPlaced(i -> order(PIN, List.of(tenant.number(2 * i), tenant.number(2 * i + 1))), 10, 6);
    }

    @Test
    @DisplayName("PIN-8: a wrong PIN is kept, told and answered in fourteen round trips")
    void wrongPin() {
        List<TestTenant> tenants =
                IntStream.rangeClosed(0, 4).mapToObj(i -> world.usTenant()).toList();
        tenants.forEach(each -> world.setPin(each, PIN));
        assertPlaced(i -> OrderFixture.order(tenants.get(i), carrier, i == 0 ? PIN : "11111111"), 14, 6);
    }

    @Test
    @DisplayName("An order for whose numbers no PIN is set goes seven times")
    void noPin() {
        assertPlaced(i -> order(PIN, List.of(tenant.number(0))), 7, 4);
    }

    @Test
    @DisplayName("An order for numbers of nobody goes five times")
    void ofNobody() {
        assertPlaced(i -> order(PIN, numbers(100)), 5, 3);
    }

    @Test
    @DisplayName("The question whether an order would pass goes seven times")
    void question() {
        world.setPin(tenant, PIN);
        assertTrips(i -> as(carrier, () -> service.check(carrier, order(PIN, List.of(tenant.number(i))))), 7, 5);
    }
}
