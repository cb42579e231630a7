package io.portwarden.shared;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a signed-in person may do: one of a tenant's people, or one of the provider's. Of the provider's, whoever is an
 * operator may do all that the others may, and whoever is at the desk or sees to security may read what support reads
 * (OPR-1).
 */
public enum Role implements Coded {
    TENANT_ADMIN("tenant-admin"),
    TENANT_VIEWER("tenant-viewer"),
    /** Reads what the provider has on file, and changes nothing. */
    SUPPORT("support"),
    /** Orders, disputes, what is to be done at the SOA, and thefts. */
    DESK("desk"),
    /** Keys, webhooks, limits, upstreams, and who the provider's people and tenants' first admins are. */
    SECURITY("security"),
    OPERATOR("operator");

    private static final List<Role> PROVIDERS = List.of(OPERATOR, SECURITY, DESK, SUPPORT);

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The name under which the role is stored. */
    @Override
    public String code() {
        return code;
    }

    public static Role ofCode(String code) {
        return Coded.of(Role.class, code);
    }

    /** Those of the provider's people, what allows more first. */
    public static List<Role> ofProvider() {
        return PROVIDERS;
    }

    public boolean isProviders() {
        return PROVIDERS.contains(this);
    }

    /** Whether somebody has to remain in this role: whoever is may do all that anybody of theirs may (OPR-2). */
    public boolean isLastKept() {
        return this == TENANT_ADMIN || this == OPERATOR;
    }

    /** Whether somebody in this role may do what somebody in the other one may. */
    public boolean includes(Role other) {
        return this == other || other.isProviders() && (this == OPERATOR || other == SUPPORT && isProviders());
    }

    /** Those whose people may do what somebody in this role may. */
    public List<Role> includedIn() {
        return Stream.of(values()).filter(role -> role.includes(this)).toList();
    }

    /** All that somebody in this role may do, as Spring Security names it. */
    public List<String> authorities() {
        return Stream.of(values())
                .filter(this::includes)
                .map(role -> "ROLE_" + role.name())
                .toList();
    }

    /**
     * Those that somebody in this role may give to somebody, what allows more first: whoever sees to security gives all but the one that may do
     * more (OPR-3).
     */
    public List<Role> grants() {
        return switch (this) {
            case TENANT_ADMIN -> List.of(TENANT_ADMIN, TENANT_VIEWER);
            case SECURITY -> List.of(SECURITY, DESK, SUPPORT);
            case OPERATOR -> PROVIDERS;
            case TENANT_VIEWER, SUPPORT, DESK -> List.of();
        };
    }
}
