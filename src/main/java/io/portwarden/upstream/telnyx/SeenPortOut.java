package io.portwarden.upstream.telnyx;

import io.portwarden.order.OrderStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A port-out as it was seen last, taken to be looked at again.
 *
 * @param status there
 * @param supportKey by which Telnyx's people know it; may be empty
 * @param answerBy until when Telnyx wants an answer
 * @param orderId the order that came of it; null while there is none
 * @param orderStatus how that stood then
 * @param told what Telnyx was told last, and when
 * @param tellAgain whether an operator wants a refusal told once more that was sent back
 * @param rehearsed whether it was written down what would have become of it
 * @param apartSince since when both sides differ; null when they do not
 * @param tickedOff whether an operator has seen to it that both sides differ
 * @param failures how often in a row it could not be looked at to the end
 * @param claim names whoever looks at it
 * @param lookAt for when it was due
 */
record SeenPortOut(
        UUID connectionId,
        UUID id,
        TelnyxStatus status,
        String supportKey,
        Instant seenAt,
        Instant answerBy,
        @Nullable UUID orderId,
        @Nullable OrderStatus orderStatus,
        @Nullable Told told,
        @Nullable Instant toldAt,
        boolean tellAgain,
        boolean rehearsed,
        @Nullable Instant apartSince,
        boolean tickedOff,
        int failures,
        UUID claim,
        Instant lookAt) {

    /** What Telnyx's people are told it by. */
    String reference() {
        return supportKey.isEmpty() ? id.toString() : supportKey;
    }
}
