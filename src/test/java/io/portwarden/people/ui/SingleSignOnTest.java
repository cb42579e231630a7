package io.portwarden.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestBrowser;
import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.people.PendingSignIn;
import io.portwarden.people.PortalPrincipal;
import io.portwarden.people.TestIdentityProvider;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SignedInPerson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against an OpenID provider of the test's own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.hikari.connection-timeout=1000")
@ExtendWith(OutputCaptureExtension.class)
class SingleSignOnTest {

    private static final TestIdentityProvider PROVIDER = new TestIdentityProvider();
    private static final List<Authentication> SIGNED_IN = new CopyOnWriteArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    SignedInPerson ada;
    TestBrowser browser;

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry registry) {
        PROVIDER.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("portwarden.sso.second-factor-amr", () -> "mfa,otp");
        registry.add("portwarden.sso.second-factor-acr", () -> "urn:two-factors");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        ada = add(tenant.admin());
        browser = new TestBrowser(port);
        PROVIDER.reset();
        SIGNED_IN.clear();
    }

    private SignedInPerson add(SignedInPerson person) {
        world.signUp(person, "correct horse battery");
        return person;
    }

    /** Goes to the provider and back. */
    private String signIn() {
        return signIn("/oauth2/authorization/acme");
    }

    private String signIn(String path) {
        return TestBrowser.target(browser.get(back(browser.get(path))));
    }

    /** Where the provider sends whom the portal has sent, without the host. */
    private static String back(HttpResponse<?> toProvider) {
        URI provider = URI.create(toProvider.headers().firstValue("Location").orElseThrow());
        try (HttpClient client = HttpClient.newHttpClient()) {
            return TestBrowser.target(
                    client.send(HttpRequest.newBuilder(provider).build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isSignedIn() {
        return !TestBrowser.target(browser.get("/actuator/env")).startsWith("/login");
    }

    @Test
    @DisplayName("Whoever has a verified address here is signed in, in a session with a new name, as who they are here")
    void signedIn() {
        PROVIDER.vouchingFor(ada.email().toUpperCase(Locale.ROOT));
        browser.get("/login");
        HttpResponse<String> toProvider = browser.get("/oauth2/authorization/acme");
        String before = browser.session();

        assertThat(TestBrowser.target(browser.get(back(toProvider)))).isEqualTo("/");

        assertThat(isSignedIn()).isTrue();
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(SIGNED_IN).singleElement().satisfies(authentication -> {
            assertThat(authentication.getPrincipal())
                    .isInstanceOfSatisfying(
                            PortalPrincipal.class,
                            principal -> assertThat(principal.person()).isEqualTo(ada));
            assertThat(authentication.getName()).isEqualTo(ada.email());
            assertThat(authentication.getAuthorities())
                    .extracting("authority")
                    .containsExactlyInAnyOrder("ROLE_TENANT_ADMIN", "FACTOR_AUTHORIZATION_CODE");
        });
    }

    @Test
    @DisplayName("The provider is asked for a code, with PKCE, state and nonce, and for no more than the address")
    void asked() {
        PROVIDER.vouchingFor(ada.email());
        signIn();

        assertThat(PROVIDER.lastAsked())
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid email")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "state", "nonce")
                .doesNotContainKeys("prompt", "max_age", "client_secret");
    }

    @Test
    @DisplayName("Whoever wanted to go somewhere gets there")
    void goesOn() {
        PROVIDER.vouchingFor(ada.email());
        browser.get("/port-orders");

        assertThat(signIn()).startsWith("/port-orders");
    }

    @ParameterizedTest
    @DisplayName("An address that the provider does not vouch for counts nothing, whether somebody here has it or not")
    @ValueSource(strings = {"ada", "nobody@acme.example", "", "not an address"})
    void unverified(String email) {
        PROVIDER.saying("email", email.equals("ada") ? ada.email() : email).saying("email_verified", false);
        assertThat(signIn()).isEqualTo("/login?sso-unverified");

        PROVIDER.reset().saying("email", email.equals("ada") ? ada.email() : email);
        assertThat(signIn()).isEqualTo("/login?sso-unverified");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("A verified address that is nobody's, or no address, lets nobody in and adds nobody")
    void unknown() {
        assertThat(signIn()).isEqualTo("/login?sso-unverified");
        PROVIDER.vouchingFor("nobody@acme.example");
        assertThat(signIn()).isEqualTo("/login?sso-unknown");
        PROVIDER.vouchingFor("аda@acme.example");
        assertThat(signIn()).isEqualTo("/login?sso-unverified");

        assertThat(isSignedIn()).isFalse();
        assertThat(world.superuser()
                        .sql("select count(*) from people where email = 'nobody@acme.example'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A token that is for another request, from or for somebody else, or too old, is not believed")
    @CsvSource({
        "nonce, another-nonce",
        "iss, https://evil.example",
        "aud, another-portal",
    })
    void notBelieved(String claim, String value) {
        PROVIDER.vouchingFor(ada.email()).saying(claim, value);

        assertThat(signIn()).isEqualTo("/login?sso-failed");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("A token that has run out, or that somebody else has signed, is not believed")
    void forged() {
        PROVIDER.vouchingFor(ada.email()).saying("exp", Date.from(Instant.now().minus(Duration.ofHours(1))));
        assertThat(signIn()).isEqualTo("/login?sso-failed");

        PROVIDER.reset().vouchingFor(ada.email()).withAnotherKey();
        assertThat(signIn()).isEqualTo("/login?sso-failed");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("An answer counts once, and only for the browser that has asked")
    void replayed() {
        PROVIDER.vouchingFor(ada.email());
        String back = back(browser.get("/oauth2/authorization/acme"));
        TestBrowser mine = browser;
        browser = new TestBrowser(port);
        assertThat(TestBrowser.target(browser.get(back))).isEqualTo("/login?sso-failed");
        assertThat(isSignedIn()).isFalse();

        assertThat(TestBrowser.target(mine.get(back))).isEqualTo("/");
        assertThat(TestBrowser.target(mine.get(back))).isEqualTo("/login?sso-failed");
    }

    @ParameterizedTest
    @DisplayName("Whoever, or whose provider, says no is told so and can go another way")
    @CsvSource({
        "access_denied, sso-cancelled",
        "login_required, sso-cancelled",
        "temporarily_unavailable, sso-unavailable",
        "invalid_scope, sso-failed",
    })
    void refusedThere(String error, String told) {
        PROVIDER.refusing(error);

        assertThat(signIn()).isEqualTo("/login?" + told);
    }

    @Test
    @DisplayName("A session never goes over from one person to another")
    void somebodyElse() {
        SignedInPerson vic = add(tenant.viewer());
        PROVIDER.vouchingFor(ada.email());
        signIn();
        PROVIDER.vouchingFor(vic.email());

        assertThat(signIn()).isEqualTo("/login?sso-other-person");

        assertThat(SIGNED_IN).hasSize(1);
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    @DisplayName("PIN-9: the sign-in is as fresh as the provider says, and not at all if it does not say")
    void freshness() {
        Instant before = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        PROVIDER.vouchingFor(ada.email()).saying("auth_time", before.getEpochSecond());
        signIn();
        PROVIDER.saying("auth_time", Instant.now().plus(Duration.ofDays(3)).getEpochSecond());
        signIn();
        PROVIDER.reset().vouchingFor(ada.email());
        signIn();

        assertThat(SIGNED_IN)
                .extracting(SingleSignOnTest::provedAt)
                .satisfiesExactly(
                        told -> assertThat(told).isEqualTo(before),
                        future -> assertThat(future).isBeforeOrEqualTo(Instant.now()),
                        untold -> assertThat(untold).isEqualTo(Instant.EPOCH));
    }

    private static Instant provedAt(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(authority -> ((FactorGrantedAuthority) authority).getIssuedAt())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("PIN-9: asked for a fresh sign-in, the provider has to have the person prove it now")
    void again() {
        PROVIDER.vouchingFor(ada.email()).saying("auth_time", Instant.now().getEpochSecond());

        assertThat(signIn("/oauth2/authorization/acme?again")).isEqualTo("/signed-in-again");

        assertThat(PROVIDER.lastAsked()).containsEntry("prompt", "login").containsEntry("max_age", "0");
        assertThat(signIn()).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, sso-cancelled",
        "server_error, sso-unavailable",
        "temporarily_unavailable, sso-unavailable",
    })
    @DisplayName(
            "PIN-9: that the provider refuses a fresh sign-in is told where it was asked for, and nobody is signed out")
    void refusedAgain(String error, String told) {
        PROVIDER.vouchingFor(ada.email());
        signIn();
        PROVIDER.refusing(error);

        assertThat(signIn("/oauth2/authorization/acme?again")).isEqualTo("/signed-in-again?" + told);

        assertThat(browser.get("/my-sign-in").statusCode()).isEqualTo(200);
        assertThat(signIn()).isEqualTo("/login?" + told);
    }

    @Test
    @DisplayName("PIN-9: a provider that refuses max_age is asked by prompt=login alone, once")
    void withoutAge() {
        PROVIDER.vouchingFor(ada.email())
                .saying("auth_time", Instant.now().getEpochSecond())
                .refusingAge();

        String anew = signIn("/oauth2/authorization/acme?again");
        assertThat(anew).isEqualTo("/oauth2/authorization/acme?again&without-age");
        assertThat(signIn(anew)).isEqualTo("/signed-in-again");
        assertThat(PROVIDER.lastAsked()).containsEntry("prompt", "login").doesNotContainKey("max_age");

        PROVIDER.refusing("invalid_request");
        assertThat(signIn(anew)).isEqualTo("/signed-in-again?sso-failed");
    }

    @Test
    @DisplayName(
            "PIN-9: of a fresh sign-in only a time after the question is believed: not an earlier one, not one that is always the same, not none")
    void stale() {
        PROVIDER.vouchingFor(ada.email());
        String again = "/oauth2/authorization/acme?again";

        assertThat(signIn(again)).isEqualTo("/signed-in-again?sso-not-fresh");
        PROVIDER.saying("auth_time", 0);
        assertThat(signIn(again)).isEqualTo("/signed-in-again?sso-not-fresh");
        PROVIDER.saying("auth_time", Instant.now().minus(2, ChronoUnit.MINUTES).getEpochSecond());
        assertThat(signIn(again)).isEqualTo("/signed-in-again?sso-not-fresh");
        assertThat(SIGNED_IN).isEmpty();
        PROVIDER.saying("auth_time", Instant.now().getEpochSecond());
        assertThat(signIn(again)).isEqualTo("/signed-in-again");
    }

    private void hasCodes(SignedInPerson person) {
        world.superuser()
                .sql("insert into one_time_codes (tenant_id, person_id, secret, last_step, set_up_at)"
                        + " values (?, ?, '-', 1, now())")
                .params(person.tenant(), person.personId())
                .update();
    }

    private boolean isAskedForSecond() {
        return TestBrowser.target(browser.get("/actuator/env")).equals("/second-factor");
    }

    @ParameterizedTest
    @DisplayName(
            "SIG-3: where the provider does not say, in words that are configured, that it has asked for a second factor,"
                    + " it is asked for here")
    @MethodSource
    void notSaid(String claim, Object value) {
        hasCodes(ada);
        PROVIDER.vouchingFor(ada.email()).saying(claim, value);

        signIn();

        assertThat(isAskedForSecond()).isTrue();
        assertThat(SIGNED_IN).singleElement().satisfies(authentication -> {
            assertThat(authentication.getPrincipal()).isInstanceOf(PendingSignIn.class);
            assertThat(authentication.getAuthorities())
                    .extracting("authority")
                    .containsExactlyInAnyOrder("SIGN_IN_PENDING", "FACTOR_AUTHORIZATION_CODE");
        });
        assertThat(world.superuser()
                        .sql("select count(*) from audit_entries where tenant_id = ? and kind = 'signed-in'")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    static List<Arguments> notSaid() {
        return List.of(
                Arguments.of("amr", List.of("pwd")),
                Arguments.of("amr", List.of("MFA", "mfa ")),
                Arguments.of("amr", List.of()),
                Arguments.of("acr", "urn:one-factor"),
                Arguments.of("acr", List.of("urn:two-factors")),
                Arguments.of("mfa", true));
    }

    @ParameterizedTest
    @DisplayName("SIG-3: where it says so, the sign-in is complete")
    @MethodSource
    void said(String claim, Object value) {
        hasCodes(ada);
        PROVIDER.vouchingFor(ada.email()).saying(claim, value);

        assertThat(signIn()).isEqualTo("/");

        assertThat(isAskedForSecond()).isFalse();
        assertThat(SIGNED_IN.getFirst().getAuthorities())
                .extracting("authority")
                .containsExactlyInAnyOrder("ROLE_TENANT_ADMIN", "FACTOR_AUTHORIZATION_CODE", "FACTOR_AT_PROVIDER");
    }

    static List<Arguments> said() {
        return List.of(
                Arguments.of("amr", List.of("pwd", "mfa")),
                Arguments.of("amr", List.of("otp")),
                // No list, as RFC 8176 wants it, and plain all the same.
                Arguments.of("amr", "mfa"),
                Arguments.of("acr", "urn:two-factors"));
    }

    @Test
    @DisplayName("SIG-7: asked by the provider to prove it once more, nobody loses the second factor or the session")
    void againKeeps() {
        hasCodes(ada);
        PROVIDER.vouchingFor(ada.email()).saying("amr", List.of("mfa"));
        signIn();
        PROVIDER.reset()
                .vouchingFor(ada.email())
                .saying("auth_time", Instant.now().getEpochSecond());

        assertThat(signIn("/oauth2/authorization/acme?again")).isEqualTo("/signed-in-again");

        assertThat(SIGNED_IN.getLast().getAuthorities())
                .extracting("authority")
                .containsExactlyInAnyOrder("ROLE_TENANT_ADMIN", "FACTOR_AUTHORIZATION_CODE", "FACTOR_AT_PROVIDER");
        assertThat(isAskedForSecond()).isFalse();
        // Another browser has shown nothing.
        browser = new TestBrowser(port);
        signIn("/oauth2/authorization/acme?again");
        assertThat(isAskedForSecond()).isTrue();
    }

    @Test
    @DisplayName("With no claim configured, what the provider says of roles counts nothing")
    void rolesAreOurs() {
        PROVIDER.vouchingFor(add(tenant.viewer()).email()).saying("roles", List.of("tenant-admin", "operator"));
        signIn();

        assertThat(SIGNED_IN.getFirst().getAuthorities())
                .extracting("authority")
                .contains("ROLE_TENANT_VIEWER");
    }

    @Test
    @DisplayName("SIG-14: the single sign-on of all tenants lets nobody in whose tenant requires its own")
    void organizationsOwn() {
        PROVIDER.vouchingFor(ada.email());
        String registration = Identifiers.next().toString().replace("-", "");
        world.superuser()
                .sql("""
                        insert into own_providers (tenant_id, registration_id, registration_hash, issuer, client_id, client_secret,
                            rule, roles_claim, admin_name, viewer_name, verified_claim, second_factor_amr, second_factor_acr,
                            tried_at, changed_at)
                        values (?, 'own-' || ?, encode(sha256(convert_to(?, 'UTF8')), 'hex'), 'https://sign-in.acme.example', 'portwarden',
                            'sealed', 'required', '', '', '', 'email_verified', '{}', '{}', now(), now())
                        """)
                .params(tenant.id().value(), registration, registration)
                .update();

        assertThat(signIn()).isEqualTo("/login?sso-organization");
        assertThat(signIn("/oauth2/authorization/acme?again")).isEqualTo("/signed-in-again?sso-organization");

        assertThat(SIGNED_IN).isEmpty();
        world.superuser()
                .sql("update own_providers set rule = 'offered' where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        assertThat(signIn()).isEqualTo("/");
    }

    @Test
    @DisplayName("A provider whose keys cannot be fetched is told to be away, not to be disbelieved")
    void keysAway(CapturedOutput output) {
        PROVIDER.vouchingFor(ada.email()).withoutKeys();

        assertThat(signIn()).isEqualTo("/login?sso-unavailable");

        assertThat(output.getAll())
                .containsPattern("WARN .*An OpenID provider's answer was refused.* 503 Service Unavailable on GET")
                .doesNotContainPattern("ERROR .*OpenID");
    }

    @Test
    @DisplayName("A provider that there is not leads back to the sign-in page, and gives nobody anything to see to")
    void noSuchProvider(CapturedOutput output) {
        for (String made : List.of("other", "own-" + "0".repeat(32))) {
            assertThat(TestBrowser.target(browser.get("/oauth2/authorization/" + made)))
                    .isEqualTo("/login?sso-unavailable");
            assertThat(TestBrowser.target(browser.get("/oauth2/authorization/" + made + "?again")))
                    .isEqualTo("/signed-in-again?sso-unavailable");
            for (String answer : List.of("", "?code=1&state=2", "?error=invalid_client&state=2")) {
                assertThat(TestBrowser.target(browser.get("/login/oauth2/code/" + made + answer)))
                        .isEqualTo("/login?sso-failed");
            }
            assertThat(browser.post("/logout/connect/back-channel/" + made, Map.of("logout_token", "1.2.3"))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(output.getAll()).doesNotContainPattern("(WARN|ERROR).*OpenID|IllegalArgumentException");
    }

    @Test
    @DisplayName("While the database is away nobody is told that they are unknown")
    void unavailable() {
        PROVIDER.vouchingFor(ada.email());
        String back = back(browser.get("/oauth2/authorization/acme"));
        try (TestOutage away = new TestOutage(database)) {
            assertThat(TestBrowser.target(browser.get(back))).isEqualTo("/login?unavailable");
            assertThat(TestBrowser.target(new TestBrowser(port).get("/oauth2/authorization/own-" + "0".repeat(32))))
                    .as("an organization's own, which nobody can look up")
                    .isEqualTo("/login?unavailable");
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        ApplicationListener<AuthenticationSuccessEvent> remember() {
            return event -> SIGNED_IN.add(event.getAuthentication());
        }
    }
}
