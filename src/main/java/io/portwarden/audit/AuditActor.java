package io.portwarden.audit;

import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.SignedInPerson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param id of the person or carrier; null for the system
 * @param name as it was then, at most 200 characters; empty for the system
 */
public record AuditActor(Kind kind, @Nullable UUID id, String name) {

    /** The program itself: a time that ran out, a job. */
    public static final AuditActor SYSTEM = new AuditActor(Kind.SYSTEM, null, "");

    /** On whose side the actor stands. */
    public enum Kind {
        SYSTEM("system"),
        PERSON("person"),
        CARRIER("carrier"),
        OPERATOR("operator"),
        /** One of the provider's own, such as its billing system. */
        PROGRAM("program"),
        /** An organization's own, such as Entra ID. */
        DIRECTORY("directory");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public AuditActor {
        if ((kind == Kind.SYSTEM) != (id == null) || (kind == Kind.SYSTEM) != name.isEmpty() || name.length() > 200) {
            throw new IllegalArgumentException("Everybody but the system has an id and a name of up to 200 characters");
        }
    }

    public static AuditActor of(SignedInPerson person) {
        return new AuditActor(
                person.role().isProviders() ? Kind.OPERATOR : Kind.PERSON, person.personId(), person.displayName());
    }

    public static AuditActor carrier(UUID carrierId, String name) {
        return new AuditActor(Kind.CARRIER, carrierId, name);
    }

    /** @param name the name of the key that it came with */
    public static AuditActor program(UUID keyId, String name) {
        return new AuditActor(Kind.PROGRAM, keyId, name);
    }

    /** @param name of the token that it came with */
    public static AuditActor directory(UUID tokenId, String name) {
        return new AuditActor(Kind.DIRECTORY, tokenId, name);
    }

    /** Who is signed in; where nobody is, the system. */
    static AuditActor current() {
        return CurrentPerson.find().map(AuditActor::of).orElse(SYSTEM);
    }
}
