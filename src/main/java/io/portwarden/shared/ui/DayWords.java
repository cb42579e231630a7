package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words of calendars that ask for a day. */
public final class DayWords {

    private DayWords() {}

    public static DatePickerI18n in(Locale language, Component speaker) {
        return new DatePickerI18n()
                .setMonthNames(
                        Arrays.stream(DateFormatSymbols.getInstance(language).getMonths())
                                .limit(12)
                                .toList())
                .setWeekdays(days(TextStyle.FULL, language))
                .setWeekdaysShort(days(TextStyle.SHORT, language))
                .setFirstDayOfWeek(WeekFields.of(language).getFirstDayOfWeek().getValue() % 7)
                .setToday(speaker.getTranslation("day.today"))
                .setCancel(speaker.getTranslation("day.cancel"))
                .setBadInputErrorMessage(speaker.getTranslation("day.unreadable"));
    }

    /** From Sunday on, as calendars want them. */
    private static List<String> days(TextStyle style, Locale language) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(day -> day.getDisplayName(style, language))
                .toList();
    }
}
