package io.portwarden.order;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Records;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.CarrierReason;
import io.portwarden.order.access.DeskEntryService;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.access.PossibleMove;
import io.portwarden.order.life.OrderLife;
import io.portwarden.pin.SentPin;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.SignedInPerson;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

/** What operators type in for carriers goes the carriers' way, and is theirs; only who typed it in is told besides. */
@SpringBootTest
class DeskEntryTest {

    private static final String PIN = "48392017";
    private static final String WRONG = "59403128";

    @Autowired
    DeskEntryService entry;

    @Autowired
    CarrierOrderService carrierSide;

    @Autowired
    OrderService tenantSide;

    @Autowired
    PinService pins;

    @Autowired
    OrderLife life;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Carrier carrier;
    SignedInPerson operator;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
        operator = world.operator();
        world.setPin(tenant, PIN);
    }

    private PlaceOrder order(int number, @Nullable String pin) {
        return OrderFixture.order(tenant, carrier, pin, List.of(tenant.number(number)));
    }

    private PortOutOrder enter(PlaceOrder order) {
        return as(operator, () -> entry.place(carrier.id(), order)).order().order();
    }

    private Reason trueReason(PortOutOrder order) {
        return as(tenant.viewer(), () -> tenantSide.find(order.id()))
                .orElseThrow()
                .order()
                .reasons()
                .getFirst();
    }

    @Test
    @DisplayName(
            "ORD-1: an order entered at the desk is the carrier's: it passes the same checks and the carrier reads it")
    void place() {
        PortOutOrder good = enter(order(0, PIN));
        assertThat(good.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(as(carrier, () -> carrierSide.find(carrier, good.id()))).contains(good);
        PlaceOrder taken = order(0, PIN);
        assertThat(enter(taken).reasons()).containsExactly(Reason.NUMBER_IN_OPEN_ORDER);
    }

    @Test
    @Records(AuditKind.ORDER_ENTERED)
    @DisplayName("ORD-8: timeline and trail name the operator who entered an order, beside the carrier whose it is")
    void namesOperator() {
        PortOutOrder placed = enter(order(0, PIN));
        List<OrderEvent> timeline = life.details(placed.id()).timeline();
        assertThat(timeline)
                .extracting(OrderEvent::kind)
                .containsExactly(OrderEventKind.ENTERED, OrderEventKind.RECEIVED, OrderEventKind.REVIEW_BEGAN);
        assertThat(timeline.getFirst())
                .returns(ActorKind.OPERATOR, OrderEvent::actorKind)
                .returns(operator.displayName(), OrderEvent::actorName);
        assertThat(timeline.get(1)).returns(carrier.name(), OrderEvent::actorName);
        assertThat(life.trail(placed)).containsExactly("order-entered", "order-received");
        assertThat(world.superuser()
                        .sql("select actor_name from audit_entries where subject_id = ? order by position")
                        .param(placed.id())
                        .query(String.class)
                        .list())
                .containsExactly(operator.displayName(), carrier.name());
    }

    @Test
    @DisplayName("ORD-8: what the carrier itself sends names nobody at the desk")
    void carriersOwn() {
        PortOutOrder placed = life.place(carrier, order(0, PIN));
        life.cancel(carrier, placed);
        assertThat(life.timeline(placed)).doesNotContain(OrderEventKind.ENTERED);
        assertThat(life.trail(placed)).doesNotContain("order-entered");
    }

    @Test
    @DisplayName("ORD-5: the same order entered again, or sent by the carrier as well, is one order")
    void once() {
        PlaceOrder order = order(0, PIN);
        PortOutOrder entered = enter(order);
        assertThat(as(operator, () -> entry.place(carrier.id(), order)))
                .returns(false, Placement::created)
                .returns(entered, placement -> placement.order().order());
        assertThat(as(carrier, () -> carrierSide.place(carrier, order)).order()).isEqualTo(entered);
        PlaceOrder changed = new PlaceOrder(
                order.name(),
                List.of(tenant.number(1)),
                order.accountNumber(),
                order.zipCode(),
                order.pin(),
                order.desiredDueDate(),
                order.initiatorPhone(),
                true,
                carrier.spid());
        assertThatThrownBy(() -> enter(changed)).isInstanceOf(OrderNameTakenException.class);
    }

    @Test
    @DisplayName("PIN-8: wrong PINs entered at the desk count as the carrier's, and the desk is told no more than it")
    void guessesCount() {
        for (int i = 0; i < 2; i++) {
            assertThat(enter(order(i, WRONG)).reasons()).containsExactly(Reason.PIN_WRONG);
        }
        PortOutOrder third = life.place(carrier, order(2, WRONG));
        assertThat(trueReason(third)).isEqualTo(Reason.PIN_WRONG);
        PortOutOrder fourth = enter(order(3, PIN));
        assertThat(fourth.reasons()).as("as the desk is told").containsExactly(Reason.PIN_WRONG);
        assertThat(trueReason(fourth)).isEqualTo(Reason.PIN_ATTEMPTS_EXCEEDED);
        assertThat(CarrierReason.of(fourth)).extracting(CarrierReason::code).containsExactly("pin-not-accepted");
    }

    @Test
    @DisplayName(
            "CSR-1: the desk asks for a record as the carrier would, is told no more, and the trail names the operator")
    void record() {
        CustomerRecord.Answer given = askFor(PIN);
        assertThat(Objects.requireNonNull(given.record()).name())
                .isEqualTo(tenant.tenant().name());
        for (int i = 0; i < 3; i++) {
            assertThat(askFor(WRONG).reasons()).containsExactly(Reason.PIN_WRONG);
        }
        assertThat(askFor(PIN).reasons()).as("as the desk is told").containsExactly(Reason.PIN_WRONG);
        assertThat(world.superuser()
                        .sql("""
                                select distinct actor_name || ' ' || subject_name from audit_entries
                                where tenant_id = ? and kind like 'customer-record%'
                                """)
                        .param(tenant.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(operator.displayName() + " " + carrier.name());
        assertThatThrownBy(() -> as(
                        tenant.admin(),
                        () -> entry.customerRecord(carrier.id(), new CustomerRecord.Inquiry("A", "20001", null, null))))
                .isInstanceOf(AccessDeniedException.class);
    }

    private CustomerRecord.Answer askFor(String pin) {
        return as(
                operator,
                () -> entry.customerRecord(
                        carrier.id(),
                        new CustomerRecord.Inquiry(tenant.tenant().accountNumber(), "20001", new SentPin(pin), null)));
    }

    @Test
    @DisplayName("PIN-5: to the desk, no PIN set is a PIN that was not accepted")
    void notSet() {
        TestTenant without = world.usTenant();
        PortOutOrder refused = enter(OrderFixture.order(without, carrier, PIN));
        assertThat(refused.reasons()).containsExactly(Reason.PIN_WRONG);
        assertThat(as(without.viewer(), () -> tenantSide.find(refused.id()))
                        .orElseThrow()
                        .order()
                        .reasons())
                .containsExactly(Reason.PIN_NOT_SET);
    }

    @Test
    @DisplayName("ORD-16: what can be no PIN is entered as the carrier wrote it: a wrong one to the desk, no guess")
    void malformedPin() {
        for (int i = 0; i < 4; i++) {
            PortOutOrder refused = enter(order(i, "Sesame " + i));
            assertThat(refused.reasons()).as("as the desk is told").containsExactly(Reason.PIN_WRONG);
            assertThat(trueReason(refused)).isEqualTo(Reason.PIN_MALFORMED);
        }
        PortOutOrder first = enter(order(0, "1234"));
        PortOutOrder corrected = as(
                        operator, () -> entry.supplement(first.id(), OrderLife.correction(first, tenant, "12 34 56")))
                .order();
        assertThat(corrected.reasons()).containsExactly(Reason.PIN_WRONG);
        assertThat(trueReason(corrected)).isEqualTo(Reason.PIN_MALFORMED);
        assertThat(enter(order(0, PIN)).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @DisplayName("PIN-8: a refused PIN is answered to the desk after the same time as to the carrier")
    void pace() {
        enter(order(0, PIN));
        long begin = System.nanoTime();
        enter(order(1, WRONG));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }

    @Test
    @DisplayName(
            "ORD-6: new due date, correction and cancellation are entered for the carrier, each naming the operator")
    void supplements() {
        PortOutOrder placed = enter(order(0, PIN));
        PortOutOrder moved = as(
                        operator,
                        () -> entry.supplement(
                                placed.id(),
                                new Supplement.NewDueDate(
                                        2, placed.desiredDueDate().plusDays(7))))
                .order();
        assertThat(moved.name().version()).isEqualTo(2);
        PortOutOrder corrected = as(
                        operator, () -> entry.supplement(placed.id(), OrderLife.correction(moved, tenant, WRONG)))
                .order();
        assertThat(corrected.reasons()).containsExactly(Reason.PIN_WRONG);
        PortOutOrder again = as(
                        operator, () -> entry.supplement(placed.id(), OrderLife.correction(corrected, tenant, PIN)))
                .order();
        PortOutOrder cancelled = as(operator, () -> entry.supplement(placed.id(), new Supplement.Cancel(5)))
                .order();
        assertThat(again.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(life.timeline(placed))
                .filteredOn(OrderEventKind.ENTERED::equals)
                .hasSize(5);
        assertThat(life.trail(placed)).filteredOn("order-entered"::equals).hasSize(5);
    }

    @Test
    @DisplayName("ORD-7: completion is entered for the carrier, on the due date and not before")
    void completion() {
        PortOutOrder confirmed = life.confirm(tenant, enter(order(0, PIN)));
        assertThatThrownBy(() -> as(operator, () -> entry.complete(confirmed.id())))
                .isInstanceOf(MoveRefusedException.class);
        life.makeDue(confirmed);
        world.superuser()
                .sql("update tenants set main_number = ? where tenant_id = ?")
                .params(confirmed.phoneNumbers().getFirst().e164(), tenant.id().value())
                .update();
        assertThat(as(operator, () -> entry.complete(confirmed.id())).order().status())
                .isEqualTo(OrderStatus.COMPLETED);
        // What has left is no main number any more.
        assertThat(world.superuser()
                        .sql("select count(main_number) from tenants where tenant_id = ?")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(life.timeline(confirmed)).endsWith(OrderEventKind.ENTERED, OrderEventKind.COMPLETED);
    }

    @Test
    @DisplayName("ORD-3: what a carrier cannot do now, the desk cannot do for it")
    void movesOfCarrier() {
        PortOutOrder rejected = enter(order(0, WRONG));
        assertThat(as(operator, () -> entry.moves(rejected)))
                .filteredOn(move -> move.refusal().isEmpty())
                .extracting(PossibleMove::move)
                .containsExactly(OrderMove.CORRECT);
        assertThatThrownBy(() -> as(operator, () -> entry.supplement(rejected.id(), new Supplement.Cancel(2))))
                .isInstanceOf(MoveRefusedException.class);
    }

    @Test
    @DisplayName("Orders are entered by operators alone, for carriers and orders that exist")
    void others() {
        PlaceOrder order = order(0, PIN);
        for (SignedInPerson person : List.of(tenant.admin(), tenant.viewer())) {
            assertThatThrownBy(() -> as(person, () -> entry.place(carrier.id(), order)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(person, () -> entry.complete(UUID.randomUUID())))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> as(carrier, () -> entry.place(carrier.id(), order)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(operator, () -> carrierSide.place(carrier, order)))
                .as("the carriers' own way stays theirs")
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(operator, () -> entry.place(CarrierId.next(), order)))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> as(operator, () -> entry.complete(UUID.randomUUID())))
                .isInstanceOf(OrderNotFoundException.class);
    }

    @Test
    @DisplayName("PIN-3: an operator can neither look at, set, change nor unlock a PIN")
    void pinIsNotTheirs() {
        assertThatThrownBy(() -> as(operator, pins::status)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(operator, () -> {
                    pins.set(new SetPin(PIN));
                    return PIN;
                }))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(operator, () -> {
                    pins.unlock();
                    return PIN;
                }))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @DisplayName("PIN-7: a PIN entered at the desk is in no row of the order, its timeline, its trail or its mails")
    void pinIsNotKept() {
        PortOutOrder wrong = enter(order(0, WRONG));
        PortOutOrder right = enter(order(1, PIN));
        for (PortOutOrder order : List.of(wrong, right)) {
            assertThat(life.everythingOf(order)).doesNotContain(WRONG, PIN);
        }
        assertThat(world.superuser()
                        .sql("select coalesce(string_agg(params::text, ' '), '') from outbox where tenant_id = ?")
                        .param(tenant.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(WRONG, PIN);
        assertThat(order(0, WRONG).toString()).doesNotContain(WRONG);
    }
}
