package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FederalHolidaysTest {

    @Test
    @DisplayName("CAL-4: from 2021 to 2199 the weekdays off are those that 5 U.S.C. 6103 gives, in every year")
    void agreesWithTheStatute() {
        Holidays holidays = Holidays.FEDERAL;
        LocalDate from = LocalDate.of(2021, 1, 1);
        LocalDate until = LocalDate.of(2199, 12, 31);

        Set<LocalDate> ours = from.datesUntil(until)
                .filter(date -> date.getDayOfWeek().getValue() <= 5 && holidays.contains(date))
                .collect(Collectors.toSet());

        assertThat(new TreeSet<>(ours)).isEqualTo(byStatute(from, until));
    }

    /** The statute written down a second time, by looking at each day rather than by asking for each year. */
    private static Set<LocalDate> byStatute(LocalDate from, LocalDate until) {
        return from.datesUntil(until)
                .filter(date -> date.getDayOfWeek().getValue() <= 5)
                .filter(date -> fallsOnFixedHoliday(date)
                        || (date.getDayOfWeek() == DayOfWeek.FRIDAY && fallsOnFixedHoliday(date.plusDays(1)))
                        || (date.getDayOfWeek() == DayOfWeek.MONDAY && fallsOnFixedHoliday(date.minusDays(1)))
                        || fallsOnFloatingHoliday(date))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean fallsOnFixedHoliday(LocalDate date) {
        return Set.of("01-01", "06-19", "07-04", "11-11", "12-25")
                .contains(date.toString().substring(5));
    }

    private static boolean fallsOnFloatingHoliday(LocalDate date) {
        int week = (date.getDayOfMonth() + 6) / 7;
        boolean last = date.plusDays(7).getMonth() != date.getMonth();
        return switch (date.getDayOfWeek()) {
            case MONDAY ->
                switch (date.getMonth()) {
                    case JANUARY, FEBRUARY -> week == 3;
                    case MAY -> last;
                    case SEPTEMBER -> week == 1;
                    case OCTOBER -> week == 2;
                    default -> false;
                };
            case THURSDAY -> date.getMonthValue() == 11 && week == 4;
            default -> false;
        };
    }
}
