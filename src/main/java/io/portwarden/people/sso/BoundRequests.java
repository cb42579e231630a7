package io.portwarden.people.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Keeps what a provider was asked until it answers, and takes an answer from that provider only: it comes back to the address
 * that is this provider's, and where it names itself (RFC 9207), by its own name. Else one provider could hand in what another
 * has said (RFC 9700, section 4.4).
 */
final class BoundRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String ISSUER = "iss";
    private static final String NAMES_ITSELF = "authorization_response_iss_parameter_supported";

    private final HttpSessionOAuth2AuthorizationRequestRepository kept =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final ClientRegistrationRepository providers;

    BoundRequests(ClientRegistrationRepository providers) {
        this.providers = providers;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return kept.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked != null) {
            kept.saveAuthorizationRequest(asked, request, response);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(kept.removeAuthorizationRequest(request, response))
                .filter(asked -> isOf(asked, request))
                .orElse(null);
    }

    private boolean isOf(OAuth2AuthorizationRequest asked, HttpServletRequest answer) {
        String id = String.valueOf(asked.<Object>getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
        String path = answer.getRequestURI();
        if (!path.substring(path.lastIndexOf('/') + 1).equals(id)) {
            return false;
        }
        @Nullable ClientRegistration provider;
        try {
            provider = providers.findByRegistrationId(id);
        } catch (IllegalArgumentException away) {
            return false;
        }
        if (provider == null) {
            return false;
        }
        @Nullable String named = answer.getParameter(ISSUER);
        return named == null
                ? !Boolean.TRUE.equals(
                        provider.getProviderDetails().getConfigurationMetadata().get(NAMES_ITSELF))
                : named.equals(provider.getProviderDetails().getIssuerUri());
    }
}
