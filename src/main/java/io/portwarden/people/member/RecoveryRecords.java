package io.portwarden.people.member;

import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down, in the tenant's own trail, that operators give it an admin, and tells everybody who is or was there, and
 * all operators. To be called last in the transaction, which is for the provider and the tenant.
 */
@Component
class RecoveryRecords {

    private final AuditTrail trail;
    private final Outbox outbox;
    private final LiveUpdates liveUpdates;

    RecoveryRecords(AuditTrail trail, Outbox outbox, LiveUpdates liveUpdates) {
        this.trail = trail;
        this.outbox = outbox;
        this.liveUpdates = liveUpdates;
    }

    void requested(RecoveryRepository.Row recovery, SignedInPerson by) {
        tell(TenantId.PROVIDER, NoticeKind.RECOVERY_TO_CONSENT, recovery, by);
        record(AuditKind.RECOVERY_REQUESTED, NoticeKind.RECOVERY_REQUESTED, recovery, by);
    }

    void consented(RecoveryRepository.Row recovery, SignedInPerson by) {
        record(AuditKind.RECOVERY_CONSENTED, NoticeKind.RECOVERY_CONSENTED, recovery, by);
    }

    void stopped(RecoveryRepository.Row recovery, SignedInPerson by) {
        record(AuditKind.RECOVERY_STOPPED, NoticeKind.RECOVERY_STOPPED, recovery, by);
    }

    private void record(AuditKind kind, NoticeKind notice, RecoveryRepository.Row recovery, SignedInPerson by) {
        tell(recovery.tenantId(), notice, recovery, by);
        liveUpdates.publish(new LiveUpdate(TenantId.PROVIDER, LiveUpdate.Topic.PEOPLE, recovery.id()));
        trail.record(
                recovery.tenantId(), AuditEvent.of(kind).about(AuditSubject.person(recovery.id(), name(recovery))));
    }

    private void tell(TenantId tenantId, NoticeKind kind, RecoveryRepository.Row recovery, SignedInPerson by) {
        outbox.add(new Notice(
                tenantId,
                kind,
                Map.of(
                        NoticeParam.TENANT, recovery.tenantName(),
                        NoticeParam.PERSON, by.displayName(),
                        NoticeParam.MEMBER, recovery.email())));
    }

    private static String name(RecoveryRepository.Row recovery) {
        return recovery.email().substring(0, Math.min(recovery.email().length(), 200));
    }
}
