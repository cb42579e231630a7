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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Confirms orders whose review window is over: silence is consent (ORD-4). Every node does it at once. An order that
 * somebody else is just changing is left to the next round.
 */
@Component
class ReviewCloser extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewCloser.class);
    /** A window that has been over for longer than this should have been ended. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final ReviewRepository reviews;
    private final OrderStore store;
    private final OrderStates states;
    private final OrderChanges changes;
    private final Clock clock;
    private final DueOrders<Due> over = new DueOrders<>("The review window", Due::orderId, this::isStopping);

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
    int endAll() {
        Instant now = clock.instant();
        return over.each(
                now,
                (after, limit) -> transactions.stating(Scope.provider(), () -> reviews.due(now, after, limit)),
                this::end);
    }

    /** @return whether it was ended; otherwise somebody else has been faster */
    boolean end(Due due) {
        return transactions.<Boolean>stating(
                Scope.tenant(due.tenantId()),
                () -> store.lockIfFree(due.tenantId(), due.orderId())
                        .filter(order -> states.refusal(
                                        order, endOf(order), OrderParty.SYSTEM, changes.momentFor(order))
                                .isEmpty())
                        .map(this::make)
                        .isPresent());
    }

    /** Silence is consent, but where nobody has compared the PIN (UPS-9). */
    private static OrderMove endOf(PortOutOrder order) {
        return order.silenceRefuses() ? OrderMove.EXPIRE : OrderMove.END_REVIEW;
    }

    private PortOutOrder make(PortOutOrder before) {
        Instant at = changes.momentFor(before);
        PortOutOrder after = before.silenceRefuses()
                ? before.rejectedUnconfirmed(at)
                : before.confirmed(states.firmOrderCommitment(before, at), null, at);
        return changes.make(endOf(before), before, after, OrderActor.SYSTEM);
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
            LOG.info("Ended {} reviews whose window is over", ended);
        }
    }
}
