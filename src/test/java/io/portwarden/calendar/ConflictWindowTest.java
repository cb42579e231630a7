package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictWindowTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final ConflictWindow window = new ConflictWindow(new BusinessCalendar(NEW_YORK));

    @ParameterizedTest
    @CsvSource({
        // an ordinary week
        "OTHER,  America/New_York,    2026-12-02, 2026-12-01T12:00-05:00",
        "SIMPLE, America/New_York,    2026-12-02, 2026-12-01T17:00-05:00",
        "OTHER,  America/Chicago,     2026-12-02, 2026-12-01T12:00-06:00",
        "OTHER,  America/Denver,      2026-12-02, 2026-12-01T12:00-07:00",
        "SIMPLE, America/Los_Angeles, 2026-12-02, 2026-12-01T17:00-08:00",
        "OTHER,  Europe/Berlin,       2026-12-02, 2026-12-01T12:00+01:00",
        // over a weekend
        "OTHER,  America/New_York,    2026-12-07, 2026-12-04T12:00-05:00",
        "SIMPLE, America/New_York,    2026-12-07, 2026-12-04T17:00-05:00",
        // a due date that is no business day itself
        "OTHER,  America/New_York,    2026-12-05, 2026-12-04T12:00-05:00",
        "OTHER,  America/New_York,    2026-12-06, 2026-12-04T12:00-05:00",
        // over holidays: Thanksgiving, Christmas, New Year, Columbus Day, Independence Day as observed on Friday
        "OTHER,  America/New_York,    2026-11-27, 2026-11-25T12:00-05:00",
        "SIMPLE, America/New_York,    2026-11-27, 2026-11-25T17:00-05:00",
        "OTHER,  America/New_York,    2026-12-28, 2026-12-24T12:00-05:00",
        "OTHER,  America/New_York,    2027-01-04, 2026-12-31T12:00-05:00",
        "OTHER,  America/New_York,    2026-10-13, 2026-10-09T12:00-04:00",
        "OTHER,  America/New_York,    2026-07-06, 2026-07-02T12:00-04:00",
        "OTHER,  America/New_York,    2026-01-20, 2026-01-16T12:00-05:00",
        "OTHER,  America/New_York,    2029-01-02, 2028-12-29T12:00-05:00",
        // over the changes of the clock, which come on Sundays; Arizona and Hawaii have none
        "OTHER,  America/New_York,    2026-11-02, 2026-10-30T12:00-04:00",
        "OTHER,  America/New_York,    2026-11-03, 2026-11-02T12:00-05:00",
        "OTHER,  America/New_York,    2026-03-09, 2026-03-06T12:00-05:00",
        "OTHER,  America/New_York,    2026-03-10, 2026-03-09T12:00-04:00",
        "SIMPLE, Pacific/Honolulu,    2026-03-10, 2026-03-09T17:00-10:00",
        "OTHER,  America/Phoenix,     2026-11-03, 2026-11-02T12:00-07:00",
        // leap day
        "OTHER,  America/New_York,    2028-03-01, 2028-02-29T12:00-05:00"
    })
    @DisplayName(
            "ORD-13: a message stops a port until 12:00, of a simple one until 17:00, of the business day before it is due")
    void ends(PortKind kind, ZoneId zone, LocalDate due, OffsetDateTime end) {
        assertThat(window.endsAt(kind, zone, due)).isEqualTo(end.toInstant());
    }

    @Test
    @DisplayName("ORD-13: both hours can be set, and days on which the provider is closed or open count as it says")
    void settings() {
        Holidays ours = Holidays.of(List.of("day-after-thanksgiving", "2026-12-24"), List.of("columbus-day"));
        ConflictWindow set =
                new ConflictWindow(new BusinessCalendar(NEW_YORK, ours), LocalTime.of(9, 30), LocalTime.of(15, 0));
        assertThat(set.endsAt(PortKind.OTHER, NEW_YORK, LocalDate.of(2026, 11, 30)))
                .isEqualTo("2026-11-25T14:30:00Z");
        assertThat(set.endsAt(PortKind.SIMPLE, NEW_YORK, LocalDate.of(2026, 12, 28)))
                .isEqualTo("2026-12-23T20:00:00Z");
        assertThat(set.endsAt(PortKind.OTHER, NEW_YORK, LocalDate.of(2026, 10, 13)))
                .isEqualTo("2026-10-12T13:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T12:00-05:00, 2026-12-01T10:00-05:00",
        "2026-12-01T17:00-05:00, 2026-12-01T15:00-05:00",
        // after the end of business
        "2026-12-01T20:00-05:00, 2026-12-01T15:00-05:00",
        // into the day before, over a weekend and a holiday
        "2026-12-01T09:00-05:00, 2026-11-30T16:00-05:00",
        "2026-12-01T06:00-05:00, 2026-11-30T15:00-05:00",
        "2026-12-07T09:30-05:00, 2026-12-04T16:30-05:00",
        "2026-11-27T08:00-05:00, 2026-11-25T15:00-05:00",
        // over a change of the clock
        "2026-11-02T08:30-05:00, 2026-10-30T15:30-04:00",
        "2026-12-01T10:00-05:00, 2026-12-01T08:00-05:00"
    })
    @DisplayName("ORD-13: somebody is reminded two business hours before")
    void reminded(OffsetDateTime end, OffsetDateTime reminded) {
        assertThat(window.remindedAt(end.toInstant(), NEW_YORK)).isEqualTo(reminded.toInstant());
    }
}
