package io.portwarden.shared.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Takes some sentences, and counts what is written. Too long a text is refused and not cut: its end may be what matters. */
public abstract class CountedTextArea extends TextArea {

    private static final int TYPING_PAUSE_MILLIS = 250;

    private final int longest;

    protected CountedTextArea(String label, int longest) {
        super(label);
        this.longest = longest;
        setRequiredIndicatorVisible(true);
        setManualValidation(true);
        setMinRows(4);
        setMaxRows(10);
        setWidthFull();
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        addValueChangeListener(change -> typed());
        typed();
    }

    /** @param reason the key of why it cannot stay so, which may be told how much is too much */
    protected final void refuse(String reason) {
        say(reason);
        focus();
    }

    private void typed() {
        setHelperText(getTranslation("explanation.count", length(), longest));
        if (length() > longest) {
            say("explanation.too-long");
        } else {
            setInvalid(false);
        }
    }

    private void say(String reason) {
        setErrorMessage(getTranslation(reason, length() - longest));
        setInvalid(true);
    }

    private int length() {
        return getValue().strip().length();
    }
}
