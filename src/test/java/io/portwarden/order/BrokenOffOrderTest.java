package io.portwarden.order;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Portwarden;
import io.portwarden.TestDatabase;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.access.CarrierOrderService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What becomes of orders whose PIN was just being compared when the database or the program went away. */
@SpringBootTest(properties = "portwarden.pin.limits.lease=2s")
class BrokenOffOrderTest {

    private static final String RIGHT = "48392017";
    private static final String WRONG = "11112222";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    CarrierOrderService service;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, RIGHT);
        carrier = world.carrier();
        // As if the server went away at the moment at which a verdict is to be written down.
        world.superuser().sql("""
                        create or replace function break_settling() returns trigger language plpgsql as
                        $$ begin raise exception 'terminating connection' using errcode = '57P01'; end $$
                        """).update();
    }

    @AfterEach
    void mend() {
        world.superuser()
                .sql("drop trigger if exists break_settling on pin_guesses")
                .update();
    }

    private void breakSettling() {
        world.superuser()
                .sql("create trigger break_settling before update on pin_guesses for each row"
                        + " when (new.outcome <> old.outcome) execute function break_settling()")
                .update();
    }

    private PortOutOrder place(PlaceOrder order) {
        return place(service, order);
    }

    private PortOutOrder place(CarrierOrderService node, PlaceOrder order) {
        return as(carrier, () -> node.place(carrier, order)).order();
    }

    private List<PlaceOrder> orders(int count, String pin) {
        return IntStream.range(0, count)
                .mapToObj(i -> OrderFixture.order(tenant, carrier, pin, List.of(tenant.number(i))))
                .toList();
    }

    private void breakOff(CarrierOrderService node, List<PlaceOrder> orders) {
        breakSettling();
        orders.forEach(order -> assertThatThrownBy(() -> place(node, order))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class));
    }

    private void awaitLeaseRunOut() {
        await("""
                select not exists (select from pin_guesses where tenant_id = ? and outcome = 'in-flight'
                                                             and expires_at > clock_timestamp())
                """);
    }

    private void await(String condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!world.superuser()
                .sql(condition)
                .param(tenant.id().value())
                .query(Boolean.class)
                .single()) {
            assertThat(System.nanoTime()).as(condition).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private List<String> outcomes() {
        return world.superuser()
                .sql("select outcome from pin_guesses where tenant_id = ? order by made_at")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName(
            "PIN-8: right PINs whose database went away while they were compared are right ones, sent again or not")
    void databaseWentAway() {
        List<PlaceOrder> orders = orders(3, RIGHT);
        breakOff(service, orders);
        awaitLeaseRunOut();
        mend();
        await("select not exists (select from pin_guesses where tenant_id = ? and outcome = 'in-flight')");
        assertThat(outcomes()).containsExactly("right", "right", "right");
        assertThat(orders).allSatisfy(order -> assertThat(place(order).status()).isEqualTo(OrderStatus.PENDING));
    }

    @Test
    @DisplayName("PIN-8: wrong PINs whose database went away while they were compared count once, sent again or not")
    void wrongOnes() {
        List<PlaceOrder> orders = orders(2, WRONG);
        breakOff(service, orders);
        awaitLeaseRunOut();
        mend();
        await("select not exists (select from pin_guesses where tenant_id = ? and outcome = 'in-flight')");
        assertThat(orders)
                .allSatisfy(order -> assertThat(place(order).reasons()).containsExactly(Reason.PIN_WRONG));
        assertThat(outcomes()).containsExactly("wrong", "wrong");
        assertThat(place(orders(1, RIGHT).getFirst()).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(place(orders(1, WRONG).getFirst()).reasons()).contains(Reason.PIN_WRONG);
        assertThat(place(orders(1, WRONG).getFirst()).reasons()).contains(Reason.PIN_ATTEMPTS_EXCEEDED);
    }

    @Test
    @DisplayName("PIN-8: orders that a killed node left behind are settled by being sent again, right or wrong")
    void nodeWasKilled() {
        List<PlaceOrder> orders = List.of(
                orders(1, RIGHT).getFirst(),
                orders(2, RIGHT).getLast(),
                orders(1, WRONG).getFirst());
        try (ConfigurableApplicationContext node = new SpringApplicationBuilder(Portwarden.class)
                .properties(database.properties())
                .run(
                        "--server.port=-1",
                        "--portwarden.public-url=http://localhost:8080",
                        "--portwarden.pin.limits.lease=2s",
                        "--spring.main.banner-mode=off")) {
            breakOff(node.getBean(CarrierOrderService.class), orders);
        }
        mend();
        awaitLeaseRunOut();
        assertThat(outcomes()).containsExactly("in-flight", "in-flight", "in-flight");
        PlaceOrder wrong = orders.getLast();
        assertThat(place(wrong).reasons()).containsExactly(Reason.PIN_WRONG);
        assertThat(orders.subList(0, 2))
                .allSatisfy(order -> assertThat(place(order).status()).isEqualTo(OrderStatus.PENDING));
        assertThat(outcomes()).containsExactlyInAnyOrder("right", "right", "wrong");
        // As many wrong ones as before the kill, and no more, are still to be had.
        assertThat(place(orders(1, WRONG).getFirst()).reasons()).contains(Reason.PIN_WRONG);
        assertThat(place(orders(1, WRONG).getFirst()).reasons()).contains(Reason.PIN_WRONG);
        assertThat(place(orders(1, WRONG).getFirst()).reasons()).contains(Reason.PIN_ATTEMPTS_EXCEEDED);
    }
}
