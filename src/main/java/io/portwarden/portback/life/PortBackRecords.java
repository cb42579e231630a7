package io.portwarden.portback.life;

import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackMove;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.TenantService;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to cases and tells admins and operators of it, in the transaction that it happens in, which must
 * be for the tenant and the provider. To be called last in it: it holds the end of the tenant's trail.
 */
@Component
class PortBackRecords {

    private static final int NUMBERS_IN_THE_TRAIL = 10;

    private final AuditTrail trail;
    private final Outbox outbox;
    private final TenantService tenants;
    private final PortBackWebhooks webhooks;

    PortBackRecords(AuditTrail trail, Outbox outbox, TenantService tenants, PortBackWebhooks webhooks) {
        this.trail = trail;
        this.outbox = outbox;
        this.tenants = tenants;
        this.webhooks = webhooks;
    }

    /** A number has left without an order, or an admin has reported an order. */
    void opened(PortBack about, PortBackActor actor) {
        if (about.isWithoutOrder()) {
            webhooks.left(about);
            tellAdmins(NoticeKind.NUMBER_LEFT, about, clocked(about));
        } else {
            tellAdmins(NoticeKind.PORT_BACK_REPORTED, about, by(actor, clocked(about)));
        }
        tellOperatorsToRequest(about);
        record(about.isWithoutOrder() ? AuditKind.NUMBER_LEFT : AuditKind.PORT_BACK_REPORTED, about, actor);
    }

    void moved(PortBackMove move, PortBack about, PortBackActor actor) {
        switch (move) {
            case SAY_UNWANTED -> {
                tellAdmins(NoticeKind.PORT_BACK_REPORTED, about, by(actor, clocked(about)));
                tellOperatorsToRequest(about);
            }
            case REQUEST_BACK -> {
                tellAdmins(NoticeKind.PORT_BACK_REQUESTED, about, by(actor, taken(about)));
                tellOperators(about, actor);
            }
            case REFUSE -> {
                tellAdmins(NoticeKind.PORT_BACK_REFUSED, about, by(actor, taken(about)));
                tellOperators(about, actor);
            }
            case RESTORE -> {
                tellAdmins(NoticeKind.NUMBERS_RESTORED, about, by(actor, params(about)));
                tellOperators(about, actor);
            }
        }
        record(kind(move), about, actor);
    }

    private static AuditKind kind(PortBackMove move) {
        return switch (move) {
            case SAY_UNWANTED -> AuditKind.PORT_BACK_REPORTED;
            case REQUEST_BACK -> AuditKind.PORT_BACK_REQUESTED;
            case REFUSE -> AuditKind.PORT_BACK_REFUSED;
            case RESTORE -> AuditKind.NUMBERS_RESTORED;
        };
    }

    private void record(AuditKind kind, PortBack about, PortBackActor actor) {
        AuditEvent event = AuditEvent.of(kind).by(actor.audited()).with(AuditDetail.LEFT_AT, about.leftAt());
        trail.record(
                about.tenantId(),
                about.numbers().size() == 1
                        ? event.about(AuditSubject.number(about.numbers().getFirst()))
                        : event.withNumbers(about.numbers().stream()
                                        .limit(NUMBERS_IN_THE_TRAIL)
                                        .toList())
                                .with(AuditDetail.COUNT, about.numbers().size()));
    }

    private void tellAdmins(NoticeKind kind, PortBack about, Map<NoticeParam, String> params) {
        outbox.add(new Notice(about.tenantId(), kind, params));
    }

    private void tellOperatorsToRequest(PortBack about) {
        Map<NoticeParam, String> params = clocked(about);
        params.put(NoticeParam.TENANT, tenants.get(about.tenantId()).name());
        outbox.add(new Notice(TenantId.PROVIDER, NoticeKind.PORT_BACK_TO_REQUEST, params));
    }

    private void tellOperators(PortBack about, PortBackActor actor) {
        Map<NoticeParam, String> params = by(actor, params(about));
        params.put(NoticeParam.TENANT, tenants.get(about.tenantId()).name());
        outbox.add(new Notice(TenantId.PROVIDER, NoticeKind.PORT_BACK_MOVED, params));
    }

    private static Map<NoticeParam, String> by(PortBackActor actor, Map<NoticeParam, String> params) {
        params.put(NoticeParam.PERSON, actor.name());
        return params;
    }

    private static Map<NoticeParam, String> clocked(PortBack about) {
        Map<NoticeParam, String> params = taken(about);
        params.put(NoticeParam.LEFT_AT, about.leftAt().toString());
        params.put(NoticeParam.SOON_BY, about.clock().soonBy().toString());
        params.put(NoticeParam.LATEST_BY, about.clock().latestBy().toString());
        return params;
    }

    private static Map<NoticeParam, String> taken(PortBack about) {
        Map<NoticeParam, String> params = params(about);
        params.put(NoticeParam.SPID, about.spid());
        return params;
    }

    private static Map<NoticeParam, String> params(PortBack about) {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        params.put(NoticeParam.NUMBERS, Notice.numbers(about.numbers()));
        params.put(NoticeParam.CASE_ID, about.id().toString());
        return params;
    }
}
