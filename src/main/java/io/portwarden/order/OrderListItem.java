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
 * @param reasons why it was rejected, as the tenant sees it
 * @param dueDate the day that the carrier asked for, or that it is given instead
 * @param zone the order's, in which deadlines are meant too; none where an older version left none
 */
public record OrderListItem(
        UUID id,
        OrderName name,
        OrderStatus status,
        String carrierName,
        PhoneNumber firstNumber,
        int numberCount,
        List<Reason> reasons,
        LocalDate dueDate,
        @Nullable Instant reviewEndsAt,
        @Nullable ZoneId zone,
        Instant receivedAt) {

    /** For {@link SeenByProvider.Listed}. */
    OrderListItem blurred() {
        return new OrderListItem(
                id,
                name,
                status,
                carrierName,
                firstNumber,
                numberCount,
                Reason.blurred(reasons),
                dueDate,
                reviewEndsAt,
                zone,
                receivedAt);
    }
}
