package io.portwarden.people.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
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
 * it now (OpenID Connect Core 1.0, section 3.1.2.1), which makes the sign-in fresh (PIN-9); on {@code ?anew} it is not to
 * answer from a session of its own, so that whom it knows there can be somebody else here.
 */
public final class SingleSignOnRequests implements OAuth2AuthorizationRequestResolver {

    /** Kept in the session between asking for a fresh sign-in and the provider's answer. */
    private static final String AGAIN = SingleSignOnRequests.class.getName() + ".again";

    private static final String AGAIN_PARAMETER = "again";

    public static final String ANEW_PARAMETER = "anew";

    private final OAuth2AuthorizationRequestResolver usual;
    private final OAuth2AuthorizationRequestResolver again;
    private final OAuth2AuthorizationRequestResolver anew;

    SingleSignOnRequests(ClientRegistrationRepository providers) {
        Consumer<OAuth2AuthorizationRequest.Builder> withPkce = OAuth2AuthorizationRequestCustomizers.withPkce();
        this.usual = resolver(providers, withPkce);
        this.again = resolver(providers, withPkce.andThen(adding(Map.of("prompt", "login", "max_age", "0"))));
        this.anew = resolver(providers, withPkce.andThen(adding(Map.of("prompt", "login"))));
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
        boolean fresh = request.getParameter(AGAIN_PARAMETER) != null;
        boolean somebodyElse = request.getParameter(ANEW_PARAMETER) != null;
        OAuth2AuthorizationRequest asked = (fresh ? again : somebodyElse ? anew : usual).resolve(request);
        if (asked != null) {
            request.getSession().setAttribute(AGAIN, fresh);
        }
        return asked;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
        return usual.resolve(request, provider);
    }

    /** Whether the answer that has just come was to a request for a fresh sign-in; says so once. */
    static boolean wasAgain(HttpServletRequest request) {
        HttpSession session = request.getSession();
        boolean fresh = Boolean.TRUE.equals(session.getAttribute(AGAIN));
        session.removeAttribute(AGAIN);
        return fresh;
    }
}
