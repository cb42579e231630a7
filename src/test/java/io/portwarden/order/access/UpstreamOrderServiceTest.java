package io.portwarden.order.access;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestClock;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.Supplement;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

/** What upstreams ask about and tell of, by the real services. */
@SpringBootTest
class UpstreamOrderServiceTest {

    private static final String PIN = "48392017";
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Autowired
    UpstreamOrderService service;

    @Autowired
    AskFirstService askFirst;

    @Autowired
    CarrierOrderService carrierSide;

    @Autowired
    DeskEntryService entry;

    @Autowired
    OrderService tenantSide;

    @Autowired
    OrderLife life;

    @Autowired
    TestWorld world;

    @Autowired
    TestClock clock;

    TestTenant tenant;
    Carrier upstream;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        upstream = world.upstream();
    }

    @AfterEach
    void setClockRight() {
        clock.reset();
    }

    private PlaceOrder asked(String account, String zip, @Nullable String pin, PhoneNumber... numbers) {
        return OrderFixture.asked(upstream, account, zip, pin, List.of(numbers));
    }

    private PlaceOrder good(PhoneNumber... numbers) {
        return asked(tenant.tenant().accountNumber(), tenant.tenant().zipCode(), PIN, numbers);
    }

    private static PlaceOrder again(PlaceOrder asked) {
        return new PlaceOrder(
                OrderFixture.anyName(),
                asked.phoneNumbers(),
                asked.accountNumber(),
                asked.zipCode(),
                asked.pin(),
                null,
                null,
                true,
                asked.newNetworkServiceProvider());
    }

    private PortOutOrder ask(PlaceOrder asked) {
        return as(upstream, () -> service.ask(upstream, asked));
    }

    private PortOutOrder tell(PlaceOrder told, boolean silenceConfirms) {
        return as(
                upstream,
                () -> service.tell(upstream, told, clock.instant().plus(Duration.ofHours(2)), silenceConfirms));
    }

    private long rows(String sql, Object... params) {
        return world.superuser().sql(sql).params(params).query(Long.class).single();
    }

    private long guesses() {
        return rows(
                "select count(*) from pin_guesses where carrier_id = ?",
                upstream.id().value());
    }

    private List<String> notices() {
        return world.superuser()
                .sql("select distinct kind from outbox where tenant_id = ? order by kind")
                .param(tenant.id().value())
                .query((row, index) -> row.getString("kind"))
                .list();
    }

    private long tasks(PortOutOrder order, String step) {
        return rows(
                "select count(*) from soa_tasks where order_id = ? and step = ? and done_at is null", order.id(), step);
    }

    @Test
    @DisplayName("UPS-7: what passes is let through at once, without review or date, and the upstream concurs itself")
    void letThrough() {
        PortOutOrder order = ask(good(tenant.number(0), tenant.number(1)));
        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.reviewEndsAt()).isNull();
        assertThat(order.zone()).isEqualTo(NEW_YORK);
        assertThat(order.dueDate()).isEqualTo(LocalDate.ofInstant(order.receivedAt(), NEW_YORK));
        assertThat(order.asked().initiatorPhone()).isNull();
        assertThat(life.timeline(order).getLast()).isEqualTo(OrderEventKind.LET_THROUGH);
        assertThat(life.trail(order)).containsExactly("order-received", "order-confirmed");
        assertThat(tasks(order, "concur")).isZero();
        OrderDetails seen =
                as(tenant.viewer(), () -> tenantSide.find(order.id())).orElseThrow();
        assertThat(seen.carrier()).isEqualTo(upstream);
        assertThat(seen.carrier().upstream()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ACME , 20001, 48392017, account-number-mismatch
            ''   , 20001, 48392017, account-number-mismatch
            right, ''   , 48392017, zip-code-mismatch
            right, 90210, 48392017, zip-code-mismatch
            right, 20001, 11223344, pin-wrong
            right, 20001,         , pin-missing
            right, 20001, 12ab    , pin-malformed
            """)
    @DisplayName("UPS-1: account number, ZIP code and PIN are needed, though an upstream may leave them out")
    void needed(String account, String zip, @Nullable String pin, String reason) {
        String right = account.equals("right") ? tenant.tenant().accountNumber() : account;
        PortOutOrder order = ask(asked(right, zip, pin, tenant.number(0)));
        assertThat(order.reasons()).extracting(Reason::code).containsExactly(reason);
        assertThat(as(tenant.viewer(), () -> tenantSide.find(order.id()))
                        .orElseThrow()
                        .order())
                .isEqualTo(order);
    }

    @Test
    @DisplayName("UPS-4: the same under the same name is one order and one guess")
    void sameAgain() {
        PlaceOrder wrong = asked(tenant.tenant().accountNumber(), "20001", "11223344", tenant.number(0));
        PortOutOrder first = ask(wrong);
        assertThat(ask(wrong)).isEqualTo(first);
        assertThat(guesses()).isEqualTo(1);
    }

    @Test
    @DisplayName("UPS-7: a newer request takes the place of the older one, unless that is disputed")
    void newerRequest() {
        PortOutOrder older = ask(good(tenant.number(0), tenant.number(1)));
        PortOutOrder newer = ask(good(tenant.number(1)));
        assertThat(life.read(older).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(newer.status()).isEqualTo(OrderStatus.CONFIRMED);
        PortOutOrder refused = ask(asked("other", "20001", PIN, tenant.number(1)));
        assertThat(refused.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(life.read(newer).status()).isEqualTo(OrderStatus.CONFIRMED);
        life.dispute(tenant, newer);
        assertThat(ask(good(tenant.number(1))).reasons()).containsExactly(Reason.NUMBER_IN_OPEN_ORDER);
        assertThat(life.read(newer).status()).isEqualTo(OrderStatus.DISPUTED);
    }

    @Test
    @DisplayName("UPS-7: what came another way and is open is in the way, whichever of the two came first")
    void otherWays() {
        Carrier carrier = world.carrier();
        life.place(carrier, OrderFixture.order(tenant, carrier, PIN));
        assertThat(ask(good(tenant.number(0))).reasons()).containsExactly(Reason.NUMBER_IN_OPEN_ORDER);
        ask(good(tenant.number(1)));
        PortOutOrder late = life.place(carrier, OrderFixture.order(tenant, carrier, PIN, List.of(tenant.number(1))));
        assertThat(late.reasons()).containsExactly(Reason.NUMBER_IN_OPEN_ORDER);
        Carrier other = world.upstream();
        PortOutOrder through = as(other, () -> service.ask(other, good(tenant.number(1))));
        assertThat(through.reasons()).containsExactly(Reason.NUMBER_IN_OPEN_ORDER);
    }

    @Test
    @DisplayName("UPS-4: an approval stands while its order is confirmed, the PIN is the same and nothing is locked")
    void stillStands() {
        PortOutOrder locked = ask(good(tenant.number(0)));
        PortOutOrder disputed = ask(good(tenant.number(1)));
        PortOutOrder changed = ask(good(tenant.number(2)));
        assertThat(List.of(locked, disputed, changed)).allMatch(this::stands);
        world.superuser()
                .sql("update phone_numbers set locked = true where phone_number = ?")
                .param(tenant.number(0).e164())
                .update();
        life.dispute(tenant, disputed);
        assertThat(stands(locked)).isFalse();
        assertThat(stands(disputed)).isFalse();
        assertThat(stands(changed)).isTrue();
        world.setPin(tenant, "70281946");
        assertThat(stands(changed)).isFalse();
        assertThat(as(upstream, () -> service.stillStands(upstream, UUID.randomUUID())))
                .isFalse();
    }

    private boolean stands(PortOutOrder order) {
        return as(upstream, () -> service.stillStands(upstream, order.id()));
    }

    @Test
    @DisplayName("UPS-6: who wants to be asked first is, and after a yes the same passes, and nothing else does")
    void asksFirst() {
        as(tenant.admin(), () -> {
            askFirst.askFirst(true);
            return askFirst.isOn();
        });
        PlaceOrder asked = good(tenant.number(0));
        PortOutOrder first = ask(asked);
        assertThat(first.reasons()).containsExactly(Reason.WAITS_FOR_CUSTOMER);
        assertThat(ask(again(asked)).reasons()).containsExactly(Reason.WAITS_FOR_CUSTOMER);
        as(tenant.admin(), () -> {
            askFirst.allow(first.id());
            return askFirst.allowedUntil(first.id()).orElseThrow();
        });
        assertThat(life.timeline(first).getLast()).isEqualTo(OrderEventKind.ALLOWED_NEXT_TIME);
        assertThat(life.trail(first)).endsWith("order-allowed");
        assertThat(ask(good(tenant.number(0), tenant.number(1))).reasons()).containsExactly(Reason.WAITS_FOR_CUSTOMER);
        Carrier other = world.upstream();
        assertThat(as(other, () -> service.ask(other, again(asked))).reasons())
                .containsExactly(Reason.WAITS_FOR_CUSTOMER);
        assertThat(ask(again(asked)).status()).isEqualTo(OrderStatus.CONFIRMED);
        world.setPin(tenant, "70281946");
        assertThat(ask(again(asked)).reasons()).containsExactly(Reason.PIN_WRONG);
    }

    @Test
    @DisplayName("UPS-6: a yes lasts seven days, is an admin's, and is given to what waits for it only")
    void yes() {
        as(tenant.admin(), () -> {
            askFirst.askFirst(true);
            return askFirst.isOn();
        });
        PlaceOrder asked = good(tenant.number(0));
        PortOutOrder first = ask(asked);
        assertThatThrownBy(() -> allow(tenant.viewer(), first)).isInstanceOf(AccessDeniedException.class);
        TestTenant stranger = world.usTenant();
        assertThatThrownBy(() -> allow(stranger.admin(), first)).isInstanceOf(OrderNotFoundException.class);
        PortOutOrder wrong = ask(asked("other", "20001", PIN, tenant.number(0)));
        assertThatThrownBy(() -> allow(tenant.admin(), wrong)).isInstanceOf(OrderNotFoundException.class);
        allow(tenant.admin(), first);
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(ask(again(asked)).reasons()).containsExactly(Reason.WAITS_FOR_CUSTOMER);
    }

    private void allow(SignedInPerson person, PortOutOrder order) {
        as(person, () -> {
            askFirst.allow(order.id());
            return order;
        });
    }

    @Test
    @DisplayName("UPS-6: it is off at first, and counts for what comes from an upstream only")
    void offAtFirst() {
        assertThat(as(tenant.viewer(), askFirst::isOn)).isFalse();
        as(tenant.admin(), () -> {
            askFirst.askFirst(true);
            return askFirst.isOn();
        });
        Carrier carrier = world.carrier();
        assertThat(life.place(carrier, OrderFixture.order(tenant, carrier, PIN)).status())
                .isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @DisplayName(
            "UPS-9: what an upstream tells of is refused where there is no PIN, and else in review for as long as it waits")
    void toldOf() {
        TestTenant without = world.usTenant();
        PlaceOrder ofNobody = asked("", without.tenant().zipCode(), null, without.number(0));
        assertThat(tell(ofNobody, true).reasons()).containsExactly(Reason.PIN_NOT_SET);
        PortOutOrder order = tell(asked("", "", null, tenant.number(0)), true);
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.reviewEndsAt()).isBeforeOrEqualTo(clock.instant().plus(Duration.ofHours(2)));
        assertThat(tell(asked("other", "90210", null, tenant.number(1)), true).reasons())
                .containsExactly(Reason.ACCOUNT_NUMBER_MISMATCH, Reason.ZIP_CODE_MISMATCH);
        assertThat(guesses()).isZero();
    }

    @Test
    @DisplayName("UPS-9: silence confirms where the upstream has compared the PIN, and refuses where it could not")
    void silence() {
        PortOutOrder compared = tell(asked("", "", null, tenant.number(0)), true);
        PortOutOrder unknown = tell(asked("", "", null, tenant.number(1)), false);
        PortOutOrder wanted = tell(asked("", "", null, tenant.number(2)), false);
        assertThat(unknown.silenceRefuses()).isTrue();
        life.confirm(tenant, wanted);
        for (PortOutOrder order : List.of(compared, unknown)) {
            life.makeReviewOver(order);
            assertThat(life.endReview(order)).isTrue();
        }
        assertThat(life.read(compared).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(life.read(unknown).reasons()).containsExactly(Reason.NOT_CONFIRMED);
        assertThat(life.timeline(unknown).getLast()).isEqualTo(OrderEventKind.EXPIRED);
        assertThat(life.trail(unknown)).containsExactly("order-received", "order-rejected");
        assertThat(life.read(wanted).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    @DisplayName(
            "UPS-12: a rehearsal says what would be answered, stores nothing, counts no guess, and is no way to guess")
    void rehearsal() {
        PlaceOrder wrong = asked(tenant.tenant().accountNumber(), "20001", "11223344", tenant.number(0));
        assertThat(rehearse(wrong)).containsExactly(Reason.PIN_WRONG);
        assertThat(rehearse(good(tenant.number(0)))).isEmpty();
        for (int i = 0; i < 8; i++) {
            rehearse(wrong);
        }
        assertThat(rehearse(good(tenant.number(0)))).containsExactly(Reason.PIN_ATTEMPTS_EXCEEDED);
        clock.advance(Duration.ofDays(1));
        assertThat(rehearse(good(tenant.number(0)))).isEmpty();
        assertThat(guesses()).isZero();
        assertThat(rows(
                        "select count(*) from port_out_orders where carrier_id = ?",
                        upstream.id().value()))
                .isZero();
    }

    private List<Reason> rehearse(PlaceOrder asked) {
        return as(upstream, () -> service.rehearse(upstream, asked)).reasons();
    }

    @Test
    @DisplayName(
            "UPS-7: a dispute of what was let through is a task for the desk, and what is done takes the numbers away")
    void afterwards() {
        PortOutOrder stopped = ask(good(tenant.number(0)));
        life.dispute(tenant, stopped);
        assertThat(tasks(stopped, "conflict")).isEqualTo(1);
        PortOutOrder inReview = tell(asked("", "", null, tenant.number(3)), true);
        life.dispute(tenant, inReview);
        assertThat(tasks(inReview, "conflict"))
                .as("it is refused there without anybody's help")
                .isZero();
        assertThat(rows(
                        "select count(*) from port_out_orders where order_id = ? and conflict_until is not null",
                        inReview.id()))
                .as("it is no dispute of an older version, of which somebody has to be told")
                .isEqualTo(1);
        PortOutOrder gone = ask(good(tenant.number(1)));
        assertThat(as(upstream, () -> service.complete(upstream, gone.id())).status())
                .isEqualTo(OrderStatus.COMPLETED);
        assertThat(tasks(gone, "completed")).isEqualTo(1);
        assertThatThrownBy(() -> as(upstream, () -> service.complete(upstream, stopped.id())))
                .isInstanceOf(MoveRefusedException.class);
        PortOutOrder ended = ask(good(tenant.number(2)));
        assertThat(as(upstream, () -> service.cancel(upstream, ended.id())).status())
                .isEqualTo(OrderStatus.CANCELLED);
        Carrier other = world.upstream();
        assertThatThrownBy(() -> as(other, () -> service.complete(other, gone.id())))
                .isInstanceOf(OrderNotFoundException.class);
    }

    @Test
    @DisplayName("UPS-7: what nobody completes lapses as every order does")
    void lapses() {
        PortOutOrder order = ask(good(tenant.number(0)));
        clock.advance(Duration.ofDays(29));
        assertThat(life.lapse(order)).isTrue();
        clock.advance(Duration.ofDays(10));
        assertThat(life.lapse(order)).isTrue();
        assertThat(life.read(order).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    @DisplayName(
            "UPS-4: at the desk an upstream's order is completed or cancelled, and never corrected, nor is paper taken for it")
    void atDesk() {
        PortOutOrder order = ask(good(tenant.number(0)));
        assertThat(as(world.operator(), () -> entry.moves(order)).stream()
                        .filter(move -> move.refusal().isEmpty())
                        .map(PossibleMove::move))
                .containsExactly(OrderMove.COMPLETE, OrderMove.CANCEL);
        Supplement later = new Supplement.NewDueDate(2, OrderFixture.farBusinessDay());
        assertThatThrownBy(() -> as(world.operator(), () -> entry.supplement(order.id(), later)))
                .isInstanceOf(MoveRefusedException.class);
        PlaceOrder paper = OrderFixture.order(tenant, upstream, PIN);
        assertThatThrownBy(() -> as(world.operator(), () -> entry.place(upstream.id(), paper)))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @DisplayName("UPS-7: upstreams are no carriers, nor carriers upstreams, to the services of each")
    void roles() {
        Carrier carrier = world.carrier();
        PlaceOrder asked = good(tenant.number(0));
        assertThatThrownBy(() -> as(carrier, () -> service.ask(carrier, asked)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(upstream, () -> carrierSide.check(upstream, asked)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(tenant.admin(), () -> service.rehearse(upstream, asked)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Records({AuditKind.ASK_FIRST_ON, AuditKind.ASK_FIRST_OFF, AuditKind.ORDER_ALLOWED})
    @Tells({
        NoticeKind.ORDER_LET_THROUGH,
        NoticeKind.ORDER_TO_CONFIRM,
        NoticeKind.ASK_FIRST_ON,
        NoticeKind.ASK_FIRST_OFF,
        NoticeKind.ORDER_ASKED_FIRST,
        NoticeKind.ORDER_ALLOWED
    })
    @DisplayName("UPS-6: each is written down and mailed in its own words: let through, asked first, to be confirmed")
    void mails() {
        world.bringIn(tenant.admin());
        ask(good(tenant.number(0)));
        tell(asked("", "", null, tenant.number(1)), false);
        as(tenant.admin(), () -> {
            askFirst.askFirst(true);
            return askFirst.isOn();
        });
        PortOutOrder waits = ask(good(tenant.number(2)));
        allow(tenant.admin(), waits);
        allow(tenant.admin(), waits);
        as(tenant.admin(), () -> {
            askFirst.askFirst(false);
            askFirst.askFirst(false);
            return askFirst.isOn();
        });
        assertThat(world.superuser()
                        .sql("""
                                select kind from audit_entries
                                where tenant_id = ? and kind in ('ask-first-on', 'ask-first-off', 'order-allowed')
                                order by position
                                """)
                        .param(tenant.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("ask-first-on", "order-allowed", "ask-first-off");
        assertThat(notices())
                .contains(
                        NoticeKind.ORDER_LET_THROUGH.code(),
                        NoticeKind.ASK_FIRST_OFF.code(),
                        NoticeKind.ORDER_TO_CONFIRM.code(),
                        NoticeKind.ASK_FIRST_ON.code(),
                        NoticeKind.ORDER_ASKED_FIRST.code(),
                        NoticeKind.ORDER_ALLOWED.code())
                .doesNotContain(NoticeKind.ORDER_CONFIRMED_AT_ONCE.code(), NoticeKind.ORDER_RECEIVED.code());
    }
}
