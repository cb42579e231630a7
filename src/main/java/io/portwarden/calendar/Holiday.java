package io.portwarden.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import io.portwarden.shared.Coded;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjuster;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The days of the year on which a provider may be closed, by name (CAL-4): the federal holidays of the United States
 * (5 U.S.C. 6103), on the day that they are observed, and others that companies keep, on their day and no other.
 */
enum Holiday implements Coded {
    NEW_YEARS_DAY("new-years-day", observed(Month.JANUARY, 1)),
    MARTIN_LUTHER_KING_DAY("martin-luther-king-day", on(Month.JANUARY, dayOfWeekInMonth(3, MONDAY))),
    WASHINGTONS_BIRTHDAY("washingtons-birthday", on(Month.FEBRUARY, dayOfWeekInMonth(3, MONDAY))),
    MEMORIAL_DAY("memorial-day", on(Month.MAY, lastInMonth(MONDAY))),
    JUNETEENTH("juneteenth", observed(Month.JUNE, 19)),
    INDEPENDENCE_DAY("independence-day", observed(Month.JULY, 4)),
    LABOR_DAY("labor-day", on(Month.SEPTEMBER, firstInMonth(MONDAY))),
    COLUMBUS_DAY("columbus-day", on(Month.OCTOBER, dayOfWeekInMonth(2, MONDAY))),
    VETERANS_DAY("veterans-day", observed(Month.NOVEMBER, 11)),
    THANKSGIVING("thanksgiving", on(Month.NOVEMBER, dayOfWeekInMonth(4, THURSDAY))),
    CHRISTMAS("christmas", observed(Month.DECEMBER, 25)),

    GOOD_FRIDAY("good-friday", year -> easter(year).minusDays(2)),
    EASTER_MONDAY("easter-monday", year -> easter(year).plusDays(1)),
    DAY_AFTER_THANKSGIVING(
            "day-after-thanksgiving", year -> THANKSGIVING.date.apply(year).plusDays(1)),
    CHRISTMAS_EVE("christmas-eve", year -> LocalDate.of(year, Month.DECEMBER, 24)),
    DAY_AFTER_CHRISTMAS("day-after-christmas", year -> LocalDate.of(year, Month.DECEMBER, 26)),
    NEW_YEARS_EVE("new-years-eve", year -> LocalDate.of(year, Month.DECEMBER, 31));

    /** Juneteenth is a federal holiday since that year. */
    private static final int JUNETEENTH_SINCE = 2021;

    private final String code;
    private final IntFunction<LocalDate> date;

    Holiday(String code, IntFunction<LocalDate> date) {
        this.code = code;
        this.date = date;
    }

    /** The name by which settings speak of it. */
    @Override
    public String code() {
        return code;
    }

    boolean isFederal() {
        return ordinal() <= CHRISTMAS.ordinal();
    }

    /** Whether it is kept on that date. New Year's Day may be observed on the last day of the year before. */
    boolean isOn(LocalDate day) {
        return isOn(day, day.getYear()) || isOn(day, day.getYear() + 1);
    }

    private boolean isOn(LocalDate day, int year) {
        return (this != JUNETEENTH || year >= JUNETEENTH_SINCE)
                && date.apply(year).equals(day);
    }

    static Optional<Holiday> ofCode(String code) {
        return Coded.find(Holiday.class, code);
    }

    static Set<Holiday> federal() {
        return Arrays.stream(values()).filter(Holiday::isFederal).collect(Collectors.toUnmodifiableSet());
    }

    private static IntFunction<LocalDate> on(Month month, TemporalAdjuster day) {
        return year -> LocalDate.of(year, month, 1).with(day);
    }

    /** On Friday for a Saturday, on Monday for a Sunday. */
    private static IntFunction<LocalDate> observed(Month month, int day) {
        return year -> {
            LocalDate date = LocalDate.of(year, month, day);
            return switch (date.getDayOfWeek()) {
                case SATURDAY -> date.minusDays(1);
                case SUNDAY -> date.plusDays(1);
                default -> date;
            };
        };
    }

    /** Sunday of the Gregorian computus, as J.-M. Oudin gives it. */
    private static LocalDate easter(int year) {
        int century = year / 100;
        int golden = year % 19;
        int k = (century - 17) / 25;
        int i = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
        i -= (i / 28) * (1 - (i / 28) * (29 / (i + 1)) * ((21 - golden) / 11));
        int j = (year + year / 4 + i + 2 - century + century / 4) % 7;
        int l = i - j;
        int month = 3 + (l + 40) / 44;
        return LocalDate.of(year, month, l + 28 - 31 * (month / 4));
    }
}
