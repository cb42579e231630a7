package io.portwarden.approval;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down what is asked for and decided, and tells the admins, in the transaction that it happens in. To be called
 * last in it: it holds the end of the tenant's trail.
 */
@Component
class ApprovalRecords {

    private final AuditTrail trail;
    private final Outbox outbox;
    private final LiveUpdates liveUpdates;

    ApprovalRecords(AuditTrail trail, Outbox outbox, LiveUpdates liveUpdates) {
        this.trail = trail;
        this.outbox = outbox;
        this.liveUpdates = liveUpdates;
    }

    void requested(ActKind kind, String subject, SignedInPerson by, Instant until) {
        Map<NoticeParam, String> params = params(kind, subject, by);
        params.put(NoticeParam.EXPIRES, until.truncatedTo(ChronoUnit.SECONDS).toString());
        tell(by.tenantId(), NoticeKind.APPROVAL_REQUESTED, params);
        record(by.tenantId(), AuditEvent.of(AuditKind.APPROVAL_REQUESTED).with(AuditDetail.KIND, kind));
    }

    void approved(ApprovalRequest request, SignedInPerson by) {
        ended(request, NoticeKind.APPROVAL_GIVEN, AuditKind.APPROVAL_GIVEN, by);
    }

    void refused(ApprovalRequest request, SignedInPerson by) {
        ended(request, NoticeKind.APPROVAL_REFUSED, AuditKind.APPROVAL_REFUSED, by);
    }

    void withdrawn(ApprovalRequest request, SignedInPerson by) {
        ended(request, NoticeKind.APPROVAL_WITHDRAWN, AuditKind.APPROVAL_WITHDRAWN, by);
    }

    /** Found out when somebody wanted to approve it. */
    void obsolete(ApprovalRequest request, SignedInPerson by) {
        ended(request, NoticeKind.APPROVAL_OBSOLETE, AuditKind.APPROVAL_OBSOLETE, by);
    }

    void rule(SignedInPerson by, boolean holds) {
        NoticeKind notice = holds ? NoticeKind.TWO_PERSON_RULE_ON : NoticeKind.TWO_PERSON_RULE_OFF;
        tell(by.tenantId(), notice, Map.of(NoticeParam.PERSON, by.displayName()));
        record(
                by.tenantId(),
                AuditEvent.of(holds ? AuditKind.TWO_PERSON_RULE_ON : AuditKind.TWO_PERSON_RULE_OFF)
                        .by(AuditActor.of(by)));
    }

    private void ended(ApprovalRequest request, NoticeKind notice, AuditKind kind, SignedInPerson by) {
        tell(request.tenantId(), notice, params(request.kind(), request.subject(), by));
        record(request.tenantId(), AuditEvent.of(kind).with(AuditDetail.KIND, request.kind()));
    }

    private static Map<NoticeParam, String> params(ActKind kind, String subject, SignedInPerson by) {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        params.put(NoticeParam.PERSON, by.displayName());
        params.put(NoticeParam.ACT, kind.code());
        if (!subject.isEmpty()) {
            params.put(NoticeParam.SUBJECT, subject);
        }
        return params;
    }

    private void tell(TenantId tenantId, NoticeKind kind, Map<NoticeParam, String> params) {
        outbox.add(new Notice(tenantId, kind, params));
    }

    private void record(TenantId tenantId, AuditEvent event) {
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.PEOPLE, tenantId.value()));
        trail.record(tenantId, event);
    }
}
