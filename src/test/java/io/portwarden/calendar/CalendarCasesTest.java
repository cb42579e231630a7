package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the calendar against {@code calendar-cases.txt}. */
class CalendarCasesTest {

    @Test
    @DisplayName("CAL-2: there are cases enough, of both kinds and of four years")
    void enough() {
        assertThat(CalendarCase.all()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(CalendarCase.all()).extracting(CalendarCase::kind).contains(PortKind.values());
        assertThat(CalendarCase.all()).extracting(row -> row.due().getYear()).contains(2026, 2027, 2028, 2029);
        assertThat(CalendarCase.all()).extracting(CalendarCase::words).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("io.portwarden.calendar.CalendarCase#all")
    @DisplayName("CAL-3: an order's zone is that of the region of its smallest number, else the provider's")
    void zone(CalendarCase row) {
        assertThat(new PortZones(row.calendar().zone()).of(row.numbers())).isEqualTo(row.zone());
    }

    @ParameterizedTest
    @MethodSource("io.portwarden.calendar.CalendarCase#all")
    @DisplayName("CAL-2, CAL-4: the earliest due date, and no day before it")
    void due(CalendarCase row) {
        DueDateRule rule = new DueDateRule(row.calendar());

        assertThat(rule.earliest(row.port(), row.received())).isEqualTo(row.due());
        assertThat(rule.answer(row.due(), row.port(), row.received()).problems())
                .isEmpty();
        assertThat(rule.answer(row.due().minusDays(1), row.port(), row.received())
                        .problems())
                .contains(DueDateProblem.TOO_SOON)
                .isSubsetOf(Set.of(DueDateProblem.TOO_SOON, DueDateProblem.NOT_A_BUSINESS_DAY));
    }

    @ParameterizedTest
    @MethodSource("io.portwarden.calendar.CalendarCase#all")
    @DisplayName("CAL-2, CAL-4: when the review ends")
    void reviewEnds(CalendarCase row) {
        assertThat(new ReviewWindow(row.calendar()).endsAt(row.port(), row.received()))
                .isEqualTo(row.reviewEnds());
    }
}
