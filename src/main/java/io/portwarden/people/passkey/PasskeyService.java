package io.portwarden.people.passkey;

import io.portwarden.people.CurrentAccount;
import io.portwarden.people.factor.FactorSetUp;
import io.portwarden.people.passkey.PasskeyRefusedException.Reason;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SecondFactor;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;

/** The passkeys of the signed-in person. */
@Service
@PreAuthorize(CurrentPerson.SIGNED_IN)
public class PasskeyService {

    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SIGNED =
            new TypeReference<>() {};

    private final Transactions transactions;
    private final PasskeyRepository passkeys;
    private final PasskeyCeremonies ceremonies;
    private final NewPasskeys added;
    private final FreshSignIn freshSignIn;
    private final PasskeyRecords records;
    private final FactorSetUp setUp;

    PasskeyService(
            Transactions transactions,
            PasskeyRepository passkeys,
            PasskeyCeremonies ceremonies,
            NewPasskeys added,
            FreshSignIn freshSignIn,
            PasskeyRecords records,
            FactorSetUp setUp) {
        this.transactions = transactions;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.added = added;
        this.freshSignIn = freshSignIn;
        this.records = records;
        this.setUp = setUp;
    }

    /** The newest first. */
    public List<Passkey> mine() {
        SignedInPerson me = CurrentPerson.get();
        return transactions.stating(Scope.tenant(me.tenantId()), () -> passkeys.all(CurrentAccount.get()));
    }

    /**
     * What an authenticator needs to make a passkey; one that holds a passkey of this person makes no second.
     *
     * @throws SignInNotFreshException when the person has to sign in again first
     * @throws io.portwarden.people.factor.LinkWantedException when it would be the first second factor, and this browser has
     *     not brought the mailed link along
     */
    public PasskeyChallenge<PublicKeyCredentialCreationOptions> askForNew() {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        setUp.requireAllowed(me);
        return added.ask(me.email());
    }

    /**
     * Lets the signed-in person sign in with the passkey that was made. With the first second factor all other sessions end.
     *
     * @param name what the person calls it; see {@link Passkey#parseName}
     * @param answer the browser's PublicKeyCredential as JSON
     * @throws PasskeyRefusedException when it is not what was asked for, is somebody's already, or is one too many
     * @throws SignInNotFreshException when the person has to sign in again first
     * @throws io.portwarden.people.factor.LinkWantedException see {@link #askForNew}
     */
    public void add(PasskeyChallenge<PublicKeyCredentialCreationOptions> challenge, String name, String answer) {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        NewPasskeys.requireName(name);
        setUp.keep(me, SecondFactor.PASSKEY, false, person -> added.add(person, challenge, name, answer));
    }

    /**
     * @param name see {@link Passkey#parseName}
     * @throws NoSuchElementException when the signed-in person has no such passkey
     */
    public void rename(String id, String name) {
        SignedInPerson me = CurrentPerson.get();
        NewPasskeys.requireName(name);
        if (!transactions.<Boolean>stating(
                Scope.tenant(me.tenantId()), () -> passkeys.rename(CurrentAccount.get(), Bytes.fromBase64(id), name))) {
            throw new NoSuchElementException("No such passkey");
        }
    }

    /**
     * From the commit on, nobody signs in with it.
     *
     * @throws NoSuchElementException when the signed-in person has no such passkey
     * @throws SignInNotFreshException when the person has to sign in again first
     * @throws io.portwarden.people.factor.LastFactorException when the person has to have a second factor, and this is the last
     */
    public void remove(String id) {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            setUp.passkeyGoes(me);
            if (!passkeys.remove(CurrentAccount.get(), Bytes.fromBase64(id))) {
                throw new NoSuchElementException("No such passkey");
            }
            records.removed(me);
        });
    }

    /** What one of the signed-in person's passkeys has to sign to show that it is still this person. */
    public PasskeyChallenge<PublicKeyCredentialRequestOptions> askForMine() {
        return NewPasskeys.challenge(
                ceremonies.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(me())));
    }

    /**
     * Makes the sign-in fresh, if one of the signed-in person's passkeys has signed (PIN-9). To be called in a request
     * of the person's own.
     *
     * @param answer the browser's PublicKeyCredential as JSON
     * @throws PasskeyRefusedException when it has not
     */
    public void confirm(PasskeyChallenge<PublicKeyCredentialRequestOptions> challenge, String answer) {
        PublicKeyCredentialUserEntity holder = ceremonies.authenticate(
                new RelyingPartyAuthenticationRequest(challenge.options(), NewPasskeys.read(answer, SIGNED)));
        if (!holder.getName().equals(CurrentPerson.get().email())) {
            throw new PasskeyRefusedException(Reason.NOT_ACCEPTED);
        }
        CurrentSession.proved(FactorGrantedAuthority.WEBAUTHN_AUTHORITY);
    }

    /** Spring asks for whom by the name of whoever is signed in. */
    private static Authentication me() {
        return NewPasskeys.named(CurrentPerson.get().email());
    }
}
