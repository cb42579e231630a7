package io.portwarden.people.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.password.InvalidPasswordException;
import io.portwarden.people.password.PasswordService;
import io.portwarden.people.ui.form.PasswordInput;
import io.portwarden.shared.ui.Toasts;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;

/** Where people change their own password. */
final class PasswordSection extends Section {

    private final transient PasswordService passwords;
    private final SerializableRunnable changed;
    private final PasswordInput current =
            new PasswordInput(getTranslation("password.current"), Autocomplete.CURRENT_PASSWORD);
    private final NewPassword password;

    /** @param changed told when the password is another one */
    PasswordSection(PasswordService passwords, SerializableRunnable changed) {
        this.passwords = passwords;
        this.changed = changed;
        this.password = new NewPassword(passwords::advise);
        addClassNames("pw-panel", "pw-own-password");
        H2 title = new H2(getTranslation("password.title"));
        title.setId("own-password");
        getElement().setAttribute("aria-labelledby", "own-password");
        Paragraph purpose = new Paragraph(getTranslation("password.purpose"));
        purpose.addClassName("pw-secondary");
        Button save = new Button(getTranslation("password.change"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(current, password);
        Div form = new Div(current, password, save);
        form.addClassName("pw-form");
        add(title, purpose, form);
    }

    private void save() {
        if (current.getValue().isEmpty()) {
            current.refuse(getTranslation("again.required"));
            current.focus();
        } else {
            password.chosen().ifPresent(this::change);
        }
    }

    private void change(String chosen) {
        try {
            passwords.change(current.getValue(), chosen);
        } catch (InvalidPasswordException invalid) {
            password.refuse(invalid.problem());
            return;
        } catch (BadCredentialsException wrong) {
            refuseCurrent("again.refused");
            return;
        } catch (AuthenticationServiceException unavailable) {
            refuseCurrent("again.unavailable");
            return;
        }
        current.clear();
        password.clear();
        Toasts.success(getTranslation("password.changed"));
        changed.run();
    }

    private void refuseCurrent(String key) {
        current.clear();
        current.refuse(getTranslation(key));
        current.focus();
    }
}
