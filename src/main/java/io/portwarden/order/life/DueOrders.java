package io.portwarden.order.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/**
 * Goes through orders that something is due for: looked up, not scheduled, so that nothing is missed while no node was
 * there. One that fails keeps no other from what is due for it, and is left alone for a minute.
 *
 * @param <D> what is known of such an order before it is held
 */
final class DueOrders<D> {

    private static final Logger LOG = LoggerFactory.getLogger(DueOrders.class);
    private static final int PART = 200;
    /** How long a node leaves an order alone that it could not do it for. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final String what;
    private final Function<D, UUID> orderId;
    private final BooleanSupplier stopping;
    private final Map<UUID, Instant> failed = new HashMap<>();

    /** Looks up a part of them, those first that wait for longest. */
    interface Parts<D> {

        /** @param after the one that the part before ended with; null for the first part */
        List<D> next(@Nullable D after, int limit);
    }

    /**
     * @param what is due, for the log
     * @param stopping whether to come to an end early
     */
    DueOrders(String what, Function<D, UUID> orderId, BooleanSupplier stopping) {
        this.what = what;
        this.orderId = orderId;
        this.stopping = stopping;
    }

    /**
     * @param work does what is due for one order, unless somebody else has been faster; says whether it has done it
     * @return for how many it was done
     */
    synchronized int each(Instant now, Parts<D> parts, Predicate<D> work) {
        failed.values().removeIf(until -> !now.isBefore(until));
        int done = 0;
        @Nullable D last = null;
        while (!stopping.getAsBoolean()) {
            List<D> part = parts.next(last, PART);
            if (part.isEmpty()) {
                break;
            }
            last = part.getLast();
            done += ofPart(part, now, work);
        }
        return done;
    }

    private int ofPart(List<D> part, Instant now, Predicate<D> work) {
        // In another order on every node, so that they do not all ask for the same ones at the same time.
        List<D> mixed = new ArrayList<>(part);
        Collections.shuffle(mixed);
        int done = 0;
        for (D due : mixed) {
            if (!stopping.getAsBoolean() && !failed.containsKey(orderId.apply(due)) && tryOne(due, now, work)) {
                done++;
            }
        }
        return done;
    }

    private boolean tryOne(D due, Instant now, Predicate<D> work) {
        try {
            return work.test(due);
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException broken) {
            failed.put(orderId.apply(due), now.plus(AGAIN_AFTER));
            LOG.error("{} of order {} could not be ended: {}", what, orderId.apply(due), broken.toString());
            return false;
        }
    }
}
