package io.portwarden.people.passkey;

import io.portwarden.people.PendingSignIn;
import io.portwarden.people.PendingSignIn.Begun;
import io.portwarden.people.factor.FactorSetUp;
import io.portwarden.shared.SecondFactor;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Service;

/** A passkey as the first second factor of whoever has shown the first factor and is nobody yet. */
@Service
@PreAuthorize("hasAuthority('SIGN_IN_PENDING')")
public class FirstPasskey {

    private final NewPasskeys added;
    private final FactorSetUp setUp;

    FirstPasskey(NewPasskeys added, FactorSetUp setUp) {
        this.added = added;
        this.setUp = setUp;
    }

    /**
     * What an authenticator needs to make a passkey.
     *
     * @throws io.portwarden.people.factor.LinkWantedException when the mailed link is wanted as well, and this browser has not
     *     brought it along
     * @throws io.portwarden.people.factor.SignInOverException when there is a factor already, or the sign-in is over
     */
    public PasskeyChallenge<PublicKeyCredentialCreationOptions> askForNew() {
        Begun me = PendingSignIn.get();
        setUp.requireFirst(me);
        return added.ask(me.email());
    }

    /**
     * Keeps the passkey that was made: all else of the person ends, and this sign-in can be completed.
     *
     * @param name what the person calls it; see {@link Passkey#parseName}
     * @param answer the browser's PublicKeyCredential as JSON
     * @return recovery codes, to be shown once
     * @throws PasskeyRefusedException when it is not what was asked for, or is somebody's already
     * @throws io.portwarden.people.factor.LinkWantedException see {@link #askForNew}
     * @throws io.portwarden.people.factor.SignInOverException see {@link #askForNew}
     */
    public List<String> add(
            PasskeyChallenge<PublicKeyCredentialCreationOptions> challenge, String name, String answer) {
        NewPasskeys.requireName(name);
        return setUp.first(
                PendingSignIn.get(), SecondFactor.PASSKEY, person -> added.add(person, challenge, name, answer));
    }
}
