package io.portwarden.order;

import io.portwarden.order.life.OrderActor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of an order's timeline (ORD-8): what happened, when, by whom, and what they wrote about it. */
public record OrderEvent(
        Instant happenedAt,
        OrderEventKind kind,
        ActorKind actorKind,
        String actorName,
        @Nullable String note) {

    /** What checking came to, for an order that was checked just now. */
    public static OrderEvent ofExamined(PortOutOrder order) {
        OrderEventKind outcome =
                order.status() == OrderStatus.REJECTED ? OrderEventKind.REJECTED : OrderEventKind.REVIEW_BEGAN;
        return OrderActor.SYSTEM.event(order.updatedAt(), outcome);
    }
}
