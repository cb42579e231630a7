package io.portwarden.order;

import java.util.List;

/** Something could not be done to an order, which stays as it was (ORD-3). */
public final class MoveRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OrderMove move;
    private final OrderStatus status;
    private final int version;
    private final MoveRefusal refusal;
    private final List<Reason> reasons;

    public MoveRefusedException(PortOutOrder order, OrderMove move, MoveRefusal refusal) {
        this(order, move, refusal, List.of());
    }

    public MoveRefusedException(PortOutOrder order, OrderMove move, MoveRefusal refusal, List<Reason> reasons) {
        super(move.code() + " is refused for an order that is " + order.status().code() + ": " + refusal.code());
        this.move = move;
        this.status = order.status();
        this.version = order.name().version();
        this.refusal = refusal;
        this.reasons = List.copyOf(reasons);
    }

    public OrderMove move() {
        return move;
    }

    /** The state that the order is in. */
    public OrderStatus status() {
        return status;
    }

    /** The version that the order has; the next supplement has the one after it. */
    public int version() {
        return version;
    }

    public MoveRefusal refusal() {
        return refusal;
    }

    /** What is wrong with the due date, for {@link MoveRefusal#DUE_DATE_NOT_POSSIBLE}; empty otherwise. */
    public List<Reason> reasons() {
        return reasons;
    }
}
