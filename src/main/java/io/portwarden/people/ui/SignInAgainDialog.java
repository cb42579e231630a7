package io.portwarden.people.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.password.SignInAgain;
import io.portwarden.people.sso.SingleSignOn;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;

/** Asks whoever sits at the screen to prove who they are once more, over whatever they were doing (PIN-9). */
final class SignInAgainDialog extends Dialog {

    private final transient SignInAgain signInAgain;
    private final SerializableRunnable then;
    private final PasswordInput password =
            new PasswordInput(getTranslation("again.password"), Autocomplete.CURRENT_PASSWORD);

    /** @param then done once the person has proved it and the dialog has closed */
    SignInAgainDialog(
            SignInAgain signInAgain, PasskeyService passkeys, SingleSignOn singleSignOn, SerializableRunnable then) {
        this.signInAgain = signInAgain;
        this.then = then;
        addClassName("pw-again");
        setHeaderTitle(getTranslation("again.title"));
        setCloseOnOutsideClick(false);
        password.setAutofocus(true);
        Div form = new Div(
                new Paragraph(getTranslation("again.why")), password, new PasskeyButton(passkeys, this::proved));
        singleSignOn.providers().forEach(provider -> form.add(new SingleSignOnAgainButton(provider, this::proved)));
        form.addClassName("pw-form");
        add(form);
        Button confirm = new Button(getTranslation("again.confirm"), click -> check());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(password);
        getFooter().add(new Button(getTranslation("again.cancel"), click -> close()), confirm);
    }

    private void check() {
        String typed = password.getValue();
        password.clear();
        if (typed.isEmpty()) {
            refuse("again.required");
            return;
        }
        try {
            signInAgain.withPassword(typed);
        } catch (BadCredentialsException wrong) {
            refuse("again.refused");
            return;
        } catch (AuthenticationServiceException unavailable) {
            refuse("again.unavailable");
            return;
        }
        proved();
    }

    private void proved() {
        close();
        then.run();
    }

    private void refuse(String key) {
        password.refuse(getTranslation(key));
        password.focus();
    }
}
