package io.portwarden.calendar;

import static io.portwarden.calendar.BusinessCalendar.CLOSES;
import static io.portwarden.calendar.BusinessCalendar.OPENS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The business time that a tenant has to dispute an order that passed every check (ORD-4).
 *
 * @param calendar whose business hours count
 * @param single length in business hours for an order of one number
 * @param several length in business hours for an order of more numbers
 */
public record ReviewWindow(BusinessCalendar calendar, Duration single, Duration several) {

    private static final Duration DEFAULT_SINGLE = Duration.ofHours(4);
    private static final Duration DEFAULT_SEVERAL = Duration.ofHours(24);

    public ReviewWindow {
        if (!single.isPositive() || !several.isPositive()) {
            throw new IllegalArgumentException(
                    "A review window must be longer than nothing: " + single + ", " + several);
        }
    }

    /** 4 business hours for one number, 24 for more. */
    public ReviewWindow(BusinessCalendar calendar) {
        this(calendar, DEFAULT_SINGLE, DEFAULT_SEVERAL);
    }

    /**
     * When the window of an order closes. It opens at the order's receipt, or at 8:00 of the business day that the
     * order counts for if that is later (see {@link BusinessCalendar#countsFor}). A window that is filled at 17:00
     * closes then, not at 8:00 of the next business day.
     *
     * @param numbers how many telephone numbers the order moves
     * @throws IllegalArgumentException if {@code numbers} is less than 1
     */
    public Instant endsAt(Instant receivedAt, int numbers) {
        if (numbers < 1) {
            throw new IllegalArgumentException("An order moves at least 1 number: " + numbers);
        }
        LocalDateTime received = receivedAt.atZone(calendar.zone()).toLocalDateTime();
        LocalDate day = calendar.countsFor(receivedAt);
        LocalDateTime from = later(received, day.atTime(OPENS));
        Duration left = numbers == 1 ? single : several;
        Duration untilClose = Duration.between(from, day.atTime(CLOSES));
        while (left.compareTo(untilClose) > 0) {
            left = left.minus(untilClose);
            day = calendar.nextBusinessDay(day);
            from = day.atTime(OPENS);
            untilClose = Duration.between(OPENS, CLOSES);
        }
        return from.plus(left).atZone(calendar.zone()).toInstant();
    }

    /**
     * The business time between two moments, for "n business hours left"; zero once the window has ended. For an order
     * received after 13:00 the rest of that day is part of it, so that it can be longer than the window.
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
