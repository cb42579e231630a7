package io.portwarden.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider at which somebody is always signed in and always says yes (OpenID Connect Core 1.0, section 3.1, with
 * PKCE); whom it vouches for, and what it does wrong, can be chosen.
 */
public final class TestIdentityProvider implements AutoCloseable {

    public static final String CLIENT = "portwarden";
    public static final String SECRET = "a secret between the two";

    private final HttpServer server;
    private final RSAKey key = newKey();
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final Map<String, Object> claims = new ConcurrentHashMap<>();
    private Map<String, String> lastAsked = Map.of();
    private RSAKey signingKey = key;
    private @Nullable String error;
    private boolean ageRefused;
    private boolean clientRefused;
    private boolean bySecret;
    private boolean away;
    private boolean keysAway;
    private boolean announcing;
    private @Nullable String naming;
    private Map<String, Object> moreSettings = Map.of();

    public TestIdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> {
            if (away) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            } else {
                answer(exchange, metadata());
            }
        });
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/keys", exchange -> {
            if (keysAway) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            } else {
                answer(exchange, new JWKSet(key.toPublicJWK()).toJSONObject());
            }
        });
        server.start();
        reset();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How an operator configures this provider. */
    public Map<String, String> properties() {
        String registration = "spring.security.oauth2.client.registration.acme.";
        return Map.of(
                registration + "client-id",
                CLIENT,
                registration + "client-secret",
                SECRET,
                registration + "client-name",
                "Acme ID",
                registration + "scope",
                "openid,email",
                "spring.security.oauth2.client.provider.acme.issuer-uri",
                issuer());
    }

    /** Does nothing wrong any more, and vouches for nobody in particular. */
    public TestIdentityProvider reset() {
        claims.clear();
        signingKey = key;
        error = null;
        ageRefused = false;
        clientRefused = false;
        bySecret = false;
        away = false;
        keysAway = false;
        announcing = false;
        naming = null;
        moreSettings = Map.of();
        return this;
    }

    /** Is not to be asked. */
    public TestIdentityProvider away() {
        away = true;
        return this;
    }

    /** Does not know the portal any more. */
    public TestIdentityProvider refusingClient() {
        clientRefused = true;
        return this;
    }

    /** Signs by a secret between the two (HS512), as some do by default. */
    public TestIdentityProvider signingBySecret() {
        bySecret = true;
        return this;
    }

    /** Names itself in its answers, as this (RFC 9207). */
    public TestIdentityProvider naming(String issuer) {
        naming = issuer;
        return this;
    }

    /** Says that it does, whether it does or not. */
    public TestIdentityProvider announcingItsName() {
        announcing = true;
        return this;
    }

    /** Has these in its settings too. */
    public TestIdentityProvider withSettings(Map<String, Object> settings) {
        moreSettings = settings;
        return this;
    }

    /** What it says when a session of its own ends, signed; the claims are added to, or take the place of, what is right. */
    public String logoutToken(Map<String, Object> more) {
        Map<String, Object> told = new HashMap<>();
        told.put("iss", issuer());
        told.put("aud", CLIENT);
        told.put("iat", Date.from(Instant.now()));
        told.put("exp", Date.from(Instant.now().plusSeconds(60)));
        told.put("jti", UUID.randomUUID().toString());
        told.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        told.putAll(more);
        return signed(told, "logout+jwt");
    }

    /** Says this of whoever signs in; also in the place of what is right, such as {@code iss}. */
    public TestIdentityProvider saying(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public TestIdentityProvider vouchingFor(String email) {
        return saying("email", email).saying("email_verified", true);
    }

    /** Signs with a key that it does not publish. */
    public TestIdentityProvider withAnotherKey() {
        signingKey = newKey();
        return this;
    }

    /** Has a new key, and tells nobody of any. */
    public TestIdentityProvider withoutKeys() {
        keysAway = true;
        return withAnotherKey();
    }

    /** Sends whoever comes back with this error. */
    public TestIdentityProvider refusing(String code) {
        error = code;
        return this;
    }

    /** Does not understand {@code max_age=0}, as some do not. */
    public TestIdentityProvider refusingAge() {
        ageRefused = true;
        return this;
    }

    /** What it was last asked. */
    public Map<String, String> lastAsked() {
        return lastAsked;
    }

    private Map<String, Object> metadata() {
        Map<String, Object> settings = new HashMap<>(usualSettings());
        if (announcing) {
            settings.put("authorization_response_iss_parameter_supported", true);
        }
        settings.putAll(moreSettings);
        return settings;
    }

    private Map<String, Object> usualSettings() {
        return Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/keys",
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"public"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"});
    }

    private void authorize(HttpExchange exchange) throws IOException {
        lastAsked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        asked.put(code, lastAsked);
        String refused = ageRefused && lastAsked.containsKey("max_age") ? "invalid_request" : error;
        String outcome = refused == null ? "code=" + code : "error=" + refused;
        URI back = URI.create(lastAsked.get("redirect_uri") + "?" + outcome + "&state="
                + URLEncoder.encode(lastAsked.get("state"), StandardCharsets.UTF_8)
                + (naming == null ? "" : "&iss=" + URLEncoder.encode(naming, StandardCharsets.UTF_8)));
        exchange.getResponseHeaders().set("Location", back.toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> request = asked.remove(form.getOrDefault("code", ""));
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        if (clientRefused) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"client\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        if (request == null
                || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !challenge(form.getOrDefault("code_verifier", "")).equals(request.get("code_challenge"))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        answer(
                exchange,
                Map.of(
                        "access_token",
                        UUID.randomUUID().toString(),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "id_token",
                        idToken(request)));
    }

    private String idToken(Map<String, String> request) {
        Map<String, Object> told = new HashMap<>();
        told.put("iss", issuer());
        told.put("aud", CLIENT);
        told.put("sub", "248289761001");
        told.put("nonce", request.get("nonce"));
        told.put("iat", Date.from(Instant.now()));
        told.put("exp", Date.from(Instant.now().plusSeconds(60)));
        told.putAll(claims);
        return signed(told, "JWT");
    }

    private String signed(Map<String, Object> told, String type) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        told.forEach(set::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(bySecret ? JWSAlgorithm.HS512 : JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(type))
                        .keyID(key.getKeyID())
                        .build(),
                set.build());
        try {
            token.sign(bySecret ? new MACSigner("x".repeat(64)) : new RSASSASigner(signingKey));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("the-one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        return Arrays.stream((encoded == null ? "" : encoded).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> decode(pair[0]), pair -> decode(pair[1]), (first, last) -> last, LinkedHashMap::new));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, Map<String, Object> json) throws IOException {
        byte[] body = JsonMapper.builder().build().writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
