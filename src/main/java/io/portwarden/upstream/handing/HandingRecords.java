package io.portwarden.upstream.handing;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.upstream.UpstreamConnection;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down that an upstream has not got a tenant's PIN, and tells the tenant's admins, who alone can set it again; in the
 * transaction for the tenant in which it is given up.
 */
@Component
class HandingRecords {

    private final AuditTrail trail;
    private final Outbox outbox;
    private final LiveUpdates liveUpdates;

    HandingRecords(AuditTrail trail, Outbox outbox, LiveUpdates liveUpdates) {
        this.trail = trail;
        this.outbox = outbox;
        this.liveUpdates = liveUpdates;
    }

    /**
     * To be called last: it holds the end of the tenant's trail.
     *
     * @param numbers how many are without it there
     */
    void notHandedOn(TenantId tenantId, UpstreamConnection connection, int numbers) {
        outbox.add(new Notice(
                tenantId,
                NoticeKind.PIN_NOT_HANDED_ON,
                Map.of(NoticeParam.UPSTREAM, connection.name(), NoticeParam.COUNT, Integer.toString(numbers))));
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.PIN, tenantId.value()));
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.NUMBER, tenantId.value()));
        trail.record(
                tenantId,
                AuditEvent.of(AuditKind.PIN_NOT_HANDED_ON)
                        .by(AuditActor.SYSTEM)
                        .about(AuditSubject.carrier(connection.carrier().id().value(), connection.name()))
                        .with(AuditDetail.COUNT, numbers));
    }
}
