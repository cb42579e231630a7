package io.portwarden.order.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.portwarden.Heard;
import io.portwarden.Patience;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.calendar.TooSoon;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.ActorKind;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.OrderStore;
import io.portwarden.order.store.ReviewRepository;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class ReviewCloserTest {

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    ReviewCloser closer;

    @Autowired
    Transactions transactions;

    @Autowired
    ReviewRepository reviews;

    @Autowired
    OrderStore store;

    @Autowired
    OrderStates states;

    @Autowired
    OrderChanges changes;

    @Autowired
    LiveUpdates liveUpdates;

    @Autowired
    Clock clock;

    @Autowired
    MeterRegistry meters;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.tenant("FR");
        carrier = world.carrier();
        closer.endAll();
    }

    private PortOutOrder over(int number) {
        PortOutOrder order = life.in(OrderStatus.PENDING, tenant, tenant.number(number), carrier, null);
        life.makeReviewOver(order);
        return order;
    }

    private ReviewCloser node(Duration every) {
        return new ReviewCloser(
                transactions,
                reviews,
                store,
                states,
                changes,
                clock,
                new OrderProperties(
                        ZoneId.of("America/New_York"),
                        Duration.ofDays(30),
                        TooSoon.REJECT,
                        Duration.ofDays(10),
                        OrderProperties.Review.EVERY_ORDER,
                        every));
    }

    @Test
    @DisplayName("ORD-4: silence means consent: when the window ends the order is confirmed, with its firm due date")
    void silence() {
        PortOutOrder waiting = life.in(OrderStatus.PENDING, tenant, tenant.number(1), carrier, null);
        PortOutOrder order = over(0);
        assertThat(closer.endAll()).isEqualTo(1);
        PortOutOrder confirmed = life.read(order);
        assertThat(confirmed.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(confirmed.firmOrderCommitmentDate()).isEqualTo(order.desiredDueDate());
        assertThat(life.read(waiting)).isEqualTo(waiting);
        OrderEvent event = life.details(order.id()).timeline().getLast();
        assertThat(event.kind()).isEqualTo(OrderEventKind.REVIEW_ENDED);
        assertThat(event.actorKind()).isEqualTo(ActorKind.SYSTEM);
        assertThat(life.trail(order)).containsExactly("order-received", "order-confirmed");
        assertThat(closer.endAll()).isZero();
    }

    @Test
    @DisplayName("ORD-4: an order whose date went by while no node was there is given the next business day")
    void lateRound() {
        PortOutOrder order = over(0);
        world.superuser()
                .sql("update port_out_orders set desired_due_date = current_date - 10 where order_id = ?")
                .param(order.id())
                .update();
        closer.endAll();
        BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("America/New_York"));
        assertThat(life.read(order).firmOrderCommitmentDate())
                .isEqualTo(calendar.nextBusinessDay(java.time.LocalDate.now(calendar.zone())));
    }

    @Test
    @DisplayName("ORD-4: many nodes at once end each window once")
    void manyNodes() throws Exception {
        TestTenant[] tenants =
                IntStream.range(0, 6).mapToObj(i -> world.tenant("FR")).toArray(TestTenant[]::new);
        List<PortOutOrder> orders = IntStream.range(0, 60)
                .mapToObj(i ->
                        life.in(OrderStatus.PENDING, tenants[i / 10], tenants[i / 10].number(i % 10), carrier, null))
                .toList();
        orders.forEach(life::makeReviewOver);
        List<ReviewCloser> nodes =
                IntStream.range(0, 8).mapToObj(i -> node(Duration.ZERO)).toList();
        int ended = 0;
        for (int round = 0; round < 20 && ended < 60; round++) {
            ended += TestThreads.atOnce(8, i -> nodes.get(i).endAll()).stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
        assertThat(ended).isEqualTo(60);
        assertThat(orders)
                .allSatisfy(order -> assertThat(life.timeline(order))
                        .containsExactly(
                                OrderEventKind.RECEIVED, OrderEventKind.REVIEW_BEGAN, OrderEventKind.REVIEW_ENDED));
    }

    @Test
    @DisplayName("ORD-4: orders that cannot be read keep no other from its end, and show as overdue")
    void poison() {
        List<PortOutOrder> broken = IntStream.range(0, 3).mapToObj(this::over).toList();
        broken.forEach(order -> world.superuser()
                .sql(
                        "update port_out_orders set reasons = '{nonsense}', review_ends_at = now() - interval '1 hour' where order_id = ?")
                .param(order.id())
                .update());
        List<PortOutOrder> sound = IntStream.range(3, 6).mapToObj(this::over).toList();
        assertThat(closer.endAll()).isEqualTo(3);
        assertThat(sound).allMatch(order -> life.read(order).status() == OrderStatus.CONFIRMED);
        assertThat(closer.overdue()).isEqualTo(3);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> meters.get("portwarden.reviews.overdue").gauge().value() == 3);
        broken.forEach(order -> world.superuser()
                .sql("update port_out_orders set reasons = '{}' where order_id = ?")
                .param(order.id())
                .update());
        assertThat(closer.endAll())
                .as("tried again after a minute, not at once")
                .isZero();
        assertThat(node(Duration.ZERO).endAll()).isEqualTo(3);
        assertThat(closer.overdue()).isZero();
    }

    @Test
    @DisplayName("ORD-4: a running node ends a window within seconds, and open pages hear of it")
    void running() throws Exception {
        Heard told = new Heard();
        BlockingQueue<LiveUpdate> heard = told.updates();
        ReviewCloser node = node(Duration.ofMillis(500));
        node.start();
        try (LiveUpdates.Subscription subscription = liveUpdates.subscribe(tenant.id(), told)) {
            PortOutOrder order = over(0);
            Patience.until("confirmed", () -> life.read(order).status() == OrderStatus.CONFIRMED);
            LiveUpdate expected = new LiveUpdate(tenant.id(), LiveUpdate.Topic.ORDER, order.id());
            assertThat(Patience.next(heard)).isEqualTo(expected);
            assertThat(Patience.next(heard)).isEqualTo(expected);
        } finally {
            node.stop();
        }
        assertThat(node.isRunning()).isFalse();
    }
}
