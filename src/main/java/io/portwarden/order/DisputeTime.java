package io.portwarden.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order can be disputed at one moment, and until when (ORD-3, ORD-4). Whatever screens say of that comes from
 * here, so that one order never has two deadlines.
 *
 * @param reviewEnds when silence confirms the order; only while it is in review
 * @param movesOn the day from whose beginning on the numbers can be taken over and nothing can be disputed any more;
 *     absent where the order has come to an end or stands still
 * @param zone the order's, in which that day begins (CAL-3)
 */
public record DisputeTime(
        Kind kind, @Nullable Instant reviewEnds, @Nullable LocalDate movesOn, ZoneId zone) {

    /** How an order stands for those who may want to dispute it. */
    public enum Kind {
        /** In review; also after it was confirmed by silence it can be disputed for a while. */
        REVIEW("review"),
        /** In review; it can only be disputed before it is confirmed, because its day has come by then. */
        REVIEW_ONLY("review-only"),
        /** Its review is over and it is about to be confirmed. */
        ENDING("ending"),
        /** It is confirmed, and its day has not come. */
        CONFIRMED("confirmed"),
        /** It is confirmed, and its day has come. */
        TOO_LATE("too-late"),
        /** It is disputed already, or has come to an end. */
        NONE("none");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The stable name, for translations. */
        public String code() {
            return code;
        }
    }
}
