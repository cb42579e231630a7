package io.portwarden.people.sso;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import io.portwarden.people.session.EndedElsewhere;
import io.portwarden.people.sso.own.OwnProviders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a provider's word that somebody's session there is over (OpenID Connect Back-Channel Logout 1.0, section 2.5), and ends
 * what began by it here. In the place of Spring's own, which knows the sessions of one node and calls itself over HTTP.
 */
final class BackChannelLogout extends OncePerRequestFilter {

    static final String PATH = "/logout/connect/back-channel/";

    private static final Logger log = LoggerFactory.getLogger(BackChannelLogout.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** What is older is not of now, however long it says that it counts. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private static final int LONGEST = 16 * 1024;

    private final OpenIdProviders providers;
    private final OwnProviders own;
    private final EndedElsewhere sessions;

    BackChannelLogout(OpenIdProviders providers, OwnProviders own, EndedElsewhere sessions) {
        this.providers = providers;
        this.own = own;
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || !path(request).startsWith(PATH);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String registrationId = path(request).substring(PATH.length());
        if (!providers.isOne(registrationId)) {
            // By anybody who makes one up, which nobody has to see to.
            log.info("Somebody wanted to end a session for an OpenID provider that there is not");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        @Nullable String token = request.getParameter("logout_token");
        try {
            if (token == null || token.length() > LONGEST) {
                throw new IllegalArgumentException("There is no logout token");
            }
            end(registrationId, token);
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (IllegalArgumentException | JwtException unbelievable) {
            log.warn("An OpenID provider's word that a session is over was refused: {}", unbelievable.getMessage());
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private void end(String registrationId, String token) {
        @Nullable ClientRegistration provider = providers.findByRegistrationId(registrationId);
        if (provider == null) {
            throw new IllegalArgumentException("There is no such provider");
        }
        Jwt word = decoder(provider).decode(token);
        String issuer = String.valueOf(provider.getProviderDetails().getIssuerUri());
        require(issuer.equals(word.getClaimAsString("iss")), "iss");
        require(word.getAudience() != null && word.getAudience().contains(provider.getClientId()), "aud");
        @Nullable Instant issuedAt = word.getIssuedAt();
        require(issuedAt != null && issuedAt.isAfter(Instant.now().minus(OLDEST)), "iat");
        require(
                word.getClaims().get("events") instanceof Map<?, ?> events && events.get(EVENT) instanceof Map,
                "events");
        // Else somebody's ID token could be handed in as one.
        require(!word.hasClaim("nonce"), "nonce");
        @Nullable String subject = word.getSubject();
        @Nullable String sid = word.getClaimAsString("sid");
        require(subject != null || sid != null, "sub");
        if (sid != null) {
            sessions.session(issuer, sid, Optional.ofNullable(subject));
        } else if (subject != null) {
            sessions.subject(issuer, subject);
        }
    }

    private static void require(boolean right, String claim) {
        if (!right) {
            throw new IllegalArgumentException("The logout token is not right: " + claim);
        }
    }

    private NimbusJwtDecoder decoder(ClientRegistration provider) {
        NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder builder = NimbusJwtDecoder.withJwkSetUri(
                        String.valueOf(provider.getProviderDetails().getJwkSetUri()))
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                        new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT, null)));
        if (OwnProviders.isOne(provider.getRegistrationId())) {
            builder.restOperations(own.questions())
                    .jwsAlgorithms(allowed -> allowed.addAll(OwnProviders.algorithms(
                            provider.getProviderDetails().getConfigurationMetadata())));
        } else {
            builder.jwsAlgorithm(SignatureAlgorithm.RS256);
        }
        NimbusJwtDecoder decoder = builder.build();
        decoder.setJwtValidator(new JwtTimestampValidator());
        return decoder;
    }
}
