package io.portwarden.order.life;

import io.portwarden.calendar.Port;
import io.portwarden.calendar.PortKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderWebhookBodies;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.SeenByProvider;
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
 * Says at each move of an order what is to be done at the SOA, in the transaction that it happens in (ORD-13). The table
 * is {@link #steps}: what a new move means there is a line in it.
 */
@Component
public class SoaMoves {

    /** What nobody can be late with for the lever's sake, since it is none. */
    private static final Set<SoaStep> WITHOUT_DEADLINE =
            Set.of(SoaStep.REOPENED, SoaStep.CANCELLED, SoaStep.LAPSED, SoaStep.COMPLETED);

    private final SoaTasks tasks;
    private final OrderWebhookBodies bodies;
    private final ConflictDeadlines deadlines;
    private final TenantService tenants;
    private final OrderStore store;

    SoaMoves(
            SoaTasks tasks,
            OrderWebhookBodies bodies,
            ConflictDeadlines deadlines,
            TenantService tenants,
            OrderStore store) {
        this.tasks = tasks;
        this.bodies = bodies;
        this.deadlines = deadlines;
        this.tenants = tenants;
        this.store = store;
    }

    /**
     * What a move means at the SOA. A dispute is put into conflict when it comes and stays so when it is upheld: the
     * carrier cannot activate what is in conflict.
     */
    static List<SoaStep> steps(OrderMove move, OrderStatus before, OrderStatus after) {
        return switch (move) {
            case CONFIRM, END_REVIEW, OVERRULE_DISPUTE -> List.of(SoaStep.CONCUR);
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
     * Where nothing was told before, nothing has to be taken back by hand; but an order in review may have been confirmed or
     * disputed before, and what waits for it since then waits no more. A conflict that waits just has a new end.
     */
    private boolean isForHands(SoaStep step, PortOutOrder before) {
        return switch (step) {
            case CANCELLED -> before.status() != OrderStatus.PENDING || tasks.isAnyOpen(before.tenantId(), before.id());
            case RESCHEDULED -> before.status() != OrderStatus.DISPUTED;
            case CONCUR, CONFLICT, CONFLICT_OFF, REOPENED, LAPSED, COMPLETED -> true;
        };
    }

    /** A new order means something there only when it is confirmed at once (ORD-4). In a transaction for its tenant. */
    void placed(PortOutOrder order, Carrier carrier) {
        if (order.status() == OrderStatus.CONFIRMED) {
            Port port = deadlines.portOf(order);
            tell(
                    SoaStep.CONCUR,
                    order,
                    order,
                    order,
                    carrier,
                    tenants.get(order.tenantId()),
                    port,
                    deadlines.anew(order, port));
        }
    }

    /** In a transaction for the order's tenant, in which the order is held. */
    public void changed(OrderMove move, PortOutOrder before, PortOutOrder after, Carrier carrier) {
        List<SoaStep> steps = steps(move, before.status(), after.status());
        if (steps.isEmpty()) {
            return;
        }
        Tenant tenant = tenants.get(after.tenantId());
        Port port = deadlines.portOf(after);
        // A dispute takes the firm date away, and the carrier goes by it all the same.
        PortOutOrder due = move == OrderMove.DISPUTE ? before : after;
        Instant until = deadlines.anew(due, port);
        if (after.status() == OrderStatus.DISPUTED) {
            store.conflictUntil(after, until);
        }
        for (SoaStep step : steps) {
            tell(step, before, after, due, carrier, tenant, port, until);
        }
        if (move == OrderMove.CHANGE_DUE_DATE && after.status() == OrderStatus.DISPUTED) {
            tasks.move(after.tenantId(), after.id(), due.dueDate(), until, deadlines.remindedAt(until, port));
        }
    }

    private void tell(
            SoaStep step,
            PortOutOrder before,
            PortOutOrder after,
            PortOutOrder due,
            Carrier carrier,
            Tenant tenant,
            Port port,
            Instant until) {
        boolean ended = WITHOUT_DEADLINE.contains(step);
        @Nullable Boolean simple = ended ? null : port.kind() == PortKind.SIMPLE;
        String body = bodies.forProvider(
                step.type(),
                after.updatedAt(),
                new SeenByProvider(after),
                carrier,
                tenant,
                simple,
                ended ? null : until);
        if (!isForHands(step, before)) {
            tasks.tell(step, body);
            return;
        }
        SoaCase about = new SoaCase(
                after.id(),
                after.name().purchaseOrderNumber(),
                after.name().version(),
                tenant,
                carrier,
                after.phoneNumbers(),
                due.dueDate(),
                port.zone());
        tasks.leave(
                step,
                about,
                body,
                after.updatedAt(),
                ended ? null : until,
                step == SoaStep.CONFLICT ? deadlines.remindedAt(until, port) : null);
    }
}
