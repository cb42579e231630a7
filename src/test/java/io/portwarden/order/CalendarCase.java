package io.portwarden.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One row of a table of orders over 2026 and 2027 that was worked out from the calendar, not from the code. */
public record CalendarCase(
        String why,
        ZoneId zone,
        Instant received,
        LocalDate countsFor,
        LocalDate dueForOne,
        LocalDate dueForSeveral,
        Instant endsForOne,
        Instant endsForSeveral) {

    // Both refuse a date whose day of the week is wrong, so that a slip in the table shows.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm[:ss.SSS] xxx", Locale.ROOT);

    private static final String TABLE = """
            # received                            | counts for     | due: one       | due: several   | ends: one                          | ends: several                      | why
            # the hours of ordinary days
            NY Mon 2026-03-02 00:00 -05:00        | Mon 2026-03-02 | Tue 2026-03-03 | Fri 2026-03-06 | Mon 2026-03-02 12:00 -05:00        | Wed 2026-03-04 14:00 -05:00        | midnight
            NY Mon 2026-03-02 07:59 -05:00        | Mon 2026-03-02 | Tue 2026-03-03 | Fri 2026-03-06 | Mon 2026-03-02 12:00 -05:00        | Wed 2026-03-04 14:00 -05:00        | before opening
            NY Mon 2026-03-02 08:00 -05:00        | Mon 2026-03-02 | Tue 2026-03-03 | Fri 2026-03-06 | Mon 2026-03-02 12:00 -05:00        | Wed 2026-03-04 14:00 -05:00        | at opening
            NY Tue 2026-03-03 10:15:30.123 -05:00 | Tue 2026-03-03 | Wed 2026-03-04 | Mon 2026-03-09 | Tue 2026-03-03 14:15:30.123 -05:00 | Thu 2026-03-05 16:15:30.123 -05:00 | fractions are kept
            NY Tue 2026-03-03 11:00 -05:00        | Tue 2026-03-03 | Wed 2026-03-04 | Mon 2026-03-09 | Tue 2026-03-03 15:00 -05:00        | Thu 2026-03-05 17:00 -05:00        | filled exactly at closing
            NY Tue 2026-03-03 11:00:00.001 -05:00 | Tue 2026-03-03 | Wed 2026-03-04 | Mon 2026-03-09 | Tue 2026-03-03 15:00:00.001 -05:00 | Fri 2026-03-06 08:00:00.001 -05:00 | a thousandth too much for the day
            NY Tue 2026-03-03 12:59:59.999 -05:00 | Tue 2026-03-03 | Wed 2026-03-04 | Mon 2026-03-09 | Tue 2026-03-03 16:59:59.999 -05:00 | Fri 2026-03-06 09:59:59.999 -05:00 | last moment of the day
            NY Tue 2026-03-03 13:00 -05:00        | Wed 2026-03-04 | Thu 2026-03-05 | Tue 2026-03-10 | Wed 2026-03-04 12:00 -05:00        | Fri 2026-03-06 14:00 -05:00        | cut-off
            NY Tue 2026-03-03 16:59 -05:00        | Wed 2026-03-04 | Thu 2026-03-05 | Tue 2026-03-10 | Wed 2026-03-04 12:00 -05:00        | Fri 2026-03-06 14:00 -05:00        | afternoon
            NY Tue 2026-03-03 23:59:59.999 -05:00 | Wed 2026-03-04 | Thu 2026-03-05 | Tue 2026-03-10 | Wed 2026-03-04 12:00 -05:00        | Fri 2026-03-06 14:00 -05:00        | last moment before midnight
            # one instant, three zones: 2026-07-07 17:30 UTC
            NY Tue 2026-07-07 13:30 -04:00        | Wed 2026-07-08 | Thu 2026-07-09 | Tue 2026-07-14 | Wed 2026-07-08 12:00 -04:00        | Fri 2026-07-10 14:00 -04:00        | after the cut-off in New York
            LA Tue 2026-07-07 10:30 -07:00        | Tue 2026-07-07 | Wed 2026-07-08 | Mon 2026-07-13 | Tue 2026-07-07 14:30 -07:00        | Thu 2026-07-09 16:30 -07:00        | morning in Los Angeles
            HI Tue 2026-07-07 07:30 -10:00        | Tue 2026-07-07 | Wed 2026-07-08 | Mon 2026-07-13 | Tue 2026-07-07 12:00 -10:00        | Thu 2026-07-09 14:00 -10:00        | before opening in Honolulu
            # clocks go forward on Sunday 2026-03-08
            NY Fri 2026-03-06 12:59:59.999 -05:00 | Fri 2026-03-06 | Mon 2026-03-09 | Thu 2026-03-12 | Fri 2026-03-06 16:59:59.999 -05:00 | Wed 2026-03-11 09:59:59.999 -04:00 | Friday in time
            NY Fri 2026-03-06 13:00 -05:00        | Mon 2026-03-09 | Tue 2026-03-10 | Fri 2026-03-13 | Mon 2026-03-09 12:00 -04:00        | Wed 2026-03-11 14:00 -04:00        | Friday at the cut-off
            NY Sun 2026-03-08 01:59:59.000 -05:00 | Mon 2026-03-09 | Tue 2026-03-10 | Fri 2026-03-13 | Mon 2026-03-09 12:00 -04:00        | Wed 2026-03-11 14:00 -04:00        | second before the change
            NY Sun 2026-03-08 03:00 -04:00        | Mon 2026-03-09 | Tue 2026-03-10 | Fri 2026-03-13 | Mon 2026-03-09 12:00 -04:00        | Wed 2026-03-11 14:00 -04:00        | moment of the change
            LA Fri 2026-03-06 10:00 -08:00        | Fri 2026-03-06 | Mon 2026-03-09 | Thu 2026-03-12 | Fri 2026-03-06 14:00 -08:00        | Tue 2026-03-10 16:00 -07:00        | over the change in Los Angeles
            HI Fri 2026-03-06 10:00 -10:00        | Fri 2026-03-06 | Mon 2026-03-09 | Thu 2026-03-12 | Fri 2026-03-06 14:00 -10:00        | Tue 2026-03-10 16:00 -10:00        | no change in Honolulu
            # clocks go back on Sunday 2026-11-01
            NY Fri 2026-10-30 12:30 -04:00        | Fri 2026-10-30 | Mon 2026-11-02 | Thu 2026-11-05 | Fri 2026-10-30 16:30 -04:00        | Wed 2026-11-04 09:30 -05:00        | over the change, and Election Day counts
            NY Fri 2026-10-30 13:00 -04:00        | Mon 2026-11-02 | Tue 2026-11-03 | Fri 2026-11-06 | Mon 2026-11-02 12:00 -05:00        | Wed 2026-11-04 14:00 -05:00        | Friday at the cut-off
            NY Sun 2026-11-01 01:30 -04:00        | Mon 2026-11-02 | Tue 2026-11-03 | Fri 2026-11-06 | Mon 2026-11-02 12:00 -05:00        | Wed 2026-11-04 14:00 -05:00        | 1:30 for the first time
            NY Sun 2026-11-01 01:30 -05:00        | Mon 2026-11-02 | Tue 2026-11-03 | Fri 2026-11-06 | Mon 2026-11-02 12:00 -05:00        | Wed 2026-11-04 14:00 -05:00        | 1:30 for the second time
            HI Fri 2026-10-30 10:00 -10:00        | Fri 2026-10-30 | Mon 2026-11-02 | Thu 2026-11-05 | Fri 2026-10-30 14:00 -10:00        | Tue 2026-11-03 16:00 -10:00        | no change in Honolulu
            # clocks go forward on Sunday 2027-03-14
            NY Fri 2027-03-12 09:30 -05:00        | Fri 2027-03-12 | Mon 2027-03-15 | Thu 2027-03-18 | Fri 2027-03-12 13:30 -05:00        | Tue 2027-03-16 15:30 -04:00        | over the change
            NY Sun 2027-03-14 03:00 -04:00        | Mon 2027-03-15 | Tue 2027-03-16 | Fri 2027-03-19 | Mon 2027-03-15 12:00 -04:00        | Wed 2027-03-17 14:00 -04:00        | moment of the change
            LA Sun 2027-03-14 01:59:59.999 -08:00 | Mon 2027-03-15 | Tue 2027-03-16 | Fri 2027-03-19 | Mon 2027-03-15 12:00 -07:00        | Wed 2027-03-17 14:00 -07:00        | last moment before the change
            # clocks go back on Sunday 2027-11-07
            LA Fri 2027-11-05 12:30 -07:00        | Fri 2027-11-05 | Mon 2027-11-08 | Fri 2027-11-12 | Fri 2027-11-05 16:30 -07:00        | Wed 2027-11-10 09:30 -08:00        | over the change, then Veterans Day
            NY Sun 2027-11-07 01:30 -05:00        | Mon 2027-11-08 | Tue 2027-11-09 | Mon 2027-11-15 | Mon 2027-11-08 12:00 -05:00        | Wed 2027-11-10 14:00 -05:00        | 1:30 for the second time, then Veterans Day
            # holidays of 2026
            NY Thu 2026-01-01 09:00 -05:00        | Fri 2026-01-02 | Mon 2026-01-05 | Thu 2026-01-08 | Fri 2026-01-02 12:00 -05:00        | Tue 2026-01-06 14:00 -05:00        | New Year's Day
            NY Fri 2026-01-16 14:00 -05:00        | Tue 2026-01-20 | Wed 2026-01-21 | Mon 2026-01-26 | Tue 2026-01-20 12:00 -05:00        | Thu 2026-01-22 14:00 -05:00        | Friday before Martin Luther King's day
            NY Mon 2026-02-16 10:00 -05:00        | Tue 2026-02-17 | Wed 2026-02-18 | Mon 2026-02-23 | Tue 2026-02-17 12:00 -05:00        | Thu 2026-02-19 14:00 -05:00        | Washington's Birthday
            NY Fri 2026-05-22 12:00 -04:00        | Fri 2026-05-22 | Tue 2026-05-26 | Fri 2026-05-29 | Fri 2026-05-22 16:00 -04:00        | Thu 2026-05-28 09:00 -04:00        | Friday before Memorial Day
            NY Thu 2026-06-18 13:00 -04:00        | Mon 2026-06-22 | Tue 2026-06-23 | Fri 2026-06-26 | Mon 2026-06-22 12:00 -04:00        | Wed 2026-06-24 14:00 -04:00        | Thursday before Juneteenth
            NY Thu 2026-07-02 11:00 -04:00        | Thu 2026-07-02 | Mon 2026-07-06 | Thu 2026-07-09 | Thu 2026-07-02 15:00 -04:00        | Tue 2026-07-07 17:00 -04:00        | Independence Day is observed tomorrow
            NY Fri 2026-07-03 09:00 -04:00        | Mon 2026-07-06 | Tue 2026-07-07 | Fri 2026-07-10 | Mon 2026-07-06 12:00 -04:00        | Wed 2026-07-08 14:00 -04:00        | Independence Day, on a Saturday, observed
            NY Sat 2026-09-05 10:00 -04:00        | Tue 2026-09-08 | Wed 2026-09-09 | Mon 2026-09-14 | Tue 2026-09-08 12:00 -04:00        | Thu 2026-09-10 14:00 -04:00        | Saturday before Labor Day
            LA Mon 2026-10-12 10:00 -07:00        | Tue 2026-10-13 | Wed 2026-10-14 | Mon 2026-10-19 | Tue 2026-10-13 12:00 -07:00        | Thu 2026-10-15 14:00 -07:00        | Columbus Day, also where the state has none
            NY Tue 2026-11-10 12:59:59.999 -05:00 | Tue 2026-11-10 | Thu 2026-11-12 | Tue 2026-11-17 | Tue 2026-11-10 16:59:59.999 -05:00 | Mon 2026-11-16 09:59:59.999 -05:00 | Veterans Day in the middle of the week
            NY Wed 2026-11-25 13:00 -05:00        | Fri 2026-11-27 | Mon 2026-11-30 | Thu 2026-12-03 | Fri 2026-11-27 12:00 -05:00        | Tue 2026-12-01 14:00 -05:00        | Thanksgiving, and the Friday after it counts
            NY Thu 2026-12-24 12:00 -05:00        | Thu 2026-12-24 | Mon 2026-12-28 | Thu 2026-12-31 | Thu 2026-12-24 16:00 -05:00        | Wed 2026-12-30 09:00 -05:00        | Christmas Eve counts
            NY Fri 2026-12-25 08:00 -05:00        | Mon 2026-12-28 | Tue 2026-12-29 | Mon 2027-01-04 | Mon 2026-12-28 12:00 -05:00        | Wed 2026-12-30 14:00 -05:00        | Christmas
            NY Thu 2026-12-31 12:00 -05:00        | Thu 2026-12-31 | Mon 2027-01-04 | Thu 2027-01-07 | Thu 2026-12-31 16:00 -05:00        | Wed 2027-01-06 09:00 -05:00        | New Year's Eve counts
            NY Thu 2026-12-31 13:00 -05:00        | Mon 2027-01-04 | Tue 2027-01-05 | Fri 2027-01-08 | Mon 2027-01-04 12:00 -05:00        | Wed 2027-01-06 14:00 -05:00        | New Year's Eve at the cut-off
            # holidays of 2027
            HI Fri 2027-01-01 12:00 -10:00        | Mon 2027-01-04 | Tue 2027-01-05 | Fri 2027-01-08 | Mon 2027-01-04 12:00 -10:00        | Wed 2027-01-06 14:00 -10:00        | New Year's Day
            LA Mon 2027-01-18 10:00 -08:00        | Tue 2027-01-19 | Wed 2027-01-20 | Mon 2027-01-25 | Tue 2027-01-19 12:00 -08:00        | Thu 2027-01-21 14:00 -08:00        | Martin Luther King's day
            LA Fri 2027-02-12 12:59:59.999 -08:00 | Fri 2027-02-12 | Tue 2027-02-16 | Fri 2027-02-19 | Fri 2027-02-12 16:59:59.999 -08:00 | Thu 2027-02-18 09:59:59.999 -08:00 | Lincoln's Birthday counts, Washington's does not
            NY Mon 2027-05-31 07:00 -04:00        | Tue 2027-06-01 | Wed 2027-06-02 | Mon 2027-06-07 | Tue 2027-06-01 12:00 -04:00        | Thu 2027-06-03 14:00 -04:00        | Memorial Day
            LA Thu 2027-06-17 13:00 -07:00        | Mon 2027-06-21 | Tue 2027-06-22 | Fri 2027-06-25 | Mon 2027-06-21 12:00 -07:00        | Wed 2027-06-23 14:00 -07:00        | Juneteenth, on a Saturday, is observed tomorrow
            NY Fri 2027-07-02 12:00 -04:00        | Fri 2027-07-02 | Tue 2027-07-06 | Fri 2027-07-09 | Fri 2027-07-02 16:00 -04:00        | Thu 2027-07-08 09:00 -04:00        | Independence Day, on a Sunday, is observed on Monday
            NY Sun 2027-07-04 10:00 -04:00        | Tue 2027-07-06 | Wed 2027-07-07 | Mon 2027-07-12 | Tue 2027-07-06 12:00 -04:00        | Thu 2027-07-08 14:00 -04:00        | Independence Day itself
            NY Fri 2027-09-03 13:00 -04:00        | Tue 2027-09-07 | Wed 2027-09-08 | Mon 2027-09-13 | Tue 2027-09-07 12:00 -04:00        | Thu 2027-09-09 14:00 -04:00        | Friday before Labor Day
            HI Fri 2027-10-08 11:00 -10:00        | Fri 2027-10-08 | Tue 2027-10-12 | Fri 2027-10-15 | Fri 2027-10-08 15:00 -10:00        | Wed 2027-10-13 17:00 -10:00        | Columbus Day, also where the state has none
            NY Wed 2027-11-24 12:00 -05:00        | Wed 2027-11-24 | Fri 2027-11-26 | Wed 2027-12-01 | Wed 2027-11-24 16:00 -05:00        | Tue 2027-11-30 09:00 -05:00        | Thanksgiving tomorrow
            NY Thu 2027-12-23 11:00 -05:00        | Thu 2027-12-23 | Mon 2027-12-27 | Thu 2027-12-30 | Thu 2027-12-23 15:00 -05:00        | Tue 2027-12-28 17:00 -05:00        | Christmas, on a Saturday, is observed tomorrow
            NY Thu 2027-12-23 13:00 -05:00        | Mon 2027-12-27 | Tue 2027-12-28 | Mon 2028-01-03 | Mon 2027-12-27 12:00 -05:00        | Wed 2027-12-29 14:00 -05:00        | Christmas and New Year, both observed on Fridays
            NY Wed 2027-12-29 12:00 -05:00        | Wed 2027-12-29 | Thu 2027-12-30 | Wed 2028-01-05 | Wed 2027-12-29 16:00 -05:00        | Tue 2028-01-04 09:00 -05:00        | over the year's end
            NY Thu 2027-12-30 13:00 -05:00        | Mon 2028-01-03 | Tue 2028-01-04 | Fri 2028-01-07 | Mon 2028-01-03 12:00 -05:00        | Wed 2028-01-05 14:00 -05:00        | New Year's Day is observed in the old year
            NY Fri 2027-12-31 09:00 -05:00        | Mon 2028-01-03 | Tue 2028-01-04 | Fri 2028-01-07 | Mon 2028-01-03 12:00 -05:00        | Wed 2028-01-05 14:00 -05:00        | New Year's Day of 2028, observed
            # days that only states or churches keep
            LA Tue 2026-03-31 12:00 -07:00        | Tue 2026-03-31 | Wed 2026-04-01 | Mon 2026-04-06 | Tue 2026-03-31 16:00 -07:00        | Fri 2026-04-03 09:00 -07:00        | César Chávez Day of California
            NY Fri 2026-04-03 09:00 -04:00        | Fri 2026-04-03 | Mon 2026-04-06 | Thu 2026-04-09 | Fri 2026-04-03 13:00 -04:00        | Tue 2026-04-07 15:00 -04:00        | Good Friday
            HI Fri 2026-08-21 10:00 -10:00        | Fri 2026-08-21 | Mon 2026-08-24 | Thu 2026-08-27 | Fri 2026-08-21 14:00 -10:00        | Tue 2026-08-25 16:00 -10:00        | Statehood Day of Hawaii
            NY Thu 2027-03-25 13:00 -04:00        | Fri 2027-03-26 | Mon 2027-03-29 | Thu 2027-04-01 | Fri 2027-03-26 12:00 -04:00        | Tue 2027-03-30 14:00 -04:00        | Thursday before Good Friday
            """;

    static Stream<CalendarCase> all() {
        return TABLE.lines().filter(line -> !line.startsWith("#")).map(CalendarCase::parse);
    }

    private static CalendarCase parse(String line) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        ZoneId zone = zone(cells.get(0).substring(0, 2));
        return new CalendarCase(
                cells.get(0) + ": " + cells.get(6),
                zone,
                moment(cells.get(0).substring(3), zone),
                LocalDate.parse(cells.get(1), DATE),
                LocalDate.parse(cells.get(2), DATE),
                LocalDate.parse(cells.get(3), DATE),
                moment(cells.get(4), zone),
                moment(cells.get(5), zone));
    }

    private static ZoneId zone(String name) {
        return ZoneId.of(
                switch (name) {
                    case "NY" -> "America/New_York";
                    case "LA" -> "America/Los_Angeles";
                    case "HI" -> "Pacific/Honolulu";
                    default -> throw new IllegalArgumentException("No such zone: " + name);
                });
    }

    private static Instant moment(String text, ZoneId zone) {
        ZonedDateTime moment = ZonedDateTime.parse(text, MOMENT);
        if (!zone.getRules().getOffset(moment.toInstant()).equals(moment.getOffset())) {
            throw new IllegalArgumentException("Not the offset of " + zone + ": " + text);
        }
        return moment.toInstant();
    }

    @Override
    public String toString() {
        return why;
    }
}
