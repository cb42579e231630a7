package io.portwarden.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How soon numbers may leave after they were ordered (CAL-2, 47 CFR 52.35), and how late at the latest (CAL-5).
 *
 * @param cutOffOfOthers from when on an order that is not simple counts for the next business day; null for never
 * @param leastDays by size: from so many numbers on, so many business days; for orders that are not simple
 * @param daysAhead how many days of the calendar after its receipt an order may be due
 */
public record DueDateRule(
        BusinessCalendar calendar,
        @Nullable LocalTime cutOffOfOthers,
        NavigableMap<Integer, Integer> leastDays,
        int daysAhead,
        TooSoon tooSoon) {

    private static final int DAYS_OF_OTHERS = 4;
    private static final int DAYS_AHEAD = 30;

    public DueDateRule {
        NavigableMap<Integer, Integer> bySize = new TreeMap<>(leastDays);
        bySize.putIfAbsent(1, DAYS_OF_OTHERS);
        leastDays = Collections.unmodifiableNavigableMap(bySize);
    }

    /** Four business days for what is not simple, whatever the hour, and 30 days at the most. */
    public DueDateRule(BusinessCalendar calendar) {
        this(calendar, null, new TreeMap<>(), DAYS_AHEAD, TooSoon.REJECT);
    }

    /**
     * The earliest due date: of a simple order the first business day after the one that it counts for, of others the
     * fourth (or what is set for their size) after the day of receipt.
     */
    public LocalDate earliest(Port port, Instant receivedAt) {
        BusinessCalendar here = calendar.in(port.zone());
        return switch (port.kind()) {
            case SIMPLE -> here.nextBusinessDay(here.countsFor(receivedAt));
            case OTHER ->
                here.plusBusinessDays(
                        dayOfOthers(here, receivedAt),
                        leastDays.floorEntry(port.numbers()).getValue());
        };
    }

    private LocalDate dayOfOthers(BusinessCalendar here, Instant receivedAt) {
        ZonedDateTime received = receivedAt.atZone(here.zone());
        LocalDate day = received.toLocalDate();
        boolean late = cutOffOfOthers != null
                && here.isBusinessDay(day)
                && !received.toLocalTime().isBefore(cutOffOfOthers);
        return late ? here.nextBusinessDay(day) : day;
    }

    /** The latest due date; never before the earliest, however few days are set. */
    LocalDate latest(Port port, Instant receivedAt) {
        LocalDate latest = receivedAt.atZone(port.zone()).toLocalDate().plusDays(daysAhead);
        LocalDate earliest = earliest(port, receivedAt);
        return latest.isBefore(earliest) ? earliest : latest;
    }

    /** What becomes of a desired due date (ORD-1). */
    public DueDateAnswer answer(LocalDate desired, Port port, Instant receivedAt) {
        LocalDate earliest = earliest(port, receivedAt);
        boolean early = desired.isBefore(earliest);
        if (early && tooSoon == TooSoon.EARLIEST) {
            return new DueDateAnswer(Set.of(), earliest);
        }
        Set<DueDateProblem> problems = EnumSet.noneOf(DueDateProblem.class);
        if (early) {
            problems.add(DueDateProblem.TOO_SOON);
        }
        if (desired.isAfter(latest(port, receivedAt))) {
            problems.add(DueDateProblem.TOO_LATE);
        }
        if (!calendar.isBusinessDay(desired)) {
            problems.add(DueDateProblem.NOT_A_BUSINESS_DAY);
        }
        return new DueDateAnswer(problems, null);
    }
}
