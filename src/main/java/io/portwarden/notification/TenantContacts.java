package io.portwarden.notification;

import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Tells whom notices go to, in the transaction under way, which must be for the tenant; answered by the people, for those
 * beside and below them who must not know them.
 */
public interface TenantContacts {

    /** Every admin of the tenant (PIN-9). */
    List<Recipient> admins(TenantId tenantId);

    /** The same of several tenants, in a transaction for the provider; one without admins is left out. */
    Map<TenantId, List<Recipient>> admins(Collection<TenantId> tenants);

    /** Those of the provider's people who may do what somebody in this role may (OPR-4). */
    List<Recipient> providers(Role may);

    /** Whoever is one of the tenant's people, or was one of its admins. */
    List<Recipient> everybody(TenantId tenantId);
}
