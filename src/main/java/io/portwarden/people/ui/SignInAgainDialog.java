package io.portwarden.people.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.factor.CodeRefusedException;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.password.SignInAgain;
import io.portwarden.people.sso.SingleSignOn;
import io.portwarden.people.ui.factor.CodeInput;
import io.portwarden.people.ui.form.PasswordInput;
import io.portwarden.shared.CurrentPerson;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;

/**
 * Asks whoever sits at the screen to prove who they are once more, over whatever they were doing (PIN-9): by a passkey, by the
 * password or the OpenID provider and, where the session has shown a second factor, by a code in the same step.
 */
final class SignInAgainDialog extends Dialog {

    private final transient SignInAgain signInAgain;
    private final SerializableRunnable then;
    private final PasswordInput password =
            new PasswordInput(getTranslation("again.password"), Autocomplete.CURRENT_PASSWORD);
    private final CodeInput code = new CodeInput(CodeInput.Kind.EITHER);
    private final boolean wantsCode;

    /** @param then done once the person has proved it and the dialog has closed */
    SignInAgainDialog(
            SignInAgain signInAgain, PasskeyService passkeys, SingleSignOn singleSignOn, SerializableRunnable then) {
        this.signInAgain = signInAgain;
        this.then = then;
        this.wantsCode = signInAgain.wantsCode();
        addClassName("pw-again");
        setHeaderTitle(getTranslation("again.title"));
        setCloseOnOutsideClick(false);
        boolean byPassword = signInAgain.byPassword();
        password.setAutofocus(true);
        password.setVisible(byPassword);
        code.setVisible(wantsCode);
        Div form = new Div(
                new Paragraph(getTranslation("again.why")), password, code, new PasskeyButton(passkeys, this::proved));
        singleSignOn
                .providersOf(CurrentPerson.get())
                .forEach(provider -> form.add(new SingleSignOnAgainButton(provider, this::confirmed)));
        form.addClassName("pw-form");
        add(form);
        Button confirm = new Button(getTranslation("again.confirm"), click -> check());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(password, code.field());
        confirm.setVisible(byPassword);
        getFooter().add(new Button(getTranslation("again.cancel"), click -> close()), confirm);
    }

    private void check() {
        if (password.isVisible() && password.getValue().isEmpty()) {
            refuse("again.required");
            return;
        }
        String typed = code.take();
        if (wantsCode && typed.isEmpty()) {
            refuseCode("code.required");
            return;
        }
        try {
            prove(typed);
        } catch (BadCredentialsException wrong) {
            refuse("again.refused");
            return;
        } catch (CodeRefusedException wrong) {
            refuseCode(code.isRecovery() ? "code.recovery.refused" : "code.refused");
            return;
        } catch (AuthenticationServiceException unavailable) {
            refuse("again.unavailable");
            return;
        }
        proved();
    }

    private void prove(String typed) {
        if (!wantsCode) {
            signInAgain.withPassword(password.getValue());
        } else if (password.isVisible()) {
            signInAgain.withPasswordAndCode(password.getValue(), typed);
        } else {
            signInAgain.withCode(typed);
        }
    }

    /** At the OpenID provider, which stands in for the password and for no code. */
    private void confirmed() {
        password.clear();
        if (wantsCode) {
            password.setVisible(false);
            code.focus();
        } else {
            proved();
        }
    }

    private void proved() {
        password.clear();
        close();
        then.run();
    }

    private void refuse(String key) {
        password.clear();
        if (password.isVisible()) {
            password.refuse(getTranslation(key));
            password.focus();
        } else {
            refuseCode("factor.unavailable");
        }
    }

    /** The password was right, or was not looked at: it need not be typed once more. */
    private void refuseCode(String key) {
        code.refuse(getTranslation(key));
        code.focus();
    }
}
