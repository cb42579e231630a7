package io.portwarden.webhook.access;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.webhook.DisabledReason;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookWatch;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes down that a webhook was switched off, and tells its owner; of a carrier's and the provider's, the operators. */
@Component
class WebhookRecords implements WebhookWatch {

    private final AuditTrail trail;
    private final Outbox outbox;
    private final CarrierService carriers;
    private final LiveUpdates liveUpdates;

    WebhookRecords(AuditTrail trail, Outbox outbox, CarrierService carriers, LiveUpdates liveUpdates) {
        this.trail = trail;
        this.outbox = outbox;
        this.carriers = carriers;
        this.liveUpdates = liveUpdates;
    }

    @Override
    public void switchedOff(WebhookEndpoint endpoint, DisabledReason reason) {
        if (endpoint.owner().test()) {
            // Nothing that is real is touched by what a test key has added (API-22); its list shows it.
            return;
        }
        TenantId tenantId = endpoint.owner().tenantId();
        outbox.add(new Notice(tenantId, kind(endpoint, reason), params(endpoint)));
        trail.record(
                tenantId,
                AuditEvent.of(AuditKind.WEBHOOK_SWITCHED_OFF)
                        .by(AuditActor.SYSTEM)
                        .about(WebhookDesk.subject(endpoint))
                        .with(AuditDetail.WEBHOOK, reason));
    }

    private static NoticeKind kind(WebhookEndpoint endpoint, DisabledReason reason) {
        if (endpoint.owner().carrierId() != null) {
            return NoticeKind.CARRIER_WEBHOOK_OFF;
        }
        if (endpoint.owner().isProvider()) {
            return NoticeKind.PROVIDER_WEBHOOK_OFF;
        }
        return reason == DisabledReason.GONE ? NoticeKind.WEBHOOK_GONE : NoticeKind.WEBHOOK_FAILING;
    }

    private Map<NoticeParam, String> params(WebhookEndpoint endpoint) {
        UUID carrierId = endpoint.owner().carrierId();
        return carrierId == null
                ? Map.of(NoticeParam.WEBHOOK, endpoint.host())
                : Map.of(
                        NoticeParam.WEBHOOK,
                        endpoint.host(),
                        NoticeParam.CARRIER,
                        carriers.get(new CarrierId(carrierId)).name());
    }

    @Override
    public void attempted(TenantId tenantId, UUID endpointId) {
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.WEBHOOK, endpointId));
    }
}
