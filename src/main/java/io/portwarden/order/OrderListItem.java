package io.portwarden.order;

import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the tenant's list of orders.
 *
 * @param firstNumber the lowest of its numbers
 * @param numberCount how many numbers it is about
 * @param throughUpstream whether the carrier is the upstream that it came through, behind which others stand (UPS-7)
 * @param reasons why it was rejected, as the tenant sees it
 * @param dueDate the day that the carrier asked for, or that it is given instead; where none was asked for, see
 *     {@link #isDated}
 * @param silenceRefuses whether it is refused at the end of its review, unless an admin confirms it (UPS-9)
 * @param zone the order's, in which deadlines are meant too; none where an older version left none
 */
public record OrderListItem(
        UUID id,
        OrderName name,
        OrderStatus status,
        String carrierName,
        boolean throughUpstream,
        PhoneNumber firstNumber,
        int numberCount,
        List<Reason> reasons,
        LocalDate dueDate,
        @Nullable Instant reviewEndsAt,
        boolean silenceRefuses,
        @Nullable ZoneId zone,
        Instant receivedAt) {

    /** For {@link SeenByProvider.Listed}. */
    OrderListItem blurred() {
        return new OrderListItem(
                id,
                name,
                status,
                carrierName,
                throughUpstream,
                firstNumber,
                numberCount,
                Reason.blurred(reasons),
                dueDate,
                reviewEndsAt,
                silenceRefuses,
                zone,
                receivedAt);
    }

    /** Whether somebody has asked for its due date; an upstream that asks whether numbers may go asks for none (UPS-7). */
    public boolean isDated() {
        return !throughUpstream || !PortOutOrder.isDayOf(receivedAt, zone, dueDate);
    }
}
