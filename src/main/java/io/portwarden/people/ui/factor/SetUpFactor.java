package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.factor.CodeEnrolment;
import io.portwarden.people.factor.CodeRefusedException;
import io.portwarden.people.factor.PendingFactors;
import io.portwarden.people.factor.SecondFactorSignIn;
import io.portwarden.people.passkey.FirstPasskey;
import io.portwarden.people.passkey.PasskeyChallenge;
import io.portwarden.people.passkey.PasskeyRefusedException;
import io.portwarden.people.ui.form.AuthenticatorButton;
import io.portwarden.people.ui.form.AuthenticatorButton.Ceremony;
import io.portwarden.people.ui.form.AuthenticatorButton.Problem;
import io.portwarden.people.ui.form.PasskeyNameField;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** Sets up the first second factor of somebody who signs in: an authenticator app or, as quickly, a passkey. */
final class SetUpFactor extends FactorStep {

    private final transient FirstPasskey passkeys;
    private final SerializableRunnable done;
    private @Nullable PasskeyChallenge<PublicKeyCredentialCreationOptions> asked;

    /** @param done runs in the request in which the sign-in has become whole */
    SetUpFactor(SecondFactorSignIn signIn, FirstPasskey passkeys, PendingFactors pending, SerializableRunnable done) {
        super("factor.set-up.title", signIn, pending.email());
        this.passkeys = passkeys;
        this.done = done;
        byApp();
    }

    private void byApp() {
        CodeEnrolment enrolment = signIn().begin();
        CodeSetUp app = new CodeSetUp(enrolment);
        Button goOn = primary(getTranslation("factor.go-on"), () -> finish(enrolment, app));
        goOn.addClickShortcut(Key.ENTER).listenOn(app.field());
        Span or = new Span(getTranslation("passkeys.or"));
        or.addClassName("pw-or");
        Button passkey = new Button(
                getTranslation("factor.set-up.passkey"), Glyph.KEY.create(), click -> attempt(this::byPasskey));
        show(new Paragraph(getTranslation("factor.set-up")), app, goOn, or, passkey);
    }

    private void finish(CodeEnrolment enrolment, CodeSetUp app) {
        String typed = app.take();
        if (typed.isEmpty()) {
            return;
        }
        try {
            hand(signIn().finish(enrolment, typed));
        } catch (CodeRefusedException refused) {
            app.refuse("codes.refused");
        }
    }

    private void byPasskey() {
        PasskeyNameField name = new PasskeyNameField(getTranslation("passkeys.name.default", 1));
        AuthenticatorButton create = new AuthenticatorButton(getTranslation("passkeys.create"), Ceremony.MAKE);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        name.addValueChangeListener(change -> create.setEnabled(name.name().isPresent()));
        create.onProblem(problem -> {
            tell(Notice.Kind.ERROR, problem.key());
            create.setVisible(problem != Problem.UNSUPPORTED);
        });
        create.onAnswer(answer -> name.name().ifPresent(chosen -> attempt(() -> add(chosen, answer, create))));
        ask(create);
        Button app = new Button(getTranslation("factor.set-up.app"), click -> attempt(this::byApp));
        show(new Paragraph(getTranslation("factor.set-up.passkey.how")), name, create, app);
    }

    private void ask(AuthenticatorButton create) {
        asked = passkeys.askForNew();
        create.challenge(asked.json());
    }

    private void add(String name, String answer, AuthenticatorButton create) {
        if (asked == null) {
            return;
        }
        PasskeyChallenge<PublicKeyCredentialCreationOptions> answered = asked;
        asked = null;
        try {
            hand(passkeys.add(answered, name, answer));
        } catch (PasskeyRefusedException refused) {
            tell(Notice.Kind.ERROR, Problem.of(refused).key());
            ask(create);
        }
    }

    /** The factor is there; whoever has kept the recovery codes is in. */
    private void hand(List<String> recoveryCodes) {
        new RecoveryCodes(
                        recoveryCodes,
                        () -> attempt(() -> {
                            signIn().complete();
                            done.run();
                        }))
                .open();
    }
}
