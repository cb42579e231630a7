package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** Where somebody types a code: one of the authenticator app, as telephones fill it in, or a recovery code in its place. */
public final class CodeInput extends Div {

    /** Long enough for a recovery code with its gaps, and for a mistake in it. */
    private static final int LONGEST_INPUT = 40;

    private static final String KEYBOARD_SCRIPT =
            "requestAnimationFrame(() => { this.inputElement.inputMode = $0; this.inputElement.autocapitalize = 'characters'; })";

    private final TextField field = new TextField();
    private final Button other = new Button();
    private boolean recovery;

    /** What can be typed. */
    public enum Kind {
        /** What the app shows. */
        APP,
        /** The same, and where the app is out of reach, a recovery code. */
        EITHER,
        RECOVERY
    }

    public CodeInput(Kind kind) {
        // What is typed here is put nowhere else, also when the session ends over it.
        addClassNames("pw-form", "pw-code");
        field.setManualValidation(true);
        field.setMaxLength(LONGEST_INPUT);
        field.setRequiredIndicatorVisible(true);
        field.setWidthFull();
        field.addValueChangeListener(change -> refuse(null));
        other.addThemeVariants(ButtonVariant.TERTIARY);
        other.addClickListener(click -> {
            ask(!recovery);
            field.clear();
            field.focus();
        });
        other.setVisible(kind == Kind.EITHER);
        add(field, other);
        ask(kind == Kind.RECOVERY);
    }

    private void ask(boolean asked) {
        recovery = asked;
        field.setLabel(getTranslation(recovery ? "code.recovery" : "code.app"));
        field.setHelperText(getTranslation(recovery ? "code.recovery.help" : "code.app.help"));
        field.getElement().setProperty("autocomplete", recovery ? "off" : "one-time-code");
        field.getElement().executeJs(KEYBOARD_SCRIPT, recovery ? "text" : "numeric");
        other.setText(getTranslation(recovery ? "code.use-app" : "code.use-recovery"));
    }

    /** Whether a recovery code is asked for at the moment. */
    public boolean isRecovery() {
        return recovery;
    }

    /** What was typed; the field is empty then. */
    public String take() {
        String typed = field.getValue().strip();
        field.clear();
        return typed;
    }

    /** Says beside the field what is wrong with it; nothing is wrong when there is no reason. */
    public void refuse(@Nullable String reason) {
        field.setErrorMessage(reason);
        field.setInvalid(reason != null);
    }

    public void focus() {
        field.focus();
    }

    /** Where the screen begins. */
    void focusFirst() {
        field.setAutofocus(true);
    }

    /** What Enter is pressed in. */
    public Component field() {
        return field;
    }
}
