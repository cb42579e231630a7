package io.portwarden.order.life;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.order.DisputeTime;
import io.portwarden.order.DisputeTime.Kind;
import io.portwarden.order.MoveRefusal;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderParty;
import io.portwarden.order.PortOutOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what may be done to an order, by whom and when (ORD-3). Days are those of the order's time zone (CAL-3).
 *
 * @param calendar the provider's, whose zone is that of orders which have none
 * @param lapseAfter so many days after its due date an order that nobody completes lapses, and a dispute that nobody
 *     decides ends; the last of them counts in full (ORD-11, ORD-13)
 */
public record OrderStates(BusinessCalendar calendar, int lapseAfter) {

    /** Why a move cannot be made at this moment; nothing when it can. */
    public Optional<MoveRefusal> refusal(PortOutOrder order, OrderMove move, OrderParty party, Instant now) {
        if (party != move.party()) {
            return Optional.of(MoveRefusal.NOT_FOR_THIS_PARTY);
        }
        if (!move.startsFrom(order.status())) {
            return Optional.of(MoveRefusal.NOT_IN_THIS_STATE);
        }
        return switch (move) {
            case END_REVIEW -> unless(isReviewOver(order, now) && !order.silenceRefuses(), MoveRefusal.REVIEW_NOT_OVER);
            case EXPIRE -> unless(isReviewOver(order, now) && order.silenceRefuses(), MoveRefusal.REVIEW_NOT_OVER);
            case COMPLETE -> unless(isDue(order, now), MoveRefusal.BEFORE_DUE_DATE);
            case LAPSE, END_DISPUTE -> unless(hasLapsed(order, now), MoveRefusal.NOT_LAPSED);
            case DISPUTE,
                    WITHDRAW_DISPUTE,
                    CONFIRM,
                    UPHOLD_DISPUTE,
                    OVERRULE_DISPUTE,
                    CANCEL,
                    CHANGE_DUE_DATE,
                    CORRECT -> Optional.empty();
        };
    }

    /** @throws MoveRefusedException when the move cannot be made at this moment */
    public void require(PortOutOrder order, OrderMove move, OrderParty party, Instant now) {
        refusal(order, move, party, now).ifPresent(refusal -> {
            throw new MoveRefusedException(order, move, refusal);
        });
    }

    /**
     * The due date that an order which is confirmed now is given: the one that the carrier asked for, or the first lawful
     * one instead (CAL-5), or the next business day where that has gone by meanwhile.
     */
    public LocalDate firmOrderCommitment(PortOutOrder order, Instant now) {
        LocalDate today = today(order, now);
        return order.wantedDueDate().isBefore(today) ? calendar.nextBusinessDay(today) : order.wantedDueDate();
    }

    /** What a disputed order is once its dispute is taken back: in review as long as that would have lasted, else confirmed. */
    public PortOutOrder withdrawn(PortOutOrder disputed, Instant at) {
        Instant ends = disputed.reviewEndsAt();
        return ends != null && at.isBefore(ends)
                ? disputed.inReviewAgain(at)
                : disputed.confirmed(firmOrderCommitment(disputed, at), null, at);
    }

    /** Until when the order can be disputed, as things stand now. */
    public DisputeTime disputeTime(PortOutOrder order, Instant now) {
        return switch (order.status()) {
            case PENDING -> inReview(order, now);
            case CONFIRMED ->
                new DisputeTime(
                        isDue(order, now) ? Kind.DUE : Kind.CONFIRMED,
                        null,
                        order.dueDate(),
                        nextLapse(order, now),
                        zone(order));
            case REJECTED, DISPUTED, COMPLETED, CANCELLED -> new DisputeTime(Kind.NONE, null, null, null, zone(order));
        };
    }

    /** The same, were the order confirmed now. */
    public DisputeTime disputeTimeIfConfirmed(PortOutOrder order, Instant now) {
        return disputeTime(order.confirmed(firmOrderCommitment(order, now), null, now), now);
    }

    private DisputeTime inReview(PortOutOrder order, Instant now) {
        Instant ends = Objects.requireNonNullElse(order.reviewEndsAt(), now);
        if (order.silenceRefuses()) {
            return new DisputeTime(now.isBefore(ends) ? Kind.TO_CONFIRM : Kind.EXPIRING, ends, null, null, zone(order));
        }
        if (!now.isBefore(ends)) {
            return new DisputeTime(Kind.ENDING, ends, firmOrderCommitment(order, now), null, zone(order));
        }
        DisputeTime then = disputeTimeIfConfirmed(order, ends);
        return new DisputeTime(
                then.kind() == Kind.CONFIRMED ? Kind.REVIEW : Kind.LATE_REVIEW,
                ends,
                then.movesOn(),
                null,
                zone(order));
    }

    /** Never a day that has begun: where nobody was told in time it lapses later. */
    private LocalDate nextLapse(PortOutOrder order, Instant now) {
        LocalDate tomorrow = today(order, now).plusDays(1);
        return lapsesOn(order).isBefore(tomorrow) ? tomorrow : lapsesOn(order);
    }

    /** The day with whose beginning it lapses, where nobody has completed it, or decided its dispute, by then. */
    public LocalDate lapsesOn(PortOutOrder order) {
        return lapsesOn(order.dueDate());
    }

    LocalDate lapsesOn(LocalDate dueDate) {
        return dueDate.plusDays(daysToLapse());
    }

    /** From the due date to the day with whose beginning it lapses. */
    int daysToLapse() {
        return lapseAfter + 1;
    }

    private boolean hasLapsed(PortOutOrder order, Instant now) {
        return !today(order, now).isBefore(lapsesOn(order));
    }

    private boolean isDue(PortOutOrder order, Instant now) {
        return !today(order, now).isBefore(order.dueDate());
    }

    private static boolean isReviewOver(PortOutOrder order, Instant now) {
        return order.reviewEndsAt() != null && !now.isBefore(order.reviewEndsAt());
    }

    LocalDate today(PortOutOrder order, Instant now) {
        return now.atZone(zone(order)).toLocalDate();
    }

    private ZoneId zone(PortOutOrder order) {
        return zone(order.zone());
    }

    /** @param ofOrder null where an older version left none */
    ZoneId zone(@Nullable ZoneId ofOrder) {
        return Objects.requireNonNullElse(ofOrder, calendar.zone());
    }

    private static Optional<MoveRefusal> unless(boolean lawful, MoveRefusal refusal) {
        return lawful ? Optional.empty() : Optional.of(refusal);
    }
}
