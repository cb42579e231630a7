package io.portwarden.people.ui;

import io.portwarden.people.PasskeyService;
import io.portwarden.people.SignInAgain;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.SignInNotFreshException;
import org.springframework.stereotype.Component;

/** Asks for a fresh sign-in in a dialog over the screen that needs one. */
@Component
class SignInAgainPrompt implements FreshSignInPrompt {

    private final SignInAgain signInAgain;
    private final PasskeyService passkeys;

    SignInAgainPrompt(SignInAgain signInAgain, PasskeyService passkeys) {
        this.signInAgain = signInAgain;
        this.passkeys = passkeys;
    }

    @Override
    public void around(Work work) {
        try {
            work.run();
        } catch (SignInNotFreshException notFresh) {
            new SignInAgainDialog(signInAgain, passkeys, work::run).open();
        }
    }
}
