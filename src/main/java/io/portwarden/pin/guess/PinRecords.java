package io.portwarden.pin.guess;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to PINs and tells the admins of it, in the transaction that it happens in (PIN-9). Nothing of
 * it knows a PIN. To be called last in the transaction: it holds the end of the tenant's trail.
 */
@Component
public class PinRecords {

    /** A carrier that guesses sends many; the admins hear of it once in this while. */
    private static final Duration QUIET = Duration.ofHours(1);

    private final AuditTrail trail;
    private final Outbox outbox;
    private final CarrierService carriers;
    private final PinMetrics metrics;

    PinRecords(AuditTrail trail, Outbox outbox, CarrierService carriers, PinMetrics metrics) {
        this.trail = trail;
        this.outbox = outbox;
        this.carriers = carriers;
        this.metrics = metrics;
    }

    public void set(SignedInPerson by, boolean first) {
        Map<NoticeParam, String> params = Map.of(NoticeParam.PERSON, by.displayName());
        tell(by.tenantId(), first ? NoticeKind.PIN_SET : NoticeKind.PIN_CHANGED, params);
        trail.record(
                by.tenantId(),
                AuditEvent.of(first ? AuditKind.PIN_SET : AuditKind.PIN_CHANGED).by(AuditActor.of(by)));
    }

    public void unlocked(SignedInPerson by) {
        tell(by.tenantId(), NoticeKind.PIN_UNLOCKED, Map.of(NoticeParam.PERSON, by.displayName()));
        trail.record(by.tenantId(), AuditEvent.of(AuditKind.PIN_UNLOCKED));
    }

    /** @param counts with this wrong PIN in them */
    public void wrong(TenantId tenantId, CarrierId carrierId, GuessCounts counts, GuessLimits limits) {
        Carrier carrier = carriers.get(carrierId);
        tellOnce(
                tenantId,
                carrierId,
                NoticeKind.PIN_WRONG,
                Map.of(
                        NoticeParam.CARRIER, carrier.name(),
                        NoticeParam.COUNT, Integer.toString(counts.inARow().counted()),
                        NoticeParam.LIMIT, Integer.toString(limits.perTenantInARow())));
        if (counts.byCarrierAgainstTenant().counted() >= limits.perCarrierAndTenant()) {
            metrics.limitReached(PinMetrics.Limit.CARRIER_AND_TENANT);
            tellOnce(
                    tenantId,
                    carrierId,
                    NoticeKind.PIN_CARRIER_REFUSED,
                    Map.of(
                            NoticeParam.CARRIER, carrier.name(),
                            NoticeParam.LIMIT, Integer.toString(limits.perCarrierAndTenant())));
        }
        trail.record(tenantId, by(carrier, AuditKind.PIN_REFUSED));
    }

    public void refusedUnchecked(TenantId tenantId, CarrierId carrierId) {
        trail.record(tenantId, by(carriers.get(carrierId), AuditKind.PIN_CHECK_REFUSED));
    }

    public void locked(TenantId tenantId, CarrierId carrierId, int limit) {
        metrics.limitReached(PinMetrics.Limit.TENANT);
        Carrier carrier = carriers.get(carrierId);
        tell(
                tenantId,
                NoticeKind.PIN_LOCKED,
                Map.of(NoticeParam.CARRIER, carrier.name(), NoticeParam.LIMIT, Integer.toString(limit)));
        trail.record(tenantId, by(carrier, AuditKind.PIN_LOCKED).with(AuditDetail.COUNT, limit));
    }

    /** In a transaction for the provider: a limit over all tenants concerns none of them alone. */
    public void blocked(CarrierId carrierId, int limit) {
        metrics.limitReached(PinMetrics.Limit.CARRIER);
        Carrier carrier = carriers.get(carrierId);
        tell(
                TenantId.PROVIDER,
                NoticeKind.CARRIER_BLOCKED,
                Map.of(NoticeParam.CARRIER, carrier.name(), NoticeParam.LIMIT, Integer.toString(limit)));
        trail.record(TenantId.PROVIDER, by(carrier, AuditKind.CARRIER_BLOCKED).with(AuditDetail.COUNT, limit));
    }

    /** In a transaction for the provider. */
    public void limitLifted(CarrierId carrierId) {
        Carrier carrier = carriers.get(carrierId);
        trail.record(
                TenantId.PROVIDER,
                AuditEvent.of(AuditKind.CARRIER_LIMIT_LIFTED)
                        .about(AuditSubject.carrier(carrierId.value(), carrier.name())));
    }

    /** In a transaction for the provider: how many wrong PINs of the carrier were checked, and are from now on. */
    public void limitChanged(Carrier carrier, int before, int after) {
        trail.record(
                TenantId.PROVIDER,
                AuditEvent.of(AuditKind.CARRIER_LIMIT_CHANGED)
                        .about(AuditSubject.carrier(carrier.id().value(), carrier.name()))
                        .with(AuditDetail.PREVIOUS_LIMIT, before)
                        .with(AuditDetail.LIMIT, after));
    }

    /** In a transaction for the provider and the tenant. */
    public void guessLifted(SignedInPerson by, TenantId tenantId, CarrierId carrierId) {
        Carrier carrier = carriers.get(carrierId);
        tell(
                tenantId,
                NoticeKind.PIN_GUESS_LIFTED,
                Map.of(NoticeParam.CARRIER, carrier.name(), NoticeParam.PERSON, by.displayName()));
        trail.record(
                tenantId,
                AuditEvent.of(AuditKind.PIN_GUESS_LIFTED)
                        .by(AuditActor.of(by))
                        .about(AuditSubject.carrier(carrierId.value(), carrier.name())));
    }

    /** In a transaction for the provider. */
    public void keyRotated(String keyId) {
        trail.record(TenantId.PROVIDER, AuditEvent.of(AuditKind.KEY_ROTATED).about(AuditSubject.key(keyId)));
    }

    /** In a transaction for the provider. */
    public void keyDropped(String keyId) {
        trail.record(TenantId.PROVIDER, AuditEvent.of(AuditKind.KEY_DROPPED).about(AuditSubject.key(keyId)));
    }

    private static AuditEvent by(Carrier carrier, AuditKind kind) {
        return AuditEvent.of(kind)
                .by(AuditActor.carrier(carrier.id().value(), carrier.name()))
                .about(AuditSubject.carrier(carrier.id().value(), carrier.name()));
    }

    private void tell(TenantId tenantId, NoticeKind kind, Map<NoticeParam, String> params) {
        outbox.add(new Notice(tenantId, kind, params));
    }

    private void tellOnce(TenantId tenantId, CarrierId carrierId, NoticeKind kind, Map<NoticeParam, String> params) {
        outbox.addOnce(carrierId.toString(), new Notice(tenantId, kind, params), QUIET);
    }
}
