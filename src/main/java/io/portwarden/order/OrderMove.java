package io.portwarden.order;

import static io.portwarden.order.OrderStatus.CANCELLED;
import static io.portwarden.order.OrderStatus.COMPLETED;
import static io.portwarden.order.OrderStatus.CONFIRMED;
import static io.portwarden.order.OrderStatus.DISPUTED;
import static io.portwarden.order.OrderStatus.PENDING;
import static io.portwarden.order.OrderStatus.REJECTED;

import io.portwarden.carrier.Carrier;
import java.util.Set;

/** What can be done to an order, by whom, from which states and to which, and what is told of it (ORD-3, ORD-6, ORD-8). */
public enum OrderMove {
    /** The tenant wants the move and does not wait for the end of its review window. */
    CONFIRM("confirm", OrderEventKind.CONFIRMED, OrderParty.TENANT_ADMIN, Set.of(PENDING), Set.of(CONFIRMED)),
    /** The tenant says that the order is not theirs; of a confirmed one as long as the numbers have not left. */
    DISPUTE("dispute", OrderEventKind.DISPUTED, OrderParty.TENANT_ADMIN, Set.of(PENDING, CONFIRMED), Set.of(DISPUTED)),
    /** The review window is over and nobody has objected: silence is consent (ORD-4). */
    END_REVIEW("end-review", OrderEventKind.REVIEW_ENDED, OrderParty.SYSTEM, Set.of(PENDING), Set.of(CONFIRMED)),
    /** The review window is over and nobody has confirmed, where silence is none (UPS-9). */
    EXPIRE("expire", OrderEventKind.EXPIRED, OrderParty.SYSTEM, Set.of(PENDING), Set.of(REJECTED)),
    /** The tenant is right. */
    UPHOLD_DISPUTE(
            "uphold-dispute", OrderEventKind.DISPUTE_UPHELD, OrderParty.OPERATOR, Set.of(DISPUTED), Set.of(REJECTED)),
    /** The order goes on in spite of the dispute. */
    OVERRULE_DISPUTE(
            "overrule-dispute",
            OrderEventKind.DISPUTE_OVERRULED,
            OrderParty.OPERATOR,
            Set.of(DISPUTED),
            Set.of(CONFIRMED)),
    /** The tenant takes its dispute back: the order is in its review window again or, where that is over, confirmed. */
    WITHDRAW_DISPUTE(
            "withdraw-dispute",
            OrderEventKind.DISPUTE_WITHDRAWN,
            OrderParty.TENANT_ADMIN,
            Set.of(DISPUTED),
            Set.of(PENDING, CONFIRMED)),
    /** Nobody has decided, and the day on which the numbers were to leave is long gone (ORD-13). */
    END_DISPUTE("end-dispute", OrderEventKind.DISPUTE_LAPSED, OrderParty.SYSTEM, Set.of(DISPUTED), Set.of(REJECTED)),
    /** SUP 1. */
    CANCEL(
            "cancel",
            OrderEventKind.CANCELLED,
            OrderParty.CARRIER,
            Set.of(PENDING, DISPUTED, CONFIRMED),
            Set.of(CANCELLED)),
    /** SUP 2: the state stays. A rejected order needs more than a date, because its PIN is not kept. */
    CHANGE_DUE_DATE(
            "new-due-date",
            OrderEventKind.DUE_DATE_CHANGED,
            OrderParty.CARRIER,
            Set.of(PENDING, DISPUTED, CONFIRMED),
            Set.of()),
    /** SUP 3: everything is checked anew. What is disputed stays as it is until an operator has looked at it. */
    CORRECT(
            "correction",
            OrderEventKind.CORRECTED,
            OrderParty.CARRIER,
            Set.of(REJECTED, PENDING, CONFIRMED),
            Set.of(PENDING, CONFIRMED, REJECTED)),
    /** The numbers have left (ORD-7); on or after the due date. */
    COMPLETE("completion", OrderEventKind.COMPLETED, OrderParty.CARRIER, Set.of(CONFIRMED), Set.of(COMPLETED)),
    /** Nobody has completed it, and its due date is long gone: its numbers are free again (ORD-11). */
    LAPSE("lapse", OrderEventKind.LAPSED, OrderParty.SYSTEM, Set.of(CONFIRMED), Set.of(CANCELLED));

    /** Is told of every move, in the transaction in which it is made; of those above. */
    @FunctionalInterface
    public interface Listener {

        /** @param carrier whose order it is, or the upstream that it came through */
        void moved(OrderMove move, PortOutOrder before, PortOutOrder after, Carrier carrier);
    }

    private final String code;
    private final OrderEventKind event;
    private final OrderParty party;
    private final Set<OrderStatus> from;
    private final Set<OrderStatus> to;

    OrderMove(String code, OrderEventKind event, OrderParty party, Set<OrderStatus> from, Set<OrderStatus> to) {
        this.code = code;
        this.event = event;
        this.party = party;
        this.from = from;
        this.to = to;
    }

    /** The stable name, for programs and translations. */
    public String code() {
        return code;
    }

    /** As which the timeline tells of it. */
    public OrderEventKind event() {
        return event;
    }

    /** The only one who makes it. */
    public OrderParty party() {
        return party;
    }

    public boolean startsFrom(OrderStatus status) {
        return from.contains(status);
    }

    public boolean leads(OrderStatus before, OrderStatus after) {
        return startsFrom(before) && (to.isEmpty() ? after == before : to.contains(after));
    }
}
