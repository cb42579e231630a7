package io.portwarden.people.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What an OpenID provider is asked: who it is, always with PKCE (RFC 7636). On {@code ?again} it is to have the person prove
 * it now (OpenID Connect Core 1.0, section 3.1.2.1), which makes the sign-in fresh (PIN-9), by {@code max_age} too as long as it
 * has not refused that; on {@code ?anew} it is not to answer from a session of its own, so that whom it knows there can be
 * somebody else here.
 */
public final class SingleSignOnRequests implements OAuth2AuthorizationRequestResolver {

    /** Kept in the session between asking and the provider's answer. */
    private static final String QUESTION = SingleSignOnRequests.class.getName() + ".question";

    private static final String AGAIN_PARAMETER = "again";
    private static final String WITHOUT_AGE_PARAMETER = "without-age";
    private static final Map<String, String> BY_SIGNING_IN = Map.of("prompt", "login");

    public static final String ANEW_PARAMETER = "anew";

    private final OAuth2AuthorizationRequestResolver usual;
    private final OAuth2AuthorizationRequestResolver again;
    private final OAuth2AuthorizationRequestResolver anew;
    private final Clock clock;

    /**
     * What a provider was asked.
     *
     * @param again that the person prove it once more, in a window beside the screen that wants it
     * @param bounded how long ago they may have proved it, too
     */
    record Question(Instant askedAt, boolean again, boolean bounded) implements Serializable {}

    SingleSignOnRequests(ClientRegistrationRepository providers, Clock clock) {
        Consumer<OAuth2AuthorizationRequest.Builder> withPkce = OAuth2AuthorizationRequestCustomizers.withPkce();
        this.usual = resolver(providers, withPkce);
        this.again = resolver(providers, withPkce.andThen(adding(Map.of("prompt", "login", "max_age", "0"))));
        this.anew = resolver(providers, withPkce.andThen(adding(BY_SIGNING_IN)));
        this.clock = clock;
    }

    private static Consumer<OAuth2AuthorizationRequest.Builder> adding(Map<String, String> asked) {
        return request -> request.additionalParameters(parameters -> parameters.putAll(asked));
    }

    private static OAuth2AuthorizationRequestResolver resolver(
            ClientRegistrationRepository providers, Consumer<OAuth2AuthorizationRequest.Builder> customizer) {
        DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(
                providers, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        resolver.setAuthorizationRequestCustomizer(customizer);
        return resolver;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        boolean fresh = asksAgain(request);
        boolean bounded = fresh && request.getParameter(WITHOUT_AGE_PARAMETER) == null;
        boolean somebodyElse = request.getParameter(ANEW_PARAMETER) != null;
        OAuth2AuthorizationRequest asked = (bounded ? again : fresh || somebodyElse ? anew : usual).resolve(request);
        if (asked != null) {
            request.getSession().setAttribute(QUESTION, new Question(clock.instant(), fresh, bounded));
        }
        return asked;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
        return usual.resolve(request, provider);
    }

    /** Whether this is the browser's request to be sent to the provider for a fresh sign-in. */
    static boolean asksAgain(HttpServletRequest request) {
        return request.getParameter(AGAIN_PARAMETER) != null;
    }

    /** Where a provider is asked for a fresh sign-in that does not take {@code max_age}. */
    static String againWithoutAge(String provider) {
        return OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI + "/" + provider + "?"
                + AGAIN_PARAMETER + "&" + WITHOUT_AGE_PARAMETER;
    }

    /** What the answer that has just come was asked for. */
    static Optional<Question> question(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(QUESTION) instanceof Question question
                ? Optional.of(question)
                : Optional.empty();
    }

    /** The same, which is answered now. */
    static Optional<Question> answered(HttpServletRequest request) {
        Optional<Question> question = question(request);
        question.ifPresent(answered -> request.getSession().removeAttribute(QUESTION));
        return question;
    }
}
