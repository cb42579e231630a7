package io.portwarden.people.sso;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import io.portwarden.people.session.SessionOrigin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends whoever signs out, and came in by an OpenID provider, on to the provider, which ends its own session (OpenID Connect
 * RP-Initiated Logout 1.0, section 2); all others to where they sign in. It asks for no way back, so that nothing more has to be
 * told to the provider beforehand.
 */
@Component
public final class SingleLogout implements LogoutHandler, LogoutSuccessHandler {

    private static final String ORIGIN = SingleLogout.class.getName();
    private static final String END = "end_session_endpoint";

    private final ClientRegistrationRepository providers;
    private final RedirectStrategy redirects = new UidlRedirectStrategy();

    SingleLogout(ClientRegistrationRepository providers) {
        this.providers = providers;
    }

    /** Notes by whose word the session began, before it is gone. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        SessionOrigin.of(request).ifPresent(origin -> request.setAttribute(ORIGIN, origin));
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        redirects.sendRedirect(
                request, response, origin(request).flatMap(this::end).orElse("/"));
    }

    private static Optional<SessionOrigin> origin(HttpServletRequest request) {
        return request.getAttribute(ORIGIN) instanceof SessionOrigin origin ? Optional.of(origin) : Optional.empty();
    }

    /** Where the provider ends its session, if it does and can be asked where. */
    private Optional<String> end(SessionOrigin origin) {
        try {
            @Nullable ClientRegistration provider = providers.findByRegistrationId(origin.registrationId());
            return provider != null
                            && provider.getProviderDetails()
                                            .getConfigurationMetadata()
                                            .get(END)
                                    instanceof String endpoint
                            && origin.issuer()
                                    .equals(provider.getProviderDetails().getIssuerUri())
                    ? Optional.of(UriComponentsBuilder.fromUriString(endpoint)
                            .queryParam("id_token_hint", "{token}")
                            .queryParam("client_id", "{client}")
                            .encode()
                            .buildAndExpand(origin.idToken(), provider.getClientId())
                            .toUriString())
                    : Optional.empty();
        } catch (IllegalArgumentException away) {
            return Optional.empty();
        }
    }
}
