package io.portwarden.audit;

import io.portwarden.shared.PhoneNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is about.
 *
 * @param id null for what has none but its name
 * @param name as it was then, at most 200 characters; empty for nothing in particular
 */
public record AuditSubject(Kind kind, @Nullable UUID id, String name) {

    /** The tenant as a whole. */
    public static final AuditSubject NONE = new AuditSubject(Kind.NONE, null, "");

    /** What sort of thing it is. */
    public enum Kind {
        NONE("none"),
        ORDER("order"),
        NUMBER("number"),
        PERSON("person"),
        CARRIER("carrier"),
        TENANT("tenant"),
        KEY("key"),
        WEBHOOK("webhook"),
        DOMAIN("domain");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public AuditSubject {
        if ((kind == Kind.NONE) != name.isEmpty() || name.length() > 200) {
            throw new IllegalArgumentException("Every subject but none has a name of up to 200 characters");
        }
    }

    public static AuditSubject order(UUID orderId, String purchaseOrderNumber) {
        return new AuditSubject(Kind.ORDER, orderId, purchaseOrderNumber);
    }

    public static AuditSubject number(PhoneNumber number) {
        return new AuditSubject(Kind.NUMBER, null, number.e164());
    }

    public static AuditSubject person(UUID personId, String name) {
        return new AuditSubject(Kind.PERSON, personId, name);
    }

    public static AuditSubject carrier(UUID carrierId, String name) {
        return new AuditSubject(Kind.CARRIER, carrierId, name);
    }

    /** For the provider's own trail; in the tenant's, it is {@link #NONE}. */
    public static AuditSubject tenant(UUID tenantId, String name) {
        return new AuditSubject(Kind.TENANT, tenantId, name);
    }

    /** @param host where it leads; the rest of its address may hold something secret */
    public static AuditSubject webhook(UUID webhookId, String host) {
        return new AuditSubject(Kind.WEBHOOK, webhookId, host.length() <= 200 ? host : host.substring(0, 200));
    }

    /** @param name of the DNS */
    public static AuditSubject domain(String name) {
        return new AuditSubject(Kind.DOMAIN, null, name.length() <= 200 ? name : name.substring(0, 200));
    }

    /** @param keyId the key's name in the configuration, never the key */
    public static AuditSubject key(String keyId) {
        return new AuditSubject(Kind.KEY, null, keyId);
    }
}
