package io.portwarden.order;

import io.portwarden.audit.AuditActor;
import io.portwarden.carrier.Carrier;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who does something to an order, as the timeline and the trail name them. */
record OrderActor(ActorKind kind, String name, AuditActor audited) {

    static final OrderActor SYSTEM = new OrderActor(ActorKind.SYSTEM, "Portwarden", AuditActor.SYSTEM);

    static OrderActor of(Carrier carrier) {
        return new OrderActor(
                ActorKind.CARRIER,
                carrier.name(),
                AuditActor.carrier(carrier.id().value(), carrier.name()));
    }

    static OrderActor of(SignedInPerson person) {
        return new OrderActor(
                person.role() == Role.OPERATOR ? ActorKind.OPERATOR : ActorKind.TENANT,
                person.displayName(),
                AuditActor.of(person));
    }

    boolean isPerson() {
        return kind == ActorKind.TENANT || kind == ActorKind.OPERATOR;
    }

    OrderEvent event(Instant at, OrderEventKind what) {
        return event(at, what, null);
    }

    OrderEvent event(Instant at, OrderEventKind what, @Nullable String note) {
        return new OrderEvent(at, what, kind, name, note);
    }
}
