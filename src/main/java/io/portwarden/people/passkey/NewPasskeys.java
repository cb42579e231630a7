package io.portwarden.people.passkey;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.Person;
import io.portwarden.people.passkey.PasskeyRefusedException.Reason;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Has passkeys made, for whoever is signed in or sets up the first second factor. */
@Component
class NewPasskeys {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
            new TypeReference<>() {};

    private final PasskeyRepository passkeys;
    private final PasskeyCeremonies ceremonies;
    private final PasskeyProperties properties;
    private final PasskeyRecords records;

    NewPasskeys(
            PasskeyRepository passkeys,
            PasskeyCeremonies ceremonies,
            PasskeyProperties properties,
            PasskeyRecords records) {
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.properties = properties;
        this.records = records;
    }

    /** What an authenticator needs to make one for whoever has this address. */
    PasskeyChallenge<PublicKeyCredentialCreationOptions> ask(String email) {
        return challenge(ceremonies.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(named(email))));
    }

    /** In the transaction under way, in which nobody else changes how many the person has. */
    void add(
            Person person, PasskeyChallenge<PublicKeyCredentialCreationOptions> challenge, String name, String answer) {
        if (!challenge.options().getUser().getName().equals(person.email().value())) {
            throw new PasskeyRefusedException(Reason.NOT_ACCEPTED);
        }
        if (passkeys.all(Key.of(person.key())).size() >= properties.perPerson()) {
            throw new PasskeyRefusedException(Reason.TOO_MANY);
        }
        ceremonies.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                challenge.options(), new RelyingPartyPublicKey(read(answer, MADE), name)));
        records.added(person, name);
    }

    static <T> T read(String answer, TypeReference<T> type) {
        try {
            return Objects.requireNonNull(JSON.readValue(answer, type));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new PasskeyRefusedException(Reason.NOT_ACCEPTED, e);
        }
    }

    static <O extends Serializable> PasskeyChallenge<O> challenge(O options) {
        return new PasskeyChallenge<>(options, JSON.writeValueAsString(options));
    }

    /** Spring asks for whom by the name of an authentication. */
    static Authentication named(String email) {
        return UsernamePasswordAuthenticationToken.authenticated(email, null, List.of());
    }

    static void requireName(String name) {
        if (!Passkey.parseName(name).filter(name::equals).isPresent()) {
            throw new IllegalArgumentException("Not a name for a passkey");
        }
    }
}
