package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.order.CalendarCase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewWindowTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");

    private final BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("America/New_York"));
    private final ReviewWindow window = new ReviewWindow(calendar);

    @ParameterizedTest
    @MethodSource("io.portwarden.order.CalendarCase#all")
    @DisplayName("ORD-4: an order of one number is in review for 4 business hours")
    void endsForOne(CalendarCase row) {
        ReviewWindow here = new ReviewWindow(new BusinessCalendar(row.zone()));

        assertThat(here.endsAt(row.received(), 1)).isEqualTo(row.endsForOne());
    }

    @ParameterizedTest
    @MethodSource("io.portwarden.order.CalendarCase#all")
    @DisplayName("ORD-4: an order of several numbers is in review for 24 business hours")
    void endsForSeveral(CalendarCase row) {
        ReviewWindow here = new ReviewWindow(new BusinessCalendar(row.zone()));

        assertThat(here.endsAt(row.received(), 2)).isEqualTo(row.endsForSeveral());
        assertThat(here.endsAt(row.received(), 5000)).isEqualTo(row.endsForSeveral());
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S,   2026-03-02T10:00:01-05:00",
        "PT7H,   2026-03-02T17:00:00-05:00",
        "PT7H1S, 2026-03-03T08:00:01-05:00",
        "PT16H,  2026-03-03T17:00:00-05:00",
        "PT43H,  2026-03-06T17:00:00-05:00",
        "PT44H,  2026-03-09T09:00:00-04:00"
    })
    @DisplayName("ORD-4: the length of the window can be set, for one number and for several apart")
    void otherLengths(Duration length, OffsetDateTime end) {
        ReviewWindow one = new ReviewWindow(calendar, length, Duration.ofHours(24));
        ReviewWindow several = new ReviewWindow(calendar, Duration.ofHours(4), length);

        assertThat(one.endsAt(MONDAY, 1)).isEqualTo(end.toInstant());
        assertThat(several.endsAt(MONDAY, 2)).isEqualTo(end.toInstant());
        assertThat(one.endsAt(MONDAY, 2)).isEqualTo(window.endsAt(MONDAY, 2));
        assertThat(several.endsAt(MONDAY, 1)).isEqualTo(window.endsAt(MONDAY, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H"})
    @DisplayName("ORD-4: a window must be longer than nothing")
    void noLength(Duration length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewWindow(calendar, length, Duration.ofHours(24)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewWindow(calendar, Duration.ofHours(4), length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    @DisplayName("ORD-4: there is no window for an order without numbers")
    void withoutNumbers(int numbers) {
        assertThatIllegalArgumentException().isThrownBy(() -> window.endsAt(MONDAY, numbers));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00:00-05:00, 2026-03-02T14:00:00-05:00, PT4H",
        "2026-03-02T13:59:59-05:00, 2026-03-02T14:00:00-05:00, PT1S",
        "2026-03-02T14:00:00-05:00, 2026-03-02T14:00:00-05:00, PT0S",
        "2026-03-02T15:00:00-05:00, 2026-03-02T14:00:00-05:00, PT0S",
        "2026-03-09T10:00:00-04:00, 2026-03-02T14:00:00-05:00, PT0S",
        "2026-03-02T07:00:00-05:00, 2026-03-02T12:00:00-05:00, PT4H",
        "2026-03-02T17:00:00-05:00, 2026-03-03T08:30:00-05:00, PT30M",
        "2026-03-02T14:00:00-05:00, 2026-03-03T12:00:00-05:00, PT7H",
        "2026-03-06T16:00:00-05:00, 2026-03-09T12:00:00-04:00, PT5H",
        "2026-03-08T12:00:00-04:00, 2026-03-09T12:00:00-04:00, PT4H",
        "2026-10-30T16:00:00-04:00, 2026-11-02T12:00:00-05:00, PT5H",
        "2026-07-02T11:00:00-04:00, 2026-07-07T17:00:00-04:00, PT24H",
        "2027-12-29T12:00:00-05:00, 2028-01-04T09:00:00-05:00, PT24H"
    })
    @DisplayName("ORD-4: what remains of a window is told in business hours")
    void remaining(OffsetDateTime now, OffsetDateTime end, Duration left) {
        assertThat(window.remaining(now.toInstant(), end.toInstant())).isEqualTo(left);
    }
}
