package io.portwarden.shared.ui;

import com.vaadin.flow.component.datepicker.DatePicker;

/** Asks for a day, with a calendar in the language of the screen. */
public class DayField extends DatePicker {

    public DayField(String label) {
        super(label);
        setLocale(getLocale());
        setClearButtonVisible(true);
        setI18n(DayWords.in(getLocale(), this));
    }
}
