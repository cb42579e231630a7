package io.portwarden.people;

import io.portwarden.approval.Admins;
import io.portwarden.notification.Recipient;
import io.portwarden.notification.TenantContacts;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells whom notices go to, and who has a say, in the transaction under way, which must be for the tenant. */
@Component
class AdminContacts implements TenantContacts, Admins {

    private final PersonRepository people;

    AdminContacts(PersonRepository people) {
        this.people = people;
    }

    @Override
    public List<UUID> lock(TenantId tenantId) {
        return people.lockDeciders(tenantId);
    }

    @Override
    public List<Recipient> admins(TenantId tenantId) {
        return people.contacts(tenantId, Role.TENANT_ADMIN);
    }

    @Override
    public Map<TenantId, List<Recipient>> admins(Collection<TenantId> tenants) {
        return people.contacts(tenants, Role.TENANT_ADMIN);
    }

    @Override
    public List<Recipient> providers(Role may) {
        return people.contacts(TenantId.PROVIDER, may);
    }

    @Override
    public List<Recipient> everybody(TenantId tenantId) {
        return people.everybody(tenantId);
    }
}
