package io.portwarden.order.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who does not wait leaves of a review (UPS-9).
 *
 * @param endsAtTheLatest when it has to be over; null where nobody waits for it
 * @param silenceRefuses whether the order is refused at its end, unless an admin has confirmed it
 */
public record ReviewLimit(@Nullable Instant endsAtTheLatest, boolean silenceRefuses) {

    public static final ReviewLimit NONE = new ReviewLimit(null, false);

    Instant earlier(Instant usualEnd) {
        return endsAtTheLatest == null || usualEnd.isBefore(endsAtTheLatest) ? usualEnd : endsAtTheLatest;
    }
}
