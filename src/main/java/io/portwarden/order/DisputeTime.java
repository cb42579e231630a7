package io.portwarden.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order can be disputed at one moment, and until when (ORD-3, ORD-4). Whatever screens say of that comes from
 * here, so that one order never has two deadlines.
 *
 * @param reviewEnds when silence confirms the order, or refuses it (UPS-9); only while it is in review
 * @param movesOn the day from whose beginning on the numbers can be taken over at any moment; absent where the order has
 *     come to an end or stands still
 * @param lapsesOn the day with whose beginning it lapses, where nobody has completed it by then (ORD-11); only while it is
 *     confirmed
 * @param zone the order's, in which that day begins (CAL-3)
 */
public record DisputeTime(
        Kind kind,
        @Nullable Instant reviewEnds,
        @Nullable LocalDate movesOn,
        @Nullable LocalDate lapsesOn,
        ZoneId zone) {

    /** How an order stands for those who may want to dispute it. */
    public enum Kind {
        /** In review; when it is confirmed by silence its day is still to come. */
        REVIEW("review"),
        /** In review; by the time it is confirmed its day has come, and its numbers can leave at once. */
        LATE_REVIEW("late-review"),
        /** Its review is over and it is about to be confirmed. */
        ENDING("ending"),
        /** In review, at whose end it is refused unless an admin has confirmed it (UPS-9). */
        TO_CONFIRM("to-confirm"),
        /** That review is over, and it is about to be refused. */
        EXPIRING("expiring"),
        /** It is confirmed, and its day has not come. */
        CONFIRMED("confirmed"),
        /** It is confirmed, and its day has come: it can be disputed until the numbers have left, but perhaps too late. */
        DUE("due"),
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
