package io.portwarden.order.life;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.order.ActorKind;
import io.portwarden.order.DisputedOrder;
import io.portwarden.order.Explanation;
import io.portwarden.order.MoveRefusal;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.OrderParty;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.Supplement;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.access.PossibleMove;
import io.portwarden.shared.Page;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/** Moves by the real services, on the real database. No order here is due, and the rounds are the test's own. */
@SpringBootTest
class OrderMovesTest {

    private static final Explanation WHY = new Explanation("Why not.");

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    OrderService tenantSide;

    @Autowired
    DisputeService disputes;

    @Autowired
    CarrierOrderService carrierSide;

    @Autowired
    ReviewCloser closer;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.tenant("FR"); // where orders are checked without a PIN
        carrier = world.carrier();
    }

    private PortOutOrder in(OrderStatus status) {
        return life.in(status, tenant, tenant.number(0), carrier, null);
    }

    /** What each party gets to when it wants to make a move, in whichever way it could try. */
    private void attempt(OrderMove move, OrderParty party, PortOutOrder order) {
        switch (party) {
            case TENANT_ADMIN -> attempt(move, tenant.admin(), order);
            case TENANT_VIEWER -> attempt(move, tenant.viewer(), order);
            case OPERATOR -> attempt(move, world.operator(), order);
            case CARRIER -> attempt(move, carrier, order);
            case OTHER_CARRIER -> attempt(move, world.carrier(), order);
            case SYSTEM -> {
                life.endReview(order);
                life.lapse(order);
            }
        }
    }

    private void attempt(OrderMove move, SignedInPerson person, PortOutOrder order) {
        as(person, () -> switch (move) {
            case CONFIRM -> tenantSide.confirm(order.id());
            case DISPUTE -> tenantSide.dispute(order.id(), WHY);
            case WITHDRAW_DISPUTE -> tenantSide.withdrawDispute(order.id());
            case UPHOLD_DISPUTE -> disputes.uphold(order.id(), WHY);
            case OVERRULE_DISPUTE -> disputes.overrule(order.id(), WHY);
            case COMPLETE -> carrierSide.complete(carrier, order.id());
            case CANCEL, CHANGE_DUE_DATE, CORRECT ->
                carrierSide.supplement(carrier, order.id(), supplement(move, order));
            case END_REVIEW, EXPIRE, END_DISPUTE, LAPSE ->
                throw new AccessDeniedException("Only the program itself does this");
        });
    }

    private void attempt(OrderMove move, Carrier who, PortOutOrder order) {
        as(who, () -> switch (move) {
            case CONFIRM -> tenantSide.confirm(order.id());
            case DISPUTE -> tenantSide.dispute(order.id(), WHY);
            case WITHDRAW_DISPUTE -> tenantSide.withdrawDispute(order.id());
            case UPHOLD_DISPUTE -> disputes.uphold(order.id(), WHY);
            case OVERRULE_DISPUTE -> disputes.overrule(order.id(), WHY);
            case COMPLETE -> carrierSide.complete(who, order.id());
            case CANCEL, CHANGE_DUE_DATE, CORRECT -> carrierSide.supplement(who, order.id(), supplement(move, order));
            case END_REVIEW, EXPIRE, END_DISPUTE, LAPSE ->
                throw new AccessDeniedException("Only the program itself does this");
        });
    }

    private Supplement supplement(OrderMove move, PortOutOrder order) {
        int next = order.name().version() + 1;
        return switch (move) {
            case CANCEL -> new Supplement.Cancel(next);
            case CHANGE_DUE_DATE -> new Supplement.NewDueDate(next, OrderFixture.farBusinessDay());
            default -> OrderLife.correction(order, tenant, null);
        };
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    @DisplayName(
            "ORD-3: by the real services, every refused move of every role leaves order, timeline and trail as they were")
    void refusedMoves(OrderStatus status) {
        PortOutOrder order = in(status);
        String before = life.everythingOf(order);
        for (OrderMove move : OrderMove.values()) {
            for (OrderParty party : OrderParty.values()) {
                boolean lawful = party == move.party() && move.startsFrom(status);
                boolean tooEarly = move == OrderMove.COMPLETE || move.party() == OrderParty.SYSTEM;
                if (!lawful || tooEarly) {
                    String what = status + " " + move + " " + party;
                    try {
                        attempt(move, party, order);
                        assertThat(party).as(what).isEqualTo(OrderParty.SYSTEM);
                    } catch (MoveRefusedException | AccessDeniedException | OrderNotFoundException refused) {
                        assertThat(refused).as(what).isInstanceOf(refusalOf(move, party));
                    }
                    assertThat(life.everythingOf(order)).as(what).isEqualTo(before);
                }
            }
        }
    }

    /** What is a role's own may be refused for the state; what is not, is not for it at all. */
    private static Class<? extends RuntimeException> refusalOf(OrderMove move, OrderParty party) {
        if (party == move.party()) {
            return MoveRefusedException.class;
        }
        return party == OrderParty.OTHER_CARRIER && move.party() == OrderParty.CARRIER
                ? OrderNotFoundException.class
                : AccessDeniedException.class;
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    @DisplayName("ORD-3: by the real services, every move of the table is made and leaves its event")
    void lawfulMoves(OrderStatus status) {
        int i = 0;
        for (OrderMove move : OrderMove.values()) {
            if (move.startsFrom(status)) {
                PortOutOrder order = life.in(status, tenant, tenant.number(i++), carrier, null);
                if (move == OrderMove.COMPLETE) {
                    life.makeDue(order);
                }
                if (move == OrderMove.EXPIRE) {
                    life.makeSilenceRefuse(order);
                }
                if (move == OrderMove.END_REVIEW || move == OrderMove.EXPIRE) {
                    life.makeReviewOver(order);
                }
                if (move == OrderMove.LAPSE || move == OrderMove.END_DISPUTE) {
                    life.makeLapse(order);
                }
                int events = life.timeline(order).size();
                attempt(move, move.party(), order);
                PortOutOrder after = life.read(order);
                String what = status + " " + move;
                assertThat(move.leads(status, after.status())).as(what).isTrue();
                assertThat(after.revision()).as(what).isEqualTo(order.revision() + 1);
                assertThat(life.timeline(order)).as(what).hasSize(events + (move == OrderMove.CORRECT ? 2 : 1));
                assertThat(openNumbers(order)).as(what).isEqualTo(after.status().isOpen() ? 1 : 0);
            }
        }
    }

    private int openNumbers(PortOutOrder order) {
        return world.superuser()
                .sql("select count(*) from order_numbers where order_id = ? and open")
                .param(order.id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("ORD-3: another tenant's admin finds no such order")
    void anotherTenant() {
        PortOutOrder order = in(OrderStatus.PENDING);
        TestTenant other = world.usTenant();
        assertThatThrownBy(() -> as(other.admin(), () -> tenantSide.confirm(order.id())))
                .isInstanceOf(OrderNotFoundException.class);
        assertThatThrownBy(() -> as(other.admin(), () -> tenantSide.dispute(order.id(), WHY)))
                .isInstanceOf(OrderNotFoundException.class);
        assertThatThrownBy(() -> as(world.operator(), () -> disputes.uphold(UUID.randomUUID(), WHY)))
                .isInstanceOf(OrderNotFoundException.class);
    }

    @Test
    @DisplayName("ORD-4: a tenant admin confirms early, and the firm due date is the one asked for")
    void confirmEarly() {
        PortOutOrder order = in(OrderStatus.CONFIRMED);
        assertThat(order.firmOrderCommitmentDate()).isEqualTo(order.desiredDueDate());
        OrderEvent event = life.details(order.id()).timeline().getLast();
        assertThat(event.kind()).isEqualTo(OrderEventKind.CONFIRMED);
        assertThat(event.actorKind()).isEqualTo(ActorKind.TENANT);
        assertThat(event.actorName()).isEqualTo(tenant.admin().displayName());
        assertThat(life.trail(order)).containsExactly("order-received", "order-confirmed");
    }

    @Test
    @DisplayName(
            "ORD-4: a dispute goes to an operator, who sees who disputes and why; tenant and carrier see the decision")
    @Records({AuditKind.ORDER_CONFIRMED, AuditKind.ORDER_DISPUTED, AuditKind.ORDER_REJECTED})
    void decided() {
        PortOutOrder order = life.dispute(tenant, in(OrderStatus.CONFIRMED));
        assertThat(order.firmOrderCommitmentDate()).isNull();
        DisputedOrder row = undecided().stream()
                .filter(one -> one.orderId().equals(order.id()))
                .findFirst()
                .orElseThrow();
        assertThat(row.tenantName()).isEqualTo(tenant.tenant().name());
        assertThat(row.disputedBy()).isEqualTo("Ada Admin");
        assertThat(row.why()).isEqualTo("We did not ask for this.");

        PortOutOrder goesOn = life.overrule(order);
        assertThat(goesOn.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(goesOn.firmOrderCommitmentDate()).isEqualTo(order.desiredDueDate());
        life.dispute(tenant, goesOn);
        PortOutOrder rejected = life.uphold(goesOn);
        assertThat(rejected.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(rejected.reasons()).containsExactly(Reason.DISPUTED_BY_CUSTOMER);
        assertThat(undecided()).noneMatch(one -> one.orderId().equals(order.id()));

        assertThat(life.read(order).decision()).isEqualTo("The customer is right.");
        OrderDetails seen =
                as(tenant.viewer(), () -> tenantSide.find(order.id())).orElseThrow();
        assertThat(seen.timeline())
                .extracting(OrderEvent::kind)
                .containsExactly(
                        OrderEventKind.RECEIVED,
                        OrderEventKind.REVIEW_BEGAN,
                        OrderEventKind.CONFIRMED,
                        OrderEventKind.DISPUTED,
                        OrderEventKind.DISPUTE_OVERRULED,
                        OrderEventKind.DISPUTED,
                        OrderEventKind.DISPUTE_UPHELD);
        assertThat(seen.timeline())
                .extracting(OrderEvent::note)
                .contains("We did not ask for this.", "The carrier has a letter.", "The customer is right.");
        assertThat(life.trail(order))
                .containsExactly(
                        "order-received",
                        "order-confirmed",
                        "order-disputed",
                        "order-confirmed",
                        "order-disputed",
                        "order-rejected");
    }

    @Test
    @Records(AuditKind.DISPUTE_WITHDRAWN)
    @Tells({NoticeKind.DISPUTE_WITHDRAWN, NoticeKind.DESK_DISPUTE_WITHDRAWN})
    @DisplayName(
            "ORD-17: any admin takes a dispute back: the order is in review again, the desk's task goes, all are told")
    void withdrawn() {
        person(tenant.id().value(), "tenant-admin", "fr");
        person(new UUID(0, 0), "operator", "en");
        PortOutOrder order = in(OrderStatus.DISPUTED);
        SignedInPerson another = new SignedInPerson(
                tenant.id().value(), UUID.randomUUID(), "bea@people.example", "Bea Admin", Role.TENANT_ADMIN);
        PortOutOrder after = as(another, () -> tenantSide.withdrawDispute(order.id()));
        assertThat(after.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(after.reviewEndsAt()).isEqualTo(order.reviewEndsAt());
        assertThat(life.details(order.id()).timeline().getLast())
                .returns(OrderEventKind.DISPUTE_WITHDRAWN, OrderEvent::kind)
                .returns("Bea Admin", OrderEvent::actorName);
        assertThat(undecided()).noneMatch(one -> one.orderId().equals(order.id()));
        assertThat(life.trail(order)).containsExactly("order-received", "order-disputed", "dispute-withdrawn");
        assertThat(mails(order, "fr")).endsWith("dispute-withdrawn null");
        assertThat(mails(order, "en")).contains("desk-dispute-withdrawn null");
        life.dispute(tenant, order);
        life.makeReviewOver(order);
        PortOutOrder confirmed = as(tenant.admin(), () -> tenantSide.withdrawDispute(order.id()));
        assertThat(confirmed.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(confirmed.firmOrderCommitmentDate()).isEqualTo(order.desiredDueDate());
    }

    @Test
    @DisplayName("ORD-17: taken back and decided at the same moment, a dispute is one or the other")
    void withdrawnWhileDecided() throws Exception {
        for (int i = 0; i < 5; i++) {
            PortOutOrder order = life.in(OrderStatus.DISPUTED, tenant, tenant.number(i), carrier, null);
            List<Boolean> done = TestThreads.atOnce(2, side -> {
                try {
                    return (side == 0
                                    ? as(tenant.admin(), () -> tenantSide.withdrawDispute(order.id()))
                                    : life.uphold(order))
                            != null;
                } catch (MoveRefusedException late) {
                    return false;
                }
            });
            assertThat(done).containsOnlyOnce(true);
            assertThat(life.read(order).status())
                    .isEqualTo(done.getFirst() ? OrderStatus.PENDING : OrderStatus.REJECTED);
        }
    }

    @Test
    @DisplayName("ORD-17: not another tenant's, not a viewer, and not what is not disputed")
    void withdrawnByOthers() {
        PortOutOrder order = in(OrderStatus.DISPUTED);
        assertThatThrownBy(() -> as(world.usTenant().admin(), () -> tenantSide.withdrawDispute(order.id())))
                .isInstanceOf(OrderNotFoundException.class);
        assertThatThrownBy(() -> as(tenant.viewer(), () -> tenantSide.withdrawDispute(order.id())))
                .isInstanceOf(AccessDeniedException.class);
        life.uphold(order);
        assertThatThrownBy(() -> as(tenant.admin(), () -> tenantSide.withdrawDispute(order.id())))
                .isInstanceOf(MoveRefusedException.class);
    }

    /** Over all pages: other tests leave disputes behind too. */
    private List<DisputedOrder> undecided() {
        List<DisputedOrder> all = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        do {
            @Nullable UUID key = after.orElse(null);
            Page<DisputedOrder, UUID> page = as(world.operator(), () -> disputes.undecided(key, 100));
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    @Test
    @DisplayName("ORD-8: what one can do next is told with the reason where one cannot")
    void moves() {
        PortOutOrder pending = in(OrderStatus.PENDING);
        assertThat(as(tenant.admin(), () -> tenantSide.moves(pending)))
                .filteredOn(move -> move.refusal().isEmpty())
                .extracting(PossibleMove::move)
                .containsExactly(OrderMove.CONFIRM, OrderMove.DISPUTE);
        assertThat(as(tenant.viewer(), () -> tenantSide.moves(pending)))
                .filteredOn(move -> move.move() != OrderMove.WITHDRAW_DISPUTE)
                .allMatch(move -> move.refusal().equals(Optional.of(MoveRefusal.NOT_FOR_THIS_PARTY)));
        assertThat(as(world.operator(), () -> disputes.moves(pending)))
                .allMatch(move -> move.refusal().equals(Optional.of(MoveRefusal.NOT_IN_THIS_STATE)));
    }

    @Test
    @DisplayName("ORD-3: not even by SQL does a finished order under the application's role become another")
    void finishedStaysFinished() {
        PortOutOrder order = in(OrderStatus.CANCELLED);
        assertThatThrownBy(() -> world.superuser()
                        .sql("update port_out_orders set status = 'pending' where order_id = ?")
                        .param(order.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName(
            "ORD-8: every admin of the tenant is told of every change, each in their language, and operators of disputes")
    @Records(AuditKind.ORDER_CANCELLED)
    @Tells({NoticeKind.ORDER_CHANGED, NoticeKind.ORDER_RESCHEDULED, NoticeKind.ORDER_TO_DECIDE})
    void told() {
        person(tenant.id().value(), "tenant-admin", "fr");
        person(tenant.id().value(), "tenant-admin", "es");
        person(tenant.id().value(), "tenant-viewer", "en");
        person(new UUID(0, 0), "operator", "en");
        PortOutOrder order = in(OrderStatus.DISPUTED);
        life.overrule(order);
        life.supplement(carrier, order, new Supplement.NewDueDate(2, OrderFixture.farBusinessDay()));
        life.supplement(carrier, order, new Supplement.Cancel(3));
        assertThat(mails(order, "fr"))
                .isEqualTo(mails(order, "es"))
                .containsExactly(
                        "order-received null",
                        "order-changed disputed",
                        "order-changed confirmed",
                        "order-rescheduled null",
                        "order-changed cancelled");
        // Once for each operator; other tests have theirs on file too.
        assertThat(mails(order, "en")).isNotEmpty().containsOnly("order-to-decide null");
        assertThat(life.trail(order)).endsWith("order-supplemented", "order-cancelled");
    }

    private List<String> mails(PortOutOrder order, String language) {
        return world.superuser()
                .sql("""
                        select distinct on (notice_id) concat_ws(' ', kind, coalesce(params ->> 'status', 'null'))
                        from outbox where params ->> 'order-id' = ? and language = ? order by notice_id
                        """)
                .params(order.id().toString(), language)
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void person(UUID tenantId, String role, String language) {
        UUID id = UUID.randomUUID();
        world.superuser()
                .sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, language)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(tenantId, id, String.format(Locale.ROOT, "%s@people.example", id), "Somebody", role, language)
                .update();
    }
}
