package io.portwarden.portback.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.portwarden.order.Explanation;
import io.portwarden.order.Explanation.InvalidException.Problem;
import io.portwarden.portback.LooksLikePinException;
import io.portwarden.portback.Statement;
import java.util.Optional;

/** Asks for what stands in the case, and counts what is written. Too long a text is refused and not cut. */
final class StatementField extends TextArea {

    private static final int TYPING_PAUSE_MILLIS = 250;

    StatementField(String label) {
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

    /** What is written; absent, with the reason beside the field, where it cannot stand in the case. */
    Optional<Statement> read() {
        try {
            return Optional.of(Statement.of(getValue()));
        } catch (Explanation.InvalidException invalid) {
            refuse(invalid.problem());
        } catch (LooksLikePinException pin) {
            refuse(getTranslation("statement.like-a-pin"));
        }
        focus();
        return Optional.empty();
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
        refuse(
                switch (problem) {
                    case REQUIRED -> getTranslation("explanation.required");
                    case TOO_LONG -> getTranslation("explanation.too-long", length() - Explanation.LONGEST);
                    case NOT_TEXT -> getTranslation("explanation.not-text");
                });
    }

    private void refuse(String words) {
        setErrorMessage(words);
        setInvalid(true);
    }

    private int length() {
        return getValue().strip().length();
    }
}
