package io.portwarden.order;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.AuditTrail;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.people.AdminContacts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to orders and tells the tenant's admins of it, in the transaction that it happens in. To be
 * called last in it: it holds the end of the tenant's trail.
 */
@Component
class OrderRecords {

    /** A carrier that is refused for the same reasons over and over is told of once in this while. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final AuditTrail trail;
    private final Outbox outbox;
    private final AdminContacts contacts;

    OrderRecords(AuditTrail trail, Outbox outbox, AdminContacts contacts) {
        this.trail = trail;
        this.outbox = outbox;
        this.contacts = contacts;
    }

    /** A new order: rejected, or in its review window. */
    void placed(PortOutOrder order, Carrier carrier) {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        params.put(NoticeParam.CARRIER, carrier.name());
        params.put(NoticeParam.ORDER, order.name().purchaseOrderNumber());
        params.put(NoticeParam.ORDER_ID, order.id().toString());
        params.put(NoticeParam.NUMBERS, Notice.numbers(order.phoneNumbers()));
        params.put(NoticeParam.DUE, order.desiredDueDate().toString());
        if (order.reviewEndsAt() == null) {
            String reasons = order.reasons().stream().map(Reason::code).collect(Collectors.joining(","));
            params.put(NoticeParam.REASONS, reasons);
            outbox.addOnce(
                    carrier.spid() + " " + Integer.toHexString(reasons.hashCode()),
                    new Notice(order.tenantId(), NoticeKind.ORDER_REJECTED, contacts.of(order.tenantId()), params),
                    QUIET);
        } else {
            params.put(NoticeParam.REVIEW_ENDS, order.reviewEndsAt().toString());
            outbox.add(new Notice(order.tenantId(), NoticeKind.ORDER_RECEIVED, contacts.of(order.tenantId()), params));
        }
        AuditSubject subject = AuditSubject.order(order.id(), order.name().purchaseOrderNumber());
        trail.record(
                order.tenantId(),
                AuditEvent.of(AuditKind.ORDER_RECEIVED)
                        .by(AuditActor.carrier(carrier.id().value(), carrier.name()))
                        .about(subject)
                        .with(AuditDetail.COUNT, order.numbers().size()));
        if (order.status() == OrderStatus.REJECTED) {
            trail.record(
                    order.tenantId(),
                    AuditEvent.of(AuditKind.ORDER_REJECTED)
                            .by(AuditActor.SYSTEM)
                            .about(subject)
                            .with(AuditDetail.REASONS, order.reasons()));
        }
    }
}
