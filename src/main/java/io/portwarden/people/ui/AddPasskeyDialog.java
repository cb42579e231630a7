package io.portwarden.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.factor.LinkWantedException;
import io.portwarden.people.factor.SecondFactors;
import io.portwarden.people.passkey.PasskeyChallenge;
import io.portwarden.people.passkey.PasskeyRefusedException;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.ui.factor.MailedLinkDialog;
import io.portwarden.people.ui.form.AuthenticatorButton;
import io.portwarden.people.ui.form.AuthenticatorButton.Ceremony;
import io.portwarden.people.ui.form.AuthenticatorButton.Problem;
import io.portwarden.people.ui.form.PasskeyNameField;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Toasts;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** Where somebody names a passkey and has an authenticator make it. */
final class AddPasskeyDialog extends Dialog {

    private final transient PasskeyService passkeys;
    private final transient FreshSignInPrompt signInAgain;
    private final transient SecondFactors factors;
    private final SerializableRunnable added;
    private final PasskeyNameField name;
    private final AuthenticatorButton create =
            new AuthenticatorButton(getTranslation("passkeys.create"), Ceremony.MAKE);
    private final Div refusal = new Div();
    private PasskeyChallenge<PublicKeyCredentialCreationOptions> asked;

    /**
     * @throws io.portwarden.shared.SignInNotFreshException when the person has to sign in again first
     * @throws LinkWantedException when it would be the first second factor, and a mailed link is wanted too
     */
    AddPasskeyDialog(
            PasskeyService passkeys,
            SecondFactors factors,
            FreshSignInPrompt signInAgain,
            String suggestedName,
            SerializableRunnable added) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.signInAgain = signInAgain;
        this.added = added;
        this.name = new PasskeyNameField(suggestedName);
        this.asked = passkeys.askForNew();
        setHeaderTitle(getTranslation("passkeys.add"));
        Div form = new Div(new Paragraph(getTranslation("passkeys.add.how")), name, refusal);
        form.addClassName("pw-form");
        add(form);
        name.addValueChangeListener(change -> create.setEnabled(name.name().isPresent()));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.challenge(asked.json());
        create.onProblem(this::tell);
        create.onAnswer(this::made);
        getFooter().add(new Button(getTranslation("passkeys.cancel"), click -> close()), create);
    }

    private void made(String answer) {
        name.name().ifPresent(chosen -> signInAgain.around(() -> add(chosen, answer)));
    }

    private void add(String chosen, String answer) {
        try {
            passkeys.add(asked, chosen, answer);
        } catch (LinkWantedException gone) {
            close();
            new MailedLinkDialog(factors, signInAgain).open();
            return;
        } catch (PasskeyRefusedException e) {
            tell(Problem.of(e));
            asked = passkeys.askForNew();
            create.challenge(asked.json());
            return;
        }
        close();
        Toasts.success(getTranslation("passkeys.added", chosen));
        added.run();
    }

    private void tell(Problem problem) {
        refusal.removeAll();
        refusal.add(new Notice(Notice.Kind.ERROR, new Span(getTranslation(problem.key()))).asAlert());
        create.setVisible(problem != Problem.UNSUPPORTED);
    }
}
