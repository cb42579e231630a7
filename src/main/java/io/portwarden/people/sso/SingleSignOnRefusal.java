package io.portwarden.people.sso;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Why somebody whom an OpenID provider has sent does not get in. */
public enum SingleSignOnRefusal {
    /** Nobody here has the address. People are never added by signing in. */
    UNKNOWN("sso-unknown"),
    /** The provider does not vouch for the address, or gives none. */
    UNVERIFIED("sso-unverified"),
    /** The tenant's own provider speaks of an address of no domain that the tenant has proven (SIG-12). */
    DOMAIN("sso-domain"),
    /** Somebody else at the tenant's own provider was the one with the address here before (SIG-13). */
    OTHER_SUBJECT("sso-other-subject"),
    /** The tenant has its people sign in by its own provider, and by nothing else (SIG-14). */
    ORGANIZATION("sso-organization"),
    /** The ID token is signed by a key or in a way that the provider has not published, or that nobody else can check. */
    SIGNATURE("sso-signature"),
    /** The provider does not let the portal in: its secret is another one, or has run out. */
    CLIENT("sso-client"),
    /** None of the roles told is one that the person could have here. */
    NO_ROLE("sso-no-role"),
    /** Somebody else is signed in already. */
    OTHER_PERSON("sso-other-person"),
    /** Asked for a fresh sign-in, the provider does not say that the person has proved it since, or never says when. */
    NOT_FRESH("sso-not-fresh"),
    /** The person, or the provider for them, said no. */
    CANCELLED("sso-cancelled"),
    /** The provider cannot be reached, or is not configured well. */
    UNAVAILABLE("sso-unavailable"),
    /** What the provider sent cannot be believed, or comes too late. */
    FAILED("sso-failed");

    /** As the library says it of a token that is signed by HS512, or by a key that is not among those published. */
    private static final String OTHER_ALGORITHM = "Another algorithm expected, or no matching key(s) found";

    private final String code;

    SingleSignOnRefusal(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** What {@link #code} is called by. */
    public static Optional<SingleSignOnRefusal> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }

    OAuth2AuthenticationException exception() {
        return new OAuth2AuthenticationException(new OAuth2Error(code));
    }

    /** Why, as far as Spring Security's exception tells. */
    public static SingleSignOnRefusal of(AuthenticationException exception) {
        if (!(exception instanceof OAuth2AuthenticationException refusal)) {
            return FAILED;
        }
        String error = refusal.getError().getErrorCode();
        return find(error).orElseGet(() -> switch (error) {
            // RFC 6749, section 4.1.2.1; OpenID Connect Core 1.0, section 3.1.2.6.
            case "access_denied", "interaction_required", "login_required", "consent_required" -> CANCELLED;
            case "invalid_client", "unauthorized_client" -> CLIENT;
            case "invalid_id_token" -> ofToken(refusal);
            case "server_error", "temporarily_unavailable", "invalid_token_response", "invalid_user_info_response" ->
                UNAVAILABLE;
            default -> FAILED;
        });
    }

    private static SingleSignOnRefusal ofToken(OAuth2AuthenticationException refusal) {
        if (ProviderTrouble.isOfKeys(refusal)) {
            return UNAVAILABLE;
        }
        return String.valueOf(refusal.getError().getDescription()).contains(OTHER_ALGORITHM) ? SIGNATURE : FAILED;
    }
}
