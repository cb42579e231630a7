package io.portwarden.calendar;

import static io.portwarden.calendar.DueDateProblem.NOT_A_BUSINESS_DAY;
import static io.portwarden.calendar.DueDateProblem.TOO_SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.order.CalendarCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueDateRuleTest {

    /** Thursday, 10:00 in New York; the Friday after it is Independence Day, observed. */
    private static final Instant THURSDAY = Instant.parse("2026-07-02T14:00:00Z");

    private final DueDateRule rule = new DueDateRule(new BusinessCalendar(ZoneId.of("America/New_York")));

    @ParameterizedTest
    @MethodSource("io.portwarden.order.CalendarCase#all")
    @DisplayName("ORD-2: one number may leave on the first business day after the one that the order counts for")
    void earliestForOne(CalendarCase row) {
        DueDateRule here = new DueDateRule(new BusinessCalendar(row.zone()));

        assertThat(here.earliest(row.received(), 1)).isEqualTo(row.dueForOne());
        assertThat(here.problems(row.dueForOne(), row.received(), 1)).isEmpty();
        assertThat(here.problems(row.dueForOne().minusDays(1), row.received(), 1))
                .contains(TOO_SOON);
    }

    @ParameterizedTest
    @MethodSource("io.portwarden.order.CalendarCase#all")
    @DisplayName("ORD-2: several numbers may leave on the fourth business day after the one that the order counts for")
    void earliestForSeveral(CalendarCase row) {
        DueDateRule here = new DueDateRule(new BusinessCalendar(row.zone()));

        assertThat(here.earliest(row.received(), 2)).isEqualTo(row.dueForSeveral());
        assertThat(here.earliest(row.received(), 5000)).isEqualTo(row.dueForSeveral());
        assertThat(here.problems(row.dueForSeveral(), row.received(), 2)).isEmpty();
        assertThat(here.problems(row.dueForSeveral().minusDays(1), row.received(), 2))
                .contains(TOO_SOON);
    }

    static Stream<Arguments> desiredDates() {
        return Stream.of(
                Arguments.of("2026-07-01", 1, Set.of(TOO_SOON)),
                Arguments.of("2026-07-02", 1, Set.of(TOO_SOON)),
                Arguments.of("2026-07-03", 1, Set.of(TOO_SOON, NOT_A_BUSINESS_DAY)),
                Arguments.of("2026-07-05", 1, Set.of(TOO_SOON, NOT_A_BUSINESS_DAY)),
                Arguments.of("2026-07-06", 1, Set.of()),
                Arguments.of("2026-07-11", 1, Set.of(NOT_A_BUSINESS_DAY)),
                Arguments.of("2026-09-07", 1, Set.of(NOT_A_BUSINESS_DAY)),
                Arguments.of("2026-07-06", 2, Set.of(TOO_SOON)),
                Arguments.of("2026-07-08", 2, Set.of(TOO_SOON)),
                Arguments.of("2026-07-09", 2, Set.of()),
                Arguments.of("2027-12-31", 2, Set.of(NOT_A_BUSINESS_DAY)),
                Arguments.of("-999999999-01-02", 2, Set.of(TOO_SOON)),
                Arguments.of("+999999999-12-31", 2, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("desiredDates")
    @DisplayName("ORD-1: everything that speaks against a desired due date is told")
    void problems(LocalDate desired, int numbers, Set<DueDateProblem> expected) {
        assertThat(rule.problems(desired, THURSDAY, numbers)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    @DisplayName("ORD-2: there is no due date for an order without numbers")
    void withoutNumbers(int numbers) {
        assertThatIllegalArgumentException().isThrownBy(() -> rule.earliest(THURSDAY, numbers));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.problems(LocalDate.of(2026, 7, 6), THURSDAY, numbers));
    }
}
