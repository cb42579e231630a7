package io.portwarden.order.life;

import io.portwarden.calendar.Port;
import io.portwarden.calendar.PortKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderWebhookBodies;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.order.store.OrderStore;
import io.portwarden.soa.SoaCase;
import io.portwarden.soa.SoaStep;
import io.portwarden.soa.SoaTasks;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says at each move of an order what is to be done at the SOA, in the transaction that it happens in (ORD-13). There are two
 * tables: {@link #steps} has what systems are told, {@link #task} what waits for people after it. What a new move means there
 * is a line in each.
 */
@Component
public class SoaMoves {

    /** What nobody can be late with for the lever's sake, since it is none. */
    private static final Set<SoaStep> WITHOUT_DEADLINE =
            Set.of(SoaStep.REOPENED, SoaStep.CANCELLED, SoaStep.LAPSED, SoaStep.COMPLETED);

    /** After what something may stand at the SOA that has to be cleared away. */
    private static final Set<OrderEventKind> ACTED_ON = Set.of(
            OrderEventKind.CONFIRMED,
            OrderEventKind.CONFIRMED_AT_ONCE,
            OrderEventKind.REVIEW_ENDED,
            OrderEventKind.DISPUTED);

    private final SoaTasks tasks;
    private final OrderWebhookBodies bodies;
    private final ConflictDeadlines deadlines;
    private final TenantService tenants;
    private final OrderStore store;
    private final OrderRepository orders;

    SoaMoves(
            SoaTasks tasks,
            OrderWebhookBodies bodies,
            ConflictDeadlines deadlines,
            TenantService tenants,
            OrderStore store,
            OrderRepository orders) {
        this.tasks = tasks;
        this.bodies = bodies;
        this.deadlines = deadlines;
        this.tenants = tenants;
        this.store = store;
        this.orders = orders;
    }

    /**
     * What a move means at the SOA. A dispute is put into conflict when it comes and stays so when it is upheld: the
     * carrier cannot activate what is in conflict.
     */
    static List<SoaStep> steps(OrderMove move, OrderStatus before, OrderStatus after) {
        return switch (move) {
            case CONFIRM, END_REVIEW, OVERRULE_DISPUTE -> List.of(SoaStep.CONCUR);
            case EXPIRE -> List.of();
            case DISPUTE -> List.of(SoaStep.CONFLICT);
            case WITHDRAW_DISPUTE ->
                after == OrderStatus.CONFIRMED
                        ? List.of(SoaStep.CONFLICT_OFF, SoaStep.CONCUR)
                        : List.of(SoaStep.CONFLICT_OFF);
            case UPHOLD_DISPUTE, END_DISPUTE -> List.of();
            case CANCEL -> List.of(SoaStep.CANCELLED);
            case CHANGE_DUE_DATE -> before == OrderStatus.PENDING ? List.of() : List.of(SoaStep.RESCHEDULED);
            case CORRECT -> corrected(before, after);
            case COMPLETE -> List.of(SoaStep.COMPLETED);
            case LAPSE -> List.of(SoaStep.LAPSED);
        };
    }

    /** What was concurred with is another order now, also where it is confirmed again at once. */
    private static List<SoaStep> corrected(OrderStatus before, OrderStatus after) {
        List<SoaStep> steps = new ArrayList<>();
        if (before == OrderStatus.CONFIRMED) {
            steps.add(SoaStep.REOPENED);
        }
        if (after == OrderStatus.CONFIRMED) {
            steps.add(SoaStep.CONCUR);
        }
        return steps;
    }

    /**
     * Which task waits for an order after a move; of one order one at the most. What was told before and waits keeps its
     * meaning, unless it has lost it: then it waits no more, though nothing new takes its place.
     *
     * @param waiting which task waits until now
     * @param acted whether the order was confirmed or disputed before, so that the SOA may have been told something
     */
    static @Nullable SoaStep task(
            OrderMove move, OrderStatus before, OrderStatus after, @Nullable SoaStep waiting, boolean acted) {
        return switch (move) {
            case CONFIRM, END_REVIEW, OVERRULE_DISPUTE -> SoaStep.CONCUR;
            case EXPIRE -> waiting;
            case DISPUTE -> SoaStep.CONFLICT;
            case WITHDRAW_DISPUTE -> after == OrderStatus.CONFIRMED ? SoaStep.CONCUR : SoaStep.CONFLICT_OFF;
            // What is not in conflict yet can still be activated.
            case UPHOLD_DISPUTE, END_DISPUTE -> waiting;
            case CANCEL -> acted ? SoaStep.CANCELLED : null;
            // Who has not concurred yet, or not taken it out of conflict, does that for the new day.
            case CHANGE_DUE_DATE -> waiting == null && before == OrderStatus.CONFIRMED ? SoaStep.RESCHEDULED : waiting;
            case CORRECT -> taskOfCorrected(before, after, waiting);
            case COMPLETE -> SoaStep.COMPLETED;
            case LAPSE -> SoaStep.LAPSED;
        };
    }

    private static @Nullable SoaStep taskOfCorrected(OrderStatus before, OrderStatus after, @Nullable SoaStep waiting) {
        if (after == OrderStatus.CONFIRMED) {
            return SoaStep.CONCUR;
        }
        if (before == OrderStatus.CONFIRMED) {
            return SoaStep.REOPENED;
        }
        // What was disputed and is in review again goes on; what had gone on and is rejected now may stay in conflict.
        boolean lost = after == OrderStatus.REJECTED ? waiting == SoaStep.CONFLICT_OFF : waiting == SoaStep.CONFLICT;
        return lost ? null : waiting;
    }

    /**
     * The same of an order that came through an upstream, which acts at the SOA itself (UPS-7): left for the provider are its
     * own switch, 911 and billing, and to have the upstream stop what it was told may go. One that is still in review there is
     * refused without anybody's help (UPS-9).
     */
    static List<SoaStep> throughUpstream(OrderMove move, PortOutOrder before) {
        return switch (move) {
            case DISPUTE -> wasLetThrough(before) ? List.of(SoaStep.CONFLICT) : List.of();
            case WITHDRAW_DISPUTE, OVERRULE_DISPUTE ->
                wasLetThrough(before) ? List.of(SoaStep.CONFLICT_OFF) : List.of();
            case COMPLETE -> List.of(SoaStep.COMPLETED);
            default -> List.of();
        };
    }

    static @Nullable SoaStep taskThroughUpstream(OrderMove move, PortOutOrder before, @Nullable SoaStep waiting) {
        return switch (move) {
            case DISPUTE -> wasLetThrough(before) ? SoaStep.CONFLICT : null;
            // Who has not been called yet need not be called back.
            case WITHDRAW_DISPUTE, OVERRULE_DISPUTE ->
                wasLetThrough(before) && waiting != SoaStep.CONFLICT ? SoaStep.CONFLICT_OFF : null;
            case UPHOLD_DISPUTE, END_DISPUTE -> waiting;
            case COMPLETE -> SoaStep.COMPLETED;
            default -> null;
        };
    }

    /** Without a review: the upstream was answered at once, and nobody can tell it otherwise by a call. */
    private static boolean wasLetThrough(PortOutOrder order) {
        return order.reviewEndsAt() == null;
    }

    /** Whether it is left for the day that the order has now. What stays rejected is stopped by the day that it had. */
    private static boolean isMoved(OrderMove move, OrderStatus after) {
        return move == OrderMove.CHANGE_DUE_DATE || move == OrderMove.CORRECT && after != OrderStatus.REJECTED;
    }

    /** A new order means something there only when it is confirmed at once (ORD-4). In a transaction for its tenant. */
    void placed(PortOutOrder order, Carrier carrier) {
        // What is let through an upstream is that one's to concur with (UPS-7).
        if (order.status() == OrderStatus.CONFIRMED && !carrier.upstream()) {
            Told told = told(order, order, carrier);
            leave(SoaStep.CONCUR, SoaStep.CONCUR, told);
        }
    }

    /**
     * Of a dispute that an older version has stored nobody was told: until when it can be stopped, and that it should be. In a
     * transaction for the order's tenant, in which the order is held.
     */
    void disputedUntold(PortOutOrder order, Carrier carrier) {
        Told told = told(order, order, carrier);
        store.conflictUntil(order, told.until());
        leave(SoaStep.CONFLICT, SoaStep.CONFLICT, told);
    }

    /** In a transaction for the order's tenant, in which the order is held. */
    public void changed(OrderMove move, PortOutOrder before, PortOutOrder after, Carrier carrier) {
        List<SoaStep> steps =
                carrier.upstream() ? throughUpstream(move, before) : steps(move, before.status(), after.status());
        SoaStep waiting = tasks.waiting(after.tenantId(), after.id()).orElse(null);
        if (steps.isEmpty() && waiting == null && move != OrderMove.DISPUTE) {
            return;
        }
        SoaStep task = carrier.upstream()
                ? taskThroughUpstream(move, before, waiting)
                : task(move, before.status(), after.status(), waiting, wasActedOn(move, before, after));
        // A dispute takes the firm date away, and the carrier goes by it all the same.
        Told told = told(after, move == OrderMove.DISPUTE ? before : after, carrier);
        if (after.status() == OrderStatus.DISPUTED && (move == OrderMove.DISPUTE || !steps.isEmpty())) {
            store.conflictUntil(after, told.until());
        }
        // A conflict waits for its own event: a system that has heard of another day only has not heard of it.
        boolean stays = steps.isEmpty() || task == SoaStep.CONFLICT && waiting == SoaStep.CONFLICT;
        for (SoaStep step : steps) {
            boolean last = step == steps.getLast();
            if (last && task != null && !stays) {
                leave(step, task, told);
            } else {
                tasks.tell(step, told.body(step));
            }
        }
        if (task == null && waiting != null) {
            tasks.drop(after.tenantId(), after.id(), after.updatedAt());
        } else if (task != null && stays && isMoved(move, after.status())) {
            tasks.move(told.about(), told.dueAt(task), told.remindedAt(task));
        }
    }

    private void leave(SoaStep step, SoaStep task, Told told) {
        tasks.leave(
                step,
                task,
                told.about(),
                told.body(step),
                told.order().updatedAt(),
                told.dueAt(task),
                told.remindedAt(task));
    }

    /** An order in review, or rejected and corrected, may have been confirmed or disputed before. */
    private boolean wasActedOn(OrderMove move, PortOutOrder before, PortOutOrder after) {
        return move != OrderMove.CANCEL
                || before.status() != OrderStatus.PENDING
                || orders.timeline(after.tenantId(), after.id()).stream()
                        .anyMatch(event -> ACTED_ON.contains(event.kind()));
    }

    private Told told(PortOutOrder order, PortOutOrder due, Carrier carrier) {
        Port port = deadlines.portOf(order);
        Instant until = carrier.upstream() ? deadlines.ofLetThrough(due, port) : deadlines.anew(due, port);
        return new Told(
                order,
                due,
                carrier,
                tenants.get(order.tenantId()),
                port,
                until,
                deadlines.remindedAt(until, port),
                bodies);
    }

    /**
     * An order as the SOA is told of it.
     *
     * @param due with the day that the carrier goes by
     * @param until when a message can put it into conflict at the latest
     */
    private record Told(
            PortOutOrder order,
            PortOutOrder due,
            Carrier carrier,
            Tenant tenant,
            Port port,
            Instant until,
            Instant reminded,
            OrderWebhookBodies bodies) {

        @Nullable
        Instant dueAt(SoaStep task) {
            return WITHOUT_DEADLINE.contains(task) ? null : until;
        }

        @Nullable
        Instant remindedAt(SoaStep task) {
            return task == SoaStep.CONFLICT ? reminded : null;
        }

        String body(SoaStep step) {
            boolean ended = WITHOUT_DEADLINE.contains(step);
            return bodies.forProvider(
                    step.type(),
                    order.updatedAt(),
                    new SeenByProvider(order),
                    carrier,
                    tenant,
                    ended ? null : port.kind() == PortKind.SIMPLE,
                    ended ? null : until);
        }

        SoaCase about() {
            return new SoaCase(
                    order.id(),
                    order.name().purchaseOrderNumber(),
                    order.name().version(),
                    tenant,
                    carrier,
                    order.takenBy(carrier),
                    order.phoneNumbers(),
                    due.dueDate(),
                    port.zone());
        }
    }
}
