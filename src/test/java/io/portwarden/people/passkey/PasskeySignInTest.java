package io.portwarden.people.passkey;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asWithPasskey;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.PublicPortal;
import io.portwarden.Records;
import io.portwarden.ShortWaits;
import io.portwarden.SignInEvents;
import io.portwarden.TestBrowser;
import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
import io.portwarden.TestWorld;
import io.portwarden.audit.AuditKind;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.people.PortalUser;
import io.portwarden.people.TestAuthenticator;
import io.portwarden.people.TestIdentityProvider;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@PublicPortal
@ExtendWith(ShortWaits.class)
class PasskeySignInTest {

    private static final String ORIGIN = "https://portal.acme.example";

    @LocalServerPort
    int port;

    @Autowired
    PeopleService people;

    @Autowired
    PasskeyService passkeys;

    @Autowired
    Transactions transactions;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    @Autowired
    SignInEvents events;

    SignedInPerson ada;
    TestAuthenticator key;
    TestBrowser browser;

    /** Behind a proxy that says by which name it was reached. */
    private TestBrowser newBrowser() {
        return new TestBrowser(port).with("X-Forwarded-Host", "portal.acme.example");
    }

    @BeforeEach
    void makeWorld() {
        ada = world.usTenant().admin();
        transactions.doStating(
                Scope.tenant(ada.tenantId()),
                () -> people.add(
                        new Person(
                                ada.tenantId(),
                                ada.personId(),
                                new EmailAddress(ada.email()),
                                "Ada",
                                Role.TENANT_ADMIN,
                                Locale.ENGLISH),
                        "correct horse battery"));
        key = new TestAuthenticator(ORIGIN);
        as(ada, () -> {
            PasskeyChallenge<PublicKeyCredentialCreationOptions> asked = passkeys.askForNew();
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
            try {
                passkeys.add(asked, "Blue key", key.make(asked.json()));
            } finally {
                RequestContextHolder.resetRequestAttributes();
            }
            return ada;
        });
        browser = newBrowser();
        events.beginAnew();
    }

    /** As a script on our own page does, with the token that it finds there. */
    private HttpResponse<String> post(String path, String body) {
        return browser.with("X-CSRF-TOKEN", browser.token()).postJson(path, body);
    }

    private HttpResponse<String> show(String answer) {
        return post("/login/webauthn", answer);
    }

    private String options() {
        return post("/webauthn/authenticate/options", "").body();
    }

    /** Whoever is not signed in is sent to the sign-in page. */
    private boolean isSignedIn() {
        return browser.get("/actuator/env").statusCode() != 302;
    }

    @Test
    @DisplayName("With a passkey people sign in as who they are with their password, in a session with a new name")
    void signIn() {
        String asked = options();
        String before = browser.session();

        HttpResponse<String> answer = show(key.sign(asked));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"authenticated\":true").contains("\"redirectUrl\":\"/\"");
        assertThat(isSignedIn()).isTrue();
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(newBrowser().withSession(before).get("/actuator/env").statusCode())
                .isEqualTo(302);
        assertThat(events.all())
                .filteredOn(AuthenticationSuccessEvent.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(AuthenticationSuccessEvent.class, event -> {
                    assertThat(event.getAuthentication().getPrincipal())
                            .isInstanceOfSatisfying(
                                    PortalUser.class,
                                    user -> assertThat(user.person()).isEqualTo(adaInFull()));
                    assertThat(event.getAuthentication().getAuthorities())
                            .extracting("authority")
                            .containsExactlyInAnyOrder("ROLE_TENANT_ADMIN", FactorGrantedAuthority.WEBAUTHN_AUTHORITY);
                    assertThat(event.getAuthentication().getAuthorities())
                            .filteredOn(FactorGrantedAuthority.class::isInstance)
                            .first()
                            .extracting(authority -> ((FactorGrantedAuthority) authority).getIssuedAt())
                            .satisfies(at -> assertThat(at)
                                    .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now()));
                });
    }

    private SignedInPerson adaInFull() {
        return new SignedInPerson(ada.tenant(), ada.personId(), ada.email(), "Ada", ada.role());
    }

    @Test
    @DisplayName("A stranger is not told which passkeys there are, and has to verify who they are")
    void askedForNoneInParticular() {
        assertThat(options())
                .contains("\"allowCredentials\":[]")
                .contains("\"userVerification\":\"required\"")
                .contains("\"rpId\":\"portal.acme.example\"");
    }

    @Test
    @DisplayName("A passkey that was removed, is nobody's, or signed elsewhere or unverified is refused, all alike")
    void refused() {
        TestAuthenticator nobodys = new TestAuthenticator(ORIGIN);
        HttpResponse<String> unknown = show(nobodys.sign(options()));
        HttpResponse<String> elsewhere = show(key.at("https://evil.example").sign(options()));
        HttpResponse<String> unverified = show(key.copy().withoutVerification().sign(options()));
        asWithPasskey(ada, () -> {
            passkeys.remove(passkeys.mine().getFirst().id());
            return ada;
        });
        HttpResponse<String> removed = show(key.sign(options()));

        assertThat(List.of(unknown, elsewhere, unverified, removed)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        });
        assertThat(isSignedIn()).isFalse();
        assertThat(events.all()).hasSize(4).allMatch(AbstractAuthenticationFailureEvent.class::isInstance);
    }

    @Test
    @DisplayName("Trail: who signed in by passkey, and who was refused, stands there with where it came from")
    @Records({AuditKind.SIGNED_IN, AuditKind.SIGN_IN_REFUSED})
    void recorded() {
        show(key.copy().withoutVerification().sign(options()));
        show(new TestAuthenticator(ORIGIN).sign(options()));
        show(key.sign(options()));

        assertThat(world.superuser()
                        .sql("select kind || ' ' || details from audit_entries where tenant_id = ? order by position")
                        .param(ada.tenant())
                        .query(String.class)
                        .list())
                .map(entry -> entry.replace("0:0:0:0:0:0:0:1", "127.0.0.1").replace('\n', ' '))
                .containsExactly(
                        "passkey-added ",
                        "sign-in-refused client-address=127.0.0.1",
                        "signed-in method=passkey client-address=127.0.0.1");
    }

    @Test
    @DisplayName("An answer counts once, and only in the session that asked for it")
    void replayed() {
        String asked = options();
        String signed = key.withoutCount().sign(asked);
        TestBrowser mine = browser;
        browser = newBrowser();
        options();

        assertThat(show(signed).statusCode()).isEqualTo(401);
        browser = mine;
        assertThat(show("{}").statusCode()).isEqualTo(401);
        browser = newBrowser();
        assertThat(show(signed).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @DisplayName("Whatever else is sent in the place of an answer is refused")
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\"}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"response\":{\"clientDataJSON\":\"AA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}"
            })
    void garbage(String body) {
        options();

        assertThat(show(body).statusCode()).isEqualTo(401);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("An answer of 128 KiB is refused before it is read to the end")
    void tooLong() {
        options();

        assertThat(show("{\"id\":\"" + "A".repeat(1 << 17) + "\"}").statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("Another page cannot sign anybody in: without our page's token, nothing is looked at")
    void forged() {
        String signed = key.sign(options());

        assertThat(browser.with("X-CSRF-TOKEN", "guessed")
                        .postJson("/login/webauthn", signed)
                        .statusCode())
                .isEqualTo(403);
        assertThat(newBrowser().postJson("/webauthn/authenticate/options", "").statusCode())
                .isEqualTo(403);
        assertThat(isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("There is no way to make passkeys past the portal's own screens")
    @ValueSource(strings = {"/webauthn/register/options", "/webauthn/register", "/webauthn/register/AA"})
    void noOtherWay(String path) {
        show(key.sign(options()));

        assertThat(post(path, "{}").statusCode()).isIn(403, 404);
    }

    @Test
    @DisplayName("While the database is away nobody is told that their passkey is wrong")
    void unavailable() {
        String asked = options();
        String signed = key.sign(asked);
        try (TestOutage away = new TestOutage(database)) {
            assertThat(show(signed).statusCode()).isEqualTo(503);
        }
    }

    @Test
    @DisplayName(
            "SIG-14, SIG-15: where the tenant's own provider is required, a passkey signs in only while that is out")
    void ownProvider() {
        try (TestIdentityProvider provider = new TestIdentityProvider()) {
            world.superuser()
                    .sql("""
                            insert into own_providers (tenant_id, registration_id, registration_hash, issuer, client_id,
                                client_secret, rule, roles_claim, admin_name, viewer_name, verified_claim,
                                second_factor_amr, second_factor_acr, tried_at, changed_at)
                            values (?, 'own-' || replace(?::text, '-', ''), repeat('0', 64), ?, 'portwarden', '-', 'required',
                                '', '', '', 'email_verified', '{}', '{}', now(), now())
                            """)
                    .params(ada.tenant(), ada.tenant(), provider.issuer())
                    .update();
            assertThat(show(key.sign(options())).statusCode()).isEqualTo(401);
            assertThat(isSignedIn()).isFalse();

            provider.away();
            assertThat(show(key.sign(options())).statusCode()).isEqualTo(200);
            assertThat(isSignedIn()).isTrue();
        }
    }
}
