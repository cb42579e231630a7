package io.portwarden.calendar;

import static io.portwarden.calendar.BusinessCalendar.CLOSES;
import static io.portwarden.calendar.BusinessCalendar.OPENS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Until when the provider can still stop a port by a message, which puts it into conflict (ORD-13): a time of day on the
 * business day before the due date, in the order's zone. After that nothing but a call helps.
 *
 * @param calendar whose business days count
 * @param until for orders that are not simple (NANC change order 012)
 * @param untilOfSimple for simple ones
 */
public record ConflictWindow(BusinessCalendar calendar, LocalTime until, LocalTime untilOfSimple) {

    /** How long before its end somebody is reminded, in business hours. */
    private static final Duration REMINDED = Duration.ofHours(2);

    /** 12:00, and 17:00 for simple orders. */
    public ConflictWindow(BusinessCalendar calendar) {
        this(calendar, LocalTime.NOON, CLOSES);
    }

    /** When it ends for an order that is due on that day. */
    public Instant endsAt(PortKind kind, ZoneId zone, LocalDate dueDate) {
        LocalTime time = switch (kind) {
            case SIMPLE -> untilOfSimple;
            case OTHER -> until;
        };
        return dayBefore(dueDate).atTime(time).atZone(zone).toInstant();
    }

    /** Two business hours before the end: of 8:00 to 17:00, however late it may end itself. */
    public Instant remindedAt(Instant endsAt, ZoneId zone) {
        LocalDateTime end = endsAt.atZone(zone).toLocalDateTime();
        LocalDate day = end.toLocalDate();
        LocalDateTime from = end;
        Duration left = REMINDED;
        while (true) {
            LocalDateTime open = day.atTime(OPENS);
            LocalDateTime last = from.isAfter(day.atTime(CLOSES)) ? day.atTime(CLOSES) : from;
            if (calendar.isBusinessDay(day) && last.isAfter(open)) {
                Duration here = Duration.between(open, last);
                if (left.compareTo(here) <= 0) {
                    return last.minus(left).atZone(zone).toInstant();
                }
                left = left.minus(here);
            }
            day = day.minusDays(1);
            from = day.atTime(CLOSES);
        }
    }

    private LocalDate dayBefore(LocalDate date) {
        LocalDate before = date.minusDays(1);
        while (!calendar.isBusinessDay(before)) {
            before = before.minusDays(1);
        }
        return before;
    }
}
