package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final BusinessCalendar calendar = new BusinessCalendar(NEW_YORK);

    @Test
    @DisplayName("CAL-4: in 2026 and 2027 the weekdays without business are the federal holidays as observed, no more")
    void weekdaysWithoutBusiness() {
        Stream<LocalDate> closed = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .filter(date -> date.getDayOfWeek().getValue() <= 5)
                .filter(date -> !calendar.isBusinessDay(date));

        assertThat(closed)
                .extracting(LocalDate::toString)
                .containsExactly(
                        "2026-01-01", // New Year's Day
                        "2026-01-19", // Martin Luther King
                        "2026-02-16", // Washington's Birthday
                        "2026-05-25", // Memorial Day
                        "2026-06-19", // Juneteenth
                        "2026-07-03", // Independence Day, observed
                        "2026-09-07", // Labor Day
                        "2026-10-12", // Columbus Day
                        "2026-11-11", // Veterans Day
                        "2026-11-26", // Thanksgiving
                        "2026-12-25", // Christmas
                        "2027-01-01",
                        "2027-01-18",
                        "2027-02-15",
                        "2027-05-31",
                        "2027-06-18", // Juneteenth, observed
                        "2027-07-05", // Independence Day, observed
                        "2027-09-06",
                        "2027-10-11",
                        "2027-11-11",
                        "2027-11-25",
                        "2027-12-24", // Christmas, observed
                        "2027-12-31"); // New Year's Day of 2028, observed
    }

    @Test
    @DisplayName("CAL-4: no Saturday and no Sunday is a business day")
    void weekends() {
        assertThat(LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)))
                .filteredOn(date -> date.getDayOfWeek().getValue() > 5)
                .hasSize(104 + 104)
                .noneMatch(calendar::isBusinessDay);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010-12-31", "2021-12-31", "2027-12-31", "2032-12-31", "2038-12-31"})
    @DisplayName("CAL-4: New Year's Day on a Saturday is observed on December 31 of the year before")
    void newYearOnSaturday(LocalDate observed) {
        assertThat(calendar.isBusinessDay(observed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-01-20", // Inauguration Day, a Wednesday
                "2033-01-20", // Inauguration Day, a Thursday
                "2037-01-20", // Inauguration Day, a Tuesday
                "2026-12-31", // New Year's Eve before a Friday
                "2022-01-03", // Monday after a New Year's Day on Saturday
                "2026-04-16", // Emancipation Day of the District of Columbia
                "2026-11-03", // Election Day
                "2026-11-27", // day after Thanksgiving
                "2020-06-19" // Juneteenth before it became a federal holiday
            })
    @DisplayName("CAL-4: a day that is no federal holiday is a business day")
    void noFederalHoliday(LocalDate date) {
        assertThat(calendar.isBusinessDay(date)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01", "0000-01-03", "9999-12-31", "+999999999-12-31"})
    @DisplayName("ORD-2: a date from any year has an answer, as a carrier may send any")
    void farAwayDates(LocalDate date) {
        boolean weekday = date.getDayOfWeek().getValue() <= 5;

        assertThat(calendar.isBusinessDay(date)).isEqualTo(weekday);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-03",
        "2026-03-06, 2026-03-09",
        "2026-03-07, 2026-03-09",
        "2026-03-08, 2026-03-09",
        "2026-07-02, 2026-07-06",
        "2026-12-31, 2027-01-04",
        "2027-12-30, 2028-01-03"
    })
    @DisplayName("ORD-2: the next business day comes after the date, weekends and holidays left out")
    void nextBusinessDay(LocalDate date, LocalDate next) {
        assertThat(calendar.nextBusinessDay(date)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02,   1, 2026-03-03",
        "2026-03-02,   4, 2026-03-06",
        "2026-03-02,   5, 2026-03-09",
        "2026-03-07,   1, 2026-03-09",
        "2026-11-24,   4, 2026-12-01",
        "2027-12-23,   5, 2028-01-03",
        "2025-12-31, 250, 2026-12-31" // 261 weekdays of 2026 less 11 holidays
    })
    @DisplayName("ORD-2: business days are added one by one")
    void plusBusinessDays(LocalDate date, int n, LocalDate result) {
        assertThat(calendar.plusBusinessDays(date, n)).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    @DisplayName("ORD-2: fewer than one business day cannot be added")
    void plusNoBusinessDays(int n) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.plusBusinessDays(LocalDate.of(2026, 3, 2), n))
                .withMessageContaining(String.valueOf(n));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00:00-05:00, 2026-03-02",
        "2026-03-02T12:59:59-05:00, 2026-03-02",
        "2026-03-02T13:00:00-05:00, 2026-03-03",
        "2026-03-07T10:00:00-05:00, 2026-03-09",
        "2026-07-03T09:00:00-04:00, 2026-07-06"
    })
    @DisplayName("CAL-2: a simple order counts for the day of its receipt before 13:00, else for the next business day")
    void countsFor(OffsetDateTime received, LocalDate day) {
        assertThat(calendar.countsFor(received.toInstant())).isEqualTo(day);
    }

    @Test
    @DisplayName("CAL-4: many threads that ask a fresh calendar at once get the same answers as one")
    void manyThreads() throws Exception {
        List<LocalDate> expected = nonBusinessDays(calendar);
        BusinessCalendar fresh = new BusinessCalendar(NEW_YORK);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<LocalDate>>> tasks = IntStream.range(0, 50)
                    .<Callable<List<LocalDate>>>mapToObj(i -> () -> nonBusinessDays(fresh))
                    .toList();
            for (Future<List<LocalDate>> answer : threads.invokeAll(tasks)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    private static List<LocalDate> nonBusinessDays(BusinessCalendar calendar) {
        return LocalDate.of(2020, 1, 1)
                .datesUntil(LocalDate.of(2040, 1, 1))
                .filter(date -> !calendar.isBusinessDay(date))
                .toList();
    }
}
