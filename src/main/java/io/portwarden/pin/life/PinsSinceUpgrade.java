package io.portwarden.pin.life;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.pin.PinCountries;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import io.portwarden.tenant.TenantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells the admins of tenants who had no PIN before an upgrade that none of their numbers leaves without one now, each tenant
 * once, whichever node does it (PIN-12). Where the provider has left their country out, they are told once it no longer does.
 */
@Component
class PinsSinceUpgrade extends Rounds {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int PART = 100;

    private final Transactions transactions;
    private final UntoldPinRepository untold;
    private final PinCountries countries;
    private final TenantService tenants;
    private final AuditTrail trail;
    private final Outbox outbox;

    PinsSinceUpgrade(
            Transactions transactions,
            UntoldPinRepository untold,
            PinCountries countries,
            TenantService tenants,
            AuditTrail trail,
            Outbox outbox) {
        super("pins-since-upgrade", "Mails about PINs that apply since an upgrade", Duration.ZERO, EVERY);
        this.transactions = transactions;
        this.untold = untold;
        this.countries = countries;
        this.tenants = tenants;
        this.trail = trail;
        this.outbox = outbox;
    }

    void tellAll() {
        List<TenantId> part;
        do {
            part = transactions.stating(Scope.provider(), () -> untold.in(countries.codes(), PART));
            part.forEach(this::tell);
        } while (part.size() == PART && !isStopping());
    }

    private void tell(TenantId tenantId) {
        transactions.doStating(
                Scope.tenant(tenantId),
                () -> untold.take(tenantId).ifPresent(country -> {
                    Tenant tenant = tenants.get(tenantId);
                    // A change of its country was told when it was made.
                    if (tenant.country().equals(country) && tenant.status() != TenantStatus.CLOSED) {
                        trail.record(
                                tenantId, AuditEvent.of(AuditKind.PIN_APPLIES).by(AuditActor.SYSTEM));
                        outbox.add(new Notice(
                                tenantId, NoticeKind.PIN_APPLIES, Map.of(NoticeParam.TENANT, tenant.name())));
                    }
                }));
    }

    @Override
    protected void round() {
        tellAll();
    }
}
