package io.portwarden.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.Month.OCTOBER;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The days on which the federal holidays of the United States are observed (5 U.S.C. 6103). */
final class FederalHolidays {

    // A carrier may send any date: years in which nobody ports a number are without holidays, so that
    // neither the cache grows with what is asked nor the arithmetic of the years overflows.
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final HolidayManager jollyday =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_STATES));
    private final ConcurrentMap<Integer, Set<LocalDate>> observedByYear = new ConcurrentHashMap<>();

    boolean contains(LocalDate date) {
        int year = date.getYear();
        return year >= FIRST_YEAR
                && year <= LAST_YEAR
                && observedByYear.computeIfAbsent(year, this::observedIn).contains(date);
    }

    private Set<LocalDate> observedIn(int year) {
        // Jollyday names a holiday by the year that it belongs to: New Year's Day of a year that begins on a
        // Saturday is observed on the last day of the year before.
        Stream<LocalDate> national = Stream.of(year, year + 1)
                .flatMap(of -> jollyday.getHolidays(Year.of(of), HolidayType.PUBLIC_HOLIDAY).stream())
                .map(Holiday::getDate)
                .filter(date -> date.getYear() == year);
        // Jollyday lists Columbus Day with the states that keep it, not with the nation.
        LocalDate columbusDay = LocalDate.of(year, OCTOBER, 1).with(dayOfWeekInMonth(2, MONDAY));
        return Stream.concat(national, Stream.of(columbusDay)).collect(Collectors.toUnmodifiableSet());
    }
}
