package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of due dates that carriers ask for, against the judgements in {@code calendar-by-hand.txt}. */
class CalendarByHandTest {

    @Test
    @DisplayName(
            "CAL-2: at least 80 orders were judged by hand, of both kinds, four years, four zones and every verdict")
    void enough() {
        assertThat(JudgedOrder.all()).hasSizeGreaterThanOrEqualTo(80).doesNotHaveDuplicates();
        assertThat(JudgedOrder.all()).extracting(JudgedOrder::kind).contains(PortKind.values());
        assertThat(JudgedOrder.all())
                .extracting(order -> order.asked().getYear())
                .contains(2026, 2027, 2028, 2029);
        assertThat(JudgedOrder.all().stream().map(JudgedOrder::zone).distinct()).hasSize(4);
        assertThat(JudgedOrder.all().stream().flatMap(order -> order.problems().stream()))
                .contains(DueDateProblem.values());
    }

    @ParameterizedTest
    @MethodSource("io.portwarden.calendar.JudgedOrder#all")
    @DisplayName("CAL-2, CAL-3, CAL-4, CAL-5: an order is judged as a person with the rules and a calendar judges it")
    void judged(JudgedOrder order) {
        DueDateRule rule = new DueDateRule(order.calendar());
        Port port = new Port(
                order.kind(),
                order.numbers().size(),
                new PortZones(order.calendar().zone()).of(order.numbers()));

        assertThat(port.zone()).isEqualTo(order.zone());
        Set<DueDateProblem> problems = EnumSet.noneOf(DueDateProblem.class);
        problems.addAll(rule.answer(order.asked(), port, order.received()).problems());
        assertThat(problems).isEqualTo(order.problems());
        if (order.problems().contains(DueDateProblem.TOO_SOON)) {
            assertThat(rule.earliest(port, order.received())).isEqualTo(order.lawful());
        }
        if (order.problems().contains(DueDateProblem.TOO_LATE)) {
            assertThat(rule.latest(port, order.received())).isEqualTo(order.lawful());
        }
    }
}
