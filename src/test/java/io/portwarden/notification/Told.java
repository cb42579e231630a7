package io.portwarden.notification;

import io.portwarden.shared.TenantId;
import java.util.List;

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
    public List<Recipient> operators() {
        return all;
    }

    @Override
    public List<Recipient> everybody(TenantId tenantId) {
        return all;
    }
}
