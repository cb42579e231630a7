package io.portwarden.notification;

import io.portwarden.shared.TenantId;
import java.util.List;

/** Tells whom notices of a tenant go to; answered by the people, for those beside them who must not know them. */
public interface TenantContacts {

    /** Everybody who is told, in the transaction under way, which must be for the tenant. */
    List<Recipient> of(TenantId tenantId);
}
