package io.portwarden.order.life;

import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderParty;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.OrderStore;
import io.portwarden.order.store.ReviewRepository;
import io.portwarden.order.store.ReviewRepository.Due;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Confirms orders whose review window is over: silence is consent (ORD-4). Every node does it at once; what is due is
 * looked up, not scheduled, so that nothing is missed while no node was there. An order that somebody else is just
 * changing is left to the next round, and one that fails keeps no other from its end.
 */
@Component
class ReviewCloser extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewCloser.class);
    private static final int PART = 200;
    /** How long a node leaves an order alone that it could not confirm. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
    /** A window that has been over for longer than this should have been ended. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final ReviewRepository reviews;
    private final OrderStore store;
    private final OrderStates states;
    private final OrderChanges changes;
    private final Clock clock;
    private final Map<UUID, Instant> failed = new HashMap<>();

    ReviewCloser(
            Transactions transactions,
            ReviewRepository reviews,
            OrderStore store,
            OrderStates states,
            OrderChanges changes,
            Clock clock,
            OrderProperties properties) {
        super("review-windows", "Review windows that are over", Duration.ZERO, properties.reviewCheck());
        this.transactions = transactions;
        this.reviews = reviews;
        this.store = store;
        this.states = states;
        this.changes = changes;
        this.clock = clock;
    }

    /** Ends every review window that is over. @return how many this node has ended */
    synchronized int endAll() {
        Instant now = clock.instant();
        failed.values().removeIf(until -> !now.isBefore(until));
        int ended = 0;
        @Nullable Due last = null;
        while (!isStopping()) {
            @Nullable Due after = last;
            List<Due> part = transactions.stating(Scope.provider(), () -> reviews.due(now, after, PART));
            if (part.isEmpty()) {
                break;
            }
            last = part.getLast();
            ended += endEach(part, now);
        }
        return ended;
    }

    private int endEach(List<Due> part, Instant now) {
        // In another order on every node, so that they do not all ask for the same ones at the same time.
        List<Due> mixed = new ArrayList<>(part);
        Collections.shuffle(mixed);
        int ended = 0;
        for (Due due : mixed) {
            if (!isStopping() && !failed.containsKey(due.orderId()) && tryToEnd(due, now)) {
                ended++;
            }
        }
        return ended;
    }

    private boolean tryToEnd(Due due, Instant now) {
        try {
            return end(due);
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException broken) {
            failed.put(due.orderId(), now.plus(AGAIN_AFTER));
            LOG.error("The review window of order {} could not be ended: {}", due.orderId(), broken.toString());
            return false;
        }
    }

    /** @return whether it was ended; otherwise somebody else has been faster */
    boolean end(Due due) {
        return transactions.<Boolean>stating(
                Scope.tenant(due.tenantId()),
                () -> store.lockIfFree(due.tenantId(), due.orderId())
                        .filter(order -> states.refusal(
                                        order, OrderMove.END_REVIEW, OrderParty.SYSTEM, changes.momentFor(order))
                                .isEmpty())
                        .map(this::confirm)
                        .isPresent());
    }

    private PortOutOrder confirm(PortOutOrder before) {
        Instant at = changes.momentFor(before);
        return changes.make(
                OrderMove.END_REVIEW,
                before,
                before.confirmed(states.firmOrderCommitment(before, at), null, at),
                OrderActor.SYSTEM);
    }

    /** How many orders are pending although their review window has been over for more than a minute; none should be. */
    long overdue() {
        return transactions.<Long>stating(
                Scope.provider(), () -> reviews.overdue(clock.instant().minus(LATE)));
    }

    @Override
    protected void round() {
        int ended = endAll();
        if (ended > 0) {
            LOG.info("Confirmed {} orders whose review window is over", ended);
        }
    }
}
