package io.portwarden.people.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import io.portwarden.people.password.PasswordAdvice;
import io.portwarden.people.password.PasswordProblem;
import io.portwarden.people.password.PasswordService;
import io.portwarden.people.password.PasswordStrength;
import io.portwarden.people.ui.form.PasswordInput;
import io.portwarden.shared.ui.Glyph;
import java.util.Locale;
import java.util.Optional;

/** Where somebody chooses a password and types it twice; says meanwhile how hard it is to guess. */
final class NewPassword extends Div {

    private static final int TYPING_PAUSE_MILLIS = 300;

    private final SerializableFunction<String, PasswordAdvice> advise;
    private final PasswordInput password = new PasswordInput(getTranslation("password.new"), Autocomplete.NEW_PASSWORD);
    private final PasswordInput repeat =
            new PasswordInput(getTranslation("password.repeat"), Autocomplete.NEW_PASSWORD);
    private final Div strength = new Div();

    NewPassword(SerializableFunction<String, PasswordAdvice> advise) {
        this.advise = advise;
        addClassName("pw-form");
        password.setHelperText(getTranslation("password.allowed", PasswordService.SHORTEST));
        password.setValueChangeMode(ValueChangeMode.LAZY);
        password.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        password.addValueChangeListener(change -> typed(change.getValue()));
        strength.addClassName("pw-password-strength");
        strength.getElement().setAttribute("role", "status");
        add(password, strength, repeat);
    }

    /** Only what cannot come right by typing on is refused while typing. */
    private void typed(String text) {
        strength.removeAll();
        if (text.isEmpty()) {
            return;
        }
        PasswordAdvice advice = advise.apply(text);
        show(advice.strength());
        advice.problem().filter(found -> found != PasswordProblem.TOO_SHORT).ifPresent(this::refuse);
    }

    private void show(PasswordStrength found) {
        boolean weak = found == PasswordStrength.WEAK;
        strength.setClassName("pw-pin-advice-weak", weak);
        strength.setClassName("pw-pin-advice-good", !weak);
        Div line = new Div(
                (weak ? Glyph.ALERT : Glyph.CHECK).create(),
                new Span(getTranslation("password.strength." + code(found))));
        line.addClassName("pw-line");
        strength.add(line);
    }

    /** What was chosen, if it can be and was typed twice; if not, it is said beside the fields why. */
    Optional<String> chosen() {
        String text = password.getValue();
        if (text.isEmpty()) {
            password.refuse(getTranslation("login.password.required"));
            password.focus();
            return Optional.empty();
        }
        Optional<PasswordProblem> problem = advise.apply(text).problem();
        if (problem.isPresent()) {
            refuse(problem.get());
            return Optional.empty();
        }
        if (!text.equals(repeat.getValue())) {
            repeat.refuse(getTranslation("password.mismatch"));
            repeat.focus();
            return Optional.empty();
        }
        return Optional.of(text);
    }

    void refuse(PasswordProblem problem) {
        password.refuse(
                getTranslation("password.problem." + code(problem), PasswordService.SHORTEST, PasswordService.LONGEST));
        password.focus();
    }

    void clear() {
        password.clear();
        repeat.clear();
        strength.removeAll();
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
