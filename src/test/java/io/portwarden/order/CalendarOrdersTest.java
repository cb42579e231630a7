package io.portwarden.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestClock;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The calendar in the life of orders, of a provider in New York that has set what can be set. */
@SpringBootTest(
        properties = {
            "portwarden.calendar.closed=day-after-thanksgiving",
            "portwarden.calendar.open=columbus-day",
            "portwarden.orders.too-soon=earliest"
        })
class CalendarOrdersTest {

    @Autowired
    TestClock clock;

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    OrderWebhookBodies bodies;

    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        carrier = world.carrier();
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    /** Outside of the United States, so that no PIN is needed; its numbers are where they are. */
    private TestTenant tenant(String areaCode, int numbers) {
        return world.tenant("CA", areaCode, numbers);
    }

    private PortOutOrder placed(String at, TestTenant tenant, String due, PhoneNumber... numbers) {
        clock.standAt(at(at));
        PlaceOrder good = OrderFixture.order(tenant, carrier, null, List.of(numbers));
        return life.place(
                carrier,
                new PlaceOrder(
                        good.name(),
                        good.phoneNumbers(),
                        good.accountNumber(),
                        good.zipCode(),
                        null,
                        LocalDate.parse(due),
                        good.initiatorPhone(),
                        true,
                        good.newNetworkServiceProvider()));
    }

    private static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    @Test
    @DisplayName(
            "CAL-3: a number in Los Angeles ordered Tuesday 12:30 Pacific may be due Wednesday, the provider in New York")
    void losAngeles() {
        TestTenant tenant = tenant("213", 1);
        PortOutOrder order = placed("2026-12-01T12:30:00-08:00", tenant, "2026-12-02", tenant.number(0));

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.earliestDueDate()).isNull();
        assertThat(order.reviewEndsAt()).isEqualTo(at("2026-12-01T16:30:00-08:00"));
        assertThat(life.read(order).zone()).isEqualTo(ZoneId.of("America/Los_Angeles"));
    }

    @Test
    @DisplayName("CAL-1: one of a tenant's many numbers is not simple: four business days, and 24 hours of review")
    void oneOfMany() {
        TestTenant tenant = tenant("202", 10);
        PortOutOrder order = placed("2026-12-01T09:00:00-05:00", tenant, "2026-12-07", tenant.number(3));

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.reviewEndsAt()).isEqualTo(at("2026-12-02T09:00:00-05:00"));
        assertThat(placed("2026-12-01T09:00:00-05:00", tenant, "2026-12-04", tenant.number(4))
                        .earliestDueDate())
                .isEqualTo("2026-12-07");
    }

    @Test
    @DisplayName("CAL-1: numbers that are out of use do not count, and a tenant marked complex has no simple port")
    void inServiceAndComplex() {
        TestTenant tenant = tenant("202", 2);
        world.superuser()
                .sql("update phone_numbers set status = 'inactive' where phone_number = ?")
                .param(tenant.number(1).e164())
                .update();
        PortOutOrder simple = placed("2026-12-01T09:00:00-05:00", tenant, "2026-12-02", tenant.number(0));
        assertThat(simple.earliestDueDate()).isNull();
        assertThat(simple.reviewEndsAt()).isEqualTo(at("2026-12-01T13:00:00-05:00"));
        life.cancel(carrier, simple);

        world.superuser()
                .sql("update tenants set complex = true where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        PortOutOrder complex = placed("2026-12-01T09:00:00-05:00", tenant, "2026-12-02", tenant.number(0));
        assertThat(complex.earliestDueDate()).isEqualTo("2026-12-07");
        assertThat(complex.reviewEndsAt()).isEqualTo(at("2026-12-02T09:00:00-05:00"));
    }

    @Test
    @DisplayName("CAL-2: two numbers received Monday 14:00 may be due Friday")
    void withoutCutOff() {
        TestTenant tenant = tenant("202", 10);
        PortOutOrder order =
                placed("2026-11-30T14:00:00-05:00", tenant, "2026-12-04", tenant.number(0), tenant.number(1));

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.earliestDueDate()).isNull();
        assertThat(order.reviewEndsAt()).isEqualTo(at("2026-12-01T14:00:00-05:00"));
    }

    @Test
    @DisplayName(
            "CAL-4: nothing is due on 2027-11-26 with day-after-thanksgiving closed; 2027-10-11 is, with columbus-day open")
    void holidays() {
        TestTenant tenant = tenant("202", 10);

        assertThat(placed("2027-11-08T10:00:00-05:00", tenant, "2027-11-26", tenant.number(0))
                        .reasons())
                .containsExactly(Reason.DUE_DATE_NOT_A_BUSINESS_DAY);
        assertThat(placed("2027-09-27T10:00:00-04:00", tenant, "2027-10-11", tenant.number(0))
                        .status())
                .isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @DisplayName("CAL-5: a due date in 2099 is refused")
    void tooLate() {
        TestTenant tenant = tenant("202", 10);

        assertThat(placed("2026-12-01T10:00:00-05:00", tenant, "2099-12-01", tenant.number(0))
                        .reasons())
                .containsExactly(Reason.DUE_DATE_TOO_LATE);
        PortOutOrder order = placed("2026-12-01T10:00:00-05:00", tenant, "2026-12-31", tenant.number(0));
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThatThrownBy(() ->
                        life.supplement(carrier, order, new Supplement.NewDueDate(2, LocalDate.parse("2027-01-04"))))
                .isInstanceOfSatisfying(
                        MoveRefusedException.class,
                        refused -> assertThat(refused.reasons()).containsExactly(Reason.DUE_DATE_TOO_LATE));
    }

    @Test
    @DisplayName("CAL-5: who asks too early is confirmed for the first lawful day, and told so")
    void earliest() {
        TestTenant tenant = tenant("202", 10);
        PortOutOrder order = placed("2026-12-01T10:00:00-05:00", tenant, "2026-12-05", tenant.number(0));

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.desiredDueDate()).isEqualTo("2026-12-05");
        assertThat(order.earliestDueDate()).isEqualTo("2026-12-07");
        assertThat(life.details(order.id()).timeline()).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(OrderEventKind.DUE_DATE_MOVED);
            assertThat(event.note()).isEqualTo("2026-12-07");
        });
        assertThat(bodies.forCarrier("port-out-order.received", order.updatedAt(), order, null))
                .contains("\"earliestDueDate\":\"2026-12-07\"", "\"timeZone\":\"America/New_York\"");
        assertThat(bodies.forTenant("port-out-order.received", order.updatedAt(), order, carrier, null))
                .contains("\"earliestDueDate\":\"2026-12-07\"");
        PortOutOrder confirmed = life.confirm(tenant, order);
        assertThat(confirmed.firmOrderCommitmentDate()).isEqualTo("2026-12-07");
    }

    @Test
    @DisplayName(
            "CAL-5: a new due date that is too early is given the first lawful day, and a later one takes its place")
    void newDueDate() {
        TestTenant tenant = tenant("202", 10);
        PortOutOrder order =
                life.confirm(tenant, placed("2026-12-01T10:00:00-05:00", tenant, "2026-12-21", tenant.number(0)));

        PortOutOrder early =
                life.supplement(carrier, order, new Supplement.NewDueDate(2, LocalDate.parse("2026-12-03")));
        assertThat(early.firmOrderCommitmentDate()).isEqualTo("2026-12-07");
        assertThat(life.timeline(early)).endsWith(OrderEventKind.DUE_DATE_CHANGED, OrderEventKind.DUE_DATE_MOVED);
        PortOutOrder later =
                life.supplement(carrier, early, new Supplement.NewDueDate(3, LocalDate.parse("2026-12-10")));
        assertThat(later.firmOrderCommitmentDate()).isEqualTo("2026-12-10");
        assertThat(life.read(later).earliestDueDate()).isNull();
        assertThat(life.read(later)).isEqualTo(later);
    }

    @Test
    @DisplayName("CAL-3: on the due date an order can be completed from 0:00 of its zone on, and not before")
    void completion() {
        TestTenant tenant = tenant("213", 10);
        PortOutOrder order =
                life.confirm(tenant, placed("2026-12-01T10:00:00-08:00", tenant, "2026-12-07", tenant.number(0)));

        clock.standAt(at("2026-12-06T23:59:59-08:00"));
        assertThatThrownBy(() -> life.complete(carrier, order))
                .isInstanceOfSatisfying(
                        MoveRefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(MoveRefusal.BEFORE_DUE_DATE));
        clock.standAt(at("2026-12-07T00:00:00-08:00"));
        assertThat(life.complete(carrier, order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    @DisplayName("CAL-2, CAL-3: an order from before keeps the end that it was promised, and the provider's zone")
    void underWay() {
        TestTenant tenant = tenant("213", 10);
        PortOutOrder order =
                life.confirm(tenant, placed("2026-12-01T10:00:00-08:00", tenant, "2026-12-07", tenant.number(0)));
        // As an older version has left it.
        world.superuser()
                .sql(
                        "update port_out_orders set time_zone = null, review_ends_at = '2026-12-04 22:00Z' where order_id = ?")
                .param(order.id())
                .update();

        assertThat(life.read(order).zone()).isNull();
        assertThat(life.read(order).reviewEndsAt()).isEqualTo(at("2026-12-04T22:00:00Z"));
        clock.standAt(at("2026-12-06T23:59:59-05:00"));
        assertThatThrownBy(() -> life.complete(carrier, order)).isInstanceOf(MoveRefusedException.class);
        clock.standAt(at("2026-12-07T00:00:00-05:00"));
        assertThat(life.complete(carrier, order).status()).isEqualTo(OrderStatus.COMPLETED);
    }
}
