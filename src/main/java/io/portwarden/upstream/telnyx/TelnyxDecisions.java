package io.portwarden.upstream.telnyx;

import io.portwarden.order.OrderStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The table of what follows from how a port-out stands here and there (UPS-8, UPS-9). It looks at states and never at what
 * has just happened, so that whatever was missed, or broke off in the middle, is found at the next look.
 */
final class TelnyxDecisions {

    /** How long before Telnyx's own time is up somebody has to call, where it could not be told. */
    static final Duration TO_CALL = Duration.ofHours(3);

    private TelnyxDecisions() {}

    /**
     * @param ours how our order stands; null where there is none yet
     * @param told what Telnyx was told last
     * @param lately whether that was so short a time ago that it may not have got round there yet
     */
    static TelnyxStep next(@Nullable OrderStatus ours, TelnyxStatus theirs, @Nullable Told told, boolean lately) {
        if (theirs == TelnyxStatus.UNKNOWN) {
            return TelnyxStep.SHOW;
        }
        if (ours == null) {
            return without(theirs);
        }
        return switch (ours) {
            case PENDING -> inReview(theirs);
            case CONFIRMED -> confirmed(theirs, told, lately);
            case DISPUTED, REJECTED -> refused(ours, theirs, told, lately);
            case CANCELLED -> cancelled(theirs);
            case COMPLETED -> completed(theirs);
        };
    }

    /** What was authorized without us is made an order too: its customer has to hear of it. */
    private static TelnyxStep without(TelnyxStatus theirs) {
        return switch (theirs) {
            case PENDING, AUTHORIZED -> TelnyxStep.MAKE;
            case REJECTED_PENDING -> TelnyxStep.WAIT;
            case REJECTED, CANCELED -> TelnyxStep.SETTLED;
            case PORTED -> TelnyxStep.LEFT;
            case UNKNOWN -> TelnyxStep.SHOW;
        };
    }

    private static TelnyxStep inReview(TelnyxStatus theirs) {
        return switch (theirs) {
            case PENDING, REJECTED_PENDING -> TelnyxStep.WAIT;
            case REJECTED, CANCELED -> TelnyxStep.CANCEL;
            case PORTED -> TelnyxStep.LEFT;
            case AUTHORIZED, UNKNOWN -> TelnyxStep.SHOW;
        };
    }

    private static TelnyxStep confirmed(TelnyxStatus theirs, @Nullable Told told, boolean lately) {
        return switch (theirs) {
            case PENDING -> told == Told.AUTHORIZED ? again(lately) : TelnyxStep.AUTHORIZE;
            case AUTHORIZED -> TelnyxStep.WAIT;
            case REJECTED, CANCELED -> TelnyxStep.CANCEL;
            case PORTED -> TelnyxStep.COMPLETE;
            case REJECTED_PENDING, UNKNOWN -> TelnyxStep.SHOW;
        };
    }

    /** What was sent back to pending after it was refused is no more refused by itself: Telnyx's people have looked at it. */
    private static TelnyxStep refused(OrderStatus ours, TelnyxStatus theirs, @Nullable Told told, boolean lately) {
        return switch (theirs) {
            case PENDING -> told == Told.REJECTED ? again(lately) : TelnyxStep.REJECT;
            case AUTHORIZED -> told == Told.REJECTED ? TelnyxStep.SHOW : TelnyxStep.REJECT;
            case REJECTED_PENDING -> TelnyxStep.WAIT;
            case REJECTED -> TelnyxStep.SETTLED;
            case CANCELED -> ours == OrderStatus.DISPUTED ? TelnyxStep.CANCEL : TelnyxStep.SETTLED;
            case PORTED -> TelnyxStep.LEFT;
            case UNKNOWN -> TelnyxStep.SHOW;
        };
    }

    private static TelnyxStep cancelled(TelnyxStatus theirs) {
        return switch (theirs) {
            case REJECTED_PENDING -> TelnyxStep.WAIT;
            case REJECTED, CANCELED -> TelnyxStep.SETTLED;
            case PORTED -> TelnyxStep.LEFT;
            case PENDING, AUTHORIZED, UNKNOWN -> TelnyxStep.SHOW;
        };
    }

    private static TelnyxStep completed(TelnyxStatus theirs) {
        return switch (theirs) {
            case PORTED -> TelnyxStep.SETTLED;
            case AUTHORIZED -> TelnyxStep.WAIT;
            case PENDING, REJECTED_PENDING, REJECTED, CANCELED, UNKNOWN -> TelnyxStep.SHOW;
        };
    }

    private static TelnyxStep again(boolean lately) {
        return lately ? TelnyxStep.WAIT : TelnyxStep.SHOW;
    }

    /**
     * Whether somebody has to call, because a refusal does not get through and silence lets the numbers go.
     *
     * @param left until Telnyx's own time is up
     */
    static boolean isToBeCalled(TelnyxStep step, int failures, Duration left) {
        return step == TelnyxStep.REJECT && failures > 0 && left.compareTo(TO_CALL) < 0;
    }
}
