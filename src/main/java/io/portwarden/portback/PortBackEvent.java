package io.portwarden.portback;

import io.portwarden.order.ActorKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of a case's timeline: what happened, when, by whom, and what they wrote about it. */
public record PortBackEvent(
        Instant happenedAt,
        PortBackEventKind kind,
        ActorKind actorKind,
        String actorName,
        @Nullable String note) {}
