package io.portwarden.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of an order's timeline (ORD-8): what happened, when, by whom, and what they wrote about it. */
public record OrderEvent(
        Instant happenedAt,
        OrderEventKind kind,
        ActorKind actorKind,
        String actorName,
        @Nullable String note) {}
