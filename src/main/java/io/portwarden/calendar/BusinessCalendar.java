package io.portwarden.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The business days and hours of the provider: Monday to Friday, 8:00 to 17:00 in its time zone, without US federal
 * holidays (47 CFR 52.35, ORD-4).
 *
 * <p>Federal holidays are taken on the day that they are observed: Friday for a Saturday, Monday for a Sunday.
 * Holidays of states and Inauguration Day are business days. Instances are safe for use by many threads and are
 * meant to be kept.
 */
public final class BusinessCalendar {

    static final LocalTime OPENS = LocalTime.of(8, 0);
    static final LocalTime CLOSES = LocalTime.of(17, 0);
    private static final LocalTime CUT_OFF = LocalTime.of(13, 0);

    private final ZoneId zone;
    private final FederalHolidays holidays = new FederalHolidays();

    public BusinessCalendar(ZoneId zone) {
        this.zone = zone;
    }

    /** The time zone in which days begin and hours are read. */
    public ZoneId zone() {
        return zone;
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
     * The business day that a complete order counts for (47 CFR 52.35): the day of its receipt if that is a business
     * day and the local time is before 13:00, otherwise the next business day.
     */
    public LocalDate countsFor(Instant receivedAt) {
        ZonedDateTime received = receivedAt.atZone(zone);
        LocalDate day = received.toLocalDate();
        boolean inTime = isBusinessDay(day) && received.toLocalTime().isBefore(CUT_OFF);
        return inTime ? day : nextBusinessDay(day);
    }
}
