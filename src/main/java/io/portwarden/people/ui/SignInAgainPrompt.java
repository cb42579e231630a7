package io.portwarden.people.ui;

import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.password.SignInAgain;
import io.portwarden.people.sso.SingleSignOn;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.SignInNotFreshException;
import org.springframework.stereotype.Component;

/** Asks for a fresh sign-in in a dialog over the screen that needs one. */
@Component
class SignInAgainPrompt implements FreshSignInPrompt {

    private final SignInAgain signInAgain;
    private final PasskeyService passkeys;
    private final SingleSignOn singleSignOn;

    SignInAgainPrompt(SignInAgain signInAgain, PasskeyService passkeys, SingleSignOn singleSignOn) {
        this.signInAgain = signInAgain;
        this.passkeys = passkeys;
        this.singleSignOn = singleSignOn;
    }

    @Override
    public void around(Work work) {
        try {
            work.run();
        } catch (SignInNotFreshException notFresh) {
            // Not simply the work: whoever comes back from an OpenID provider may not have proved anything there.
            new SignInAgainDialog(signInAgain, passkeys, singleSignOn, () -> around(work)).open();
        }
    }
}
