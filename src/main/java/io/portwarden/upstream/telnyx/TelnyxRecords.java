package io.portwarden.upstream.telnyx;

import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.upstream.UpstreamConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what Telnyx was told, and tells operators what no message changes; in the transaction in which that is settled. */
@Component
class TelnyxRecords {

    private final AuditTrail trail;
    private final Outbox outbox;

    TelnyxRecords(AuditTrail trail, Outbox outbox) {
        this.trail = trail;
        this.outbox = outbox;
    }

    /** For whom that transaction is. */
    Scope scope(@Nullable PortOutOrder order) {
        return Scope.provider().andTenant(order == null ? TenantId.PROVIDER : order.tenantId());
    }

    /** Telnyx has taken an answer. To be called last: it holds the end of the tenant's trail. */
    void told(PortOutOrder order, Told told) {
        trail.record(
                order.tenantId(),
                AuditEvent.of(told == Told.AUTHORIZED ? AuditKind.UPSTREAM_AUTHORIZED : AuditKind.UPSTREAM_REFUSED)
                        .about(AuditSubject.order(order.id(), order.name().purchaseOrderNumber())));
    }

    /**
     * Both sides differ, and somebody has to speak with Telnyx.
     *
     * @param order null where there is none
     * @param reference what Telnyx's people are told it by
     * @param answerBy when Telnyx authorizes by itself what is pending there
     */
    void apart(
            UpstreamConnection connection,
            @Nullable PortOutOrder order,
            String reference,
            Collection<PhoneNumber> numbers,
            TelnyxStatus theirs,
            Instant answerBy) {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        params.put(NoticeParam.UPSTREAM, connection.name());
        params.put(NoticeParam.NUMBERS, Notice.numbers(numbers));
        params.put(NoticeParam.HERE, order == null ? "none" : order.status().code());
        params.put(NoticeParam.THERE, theirs.code());
        params.put(NoticeParam.SUBJECT, reference);
        if (order != null) {
            params.put(NoticeParam.ORDER, order.name().purchaseOrderNumber());
        }
        if (theirs == TelnyxStatus.PENDING) {
            params.put(NoticeParam.EXPIRES, answerBy.toString());
        }
        outbox.add(new Notice(TenantId.PROVIDER, NoticeKind.UPSTREAM_DIFFERS, params));
    }
}
