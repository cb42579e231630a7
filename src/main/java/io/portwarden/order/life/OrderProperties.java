package io.portwarden.order.life;

import io.portwarden.calendar.TooSoon;
import io.portwarden.shared.Allowed;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the provider works.
 *
 * @param timeZone the provider's zone, as the IANA names it: that of orders whose numbers lie in no region of the United
 *     States that is known (CAL-3)
 * @param latestDueDate how far ahead a due date may lie, in whole days (CAL-5)
 * @param tooSoon what becomes of an order whose due date is too soon: {@code reject}, or {@code earliest}, with which it is
 *     confirmed for the first lawful day (CAL-5)
 * @param lapseAfter how long after its firm due date a confirmed order that nobody completes lapses, in whole days; a dispute
 *     that nobody decides ends then too (ORD-11, ORD-13)
 * @param review which orders that pass are reviewed: {@code every-order}, or {@code only-where-asked}, with which those of a
 *     tenant that has not switched it on are confirmed at once (ORD-4)
 * @param reviewCheck how often a node looks for review windows that are over, and once a minute at the most for orders that
 *     lapse; with 0 it leaves that to others
 */
@ConfigurationProperties("portwarden.orders")
record OrderProperties(
        @DefaultValue("America/New_York") ZoneId timeZone,

        @DefaultValue("30d") @Allowed(from = "1d", to = "365d")
        Duration latestDueDate,

        @DefaultValue("reject") TooSoon tooSoon,

        @DefaultValue("10d") @Allowed(from = "3d", to = "365d")
        Duration lapseAfter,

        @DefaultValue("every-order") Review review,

        @DefaultValue("5s") @Allowed(from = "0s", to = "1h") Duration reviewCheck) {

    /** Which orders that pass are reviewed. */
    enum Review {
        EVERY_ORDER,
        ONLY_WHERE_ASKED
    }
}
