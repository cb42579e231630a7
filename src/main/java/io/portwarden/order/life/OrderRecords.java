package io.portwarden.order.life;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.check.Way;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final OrderMetrics metrics;
    private final OrderWebhooks webhooks;
    private final SoaMoves soa;

    OrderRecords(AuditTrail trail, Outbox outbox, OrderMetrics metrics, OrderWebhooks webhooks, SoaMoves soa) {
        this.trail = trail;
        this.outbox = outbox;
        this.metrics = metrics;
        this.webhooks = webhooks;
        this.soa = soa;
    }

    /** A new order: rejected, in its review window, or confirmed without one. */
    void placed(PortOutOrder order, OrderSender sender) {
        metrics.placed(order, sender.carrier());
        webhooks.placed(order, sender.carrier());
        soa.placed(order, sender.carrier());
        tellOfNew(order, sender);
    }

    private void tellOfNew(PortOutOrder order, OrderSender sender) {
        arrived(order, sender.carrier());
        entered(order, sender.actor());
        trail.record(
                order.tenantId(),
                AuditEvent.of(AuditKind.ORDER_RECEIVED)
                        .by(sender.actor().audited())
                        .about(subject(order))
                        .with(AuditDetail.COUNT, order.numbers().size()));
        examined(order);
    }

    /**
     * A confirmed order that nobody completes lapses, and all sides are told before; in a transaction for the provider too.
     *
     * @param day with whose beginning it lapses
     */
    void lapseAhead(PortOutOrder order, LocalDate day, Instant at, Carrier carrier) {
        webhooks.lapseAhead(order, day, at, carrier);
        Map<NoticeParam, String> params = params(order, carrier);
        params.put(NoticeParam.LAPSES, day.toString());
        outbox.add(new Notice(order.tenantId(), NoticeKind.ORDER_LAPSING, params));
        outbox.add(new Notice(TenantId.PROVIDER, NoticeKind.DESK_ORDER_LAPSING, params));
    }

    /** An admin lets a refused order pass when it is asked for again (UPS-6). */
    void allowed(PortOutOrder order, OrderActor admin, Carrier carrier) {
        Map<NoticeParam, String> params = asked(order, carrier);
        params.put(NoticeParam.PERSON, admin.name());
        outbox.add(new Notice(order.tenantId(), NoticeKind.ORDER_ALLOWED, params));
        trail.record(
                order.tenantId(),
                AuditEvent.of(AuditKind.ORDER_ALLOWED).by(admin.audited()).about(subject(order)));
    }

    /**
     * In a transaction for the order's tenant; where the provider's people are told as well, for the provider too.
     *
     * @param locked those of its numbers that were locked when they left
     */
    void changed(
            OrderMove move,
            PortOutOrder before,
            PortOutOrder after,
            OrderActor actor,
            Carrier carrier,
            List<PhoneNumber> locked) {
        metrics.moved(move, after);
        webhooks.changed(move, before, after, carrier);
        soa.changed(move, before, after, carrier);
        if (!after.tenantId().equals(before.tenantId())) {
            tellOfNew(after, new OrderSender(carrier, Way.CARRIER, actor)); // to this tenant it is new
            return;
        }
        tell(move, after, actor, carrier, locked);
        entered(after, actor);
        record(move, after, actor, locked);
    }

    /** Who has typed in what comes next, where it was not the carrier itself. */
    private void entered(PortOutOrder order, OrderActor actor) {
        if (actor.operator() != null) {
            trail.record(
                    order.tenantId(),
                    AuditEvent.of(AuditKind.ORDER_ENTERED)
                            .by(AuditActor.of(actor.operator()))
                            .about(subject(order))
                            .with(AuditDetail.VERSION, order.name().version()));
        }
    }

    private void arrived(PortOutOrder order, Carrier carrier) {
        Map<NoticeParam, String> params = asked(order, carrier);
        if (order.waitsForCustomer()) {
            outbox.add(new Notice(order.tenantId(), NoticeKind.ORDER_ASKED_FIRST, params));
        } else if (order.status() == OrderStatus.REJECTED) {
            params.put(NoticeParam.REASONS, reasons(order));
            outbox.addOnce(
                    refusal(order, carrier), new Notice(order.tenantId(), NoticeKind.ORDER_REJECTED, params), QUIET);
        } else if (order.reviewEndsAt() == null) {
            NoticeKind kind = carrier.upstream() ? NoticeKind.ORDER_LET_THROUGH : NoticeKind.ORDER_CONFIRMED_AT_ONCE;
            outbox.add(new Notice(order.tenantId(), kind, params));
        } else {
            params.put(NoticeParam.REVIEW_ENDS, order.reviewEndsAt().toString());
            NoticeKind kind = order.silenceRefuses() ? NoticeKind.ORDER_TO_CONFIRM : NoticeKind.ORDER_RECEIVED;
            outbox.add(new Notice(order.tenantId(), kind, params));
        }
    }

    private void tell(OrderMove move, PortOutOrder order, OrderActor actor, Carrier carrier, List<PhoneNumber> locked) {
        Map<NoticeParam, String> params = params(order, carrier);
        ofDesk(move).ifPresent(kind -> outbox.add(new Notice(TenantId.PROVIDER, kind, params)));
        if (move == OrderMove.LAPSE) {
            outbox.add(new Notice(order.tenantId(), NoticeKind.ORDER_LAPSED, params));
            return;
        }
        if (move == OrderMove.WITHDRAW_DISPUTE) {
            params.put(NoticeParam.PERSON, actor.name());
            outbox.add(new Notice(order.tenantId(), NoticeKind.DISPUTE_WITHDRAWN, params));
            return;
        }
        if (move == OrderMove.CORRECT && order.status() == OrderStatus.CONFIRMED) {
            outbox.add(new Notice(order.tenantId(), NoticeKind.ORDER_CONFIRMED_AT_ONCE, params));
            return;
        }
        NoticeKind kind = NoticeKind.ORDER_RESCHEDULED;
        if (move != OrderMove.CHANGE_DUE_DATE) {
            kind = NoticeKind.ORDER_CHANGED;
            params.put(NoticeParam.STATUS, order.status().code());
            if (!locked.isEmpty()) {
                params.put(NoticeParam.LOCKED, Notice.numbers(locked));
            }
            if (actor.isPerson()) {
                params.put(NoticeParam.PERSON, actor.name());
            }
            if (order.status() == OrderStatus.PENDING && order.reviewEndsAt() != null) {
                params.put(NoticeParam.REVIEW_ENDS, order.reviewEndsAt().toString());
            }
            if (order.status() == OrderStatus.REJECTED) {
                params.put(NoticeParam.REASONS, reasons(order));
            }
        }
        outbox.add(new Notice(order.tenantId(), kind, params));
    }

    /** What the provider's people are told of. */
    private static Optional<NoticeKind> ofDesk(OrderMove move) {
        return switch (move) {
            case DISPUTE -> Optional.of(NoticeKind.ORDER_TO_DECIDE);
            case WITHDRAW_DISPUTE -> Optional.of(NoticeKind.DESK_DISPUTE_WITHDRAWN);
            case END_DISPUTE -> Optional.of(NoticeKind.DESK_DISPUTE_LAPSED);
            case LAPSE -> Optional.of(NoticeKind.DESK_ORDER_LAPSED);
            default -> Optional.empty();
        };
    }

    private void record(OrderMove move, PortOutOrder order, OrderActor actor, List<PhoneNumber> locked) {
        AuditEvent event = switch (move) {
            case CONFIRM, END_REVIEW, OVERRULE_DISPUTE -> confirmed(order);
            case DISPUTE -> AuditEvent.of(AuditKind.ORDER_DISPUTED);
            case WITHDRAW_DISPUTE -> AuditEvent.of(AuditKind.DISPUTE_WITHDRAWN);
            case UPHOLD_DISPUTE, END_DISPUTE, EXPIRE ->
                AuditEvent.of(AuditKind.ORDER_REJECTED).with(AuditDetail.REASONS, order.reasons());
            case CANCEL ->
                AuditEvent.of(AuditKind.ORDER_CANCELLED)
                        .with(AuditDetail.VERSION, order.name().version());
            case LAPSE -> AuditEvent.of(AuditKind.ORDER_LAPSED).with(AuditDetail.DUE_DATE, order.dueDate());
            case CHANGE_DUE_DATE, CORRECT ->
                AuditEvent.of(AuditKind.ORDER_SUPPLEMENTED)
                        .with(AuditDetail.VERSION, order.name().version())
                        .with(AuditDetail.DUE_DATE, order.dueDate());
            case COMPLETE -> completed(order, locked);
        };
        trail.record(order.tenantId(), event.by(actor.audited()).about(subject(order)));
        if (move == OrderMove.CORRECT) {
            examined(order);
        }
    }

    private static AuditEvent confirmed(PortOutOrder order) {
        return AuditEvent.of(AuditKind.ORDER_CONFIRMED).with(AuditDetail.DUE_DATE, order.dueDate());
    }

    private static AuditEvent completed(PortOutOrder order, List<PhoneNumber> locked) {
        AuditEvent event = AuditEvent.of(AuditKind.ORDER_COMPLETED)
                .with(AuditDetail.COUNT, order.numbers().size());
        return locked.isEmpty() ? event : event.with(AuditDetail.LOCKED, locked.size());
    }

    /** What the checks came to, unless it waits. */
    private void examined(PortOutOrder order) {
        if (order.status() == OrderStatus.REJECTED) {
            bySystem(order, AuditEvent.of(AuditKind.ORDER_REJECTED).with(AuditDetail.REASONS, order.reasons()));
        } else if (order.status() == OrderStatus.CONFIRMED) {
            bySystem(order, confirmed(order));
        }
    }

    private void bySystem(PortOutOrder order, AuditEvent event) {
        trail.record(order.tenantId(), event.by(AuditActor.SYSTEM).about(subject(order)));
    }

    /** Of what is not in review without a due date, where nobody has asked for one (UPS-7). */
    private static Map<NoticeParam, String> asked(PortOutOrder order, Carrier carrier) {
        Map<NoticeParam, String> params = params(order, carrier);
        if (!order.isDated(carrier) && order.status() != OrderStatus.PENDING) {
            params.remove(NoticeParam.DUE);
        }
        return params;
    }

    private static Map<NoticeParam, String> params(PortOutOrder order, Carrier carrier) {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        params.put(NoticeParam.CARRIER, carrier.name());
        params.put(NoticeParam.ORDER, order.name().purchaseOrderNumber());
        params.put(NoticeParam.ORDER_ID, order.id().toString());
        params.put(NoticeParam.NUMBERS, Notice.numbers(order.phoneNumbers()));
        params.put(NoticeParam.DUE, order.dueDate().toString());
        return params;
    }

    private static String reasons(PortOutOrder order) {
        return order.reasons().stream().map(Reason::code).collect(Collectors.joining(","));
    }

    /** Names the carrier and the reasons, with a digit for each that there is: their codes are too long for a key. */
    private static String refusal(PortOutOrder order, Carrier carrier) {
        return Arrays.stream(Reason.values())
                .map(reason -> order.reasons().contains(reason) ? "1" : "0")
                .collect(Collectors.joining("", carrier.id() + " ", ""));
    }

    private static AuditSubject subject(PortOutOrder order) {
        return AuditSubject.order(order.id(), order.name().purchaseOrderNumber());
    }
}
