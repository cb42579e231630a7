package io.portwarden.people.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.passkey.PasskeyChallenge;
import io.portwarden.people.passkey.PasskeyRefusedException;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.ui.form.AuthenticatorButton;
import io.portwarden.people.ui.form.AuthenticatorButton.Ceremony;
import io.portwarden.people.ui.form.AuthenticatorButton.Problem;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;

/**
 * Lets whoever is signed in prove it once more by a passkey, which makes the sign-in fresh (PIN-9). Shows nothing to
 * those who have none, and in browsers that have none.
 */
public class PasskeyButton extends Div {

    private final transient PasskeyService passkeys;
    private final AuthenticatorButton button =
            new AuthenticatorButton(getTranslation("passkeys.confirm"), Ceremony.SIGN);
    private final Div refusal = new Div();
    private @Nullable PasskeyChallenge<PublicKeyCredentialRequestOptions> asked;

    /** @param proved runs in the request in which the sign-in has become fresh */
    public PasskeyButton(PasskeyService passkeys, SerializableRunnable proved) {
        this.passkeys = passkeys;
        addClassName("pw-passkey-button");
        button.setIcon(Glyph.KEY.create());
        button.onProblem(this::tell);
        button.onAnswer(answer -> check(answer, proved));
        add(button, refusal);
        setVisible(!passkeys.mine().isEmpty());
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        if (isVisible()) {
            ask();
        }
    }

    private void ask() {
        asked = passkeys.askForMine();
        button.challenge(asked.json());
    }

    private void check(String answer, SerializableRunnable proved) {
        if (asked == null) {
            return;
        }
        PasskeyChallenge<PublicKeyCredentialRequestOptions> answered = asked;
        asked = null;
        refusal.removeAll();
        try {
            passkeys.confirm(answered, answer);
        } catch (PasskeyRefusedException e) {
            tell(Problem.of(e));
            ask();
            return;
        }
        proved.run();
    }

    private void tell(Problem problem) {
        refusal.removeAll();
        if (problem == Problem.UNSUPPORTED) {
            setVisible(false);
        } else {
            refusal.add(new Notice(Notice.Kind.ERROR, new Span(getTranslation(problem.key()))).asAlert());
        }
    }
}
