package io.portwarden.order.made;

import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.check.MadeNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order for made numbers, and what others are going to do to it.
 *
 * @param step how much of that they have done
 * @param nextAt when they do the next of it; null when there is none
 */
record MadeOrder(PortOutOrder order, int step, @Nullable Instant nextAt) {

    /** How long after one thing the next happens, where it is not the end of the review. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** As it comes in, or was corrected just now. */
    static MadeOrder begun(PortOutOrder order) {
        return at(order, 0);
    }

    /** The same order as its carrier has changed it; what others are going to do stays. */
    MadeOrder changed(PortOutOrder after) {
        boolean goesOn = after.status() == order.status();
        return new MadeOrder(after, step, goesOn ? nextAt : null);
    }

    /** After what others have just done. */
    MadeOrder moved(PortOutOrder after) {
        return at(after, step + 1);
    }

    private static MadeOrder at(PortOutOrder order, int step) {
        Instant next = next(order, step)
                .map(move -> move == OrderMove.END_REVIEW
                        ? order.reviewEndsAt()
                        : order.updatedAt().plus(PAUSE))
                .orElse(null);
        return new MadeOrder(order, step, next);
    }

    /** What others do next to it. */
    Optional<OrderMove> next() {
        return next(order, step);
    }

    private static Optional<OrderMove> next(PortOutOrder order, int step) {
        List<OrderMove> course = MadeNumber.leading(order.phoneNumbers()).course();
        Optional<OrderMove> move = course.isEmpty()
                ? Optional.of(OrderMove.END_REVIEW).filter(any -> order.status() == OrderStatus.PENDING)
                : course.stream().skip(step).findFirst();
        return move.filter(next -> next.startsFrom(order.status()));
    }
}
