package io.portwarden.people.passkey;

import io.portwarden.people.PersonRepository;
import io.portwarden.people.PersonRepository.Key;
import io.portwarden.people.passkey.PasskeyRefusedException.Reason;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.io.Serializable;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The passkeys of the signed-in person. */
@Service
@PreAuthorize("isAuthenticated()")
public class PasskeyService {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
            new TypeReference<>() {};

    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SIGNED =
            new TypeReference<>() {};

    private final Transactions transactions;
    private final PersonRepository people;
    private final PasskeyRepository passkeys;
    private final PasskeyCeremonies ceremonies;
    private final PasskeyProperties properties;
    private final FreshSignIn freshSignIn;
    private final PasskeyRecords records;

    PasskeyService(
            Transactions transactions,
            PersonRepository people,
            PasskeyRepository passkeys,
            PasskeyCeremonies ceremonies,
            PasskeyProperties properties,
            FreshSignIn freshSignIn,
            PasskeyRecords records) {
        this.transactions = transactions;
        this.people = people;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.properties = properties;
        this.freshSignIn = freshSignIn;
        this.records = records;
    }

    /** The newest first. */
    public List<Passkey> mine() {
        SignedInPerson me = CurrentPerson.get();
        return transactions.stating(Scope.tenant(me.tenantId()), () -> passkeys.all(Key.of(me)));
    }

    /**
     * What an authenticator needs to make a passkey; one that holds a passkey of this person makes no second.
     *
     * @throws SignInNotFreshException when the person has to sign in again first
     */
    public PasskeyChallenge<PublicKeyCredentialCreationOptions> askForNew() {
        freshSignIn.requireFresh();
        return challenge(ceremonies.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(me())));
    }

    /**
     * Lets the signed-in person sign in with the passkey that was made.
     *
     * @param name what the person calls it; see {@link Passkey#parseName}
     * @param answer the browser's PublicKeyCredential as JSON
     * @throws PasskeyRefusedException when it is not what was asked for, is somebody's already, or is one too many
     * @throws SignInNotFreshException when the person has to sign in again first
     */
    public void add(PasskeyChallenge<PublicKeyCredentialCreationOptions> challenge, String name, String answer) {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        requireName(name);
        if (!challenge.options().getUser().getName().equals(me.email())) {
            throw new PasskeyRefusedException(Reason.NOT_ACCEPTED);
        }
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            // Nobody else changes meanwhile how many there are.
            people.lock(Key.of(me));
            if (passkeys.all(Key.of(me)).size() >= properties.perPerson()) {
                throw new PasskeyRefusedException(Reason.TOO_MANY);
            }
            ceremonies.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    challenge.options(), new RelyingPartyPublicKey(read(answer, MADE), name)));
            records.added(me, name);
        });
    }

    /**
     * @param name see {@link Passkey#parseName}
     * @throws NoSuchElementException when the signed-in person has no such passkey
     */
    public void rename(String id, String name) {
        SignedInPerson me = CurrentPerson.get();
        requireName(name);
        if (!transactions.<Boolean>stating(
                Scope.tenant(me.tenantId()), () -> passkeys.rename(Key.of(me), Bytes.fromBase64(id), name))) {
            throw new NoSuchElementException("No such passkey");
        }
    }

    /**
     * From the commit on, nobody signs in with it.
     *
     * @throws NoSuchElementException when the signed-in person has no such passkey
     * @throws SignInNotFreshException when the person has to sign in again first
     */
    public void remove(String id) {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            if (!passkeys.remove(Key.of(me), Bytes.fromBase64(id))) {
                throw new NoSuchElementException("No such passkey");
            }
            records.removed(me);
        });
    }

    /** What one of the signed-in person's passkeys has to sign to show that it is still this person. */
    public PasskeyChallenge<PublicKeyCredentialRequestOptions> askForMine() {
        return challenge(
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
                new RelyingPartyAuthenticationRequest(challenge.options(), read(answer, SIGNED)));
        if (!holder.getName().equals(CurrentPerson.get().email())) {
            throw new PasskeyRefusedException(Reason.NOT_ACCEPTED);
        }
        CurrentSession.proved(FactorGrantedAuthority.WEBAUTHN_AUTHORITY);
    }

    private static <T> T read(String answer, TypeReference<T> type) {
        try {
            return Objects.requireNonNull(JSON.readValue(answer, type));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new PasskeyRefusedException(Reason.NOT_ACCEPTED, e);
        }
    }

    private static void requireName(String name) {
        if (!Passkey.parseName(name).filter(name::equals).isPresent()) {
            throw new IllegalArgumentException("Not a name for a passkey");
        }
    }

    private static <O extends Serializable> PasskeyChallenge<O> challenge(O options) {
        return new PasskeyChallenge<>(options, JSON.writeValueAsString(options));
    }

    /** Spring asks for whom by the name of whoever is signed in. */
    private static Authentication me() {
        SignedInPerson me = CurrentPerson.get();
        return UsernamePasswordAuthenticationToken.authenticated(me.email(), null, List.of());
    }
}
