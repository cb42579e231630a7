package io.portwarden.audit.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Asks for a day, with a calendar in the language of the screen. */
final class DayField extends DatePicker {

    DayField(String label) {
        super(label);
        Locale language = getLocale();
        setLocale(language);
        setClearButtonVisible(true);
        setI18n(new DatePickerI18n()
                .setMonthNames(
                        Arrays.stream(DateFormatSymbols.getInstance(language).getMonths())
                                .limit(12)
                                .toList())
                .setWeekdays(days(TextStyle.FULL, language))
                .setWeekdaysShort(days(TextStyle.SHORT, language))
                .setFirstDayOfWeek(WeekFields.of(language).getFirstDayOfWeek().getValue() % 7)
                .setToday(getTranslation("day.today"))
                .setCancel(getTranslation("day.cancel"))
                .setBadInputErrorMessage(getTranslation("day.unreadable")));
    }

    /** From Sunday on, as the calendar wants them. */
    private static List<String> days(TextStyle style, Locale language) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(day -> day.getDisplayName(style, language))
                .toList();
    }
}
