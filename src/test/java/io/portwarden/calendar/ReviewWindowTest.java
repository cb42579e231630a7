package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewWindowTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");

    private static final Port SIMPLE = new Port(PortKind.SIMPLE, 1, ZoneId.of("America/New_York"));
    private static final Port OTHER = new Port(PortKind.OTHER, 2, ZoneId.of("America/New_York"));

    private final BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("America/New_York"));
    private final ReviewWindow window = new ReviewWindow(calendar);

    @ParameterizedTest
    @CsvSource({
        "PT1S,   2026-03-02T10:00:01-05:00",
        "PT7H,   2026-03-02T17:00:00-05:00",
        "PT7H1S, 2026-03-03T08:00:01-05:00",
        "PT16H,  2026-03-03T17:00:00-05:00",
        "PT43H,  2026-03-06T17:00:00-05:00",
        "PT44H,  2026-03-09T09:00:00-04:00"
    })
    @DisplayName("CAL-2: the length of the window can be set, for simple orders in business hours")
    void otherLengthOfSimple(Duration length, OffsetDateTime end) {
        ReviewWindow set = new ReviewWindow(calendar, length, Duration.ofHours(24));

        assertThat(set.endsAt(SIMPLE, MONDAY)).isEqualTo(end.toInstant());
        assertThat(set.endsAt(OTHER, MONDAY)).isEqualTo(window.endsAt(OTHER, MONDAY));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S,   2026-03-02T10:00:01-05:00",
        "PT14H,  2026-03-03T00:00:00-05:00",
        "PT48H,  2026-03-04T10:00:00-05:00",
        "PT110H, 2026-03-07T00:00:00-05:00",
        "PT111H, 2026-03-09T01:00:00-04:00"
    })
    @DisplayName("CAL-2: the length of the window can be set, for other orders in hours of business days")
    void otherLengthOfOthers(Duration length, OffsetDateTime end) {
        ReviewWindow set = new ReviewWindow(calendar, Duration.ofHours(4), length);

        assertThat(set.endsAt(OTHER, MONDAY)).isEqualTo(end.toInstant());
        assertThat(set.endsAt(SIMPLE, MONDAY)).isEqualTo(window.endsAt(SIMPLE, MONDAY));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-12T09:00:00-04:00, 2026-10-14T00:00:00-04:00",
        "2026-10-19T09:00:00-04:00, 2026-10-20T09:00:00-04:00",
        "2026-10-16T16:00:00-04:00, 2026-10-19T16:00:00-04:00",
        "2026-10-17T10:00:00-04:00, 2026-10-20T00:00:00-04:00"
    })
    @DisplayName(
            "CAL-2: 24 hours pass on business days only: Monday 9:00 to Tuesday 9:00, Friday 16:00 to Monday 16:00, Saturday 10:00 to Tuesday 0:00")
    void others(OffsetDateTime received, OffsetDateTime end) {
        assertThat(window.endsAt(OTHER, received.toInstant())).isEqualTo(end.toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H"})
    @DisplayName("CAL-2: a window must be longer than nothing")
    void noLength(Duration length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewWindow(calendar, length, Duration.ofHours(24)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewWindow(calendar, Duration.ofHours(4), length));
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
    @DisplayName("CAL-2: what remains of a window is told in business hours")
    void remaining(OffsetDateTime now, OffsetDateTime end, Duration left) {
        assertThat(window.remaining(now.toInstant(), end.toInstant())).isEqualTo(left);
    }
}
