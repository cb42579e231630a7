package io.portwarden.notification;

import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whom a test tells, whatever the kind of notice. */
record Told(List<Recipient> all) implements TenantContacts {

    /** An outbox whose notices go to these. */
    static Outbox outbox(OutboxRepository rows, Recipient... recipients) {
        return new Outbox(rows, new Told(List.of(recipients)));
    }

    @Override
    public List<Recipient> admins(TenantId tenantId) {
        return all;
    }

    @Override
    public Map<TenantId, List<Recipient>> admins(Collection<TenantId> tenants) {
        return tenants.stream().collect(Collectors.toMap(id -> id, id -> all));
    }

    @Override
    public List<Recipient> providers(Role may) {
        return all;
    }

    @Override
    public List<Recipient> everybody(TenantId tenantId) {
        return all;
    }
}
