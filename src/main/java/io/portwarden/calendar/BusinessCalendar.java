package io.portwarden.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Business days and hours: Monday to Friday without the provider's holidays, 8:00 to 17:00 in one time zone (47 CFR 52.35,
 * CAL-3, CAL-4).
 *
 * @param zone in which days begin and hours are read
 */
public record BusinessCalendar(ZoneId zone, Holidays holidays) {

    static final LocalTime OPENS = LocalTime.of(8, 0);
    static final LocalTime CLOSES = LocalTime.of(17, 0);
    private static final LocalTime CUT_OFF = LocalTime.of(13, 0);

    /** Without business on federal holidays, and on no other weekday. */
    public BusinessCalendar(ZoneId zone) {
        this(zone, Holidays.FEDERAL);
    }

    /** The same business days, with their hours in another zone. */
    public BusinessCalendar in(ZoneId other) {
        return new BusinessCalendar(other, holidays);
    }

    public boolean isBusinessDay(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !holidays.contains(date);
    }

    /** The first business day after the date, never the date itself. */
    public LocalDate nextBusinessDay(LocalDate date) {
        LocalDate next = date.plusDays(1);
        while (!isBusinessDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /**
     * The n-th business day after the date, which need not be a business day itself.
     *
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public LocalDate plusBusinessDays(LocalDate date, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("Business days to add must be 1 or more: " + n);
        }
        LocalDate result = date;
        for (int i = 0; i < n; i++) {
            result = nextBusinessDay(result);
        }
        return result;
    }

    /**
     * The business day that a complete simple order counts for (47 CFR 52.35, CAL-2): the day of its receipt if that is a business
     * day and the local time is before 13:00, otherwise the next business day.
     */
    public LocalDate countsFor(Instant receivedAt) {
        ZonedDateTime received = receivedAt.atZone(zone);
        LocalDate day = received.toLocalDate();
        boolean inTime = isBusinessDay(day) && received.toLocalTime().isBefore(CUT_OFF);
        return inTime ? day : nextBusinessDay(day);
    }
}
