package io.portwarden.order.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.Explanation;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderMove;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.life.OrderActor;
import io.portwarden.order.life.OrderStates;
import io.portwarden.shared.SignedInPerson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an order of the past came and went, told step by step. Each step is one that could be made then, by the rules of ORD-3,
 * and none is still to come. Lengths of time are from the step before.
 */
public final class OrderCourse {

    /** So many days before it lapses all sides are told (ORD-11). */
    private static final List<Integer> LAPSE_TOLD = List.of(3, 1);

    private final Carrier carrier;
    private final OrderStates states;
    private final Instant now;
    private final List<OrderEvent> events = new ArrayList<>();
    private PortOutOrder order;
    private @Nullable Step last;

    /** A move, with what the order was and what it has become. */
    record Step(OrderMove move, PortOutOrder before, PortOutOrder after) {}

    OrderCourse(PortOutOrder placed, Carrier carrier, OrderStates states, Instant now) {
        requirePast(placed.receivedAt(), now);
        this.order = placed;
        this.carrier = carrier;
        this.states = states;
        this.now = now;
        events.add(OrderActor.of(carrier).event(placed.receivedAt(), OrderEventKind.RECEIVED));
        events.add(OrderActor.examined(placed));
    }

    /** Nobody objected (ORD-4). */
    public OrderCourse reviewEnds() {
        Instant at = Objects.requireNonNull(order.reviewEndsAt(), "It is in no review");
        return confirm(OrderMove.END_REVIEW, OrderActor.SYSTEM, null, at);
    }

    public OrderCourse confirmed(SignedInPerson admin, Duration later) {
        return confirm(OrderMove.CONFIRM, OrderActor.of(admin), null, after(later));
    }

    public OrderCourse disputed(SignedInPerson admin, String why, Duration later) {
        Instant at = after(later);
        String text = new Explanation(why).text();
        return make(OrderMove.DISPUTE, OrderActor.of(admin), text, at, order.disputed(at));
    }

    public OrderCourse withdrawn(SignedInPerson admin, Duration later) {
        Instant at = after(later);
        return make(OrderMove.WITHDRAW_DISPUTE, OrderActor.of(admin), null, at, states.withdrawn(order, at));
    }

    public OrderCourse upheld(SignedInPerson operator, String why, Duration later) {
        Instant at = after(later);
        String text = new Explanation(why).text();
        return make(OrderMove.UPHOLD_DISPUTE, OrderActor.of(operator), text, at, order.rejectedAfterDispute(text, at));
    }

    public OrderCourse overruled(SignedInPerson operator, String why, Duration later) {
        String text = new Explanation(why).text();
        return confirm(OrderMove.OVERRULE_DISPUTE, OrderActor.of(operator), text, after(later));
    }

    /** By its carrier, with the next version. */
    public OrderCourse cancelled(Duration later) {
        Instant at = after(later);
        PortOutOrder cancelled = order.cancelled(order.name().version() + 1, at);
        return make(OrderMove.CANCEL, OrderActor.of(carrier), null, at, cancelled);
    }

    /** On its due date. */
    public OrderCourse completed(LocalTime at) {
        Instant moment = order.dueDate().atTime(at).atZone(zone()).toInstant();
        return make(OrderMove.COMPLETE, OrderActor.of(carrier), null, moment, order.completed(moment));
    }

    /** Nobody completed it, though all sides were told. */
    public OrderCourse lapsed() {
        LocalDate day = states.lapsesOn(order);
        for (int before : LAPSE_TOLD) {
            Instant told = day.minusDays(before).atStartOfDay(zone()).toInstant();
            events.add(OrderActor.SYSTEM.event(told, OrderEventKind.LAPSE_AHEAD, day.toString()));
        }
        Instant at = day.atStartOfDay(zone()).toInstant();
        return make(
                OrderMove.LAPSE,
                OrderActor.SYSTEM,
                null,
                at,
                order.cancelled(order.name().version(), at));
    }

    private OrderCourse confirm(OrderMove move, OrderActor actor, @Nullable String why, Instant at) {
        return make(move, actor, why, at, order.confirmed(states.firmOrderCommitment(order, at), why, at));
    }

    private OrderCourse make(OrderMove move, OrderActor actor, @Nullable String note, Instant at, PortOutOrder after) {
        requirePast(at, now);
        states.require(order, move, move.party(), at);
        if (at.isBefore(order.updatedAt()) || !move.leads(order.status(), after.status())) {
            throw new IllegalStateException(move + " does not come next");
        }
        last = new Step(move, order, after);
        order = after;
        events.add(actor.event(at, move.event(), note));
        return this;
    }

    private static void requirePast(Instant at, Instant now) {
        if (at.isAfter(now)) {
            throw new IllegalArgumentException(at + " is still to come");
        }
    }

    private Instant after(Duration later) {
        return order.updatedAt().plus(later);
    }

    private ZoneId zone() {
        return Objects.requireNonNull(order.zone());
    }

    Carrier carrier() {
        return carrier;
    }

    /** As it is now. */
    PortOutOrder order() {
        return order;
    }

    List<OrderEvent> events() {
        return List.copyOf(events);
    }

    @Nullable
    Step last() {
        return last;
    }
}
