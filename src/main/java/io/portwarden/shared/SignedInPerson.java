package io.portwarden.shared;

import java.io.Serializable;
import java.util.UUID;

/** Who is at the screen, and for which tenant. */
public record SignedInPerson(UUID tenant, UUID personId, String email, String displayName, Role role)
        implements Serializable {

    public TenantId tenantId() {
        return new TenantId(tenant);
    }
}
