package io.portwarden.order.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.calendar.TooSoon;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.order.ActorKind;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.Supplement;
import io.portwarden.order.store.LapseRepository;
import io.portwarden.order.store.OrderStore;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class OrderLapserTest {

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    OrderLapser lapser;

    @Autowired
    Transactions transactions;

    @Autowired
    LapseRepository lapses;

    @Autowired
    OrderStore store;

    @Autowired
    OrderStates states;

    @Autowired
    OrderChanges changes;

    @Autowired
    Clock clock;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.tenant("FR");
        carrier = world.carrier();
    }

    private PortOutOrder confirmed(int number, int dueDaysAgo) {
        PortOutOrder order = life.in(OrderStatus.CONFIRMED, tenant, tenant.number(number), carrier, null);
        life.makeDue(order, dueDaysAgo);
        return order;
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("America/New_York"));
    }

    private List<OrderEvent> told(PortOutOrder order) {
        return life.details(order.id()).timeline().stream()
                .filter(event -> event.kind() == OrderEventKind.LAPSE_AHEAD)
                .toList();
    }

    @Test
    @Records(AuditKind.ORDER_LAPSED)
    @Tells({
        NoticeKind.ORDER_LAPSING,
        NoticeKind.ORDER_LAPSED,
        NoticeKind.DESK_ORDER_LAPSING,
        NoticeKind.DESK_ORDER_LAPSED
    })
    @DisplayName(
            "ORD-11: an order that nobody completes is told of three days and one day before, and lapses; its numbers are free")
    void lapses() {
        people();
        PortOutOrder order = confirmed(0, 7);
        lapser.doAll();
        assertThat(told(order)).isEmpty();

        life.daysPass(order, 1);
        lapser.doAll();
        lapser.doAll();
        assertThat(told(order)).singleElement().satisfies(event -> {
            assertThat(event.actorKind()).isEqualTo(ActorKind.SYSTEM);
            assertThat(event.note()).isEqualTo(today().plusDays(3).toString());
        });
        life.daysPass(order, 1);
        lapser.doAll();
        assertThat(told(order)).hasSize(1);
        life.daysPass(order, 1);
        lapser.doAll();
        lapser.doAll();
        assertThat(told(order)).hasSize(2);
        assertThat(told(order).getLast().note()).isEqualTo(today().plusDays(1).toString());
        assertThat(life.read(order).status()).isEqualTo(OrderStatus.CONFIRMED);

        life.daysPass(order, 1);
        lapser.doAll();
        lapser.doAll();
        assertThat(life.details(order.id()).hasLapsed()).isTrue();
        PortOutOrder lapsed = life.read(order);
        assertThat(lapsed.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(lapsed.name()).isEqualTo(order.name());
        assertThat(life.timeline(order))
                .containsSubsequence(OrderEventKind.LAPSE_AHEAD, OrderEventKind.LAPSE_AHEAD, OrderEventKind.LAPSED);
        assertThat(life.trail(order)).containsExactly("order-received", "order-confirmed", "order-lapsed");
        assertThat(mails(order))
                .filteredOn(mail -> mail.startsWith("fr "))
                .containsExactly(
                        "fr order-received",
                        "fr order-changed",
                        "fr order-lapsing",
                        "fr order-lapsing",
                        "fr order-lapsed");
        assertThat(mails(order))
                .filteredOn(mail -> mail.startsWith("en "))
                .containsExactly("en desk-order-lapsing", "en desk-order-lapsing", "en desk-order-lapsed");
        assertThat(life.in(OrderStatus.PENDING, tenant, tenant.number(0), carrier, null)
                        .status())
                .isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @DisplayName("ORD-11: where no node was there to tell of it, an order is told late and lapses two days after that")
    void lateNode() {
        PortOutOrder order = confirmed(0, 40);
        lapser.doAll();
        lapser.doAll();
        assertThat(told(order)).singleElement().returns(today().plusDays(2).toString(), OrderEvent::note);
        assertThat(life.read(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        life.daysPass(order, 1);
        lapser.doAll();
        assertThat(life.read(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        life.daysPass(order, 1);
        lapser.doAll();
        assertThat(life.read(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(told(order)).hasSize(1);
    }

    @Test
    @DisplayName(
            "ORD-11: until it is completed or has lapsed a confirmed order can be disputed, and then it does not lapse")
    void disputedInTime() {
        PortOutOrder order = confirmed(0, 10);
        lapser.doAll();
        assertThat(told(order)).hasSize(1);
        assertThat(life.dispute(tenant, order).status()).isEqualTo(OrderStatus.DISPUTED);
        lapser.doAll();
        assertThat(life.read(order).status()).isEqualTo(OrderStatus.DISPUTED);
    }

    @Test
    @DisplayName("ORD-11: a new due date begins all of it anew")
    void newDueDate() {
        PortOutOrder order = confirmed(0, 10);
        lapser.doAll();
        life.supplement(carrier, order, new Supplement.NewDueDate(2, OrderFixture.farBusinessDay()));
        life.makeDue(order, 8);
        world.superuser()
                .sql("update order_events set note = ? where order_id = ? and kind = 'lapse-ahead'")
                .params(today().minusDays(20).toString(), order.id())
                .update();
        lapser.doAll();
        assertThat(told(order)).hasSize(2);
        assertThat(told(order).getLast().note()).isEqualTo(today().plusDays(3).toString());
    }

    @Test
    @Tells(NoticeKind.DESK_DISPUTE_LAPSED)
    @DisplayName("ORD-13: a dispute that nobody decided in ten days after the due date ends as rejected, by the system")
    void undecided() {
        people();
        PortOutOrder order = life.in(OrderStatus.DISPUTED, tenant, tenant.number(0), carrier, null);
        life.makeDue(order, 10);
        lapser.doAll();
        assertThat(life.read(order).status()).isEqualTo(OrderStatus.DISPUTED);
        life.makeDue(order, 11);
        lapser.doAll();
        lapser.doAll();
        PortOutOrder rejected = life.read(order);
        assertThat(rejected.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(rejected.reasons()).containsExactly(Reason.DISPUTED_BY_CUSTOMER);
        assertThat(rejected.decision()).isNull();
        assertThat(life.details(order.id()).timeline().getLast())
                .returns(OrderEventKind.DISPUTE_LAPSED, OrderEvent::kind)
                .returns(ActorKind.SYSTEM, OrderEvent::actorKind);
        assertThat(life.trail(order)).containsExactly("order-received", "order-disputed", "order-rejected");
        assertThat(mails(order)).contains("en desk-dispute-lapsed").endsWith("fr order-changed");
    }

    @Test
    @DisplayName("ORD-11: many nodes at once tell of each order once, and let each lapse once")
    void manyNodes() throws Exception {
        List<PortOutOrder> orders =
                IntStream.range(0, 10).mapToObj(i -> confirmed(i, 10)).toList();
        List<OrderLapser> nodes = IntStream.range(0, 6).mapToObj(i -> node()).toList();
        rounds(nodes);
        assertThat(orders).allSatisfy(order -> assertThat(told(order)).hasSize(1));
        orders.forEach(order -> life.daysPass(order, 1));
        rounds(nodes);
        assertThat(orders)
                .allSatisfy(order -> assertThat(life.timeline(order))
                        .filteredOn(OrderEventKind.LAPSED::equals)
                        .hasSize(1));
    }

    @Test
    @DisplayName("ORD-11: completed and lapsed at the same moment, an order is one or the other")
    void race() throws Exception {
        for (int i = 0; i < 5; i++) {
            PortOutOrder order = confirmed(i, 10);
            life.lapse(order);
            life.daysPass(order, 1);
            List<Boolean> done = TestThreads.atOnce(2, side -> {
                try {
                    return side == 0 ? life.lapse(order) : life.complete(carrier, order) != null;
                } catch (io.portwarden.order.MoveRefusedException late) {
                    return false;
                }
            });
            assertThat(done).containsOnlyOnce(true);
            assertThat(life.read(order).status())
                    .isEqualTo(done.getFirst() ? OrderStatus.CANCELLED : OrderStatus.COMPLETED);
        }
    }

    private OrderLapser node() {
        return new OrderLapser(
                transactions,
                lapses,
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
                        Duration.ZERO));
    }

    /** Two, since an order that one node holds is left alone by the others. */
    private static void rounds(List<OrderLapser> nodes) throws Exception {
        for (int round = 0; round < 2; round++) {
            TestThreads.atOnce(nodes.size(), i -> nodes.get(i).doAll());
        }
    }

    /** To the tenant's admin, who reads French, and the operator, who reads English. */
    private List<String> mails(PortOutOrder order) {
        return world.superuser()
                .sql("""
                        select language || ' ' || kind from outbox
                        where params ->> 'order-id' = :id and recipient = any (:people) order by notice_id
                        """)
                .param("id", order.id().toString())
                .param("people", new String[] {
                    "admin-" + tenant.id() + "@people.example", "operator-" + tenant.id() + "@people.example"
                })
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void people() {
        person(tenant.id().value(), "admin", "tenant-admin", "fr");
        person(new UUID(0, 0), "operator", "operator", "en");
    }

    private void person(UUID tenantId, String name, String role, String language) {
        world.superuser()
                .sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, language)
                        values (?, ?, ?, 'Somebody', ?, ?)
                        """)
                .params(tenantId, UUID.randomUUID(), name + "-" + tenant.id() + "@people.example", role, language)
                .update();
    }
}
