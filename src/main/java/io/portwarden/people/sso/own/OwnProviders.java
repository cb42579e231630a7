package io.portwarden.people.sso.own;

import io.portwarden.people.sso.own.OwnProviderRefusedException.Reason;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/** Knows tenants' own providers, and asks them what they are. What one has said is believed until its tenant changes it. */
@Component
@EnableConfigurationProperties(OwnProviderProperties.class)
public class OwnProviders {

    private static final Pattern ID = Pattern.compile("own-[0-9a-f]{32}");
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int MOST_KNOWN = 10_000;
    private static final ParameterizedTypeReference<Map<String, Object>> SETTINGS =
            new ParameterizedTypeReference<>() {};

    private final Transactions transactions;
    private final OwnProviderRepository providers;
    private final OwnSecrets secrets;
    private final GuardedRequests requests;
    private final RestTemplate rest;
    private final Duration timeout;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What a provider has said it is, as it stood when it was asked. */
    private record Known(OwnProvider asked, ClientRegistration registration, JwtDecoder tokens) {}

    OwnProviders(
            Transactions transactions,
            OwnProviderRepository providers,
            OwnSecrets secrets,
            OwnProviderProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.providers = providers;
        this.secrets = secrets;
        this.clock = clock;
        this.timeout = properties.timeout();
        this.requests = new GuardedRequests(properties.allowPrivateAddresses(), properties.timeout());
        this.rest = new RestTemplate(requests);
        this.rest
                .getInterceptors()
                .add((request, body, execution) -> new BoundedAnswer(execution.execute(request, body), timeout));
    }

    /** Whether it names a tenant's own provider, rather than one that is configured. */
    public static boolean isOne(String registrationId) {
        return ID.matcher(registrationId).matches();
    }

    public Optional<OwnProvider> byRegistration(String registrationId) {
        return isOne(registrationId)
                ? transactions.stating(
                        Scope.digests(OwnProviderRepository.digest(registrationId)),
                        () -> providers.byRegistration(registrationId))
                : Optional.empty();
    }

    public Optional<OwnProvider> of(TenantId tenantId) {
        return tenantId.equals(TenantId.PROVIDER)
                ? Optional.empty()
                : transactions.stating(Scope.tenant(tenantId), () -> providers.find(tenantId));
    }

    /**
     * The provider as Spring Security wants to know it.
     *
     * @throws IllegalArgumentException when it does not answer, or not well
     */
    public @Nullable ClientRegistration registration(String registrationId) {
        return byRegistration(registrationId)
                .map(this::know)
                .map(Known::registration)
                .orElse(null);
    }

    /** Decides about ID tokens and logout tokens of a provider: who has signed them, and when they end. */
    public JwtDecoder tokens(ClientRegistration registration) {
        return byRegistration(registration.getRegistrationId())
                .map(this::know)
                .map(Known::tokens)
                .orElseThrow(() -> new IllegalArgumentException("The provider was removed"));
    }

    /** What asks it for tokens and for more about people, and goes nowhere else. */
    public RestOperations questions() {
        return rest;
    }

    /** The same for tokens. */
    public RestClient tokenClient() {
        return RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor(
                        (request, body, execution) -> new TokenAnswer(execution.execute(request, body), timeout))
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    private Known know(OwnProvider provider) {
        Known before = known.get(provider.registrationId());
        if (before != null && before.asked().changedAt().equals(provider.changedAt())) {
            return before;
        }
        String sealed = transactions
                .stating(Scope.tenant(provider.tenantId()), () -> providers.sealedSecret(provider.tenantId()))
                .orElseThrow(() -> new IllegalArgumentException("The provider was removed"));
        try {
            Known now = describe(provider, secrets.open(provider.tenantId(), sealed));
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(provider.registrationId(), now);
            return now;
        } catch (OwnProviderRefusedException refused) {
            throw new IllegalArgumentException(
                    "The provider " + provider.issuer() + " cannot be used: " + refused.reason(), refused);
        }
    }

    /** @throws OwnProviderRefusedException when it cannot be asked, or is not what it is said to be */
    void require(String issuer) {
        var unused = settings(issuer);
    }

    /**
     * Whether it cannot be asked at this moment, or refuses the portal itself: then a tenant's admins come in otherwise
     * (SIG-15). What was known of it counts for nothing here.
     */
    boolean isOut(OwnProvider provider) {
        if (provider.refusedAt().isPresent()) {
            return true;
        }
        try {
            Map<String, Object> settings = settings(provider.issuer());
            Map<String, Object> keys = fetch(text(settings, "jwks_uri"));
            return !(keys.get("keys") instanceof Collection<?> some) || some.isEmpty();
        } catch (OwnProviderRefusedException away) {
            return true;
        }
    }

    /**
     * Whether the person has to sign in by the tenant's own provider, and by nothing else (SIG-14). Where it is out, an admin
     * need not: whoever asks then sees to it that a second factor is shown.
     */
    public boolean isWantedOf(SignedInPerson person) {
        return of(person.tenantId())
                .filter(OwnProvider::isRequired)
                .filter(provider -> person.role() != Role.TENANT_ADMIN || !isOut(provider))
                .isPresent();
    }

    /** Whether the tenant wants it of its people, be it out or not. */
    public boolean isRequired(TenantId tenantId) {
        return of(tenantId).filter(OwnProvider::isRequired).isPresent();
    }

    /** It does not know the portal, or not by this secret: until it does, or its tenant changes it. */
    public void refused(String registrationId) {
        byRegistration(registrationId)
                .ifPresent(provider -> transactions.doStating(
                        Scope.tenant(provider.tenantId()), () -> providers.noteRefusal(provider, clock.instant())));
    }

    private Known describe(OwnProvider provider, String secret) {
        Map<String, Object> settings = settings(provider.issuer());
        ClientRegistration.Builder builder = ClientRegistration.withRegistrationId(provider.registrationId())
                .clientId(provider.clientId())
                .clientSecret(secret)
                .clientName(provider.name())
                .clientAuthenticationMethod(authentication(settings))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(OidcScopes.OPENID, OidcScopes.EMAIL)
                .issuerUri(provider.issuer())
                .authorizationUri(text(settings, "authorization_endpoint"))
                .tokenUri(text(settings, "token_endpoint"))
                .jwkSetUri(text(settings, "jwks_uri"))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(settings);
        if (settings.get("userinfo_endpoint") instanceof String userInfo) {
            builder.userInfoUri(userInfo);
        }
        ClientRegistration registration = builder.build();
        NimbusJwtDecoder tokens = NimbusJwtDecoder.withJwkSetUri(text(settings, "jwks_uri"))
                .jwsAlgorithms(allowed -> allowed.addAll(algorithms(settings)))
                .restOperations(rest)
                .build();
        tokens.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        tokens.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return new Known(provider, registration, tokens);
    }

    private static ClientAuthenticationMethod authentication(Map<String, Object> settings) {
        return settings.get("token_endpoint_auth_methods_supported") instanceof Collection<?> methods
                        && !methods.contains("client_secret_basic")
                        && methods.contains("client_secret_post")
                ? ClientAuthenticationMethod.CLIENT_SECRET_POST
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    /** Of those that a public key checks, the ones that it says it uses; without a word, the one that each has to have. */
    public static Set<SignatureAlgorithm> algorithms(Map<String, Object> settings) {
        Collection<?> told =
                settings.get("id_token_signing_alg_values_supported") instanceof Collection<?> some ? some : List.of();
        Set<SignatureAlgorithm> usable = told.stream()
                .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return usable.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : usable;
    }

    private Map<String, Object> settings(String issuer) {
        if (!requests.mayLeadTo(issuer)) {
            throw new OwnProviderRefusedException(Reason.ISSUER);
        }
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> settings = fetch(base + DISCOVERY);
        if (!issuer.equals(settings.get("issuer"))) {
            throw new OwnProviderRefusedException(Reason.OTHER_ISSUER);
        }
        for (String needed : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            if (!requests.mayLeadTo(text(settings, needed))) {
                throw new OwnProviderRefusedException(Reason.SETTINGS);
            }
        }
        for (String possible : List.of("userinfo_endpoint", "end_session_endpoint")) {
            if (settings.get(possible) instanceof String address && !requests.mayLeadTo(address)) {
                throw new OwnProviderRefusedException(Reason.SETTINGS);
            }
        }
        return settings;
    }

    private Map<String, Object> fetch(String address) {
        try {
            Map<String, Object> told =
                    rest.exchange(address, HttpMethod.GET, null, SETTINGS).getBody();
            if (told == null) {
                throw new OwnProviderRefusedException(Reason.UNREACHABLE);
            }
            return told;
        } catch (RestClientException | IllegalArgumentException away) {
            throw new OwnProviderRefusedException(Reason.UNREACHABLE);
        }
    }

    private static String text(Map<String, Object> settings, String name) {
        if (settings.get(name) instanceof String text) {
            return text;
        }
        throw new OwnProviderRefusedException(Reason.SETTINGS);
    }
}
