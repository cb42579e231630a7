package io.portwarden.calendar;

import static io.portwarden.calendar.DueDateProblem.NOT_A_BUSINESS_DAY;
import static io.portwarden.calendar.DueDateProblem.TOO_LATE;
import static io.portwarden.calendar.DueDateProblem.TOO_SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueDateRuleTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Thursday, 10:00 in New York; the Friday after it is Independence Day, observed. */
    private static final Instant THURSDAY = Instant.parse("2026-07-02T14:00:00Z");

    private final BusinessCalendar calendar = new BusinessCalendar(NEW_YORK);
    private final DueDateRule rule = new DueDateRule(calendar);

    private static Port port(PortKind kind, int numbers) {
        return new Port(kind, numbers, NEW_YORK);
    }

    private DueDateRule rule(@Nullable LocalTime cutOff, Map<Integer, Integer> leastDays, int ahead, TooSoon tooSoon) {
        return new DueDateRule(calendar, cutOff, new TreeMap<>(leastDays), ahead, tooSoon);
    }

    static Stream<Arguments> desiredDates() {
        return Stream.of(
                Arguments.of("2026-07-01", PortKind.SIMPLE, Set.of(TOO_SOON)),
                Arguments.of("2026-07-02", PortKind.SIMPLE, Set.of(TOO_SOON)),
                Arguments.of("2026-07-03", PortKind.SIMPLE, Set.of(TOO_SOON, NOT_A_BUSINESS_DAY)),
                Arguments.of("2026-07-05", PortKind.SIMPLE, Set.of(TOO_SOON, NOT_A_BUSINESS_DAY)),
                Arguments.of("2026-07-06", PortKind.SIMPLE, Set.of()),
                Arguments.of("2026-07-11", PortKind.SIMPLE, Set.of(NOT_A_BUSINESS_DAY)),
                Arguments.of("2026-09-07", PortKind.SIMPLE, Set.of(TOO_LATE, NOT_A_BUSINESS_DAY)),
                Arguments.of("2026-07-06", PortKind.OTHER, Set.of(TOO_SOON)),
                Arguments.of("2026-07-08", PortKind.OTHER, Set.of(TOO_SOON)),
                Arguments.of("2026-07-09", PortKind.OTHER, Set.of()),
                Arguments.of("2026-07-31", PortKind.OTHER, Set.of()),
                Arguments.of("2026-08-01", PortKind.OTHER, Set.of(NOT_A_BUSINESS_DAY)),
                Arguments.of("2026-08-03", PortKind.OTHER, Set.of(TOO_LATE)),
                Arguments.of("-999999999-01-02", PortKind.OTHER, Set.of(TOO_SOON)),
                Arguments.of("+999999999-12-31", PortKind.OTHER, Set.of(TOO_LATE)));
    }

    @ParameterizedTest
    @MethodSource("desiredDates")
    @DisplayName("ORD-1, CAL-5: everything that speaks against a desired due date is told")
    void problems(LocalDate desired, PortKind kind, Set<DueDateProblem> expected) {
        assertThat(rule.answer(desired, port(kind, 1), THURSDAY)).isEqualTo(new DueDateAnswer(expected, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    @DisplayName("ORD-2: there is no due date for an order without numbers")
    void withoutNumbers(int numbers) {
        assertThatIllegalArgumentException().isThrownBy(() -> port(PortKind.OTHER, numbers));
    }

    @Test
    @DisplayName("CAL-5: how far ahead an order may be due is a setting, and never less than the first lawful day")
    void ahead() {
        DueDateRule ten = rule(null, Map.of(), 10, TooSoon.REJECT);
        assertThat(ten.answer(LocalDate.of(2026, 7, 10), port(PortKind.OTHER, 1), THURSDAY)
                        .problems())
                .isEmpty();
        assertThat(ten.answer(LocalDate.of(2026, 7, 13), port(PortKind.OTHER, 1), THURSDAY)
                        .problems())
                .containsExactly(TOO_LATE);
        DueDateRule one = rule(null, Map.of(), 1, TooSoon.REJECT);
        assertThat(one.answer(LocalDate.of(2026, 7, 9), port(PortKind.OTHER, 1), THURSDAY)
                        .problems())
                .isEmpty();
        assertThat(one.answer(LocalDate.of(2026, 7, 10), port(PortKind.OTHER, 1), THURSDAY)
                        .problems())
                .containsExactly(TOO_LATE);
    }

    @Test
    @DisplayName("CAL-5: who asks too early is given the first lawful day, where that is set")
    void earliest() {
        DueDateRule lenient = rule(null, Map.of(), 30, TooSoon.EARLIEST);
        LocalDate first = LocalDate.of(2026, 7, 9);

        assertThat(lenient.answer(LocalDate.of(2026, 7, 6), port(PortKind.OTHER, 2), THURSDAY))
                .isEqualTo(new DueDateAnswer(Set.of(), first));
        assertThat(lenient.answer(LocalDate.of(2026, 7, 4), port(PortKind.OTHER, 2), THURSDAY))
                .isEqualTo(new DueDateAnswer(Set.of(), first));
        assertThat(lenient.answer(first, port(PortKind.OTHER, 2), THURSDAY))
                .isEqualTo(new DueDateAnswer(Set.of(), null));
        assertThat(lenient.answer(LocalDate.of(2026, 7, 11), port(PortKind.OTHER, 2), THURSDAY))
                .isEqualTo(new DueDateAnswer(Set.of(NOT_A_BUSINESS_DAY), null));
    }

    @ParameterizedTest
    @CsvSource({"1, 2026-07-09", "50, 2026-07-09", "51, 2026-07-17", "200, 2026-07-17", "201, 2026-07-24"})
    @DisplayName("CAL-2: the least number of business days by the size of the order is a setting")
    void bySize(int numbers, LocalDate due) {
        DueDateRule sized = rule(null, Map.of(51, 10, 201, 15), 60, TooSoon.REJECT);

        assertThat(sized.earliest(port(PortKind.OTHER, numbers), THURSDAY)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T14:59:59-05:00, 2026-03-06",
        "2026-03-02T15:00:00-05:00, 2026-03-09",
        "2026-03-07T16:00:00-05:00, 2026-03-12"
    })
    @DisplayName("CAL-2: a cut-off for orders that are not simple can be set, and is of business days only")
    void cutOff(OffsetDateTime received, LocalDate due) {
        DueDateRule cutting = rule(LocalTime.of(15, 0), Map.of(), 30, TooSoon.REJECT);

        assertThat(cutting.earliest(port(PortKind.OTHER, 2), received.toInstant()))
                .isEqualTo(due);
        assertThat(cutting.earliest(port(PortKind.SIMPLE, 1), received.toInstant()))
                .isEqualTo(rule.earliest(port(PortKind.SIMPLE, 1), received.toInstant()));
    }
}
