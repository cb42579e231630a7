package io.portwarden.order.life;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the provider works, and how long its tenants may look at orders (CAL-2, CAL-4).
 *
 * @param closed days without business beside the federal holidays, with commas between: dates ({@code 2026-12-24}), and
 *     names for every year, those of the federal holidays or {@code good-friday}, {@code easter-monday},
 *     {@code day-after-thanksgiving}, {@code christmas-eve}, {@code day-after-christmas}, {@code new-years-eve}
 * @param open federal holidays on which the provider works, by date or by name: {@code new-years-day},
 *     {@code martin-luther-king-day}, {@code washingtons-birthday}, {@code memorial-day}, {@code juneteenth},
 *     {@code independence-day}, {@code labor-day}, {@code columbus-day}, {@code veterans-day}, {@code thanksgiving},
 *     {@code christmas}
 * @param reviewOfSimple business hours that a tenant has to dispute a simple order
 * @param reviewOfOthers hours that a tenant has to dispute any other order; they pass day and night, on business days only
 * @param cutOffOfOthers time of day such as {@code 15:00} from which on an order that is not simple counts for the next
 *     business day; empty means never
 * @param leastDaysOfOthers the least business days to the due date of an order that is not simple, by its size: from so
 *     many numbers on, so many days, such as {@code 1:4, 51:10}
 * @param conflictUntil time of day, on the business day before the due date, until which your SOA can still put a port
 *     into conflict (NANC change order 012)
 * @param conflictUntilSimple the same for simple orders
 */
@ConfigurationProperties("portwarden.calendar")
record CalendarProperties(
        @DefaultValue List<String> closed,
        @DefaultValue List<String> open,

        @DefaultValue("4h") @Allowed(from = "1m", to = "720h")
        Duration reviewOfSimple,

        @DefaultValue("24h") @Allowed(from = "1m", to = "720h")
        Duration reviewOfOthers,

        @DefaultValue("") String cutOffOfOthers,
        @DefaultValue("1:4") List<String> leastDaysOfOthers,
        @DefaultValue("12:00") String conflictUntil,
        @DefaultValue("17:00") String conflictUntilSimple) {}
