package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of every order, tried with many moments of 2026 and 2027 and counted minute by minute. */
class ReviewWindowPropertyTest {

    private static final int TRIES = 400;
    private static final Instant FROM = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-12-31T12:00:00Z");

    private static final Set<LocalDate> HOLIDAYS = Stream.of(
                    "2026-01-01",
                    "2026-01-19",
                    "2026-02-16",
                    "2026-05-25",
                    "2026-06-19",
                    "2026-07-03",
                    "2026-09-07",
                    "2026-10-12",
                    "2026-11-11",
                    "2026-11-26",
                    "2026-12-25",
                    "2027-01-01",
                    "2027-01-18",
                    "2027-02-15",
                    "2027-05-31",
                    "2027-06-18",
                    "2027-07-05",
                    "2027-09-06",
                    "2027-10-11",
                    "2027-11-11",
                    "2027-11-25",
                    "2027-12-24",
                    "2027-12-31",
                    "2028-01-17")
            .map(LocalDate::parse)
            .collect(Collectors.toSet());

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "America/Los_Angeles", "Pacific/Honolulu"})
    @DisplayName("CAL-2: a window holds exactly its minutes, counted one by one")
    void exactlyItsMinutes(ZoneId zone) {
        ReviewWindow window = new ReviewWindow(new BusinessCalendar(zone));
        for (Instant received : wholeMinutes()) {
            Instant counting = countingFrom(received, zone);

            assertThat(minutes(
                            counting, window.endsAt(simple(zone), received), minute -> isBusinessMoment(minute, zone)))
                    .as("simple, %s", received)
                    .isEqualTo(4 * 60);
            assertThat(minutes(received, window.endsAt(other(zone), received), minute -> isOnBusinessDay(minute, zone)))
                    .as("other, %s", received)
                    .isEqualTo(24 * 60);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "America/Los_Angeles", "Pacific/Honolulu"})
    @DisplayName(
            "CAL-2: a window ends within business hours, or on a business day, and not with an empty stretch before its end")
    void endsInBusinessHours(ZoneId zone) {
        ReviewWindow window = new ReviewWindow(new BusinessCalendar(zone));
        for (Instant received : anyMoments()) {
            Instant end = window.endsAt(simple(zone), received);
            assertThat(isBusinessMoment(end.minusNanos(1), zone))
                    .as("end %s of simple received %s", end, received)
                    .isTrue();
            Instant endOfOther = window.endsAt(other(zone), received);
            assertThat(isOnBusinessDay(endOfOther.minusNanos(1), zone))
                    .as("end %s of other received %s", endOfOther, received)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "America/Los_Angeles", "Pacific/Honolulu"})
    @DisplayName("CAL-2: an order received later is never due or out of review earlier")
    void monotonic(ZoneId zone) {
        BusinessCalendar calendar = new BusinessCalendar(zone);
        ReviewWindow window = new ReviewWindow(calendar);
        DueDateRule rule = new DueDateRule(calendar);
        List<Instant> received = anyMoments().stream().sorted().toList();

        assertThat(received).extracting(calendar::countsFor).isSorted();
        for (Port port : List.of(simple(zone), other(zone))) {
            assertThat(received).extracting(at -> window.endsAt(port, at)).isSorted();
            assertThat(received).extracting(at -> rule.earliest(port, at)).isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "America/Los_Angeles", "Pacific/Honolulu"})
    @DisplayName("CAL-2: what remains is the business minutes between now and the end, counted one by one")
    void remaining(ZoneId zone) {
        ReviewWindow window = new ReviewWindow(new BusinessCalendar(zone));
        for (Instant now : wholeMinutes()) {
            Instant end = window.endsAt(other(zone), now);

            assertThat(window.remaining(now, end))
                    .as("now %s", now)
                    .isEqualTo(Duration.ofMinutes(minutes(now, end, minute -> isBusinessMoment(minute, zone))));
        }
    }

    /** Where the clock starts: minutes are let pass until the order may count. */
    private static Instant countingFrom(Instant received, ZoneId zone) {
        ZonedDateTime local = received.atZone(zone);
        if (isBusinessDay(local.toLocalDate()) && local.getHour() < 13) {
            return received;
        }
        Instant midnight = received;
        while (midnight.atZone(zone).toLocalDate().equals(local.toLocalDate())) {
            midnight = midnight.plus(1, ChronoUnit.MINUTES);
        }
        return midnight;
    }

    private static Port simple(ZoneId zone) {
        return new Port(PortKind.SIMPLE, 1, zone);
    }

    private static Port other(ZoneId zone) {
        return new Port(PortKind.OTHER, 2, zone);
    }

    private static int minutes(Instant from, Instant until, Predicate<Instant> counts) {
        int minutes = 0;
        for (Instant minute = from; minute.isBefore(until); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            if (counts.test(minute)) {
                minutes++;
            }
        }
        return minutes;
    }

    private static boolean isOnBusinessDay(Instant moment, ZoneId zone) {
        return isBusinessDay(moment.atZone(zone).toLocalDate());
    }

    private static boolean isBusinessMoment(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        return time.getHour() >= 8 && time.getHour() < 17 && isBusinessDay(local.toLocalDate());
    }

    private static boolean isBusinessDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !HOLIDAYS.contains(date);
    }

    private static List<Instant> wholeMinutes() {
        return anyMoments().stream()
                .map(moment -> moment.truncatedTo(ChronoUnit.MINUTES))
                .toList();
    }

    private static List<Instant> anyMoments() {
        long millis = Duration.between(FROM, UNTIL).toMillis();
        return new Random(52_35)
                .longs(TRIES, 0, millis)
                .mapToObj(FROM::plusMillis)
                .toList();
    }
}
