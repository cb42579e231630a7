package io.portwarden.shared;

import java.io.Serializable;
import java.util.UUID;

/** Who is at the screen, and for which tenant. */
public record SignedInPerson(UUID tenant, UUID personId, String email, String displayName, Role role)
        implements Serializable {

    public TenantId tenantId() {
        return new TenantId(tenant);
    }

    /** Whether the person may do what somebody in that role may. */
    public boolean may(Role other) {
        return role.includes(other);
    }
}
