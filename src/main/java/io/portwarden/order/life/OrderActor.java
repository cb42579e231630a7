package io.portwarden.order.life;

import io.portwarden.audit.AuditActor;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.ActorKind;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.check.Way;
import io.portwarden.shared.SignedInPerson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to an order, as the timeline and the trail name them.
 *
 * @param operator who has entered it for a carrier that had sent it on paper; null for all others
 */
public record OrderActor(
        ActorKind kind,
        String name,
        AuditActor audited,
        @Nullable SignedInPerson operator) {

    public static final OrderActor SYSTEM = new OrderActor(ActorKind.SYSTEM, "Portwarden", AuditActor.SYSTEM, null);

    public static OrderActor of(Carrier carrier) {
        return new OrderActor(
                ActorKind.CARRIER,
                carrier.name(),
                AuditActor.carrier(carrier.id().value(), carrier.name()),
                null);
    }

    public static OrderActor of(SignedInPerson person) {
        return new OrderActor(
                person.role().isProviders() ? ActorKind.OPERATOR : ActorKind.TENANT,
                person.displayName(),
                AuditActor.of(person),
                null);
    }

    OrderActor enteredBy(SignedInPerson atDesk) {
        return new OrderActor(kind, name, audited, atDesk);
    }

    /** What the timeline tells of the operator who has entered it. */
    Optional<OrderEvent> entry(Instant at) {
        return Optional.ofNullable(operator).map(person -> of(person).event(at, OrderEventKind.ENTERED));
    }

    /** What checking came to, for an order that was checked just now. */
    public static OrderEvent examined(PortOutOrder order) {
        return examined(order, Way.CARRIER);
    }

    static OrderEvent examined(PortOutOrder order, Way way) {
        OrderEventKind found = switch (order.status()) {
            case REJECTED -> OrderEventKind.REJECTED;
            case CONFIRMED -> way == Way.UPSTREAM_ASKS ? OrderEventKind.LET_THROUGH : OrderEventKind.CONFIRMED_AT_ONCE;
            default -> OrderEventKind.REVIEW_BEGAN;
        };
        return SYSTEM.event(order.updatedAt(), found);
    }

    /** That another day is given than was asked for, where one is (CAL-5). */
    static Optional<OrderEvent> movedDate(PortOutOrder order) {
        return Optional.ofNullable(order.earliestDueDate())
                .map(day -> SYSTEM.event(order.updatedAt(), OrderEventKind.DUE_DATE_MOVED, day.toString()));
    }

    boolean isPerson() {
        return kind == ActorKind.TENANT || kind == ActorKind.OPERATOR;
    }

    public OrderEvent event(Instant at, OrderEventKind what) {
        return event(at, what, null);
    }

    public OrderEvent event(Instant at, OrderEventKind what, @Nullable String note) {
        return new OrderEvent(at, what, kind, name, note);
    }
}
