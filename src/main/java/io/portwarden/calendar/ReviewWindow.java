package io.portwarden.calendar;

import static io.portwarden.calendar.BusinessCalendar.CLOSES;
import static io.portwarden.calendar.BusinessCalendar.OPENS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The time that a tenant has to dispute an order that passed every check (ORD-4, CAL-2).
 *
 * @param calendar whose business days count
 * @param simple length in business hours for a simple order
 * @param others length in hours of business days for any other
 */
public record ReviewWindow(BusinessCalendar calendar, Duration simple, Duration others) {

    private static final Duration DEFAULT_SIMPLE = Duration.ofHours(4);
    private static final Duration DEFAULT_OTHERS = Duration.ofHours(24);

    public ReviewWindow {
        if (!simple.isPositive() || !others.isPositive()) {
            throw new IllegalArgumentException(
                    "A review window must be longer than nothing: " + simple + ", " + others);
        }
    }

    /** 4 business hours for a simple order, 24 hours for others. */
    public ReviewWindow(BusinessCalendar calendar) {
        this(calendar, DEFAULT_SIMPLE, DEFAULT_OTHERS);
    }

    /** When the window of an order closes. */
    public Instant endsAt(Port port, Instant receivedAt) {
        BusinessCalendar here = calendar.in(port.zone());
        return switch (port.kind()) {
            case SIMPLE -> endOfSimple(here, receivedAt);
            case OTHER -> endOfOthers(here, receivedAt);
        };
    }

    /**
     * It opens at the order's receipt, or at 8:00 of the business day that the order counts for if that is later (see
     * {@link BusinessCalendar#countsFor}). A window that is filled at 17:00 closes then, not at 8:00 of the next business
     * day.
     */
    private Instant endOfSimple(BusinessCalendar here, Instant receivedAt) {
        LocalDateTime received = receivedAt.atZone(here.zone()).toLocalDateTime();
        LocalDate day = here.countsFor(receivedAt);
        LocalDateTime from = later(received, day.atTime(OPENS));
        Duration left = simple;
        Duration untilClose = Duration.between(from, day.atTime(CLOSES));
        while (left.compareTo(untilClose) > 0) {
            left = left.minus(untilClose);
            day = here.nextBusinessDay(day);
            from = day.atTime(OPENS);
            untilClose = Duration.between(OPENS, CLOSES);
        }
        return from.plus(left).atZone(here.zone()).toInstant();
    }

    /** The clock goes from receipt on, day and night, and stands still from 0:00 to 24:00 of every other day. */
    private Instant endOfOthers(BusinessCalendar here, Instant receivedAt) {
        Instant from = receivedAt;
        LocalDate day = receivedAt.atZone(here.zone()).toLocalDate();
        if (!here.isBusinessDay(day)) {
            day = here.nextBusinessDay(day);
            from = begin(day, here);
        }
        Duration left = others;
        Duration untilMidnight = Duration.between(from, begin(day.plusDays(1), here));
        while (left.compareTo(untilMidnight) > 0) {
            left = left.minus(untilMidnight);
            day = here.nextBusinessDay(day);
            from = begin(day, here);
            untilMidnight = Duration.between(from, begin(day.plusDays(1), here));
        }
        return from.plus(left);
    }

    private static Instant begin(LocalDate day, BusinessCalendar here) {
        return day.atStartOfDay(here.zone()).toInstant();
    }

    /**
     * The business time between two moments in the calendar's zone; zero where the second has gone by.
     */
    public Duration remaining(Instant now, Instant endsAt) {
        LocalDateTime from = now.atZone(calendar.zone()).toLocalDateTime();
        LocalDateTime to = endsAt.atZone(calendar.zone()).toLocalDateTime();
        Duration remaining = Duration.ZERO;
        for (LocalDate day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            if (calendar.isBusinessDay(day)) {
                LocalDateTime begin = later(from, day.atTime(OPENS));
                LocalDateTime end = earlier(to, day.atTime(CLOSES));
                remaining = begin.isBefore(end) ? remaining.plus(Duration.between(begin, end)) : remaining;
            }
        }
        return remaining;
    }

    private static LocalDateTime later(LocalDateTime a, LocalDateTime b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDateTime earlier(LocalDateTime a, LocalDateTime b) {
        return a.isBefore(b) ? a : b;
    }
}
