package io.portwarden.upstream.telnyx;

import io.portwarden.order.OrderStatus;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a port-out has found and done, to be written down.
 *
 * @param numbers the first few
 * @param apart whether both sides differ, and the desk has to see it
 * @param tickedOff whether an operator has seen to it already
 * @param next when to look again; null when nothing is to be done any more
 */
record LookedAt(
        TelnyxStatus status,
        String supportKey,
        List<PhoneNumber> numbers,
        Instant answerBy,
        @Nullable UUID orderId,
        @Nullable OrderStatus orderStatus,
        @Nullable Told told,
        @Nullable Instant toldAt,
        boolean rehearsed,
        boolean apart,
        boolean tickedOff,
        @Nullable Instant next) {}
