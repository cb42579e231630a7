package io.portwarden.portback.life;

import io.portwarden.audit.AuditActor;
import io.portwarden.order.ActorKind;
import io.portwarden.portback.PortBackEvent;
import io.portwarden.portback.PortBackEventKind;
import io.portwarden.shared.SignedInPerson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who does something to a case, as its timeline and the trail name them. */
public record PortBackActor(ActorKind kind, String name, AuditActor audited) {

    public static PortBackActor of(SignedInPerson person) {
        return new PortBackActor(
                person.role().isProviders() ? ActorKind.OPERATOR : ActorKind.TENANT,
                person.displayName(),
                AuditActor.of(person));
    }

    /** Who acts for the provider: one of its people, or a program. */
    public static PortBackActor of(AuditActor provider) {
        return new PortBackActor(
                provider.kind() == AuditActor.Kind.OPERATOR ? ActorKind.OPERATOR : ActorKind.SYSTEM,
                provider.name(),
                provider);
    }

    PortBackEvent event(Instant at, PortBackEventKind what, @Nullable String note) {
        return new PortBackEvent(at, what, kind, name, note);
    }
}
