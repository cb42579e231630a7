package io.portwarden.approval;

import io.portwarden.shared.TenantId;
import java.util.List;
import java.util.UUID;

/** Tells who the admins are; answered by the people, for those below them who must not know them. */
public interface Admins {

    /** The tenant's admins, who stay so until the transaction under way ends, unless it changes that itself. */
    List<UUID> lock(TenantId tenantId);
}
