package io.portwarden.order.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.portwarden.order.Explanation;
import io.portwarden.order.Explanation.InvalidException.Problem;
import java.util.Optional;

/** Asks why, and counts what is written. Too long a text is refused and not cut: its end may be what matters. */
final class ExplanationField extends TextArea {

    private static final int TYPING_PAUSE_MILLIS = 250;

    ExplanationField(String label) {
        super(label);
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

    /** What is written; absent, with the reason beside the field, where it explains nothing. */
    Optional<Explanation> read() {
        try {
            return Optional.of(new Explanation(getValue()));
        } catch (Explanation.InvalidException invalid) {
            refuse(invalid.problem());
            focus();
            return Optional.empty();
        }
    }

    private void typed() {
        setHelperText(getTranslation("explanation.count", length(), Explanation.LONGEST));
        if (length() > Explanation.LONGEST) {
            refuse(Problem.TOO_LONG);
        } else {
            setInvalid(false);
        }
    }

    private void refuse(Problem problem) {
        setErrorMessage(
                switch (problem) {
                    case REQUIRED -> getTranslation("explanation.required");
                    case TOO_LONG -> getTranslation("explanation.too-long", length() - Explanation.LONGEST);
                    case NOT_TEXT -> getTranslation("explanation.not-text");
                });
        setInvalid(true);
    }

    private int length() {
        return getValue().strip().length();
    }
}
