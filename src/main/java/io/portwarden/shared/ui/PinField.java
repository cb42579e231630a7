package io.portwarden.shared.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.jspecify.annotations.Nullable;

/** A field for a PIN: digits on the keypad of a phone, hidden unless asked for, and no business of password managers. */
public final class PinField extends PasswordField {

    private static final int TYPING_PAUSE_MILLIS = 300;

    /** Long enough to see that a text is too long, instead of cutting it to a PIN that nobody chose. */
    private static final int LONGEST_INPUT = 64;

    private static final String SET_UP_SCRIPT = """
            this.i18n = {reveal: $0};
            const input = this.inputElement;
            input.setAttribute('inputmode', 'numeric');
            for (const manager of ['data-1p-ignore', 'data-lpignore', 'data-bwignore', 'data-form-type']) {
              input.setAttribute(manager, manager === 'data-form-type' ? 'other' : 'true');
            }""";

    public PinField(String label) {
        super(label);
        setManualValidation(true);
        setAutocomplete(Autocomplete.OFF);
        setMaxLength(LONGEST_INPUT);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        setRequiredIndicatorVisible(true);
        setWidthFull();
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs(SET_UP_SCRIPT, getTranslation("field.reveal"));
    }

    /** Says beside the field what is wrong with it; nothing is wrong when there is no reason. */
    public void refuse(@Nullable String reason) {
        setErrorMessage(reason);
        setInvalid(reason != null);
    }
}
