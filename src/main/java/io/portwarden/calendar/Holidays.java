package io.portwarden.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The weekdays on which the provider does no business (CAL-4): the federal holidays, with days added and taken away by
 * name or date. What is said of a date is nearer than what is said of a name.
 */
public final class Holidays {

    /** Without any settings. */
    public static final Holidays FEDERAL = of(List.of(), List.of());

    // A carrier may send any date: years in which nobody ports a number are without holidays.
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final Set<Holiday> closed = EnumSet.copyOf(Holiday.federal());
    private final Set<LocalDate> closedDates;
    private final Set<LocalDate> openDates;

    private Holidays(Days closed, Days open) {
        this.closed.removeAll(open.names());
        this.closed.addAll(closed.names());
        this.closedDates = closed.dates();
        this.openDates = open.dates();
    }

    private record Days(Set<Holiday> names, Set<LocalDate> dates) {}

    /**
     * @param closed names and dates on which the provider is closed beside the federal holidays
     * @param open federal holidays on which it works, by name or date
     * @throws InvalidHolidayException when one of them is no such day, or stands in both
     */
    public static Holidays of(List<String> closed, List<String> open) {
        Days added = days("closed", closed);
        Days taken = days("open", open);
        taken.names().stream().filter(name -> !name.isFederal()).findFirst().ifPresent(name -> {
            throw new InvalidHolidayException(
                    "open", name.code() + " is no federal holiday: the provider works on that day unless it is closed");
        });
        for (LocalDate date : taken.dates()) {
            if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
                throw new InvalidHolidayException(
                        "open", date + " is a day of a weekend, and weekends are never business days");
            }
        }
        open.stream()
                .map(String::strip)
                .filter(text -> closed.stream().anyMatch(other -> other.strip().equals(text)))
                .findFirst()
                .ifPresent(text -> {
                    throw new InvalidHolidayException("open", text + " stands among the closed days too");
                });
        return new Holidays(added, taken);
    }

    boolean contains(LocalDate date) {
        int year = date.getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR || openDates.contains(date)) {
            return false;
        }
        return closedDates.contains(date) || closed.stream().anyMatch(holiday -> holiday.isOn(date));
    }

    private static Days days(String setting, List<String> texts) {
        Set<Holiday> names = new HashSet<>();
        Set<LocalDate> dates = new HashSet<>();
        for (String text : texts) {
            String day = text.strip();
            Holiday.ofCode(day).ifPresentOrElse(names::add, () -> dates.add(date(setting, day)));
        }
        return new Days(names, dates);
    }

    private static LocalDate date(String setting, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new InvalidHolidayException(
                    setting,
                    "\"" + text + "\" is neither a date such as 2026-12-24 nor one of the names "
                            + Arrays.stream(Holiday.values()).map(Holiday::code).collect(Collectors.joining(", ")),
                    noDate);
        }
    }
}
