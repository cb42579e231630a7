package io.portwarden.order;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Records;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class SupplementTest {

    private static final String PIN = "48392017";
    private static final String WRONG = "70281946";

    private final BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("America/New_York"));

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    CarrierOrderService placing;

    @Autowired
    OrderService tenantSide;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        carrier = world.carrier();
    }

    private PortOutOrder in(OrderStatus status) {
        return life.in(status, tenant, tenant.number(0), carrier, PIN);
    }

    private static void assertRefused(ThrowingCallable work, MoveRefusal refusal) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        MoveRefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static Supplement.Correction numbers(PortOutOrder order, @Nullable String pin, PhoneNumber... numbers) {
        return new Supplement.Correction(
                order.name().version() + 1,
                List.of(numbers),
                null,
                null,
                pin == null ? null : new io.portwarden.pin.SentPin(pin),
                null,
                null,
                null,
                null);
    }

    private int guesses() {
        return world.superuser()
                .sql("select count(*) from pin_guesses where tenant_id = ?")
                .param(tenant.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("ORD-6: a corrected rejected order comes back, in a new review window")
    @Records(AuditKind.ORDER_SUPPLEMENTED)
    void correctedRejected() {
        PortOutOrder order = life.place(carrier, OrderFixture.order(tenant, carrier, WRONG));
        assertThat(order.reasons()).containsExactly(Reason.PIN_WRONG);
        PortOutOrder back = life.supplement(carrier, order, OrderLife.correction(order, tenant, PIN));
        assertThat(back.id()).isEqualTo(order.id());
        assertThat(back.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(back.reasons()).isEmpty();
        assertThat(back.name()).isEqualTo(new OrderName(order.name().purchaseOrderNumber(), 2));
        assertThat(back.reviewEndsAt()).isAfter(back.updatedAt());
        assertThat(life.timeline(order))
                .containsExactly(
                        OrderEventKind.RECEIVED,
                        OrderEventKind.REJECTED,
                        OrderEventKind.CORRECTED,
                        OrderEventKind.REVIEW_BEGAN);
        assertThat(life.trail(order)).containsExactly("order-received", "order-rejected", "order-supplemented");
        assertThat(life.read(order)).isEqualTo(back);
    }

    @Test
    @DisplayName(
            "ORD-6: a correction is checked as a new order is: a wrong PIN rejects it and counts, a missing one rejects it")
    void checkedAnew() {
        PortOutOrder order = in(OrderStatus.CONFIRMED);
        PortOutOrder wrong = life.supplement(carrier, order, OrderLife.correction(order, tenant, WRONG));
        assertThat(wrong.reasons()).containsExactly(Reason.PIN_WRONG);
        assertThat(wrong.firmOrderCommitmentDate()).isNull();
        assertThat(wrong.reviewEndsAt()).isNull();
        PortOutOrder missing = life.supplement(carrier, wrong, OrderLife.correction(wrong, tenant, null));
        assertThat(missing.reasons()).containsExactly(Reason.PIN_MISSING);
        assertThat(guesses()).isEqualTo(2);
    }

    @Test
    @DisplayName("PIN-8: corrections share the limits on guessing with orders, and so do checks")
    void sharedLimits() {
        PortOutOrder order = life.place(carrier, OrderFixture.order(tenant, carrier, WRONG));
        order = life.supplement(carrier, order, OrderLife.correction(order, tenant, WRONG));
        assertThat(check(WRONG).reasons()).containsExactly(Reason.PIN_WRONG);
        PortOutOrder fourth = life.supplement(carrier, order, OrderLife.correction(order, tenant, PIN));
        assertThat(fourth.reasons()).containsExactly(Reason.PIN_ATTEMPTS_EXCEEDED);
        assertThat(check(PIN).reasons()).containsExactly(Reason.PIN_ATTEMPTS_EXCEEDED);
        assertThat(guesses()).isEqualTo(3);
    }

    private PortOutCheck check(@Nullable String pin) {
        return as(carrier, () -> placing.check(carrier, OrderFixture.order(tenant, carrier, pin)));
    }

    @Test
    @DisplayName("ORD-2: a check finds what placing would find, and leaves no order, no event and no name behind")
    void checkOnly() {
        String before = counts();
        assertThat(check(PIN).wouldPass()).isTrue();
        PortOutCheck refused = as(
                carrier,
                () -> placing.check(
                        carrier, OrderFixture.order(tenant, carrier, PIN, List.of(new PhoneNumber("+13125550199")))));
        assertThat(refused.wouldPass()).isFalse();
        assertThat(refused.reasons()).containsExactly(Reason.NUMBER_UNKNOWN);
        assertThat(refused.numbers().getFirst().reasons()).containsExactly(Reason.NUMBER_UNKNOWN);
        in(OrderStatus.PENDING);
        assertThat(check(PIN).reasons()).containsExactly(Reason.NUMBER_IN_OPEN_ORDER);
        assertThat(before).isEqualTo("0 0 0");
        assertThat(counts()).isEqualTo("1 2 1");
    }

    private String counts() {
        return world.superuser()
                .sql("""
                        select concat_ws(' ', (select count(*) from port_out_orders where carrier_id = :id),
                            (select count(*) from order_events join port_out_orders using (order_id) where carrier_id = :id),
                            (select count(*) from order_names where carrier_id = :id))
                        """)
                .param("id", carrier.id().value())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("ORD-6: the same supplement again gives the same order, and no second event or guess")
    void again() {
        PortOutOrder order = in(OrderStatus.PENDING);
        Supplement.Correction correction = OrderLife.correction(order, tenant, WRONG);
        PortOutOrder first = life.supplement(carrier, order, correction);
        assertThat(life.supplement(carrier, order, correction)).isEqualTo(first);
        Supplement.Correction mended = OrderLife.correction(first, tenant, PIN);
        PortOutOrder second = life.supplement(carrier, order, mended);
        PortOutOrder gone = life.cancel(carrier, second);
        assertThat(life.cancel(carrier, second)).isEqualTo(gone);
        assertThat(life.supplement(carrier, order, mended)).isEqualTo(gone);
        assertThat(guesses()).isEqualTo(3);
        assertThat(life.timeline(order)).hasSize(7);
    }

    @Test
    @DisplayName("ORD-6: an earlier or the same version with other content is a conflict, and a later one is not next")
    void versions() {
        PortOutOrder order = life.supplement(
                carrier, in(OrderStatus.PENDING), new Supplement.NewDueDate(2, OrderFixture.farBusinessDay()));
        String before = life.everythingOf(order);
        LocalDate other = calendar.nextBusinessDay(OrderFixture.farBusinessDay());
        for (int version : new int[] {1, 2}) {
            assertThatThrownBy(() -> life.supplement(carrier, order, new Supplement.NewDueDate(version, other)))
                    .isInstanceOf(OrderNameTakenException.class);
            assertThatThrownBy(() -> life.supplement(carrier, order, new Supplement.Cancel(version)))
                    .isInstanceOf(OrderNameTakenException.class);
        }
        assertRefused(() -> life.supplement(carrier, order, new Supplement.Cancel(4)), MoveRefusal.VERSION_NOT_NEXT);
        assertThat(life.everythingOf(order)).isEqualTo(before);
        assertThat(life.supplement(carrier, order, new Supplement.Cancel(3)).status())
                .isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    @DisplayName("ORD-6: the name of a supplement is no new order's any more, and of a placed order no supplement's")
    void namesAreShared() {
        PlaceOrder placed = OrderFixture.order(tenant, carrier, PIN);
        PortOutOrder order = life.place(carrier, placed);
        life.cancel(carrier, order);
        PlaceOrder second = new PlaceOrder(
                placed.name().at(2),
                placed.phoneNumbers(),
                placed.accountNumber(),
                placed.zipCode(),
                placed.pin(),
                placed.desiredDueDate(),
                placed.initiatorPhone(),
                true,
                carrier.spid());
        assertThatThrownBy(() -> life.place(carrier, second)).isInstanceOf(OrderNameTakenException.class);
    }

    @Test
    @DisplayName("ORD-6: a new due date is checked anew; where it cannot be met, everything stays as it was")
    void newDueDate() {
        PortOutOrder order = in(OrderStatus.CONFIRMED);
        LocalDate later = calendar.nextBusinessDay(order.desiredDueDate());
        PortOutOrder moved = life.supplement(carrier, order, new Supplement.NewDueDate(2, later));
        assertThat(moved.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(moved.firmOrderCommitmentDate()).isEqualTo(later);
        assertThat(moved.desiredDueDate()).isEqualTo(later);
        assertThat(life.details(order.id()).timeline().getLast().note()).isEqualTo(later.toString());

        String before = life.everythingOf(order);
        LocalDate saturday = later.with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.SATURDAY));
        assertThatThrownBy(() -> life.supplement(carrier, moved, new Supplement.NewDueDate(3, saturday)))
                .isInstanceOfSatisfying(MoveRefusedException.class, refused -> {
                    assertThat(refused.refusal()).isEqualTo(MoveRefusal.DUE_DATE_NOT_POSSIBLE);
                    assertThat(refused.reasons()).containsExactly(Reason.DUE_DATE_NOT_A_BUSINESS_DAY);
                });
        assertRefused(
                () -> life.supplement(carrier, moved, new Supplement.NewDueDate(3, LocalDate.now(calendar.zone()))),
                MoveRefusal.DUE_DATE_NOT_POSSIBLE);
        assertThat(life.everythingOf(order)).isEqualTo(before);
        assertThat(life.supplement(carrier, moved, new Supplement.NewDueDate(3, order.desiredDueDate()))
                        .firmOrderCommitmentDate())
                .isEqualTo(order.desiredDueDate());
    }

    @Test
    @DisplayName("ORD-6: a supplement to a finished order is refused without looking at its PIN")
    void finished() {
        PortOutOrder order = in(OrderStatus.COMPLETED);
        int before = guesses();
        assertRefused(
                () -> life.supplement(carrier, order, OrderLife.correction(order, tenant, WRONG)),
                MoveRefusal.NOT_IN_THIS_STATE);
        assertThat(guesses()).isEqualTo(before);
    }

    @Test
    @DisplayName("ORD-6: a correction may name other numbers; those it leaves are free for other orders")
    void otherNumbers() {
        PortOutOrder order = in(OrderStatus.PENDING);
        PortOutOrder moved = life.supplement(carrier, order, numbers(order, PIN, tenant.number(2), tenant.number(1)));
        assertThat(moved.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(life.read(order).phoneNumbers()).containsExactly(tenant.number(1), tenant.number(2));
        assertThat(life.place(carrier, OrderFixture.order(tenant, carrier, PIN)).status())
                .isEqualTo(OrderStatus.PENDING);
        PortOutOrder back = life.supplement(carrier, moved, numbers(moved, PIN, tenant.number(0), tenant.number(1)));
        assertThat(back.reasons()).containsExactly(Reason.NUMBER_IN_OPEN_ORDER);
    }

    @Test
    @DisplayName("ORD-6: an order whose number was mistyped becomes its tenant's once the number is corrected")
    void mistyped() {
        PortOutOrder order =
                life.place(carrier, OrderFixture.order(tenant, carrier, PIN, List.of(new PhoneNumber("+13125550199"))));
        assertThat(order.tenantId()).isEqualTo(TenantId.PROVIDER);
        PortOutOrder found = life.supplement(carrier, order, numbers(order, PIN, tenant.number(0)));
        assertThat(found.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(found.tenantId()).isEqualTo(tenant.id());
        assertThat(as(tenant.viewer(), () -> tenantSide.find(order.id()))
                        .orElseThrow()
                        .timeline())
                .hasSize(4);
        assertThat(life.confirm(tenant, found).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(life.cancel(carrier, found).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    @DisplayName("ORD-6: numbers of another customer take an order of their own")
    void anotherCustomer() {
        TestTenant other = world.usTenant();
        PortOutOrder order = in(OrderStatus.PENDING);
        String before = life.everythingOf(order);
        assertRefused(
                () -> life.supplement(carrier, order, numbers(order, PIN, other.number(0))),
                MoveRefusal.NUMBERS_OF_ANOTHER_CUSTOMER);
        assertThat(life.everythingOf(order)).isEqualTo(before);
    }

    @Test
    @DisplayName("ORD-7: completing takes the numbers from the tenant, and another order for them is refused")
    @Records(AuditKind.ORDER_COMPLETED)
    void completed() {
        PortOutOrder order = in(OrderStatus.COMPLETED);
        assertThat(life.timeline(order)).endsWith(OrderEventKind.COMPLETED);
        assertThat(life.trail(order)).endsWith("order-completed");
        assertThat(world.superuser()
                        .sql("select status from phone_numbers where phone_number = ?")
                        .param(tenant.number(0).e164())
                        .query(String.class)
                        .single())
                .isEqualTo("ported-out");
        PortOutOrder another = life.place(carrier, OrderFixture.order(tenant, carrier, PIN));
        assertThat(another.reasons()).containsExactly(Reason.NUMBER_UNKNOWN);
        assertRefused(() -> life.complete(carrier, order), MoveRefusal.NOT_IN_THIS_STATE);
    }

    @Test
    @DisplayName("ORD-7, ORD-12: an order is not completed before its due date, and then whatever is locked")
    void notYet() {
        PortOutOrder order = in(OrderStatus.CONFIRMED);
        assertRefused(() -> life.complete(carrier, order), MoveRefusal.BEFORE_DUE_DATE);
        life.makeDue(order);
        lock(true);
        assertThat(life.complete(carrier, order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    private void lock(boolean locked) {
        world.superuser()
                .sql("update phone_numbers set locked = ? where phone_number = ?")
                .params(locked, tenant.number(0).e164())
                .update();
    }
}
