package io.portwarden.people.sso.own;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestBrowser;
import io.portwarden.TestClock;
import io.portwarden.TestDns;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.approval.ApprovalService;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.TestIdentityProvider;
import io.portwarden.people.domain.ClaimedDomain;
import io.portwarden.people.domain.Domain;
import io.portwarden.people.domain.DomainService;
import io.portwarden.people.password.PasswordReset;
import io.portwarden.people.sso.own.OwnProviderRefusedException.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import io.portwarden.tenant.TenantStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Two tenants, each with an OpenID provider of the test's own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OwnProviderSignInTest {

    private static final String PASSWORD = "correct horse battery";
    private static final TestIdentityProvider ACME = new TestIdentityProvider();
    private static final TestIdentityProvider OTHER = new TestIdentityProvider();

    @LocalServerPort
    int port;

    @Autowired
    OwnProviderService providers;

    @Autowired
    OwnProviderDesk desk;

    @Autowired
    OwnSignIn signIn;

    @Autowired
    DomainService domains;

    @Autowired
    ApprovalService approvals;

    @Autowired
    PasswordReset resets;

    @Autowired
    PeopleService people;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    @Autowired
    TenantService tenants;

    @Autowired
    TestClock clock;

    TestTenant tenant;
    TestTenant other;
    SignedInPerson ada;
    SignedInPerson vic;
    SignedInPerson olga;
    TestBrowser browser;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        other = world.usTenant();
        ada = add(tenant.admin());
        vic = add(tenant.viewer());
        add(other.admin());
        olga = add(world.operator());
        ACME.reset();
        OTHER.reset();
        setUp(ada, ACME, "");
        setUp(other.admin(), OTHER, "");
        browser = new TestBrowser(port);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @AfterAll
    static void stop() {
        ACME.close();
        OTHER.close();
    }

    private SignedInPerson add(SignedInPerson person) {
        world.signUp(person, PASSWORD);
        return person;
    }

    private static void does(SignedInPerson person, Runnable work) {
        as(person, () -> {
            work.run();
            return true;
        });
    }

    private static OwnProviderForm form(TestIdentityProvider provider, String rolesClaim) {
        return new OwnProviderForm(
                provider.issuer(),
                TestIdentityProvider.CLIENT,
                TestIdentityProvider.SECRET,
                rolesClaim,
                "Telephony",
                "",
                "",
                "mfa",
                "");
    }

    private static Domain domain(SignedInPerson person) {
        return Domain.of(new EmailAddress(person.email())).orElseThrow();
    }

    private void prove(SignedInPerson admin, Domain domain) {
        does(admin, () -> domains.claim(domain.value()));
        String record = as(admin, domains::all).stream()
                .filter(claimed -> claimed.domain().equals(domain))
                .map(ClaimedDomain::record)
                .findFirst()
                .orElseThrow();
        TestDns.shared().publish(domain.challengeName(), record);
        does(admin, () -> domains.prove(domain));
    }

    private void setUp(SignedInPerson admin, TestIdentityProvider provider, String rolesClaim) {
        prove(admin, domain(admin));
        does(admin, () -> providers.save(form(provider, rolesClaim)));
    }

    private OwnProvider own(TestTenant whose) {
        return as(whose.admin(), providers::find).orElseThrow();
    }

    /** Goes to the provider and back. */
    private static String signIn(TestBrowser browser, OwnProvider provider) {
        return TestBrowser.target(browser.get(back(browser.get("/oauth2/authorization/" + provider.registrationId()))));
    }

    private String signIn() {
        browser = new TestBrowser(port);
        return signIn(browser, own(tenant));
    }

    private static String back(HttpResponse<?> toProvider) {
        URI provider = URI.create(toProvider.headers().firstValue("Location").orElseThrow());
        try (HttpClient client = HttpClient.newHttpClient()) {
            return TestBrowser.target(
                    client.send(HttpRequest.newBuilder(provider).build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSignedIn(TestBrowser browser) {
        return !TestBrowser.target(browser.get("/actuator/env")).startsWith("/login");
    }

    private List<String> trail() {
        return world.superuser()
                .sql("select kind from audit_entries where tenant_id = ? order by position")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> told(SignedInPerson person) {
        return world.superuser()
                .sql("select kind from outbox where recipient = ? order by notice_id")
                .param(person.email())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private Reason refused(SignedInPerson person, Runnable work) {
        Reason[] reason = new Reason[1];
        assertThatExceptionOfType(OwnProviderRefusedException.class)
                .isThrownBy(() -> does(person, work))
                .satisfies(refused -> reason[0] = refused.reason());
        return reason[0];
    }

    @Test
    @DisplayName("SIG-13: people are found by their address the first time, and then by what the provider calls them")
    @Records({AuditKind.SUBJECT_LINKED, AuditKind.OWN_PROVIDER_SAVED})
    @Tells(NoticeKind.OWN_PROVIDER_SAVED)
    void bySubject() {
        ACME.vouchingFor(vic.email()).saying("sub", "vic");
        assertThat(signIn()).isEqualTo("/");
        assertThat(isSignedIn(browser)).isTrue();
        assertThat(trail()).contains("own-provider-saved", "subject-linked", "signed-in");
        assertThat(told(ada)).contains("own-provider-saved");

        // Whatever the address is now, be it another person's here.
        ACME.reset().vouchingFor(ada.email()).saying("sub", "vic");
        assertThat(signIn()).isEqualTo("/");
        ACME.reset().saying("sub", "vic");
        assertThat(signIn()).isEqualTo("/");
        assertThat(trail().stream().filter("subject-linked"::equals)).hasSize(1);

        ACME.reset().saying("sub", "nobody").saying("email", ada.email());
        assertThat(signIn()).isEqualTo("/login?sso-unverified");
        ACME.reset().saying("sub", "nobody").vouchingFor("nobody@" + domain(ada));
        assertThat(signIn()).isEqualTo("/login?sso-unknown");
    }

    @Test
    @DisplayName("SIG-13: another account with somebody's address is refused, and the admins are told")
    @Records(AuditKind.SUBJECT_DIFFERS)
    @Tells(NoticeKind.SUBJECT_DIFFERS)
    void otherSubject() {
        ACME.vouchingFor(vic.email()).saying("sub", "vic");
        assertThat(signIn()).isEqualTo("/");
        ACME.reset().vouchingFor(vic.email()).saying("sub", "somebody else");

        assertThat(signIn()).isEqualTo("/login?sso-other-subject");

        assertThat(isSignedIn(browser)).isFalse();
        assertThat(trail()).contains("subject-differs");
        assertThat(told(ada)).contains("subject-differs");
    }

    @Test
    @DisplayName(
            "SIG-12, SIG-13: a tenant's provider is believed about its own people at its own domains, and nobody else")
    void onlyItsOwn() {
        OTHER.vouchingFor(ada.email()).saying("sub", "1");
        assertThat(signIn(browser, own(other))).isEqualTo("/login?sso-domain");
        OTHER.vouchingFor(olga.email());
        assertThat(signIn(browser, own(other))).isEqualTo("/login?sso-domain");
        world.superuser()
                .sql("insert into proven_domains (tenant_id, domain, token, claimed_at, proof, proven_at)"
                        + " values (?, ?, ?, now(), 'word', now()) on conflict do nothing")
                .params(other.id().value(), domain(olga).value(), "A".repeat(43))
                .update();
        assertThat(signIn(browser, own(other))).isEqualTo("/login?sso-unknown");
        world.superuser()
                .sql("delete from proven_domains where domain = ?")
                .param(domain(olga).value())
                .update();
        assertThat(isSignedIn(browser)).isFalse();

        // The same subject at two issuers is two people.
        ACME.vouchingFor(vic.email()).saying("sub", "1");
        assertThat(signIn()).isEqualTo("/");
        OTHER.reset().vouchingFor(other.admin().email()).saying("sub", "1");
        browser = new TestBrowser(port);
        assertThat(signIn(browser, own(other))).isEqualTo("/");

        // Given up, the domain counts no longer, for those who were linked neither.
        does(ada, () -> domains.remove(domain(ada)));
        assertThat(signIn()).isEqualTo("/login?sso-domain");
    }

    @Test
    @DisplayName("SIG-13: with another issuer everybody is linked anew, at another redirect address, after another try")
    void anotherIssuer() {
        ACME.vouchingFor(ada.email()).saying("sub", "1");
        assertThat(signIn()).isEqualTo("/");
        OwnProvider before = own(tenant);
        assertThat(before.triedAt()).isPresent();
        does(ada, () -> providers.choose(ProviderRule.REQUIRED));
        try (TestIdentityProvider evil = new TestIdentityProvider()) {
            assertThat(refused(
                            ada,
                            () -> providers.save(new OwnProviderForm(
                                    evil.issuer(), TestIdentityProvider.CLIENT, "", "", "", "", "", "", ""))))
                    .as("what is kept is not told to another")
                    .isEqualTo(Reason.FIELDS);
            does(ada, () -> providers.save(form(evil, "")));
            OwnProvider now = own(tenant);
            assertThat(now.registrationId()).isNotEqualTo(before.registrationId());
            assertThat(now.isRequired()).isFalse();
            assertThat(now.triedAt()).isEmpty();
            assertThat(TestBrowser.target(browser.get("/oauth2/authorization/" + before.registrationId())))
                    .isEqualTo("/login?sso-unavailable");
            evil.saying("sub", "1");
            assertThat(signIn()).isEqualTo("/login?sso-unverified");
            assertThat(refused(ada, () -> providers.choose(ProviderRule.REQUIRED)))
                    .isEqualTo(Reason.NOT_TRIED);
        }
    }

    @Test
    @DisplayName("SIG-14: required, nothing else lets in: passwords, forgotten ones, and sessions of before are over")
    @Records({AuditKind.OWN_PROVIDER_REQUIRED, AuditKind.OWN_PROVIDER_OFFERED})
    @Tells({NoticeKind.OWN_PROVIDER_REQUIRED, NoticeKind.OWN_PROVIDER_OFFERED})
    void required() {
        assertThat(refused(ada, () -> providers.choose(ProviderRule.REQUIRED))).isEqualTo(Reason.NOT_TRIED);
        ACME.vouchingFor(ada.email()).saying("sub", "ada");
        assertThat(signIn()).isEqualTo("/");
        TestBrowser before = new TestBrowser(port);
        assertThat(TestBrowser.target(before.signIn(vic.email(), PASSWORD))).isEqualTo("/");
        assertThat(isSignedIn(before)).isTrue();

        does(ada, () -> providers.choose(ProviderRule.REQUIRED));

        assertThat(isSignedIn(before)).isFalse();
        assertThat(isSignedIn(browser)).isFalse();
        for (SignedInPerson person : List.of(ada, vic)) {
            TestBrowser another = new TestBrowser(port);
            assertThat(TestBrowser.target(another.signIn(person.email(), PASSWORD)))
                    .isEqualTo("/login?sso-organization");
            assertThat(isSignedIn(another)).isFalse();
            assertThat(TestBrowser.target(another.signIn(person.email(), "wrong horse battery")))
                    .isEqualTo("/login?error");
        }
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            resets.request(vic.email());
            resets.request(other.admin().email());
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(told(vic)).doesNotContain("password-reset");
        assertThat(told(other.admin())).contains("password-reset");
        TestBrowser others = new TestBrowser(port);
        assertThat(TestBrowser.target(others.signIn(other.admin().email(), PASSWORD)))
                .isEqualTo("/");
        assertThat(signIn()).isEqualTo("/");
        assertThat(isSignedIn(browser)).isTrue();

        does(ada, () -> providers.choose(ProviderRule.OFFERED));
        assertThat(TestBrowser.target(new TestBrowser(port).signIn(vic.email(), PASSWORD)))
                .isEqualTo("/");
        assertThat(trail()).containsSubsequence("own-provider-required", "own-provider-offered");
        assertThat(told(ada)).contains("own-provider-required", "own-provider-offered");
    }

    @Test
    @DisplayName(
            "SIG-15: while it is out, nobody without a second factor comes in; the provider's security opens the ways")
    @Records({AuditKind.OWN_PROVIDER_RELEASED, AuditKind.OWN_PROVIDER_REMOVED})
    @Tells({NoticeKind.OWN_PROVIDER_RELEASED, NoticeKind.OWN_PROVIDER_REMOVED})
    void released() {
        ACME.vouchingFor(ada.email()).saying("sub", "ada");
        assertThat(signIn()).isEqualTo("/");
        does(ada, () -> providers.choose(ProviderRule.REQUIRED));
        ACME.away();
        for (SignedInPerson person : List.of(ada, vic)) {
            assertThat(TestBrowser.target(new TestBrowser(port).signIn(person.email(), PASSWORD)))
                    .isEqualTo("/login?sso-organization");
        }
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> does(ada, () -> desk.release(tenant.id())));

        assertThat(as(olga, () -> desk.of(tenant.id())).orElseThrow().isRequired())
                .isTrue();
        does(olga, () -> desk.release(tenant.id()));

        assertThat(TestBrowser.target(new TestBrowser(port).signIn(ada.email(), PASSWORD)))
                .isEqualTo("/");
        does(ada, providers::remove);
        assertThat(as(ada, providers::find)).isEmpty();
        assertThat(trail()).containsSubsequence("own-provider-released", "own-provider-removed");
        assertThat(told(ada)).contains("own-provider-released", "own-provider-removed");
    }

    @Test
    @DisplayName("SIG-13: a secret that has run out, and a signature that cannot be checked, are told as what they are")
    void toldWhy() {
        ACME.vouchingFor(ada.email()).signingBySecret();
        assertThat(signIn()).isEqualTo("/login?sso-signature");
        ACME.reset().vouchingFor(ada.email()).refusingClient();
        assertThat(signIn()).isEqualTo("/login?sso-client");
        assertThat(own(tenant).refusedAt()).isPresent();
        ACME.reset().vouchingFor(ada.email());
        assertThat(signIn()).isEqualTo("/");
        assertThat(own(tenant).refusedAt()).isEmpty();
        // What the browser brings along says nothing of it.
        HttpResponse<String> toProvider =
                browser.get("/oauth2/authorization/" + own(tenant).registrationId());
        String state = back(toProvider).replaceAll(".*state=([^&]*).*", "$1");
        browser.get("/login/oauth2/code/" + own(tenant).registrationId() + "?error=invalid_client&state=" + state);
        assertThat(own(tenant).refusedAt()).isEmpty();
    }

    @Test
    @DisplayName("SIG-16: an answer counts at the address of the provider that was asked, and under its own name only")
    void notMixedUp() {
        OTHER.vouchingFor(other.admin().email());
        ACME.vouchingFor(ada.email());
        String back = back(browser.get("/oauth2/authorization/" + own(other).registrationId()));
        assertThat(TestBrowser.target(browser.get(
                        back.replace(own(other).registrationId(), own(tenant).registrationId()))))
                .isEqualTo("/login?sso-failed");
        assertThat(isSignedIn(browser)).isFalse();

        ACME.naming(OTHER.issuer());
        assertThat(signIn()).isEqualTo("/login?sso-failed");
        ACME.naming(ACME.issuer());
        assertThat(signIn()).isEqualTo("/");
        ACME.reset().vouchingFor(ada.email()).announcingItsName();
        // Settings are read anew after a change.
        does(ada, () -> providers.save(form(ACME, "")));
        assertThat(signIn()).isEqualTo("/login?sso-failed");
        ACME.naming(ACME.issuer());
        assertThat(signIn()).isEqualTo("/");
    }

    @Test
    @DisplayName("SIG-13: roles come from its claim where that is set, but no second admin where two have to agree")
    void roles() {
        does(ada, () -> providers.save(form(ACME, "groups")));
        ACME.vouchingFor(vic.email()).saying("sub", "vic").saying("groups", List.of("Telephony"));
        assertThat(signIn()).isEqualTo("/");
        assertThat(role(vic)).isEqualTo("tenant-admin");
        ACME.saying("groups", List.of("operator"));
        assertThat(signIn()).isEqualTo("/login?sso-no-role");
        ACME.saying("groups", List.of("tenant-viewer"));
        assertThat(signIn()).isEqualTo("/");
        assertThat(role(vic)).isEqualTo("tenant-viewer");

        add(world.anotherAdmin(tenant, "Bo Builder"));
        does(ada, () -> approvals.changeRule(true));
        ACME.saying("groups", List.of("Telephony"));
        assertThat(signIn()).isEqualTo("/");
        assertThat(role(vic)).isEqualTo("tenant-viewer");
        assertThat(refused(ada, () -> providers.save(form(ACME, "")))).isEqualTo(Reason.TWO_PERSONS);
    }

    private String role(SignedInPerson person) {
        return world.superuser()
                .sql("select role from people where person_id = ?")
                .param(person.personId())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("SIG-13: a domain alone leads to a provider, whether there is such a person or not")
    void found() {
        String registration = own(tenant).registrationId();
        assertThat(signIn.find(ada.email())).hasValue(registration);
        assertThat(signIn.find(" Nobody@" + domain(ada).value().toUpperCase(Locale.ROOT) + " "))
                .hasValue(registration);
        assertThat(signIn.find("ada@mail." + domain(ada))).isEmpty();
        assertThat(signIn.find("ada@" + Identifiers.next() + ".example")).isEmpty();
        assertThat(signIn.find("no address")).isEmpty();
        does(ada, () -> domains.remove(domain(ada)));
        assertThat(signIn.find(ada.email())).isEmpty();
    }

    @Test
    @DisplayName("SIG-13: it takes an admin who is one still, freshly signed in, and a provider that is what it says")
    void whoMay() {
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(ada, () -> {
                    providers.save(form(ACME, ""));
                    return true;
                }));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> does(vic, () -> providers.save(form(ACME, ""))));
        assertThat(refused(ada, () -> providers.save(form(ACME.issuer() + "/"))))
                .isEqualTo(Reason.OTHER_ISSUER);
        assertThat(refused(ada, () -> providers.save(form("http://localhost:1"))))
                .isEqualTo(Reason.UNREACHABLE);
        assertThat(refused(ada, () -> providers.save(form("file:///etc/passwd"))))
                .isEqualTo(Reason.ISSUER);
        assertThat(refused(ada, () -> providers.save(form("")))).isEqualTo(Reason.FIELDS);
        ACME.withSettings(Map.of("token_endpoint", "ftp://localhost/token"));
        assertThat(refused(ada, () -> providers.save(form(ACME, "")))).isEqualTo(Reason.SETTINGS);
        ACME.reset();
        TestTenant third = world.usTenant();
        add(third.admin());
        assertThat(refused(third.admin(), () -> providers.save(form(ACME, "")))).isEqualTo(Reason.NO_DOMAIN);
        assertThat(form(ACME, "").toString()).doesNotContain(TestIdentityProvider.SECRET);
        assertThat(world.superuser()
                        .sql("select client_secret from own_providers where tenant_id = ?")
                        .param(tenant.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(TestIdentityProvider.SECRET);
    }

    private static OwnProviderForm form(String issuer) {
        return new OwnProviderForm(issuer, TestIdentityProvider.CLIENT, "secret", "", "", "", "", "", "");
    }

    @Test
    @DisplayName("SIG-3, SIG-13: what its own amr says of a second factor counts for its people only")
    void secondFactor() {
        world.superuser().sql("""
                        insert into one_time_codes (tenant_id, person_id, secret, last_step, set_up_at)
                        values (?, ?, 'sealed', 0, now())
                        """).params(ada.tenant(), ada.personId()).update();
        ACME.vouchingFor(ada.email()).saying("sub", "ada").saying("amr", List.of("pwd"));
        assertThat(signIn()).isEqualTo("/");
        assertThat(TestBrowser.target(browser.get("/actuator/env"))).isEqualTo("/second-factor");
        ACME.saying("amr", List.of("pwd", "mfa"));
        assertThat(signIn()).isEqualTo("/");
        assertThat(TestBrowser.target(browser.get("/actuator/env"))).isNotEqualTo("/second-factor");
        assertThat(ada.role()).isEqualTo(Role.TENANT_ADMIN);
    }

    private int ends(TestIdentityProvider provider, OwnProvider own, Map<String, Object> claims) {
        return new TestBrowser(port)
                .post(
                        "/logout/connect/back-channel/" + own.registrationId(),
                        Map.of("logout_token", provider.logoutToken(claims)))
                .statusCode();
    }

    @Test
    @DisplayName("SIG-17: the provider's signed word ends one session, or all of a person's, and no other")
    void backChannel() {
        ACME.vouchingFor(vic.email()).saying("sub", "vic").saying("sid", "first");
        assertThat(signIn()).isEqualTo("/");
        TestBrowser first = browser;
        ACME.saying("sid", "second");
        assertThat(signIn()).isEqualTo("/");
        TestBrowser second = browser;
        ACME.reset().vouchingFor(ada.email()).saying("sub", "ada");
        assertThat(signIn()).isEqualTo("/");
        TestBrowser adas = browser;
        TestBrowser byPassword = new TestBrowser(port);
        byPassword.signIn(vic.email(), PASSWORD);
        assertThat(List.of(first, second, adas, byPassword)).allMatch(OwnProviderSignInTest::isSignedIn);

        assertThat(ends(ACME, own(tenant), Map.of("sid", "first", "sub", "somebody")))
                .isEqualTo(200);
        assertThat(isSignedIn(first)).isTrue();
        assertThat(ends(ACME, own(tenant), Map.of("sid", "first"))).isEqualTo(200);
        assertThat(isSignedIn(first)).isFalse();
        assertThat(isSignedIn(second)).isTrue();
        assertThat(trail()).contains("sessions-ended");

        assertThat(ends(ACME, own(tenant), Map.of("sub", "vic"))).isEqualTo(200);
        assertThat(List.of(second, byPassword)).noneMatch(OwnProviderSignInTest::isSignedIn);
        assertThat(isSignedIn(adas)).isTrue();
    }

    @Test
    @DisplayName("SIG-17: a word that is not right, or another provider's, ends nothing")
    void notItsWord() {
        ACME.vouchingFor(vic.email()).saying("sub", "vic").saying("sid", "first");
        assertThat(signIn()).isEqualTo("/");
        Map<String, Object> right = Map.of("sid", "first");
        assertThat(ends(OTHER, own(tenant), right)).isEqualTo(400);
        assertThat(ends(OTHER, own(other), right)).isEqualTo(200);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("sid", "first", "aud", "another"),
                Map.of("sid", "first", "iss", "https://evil.example"),
                Map.of("sid", "first", "nonce", "of an ID token"),
                Map.of("sid", "first", "events", Map.of()),
                Map.of("sid", "first", "exp", Date.from(Instant.now().minusSeconds(3600))),
                Map.of("sid", "first", "iat", Date.from(Instant.now().minusSeconds(3600))),
                Map.of())) {
            assertThat(ends(ACME, own(tenant), wrong)).as("%s", wrong).isEqualTo(400);
        }
        ACME.withAnotherKey();
        assertThat(ends(ACME, own(tenant), right)).isEqualTo(400);
        ACME.reset().signingBySecret();
        assertThat(ends(ACME, own(tenant), right)).isEqualTo(400);
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    @DisplayName("SIG-17: signing out leads on to where the provider ends its session, with its own word")
    void signsOutThereToo() {
        ACME.withSettings(Map.of("end_session_endpoint", ACME.issuer() + "/end?of=session"));
        does(ada, () -> providers.save(form(ACME, "")));
        ACME.vouchingFor(ada.email()).saying("sub", "ada");
        assertThat(signIn()).isEqualTo("/");
        browser.get("/");

        HttpResponse<String> out = browser.post("/logout", Map.of("_csrf", browser.token()));

        assertThat(out.headers().firstValue("Location").orElseThrow())
                .startsWith(ACME.issuer() + "/end?of=session&id_token_hint=ey")
                .endsWith("&client_id=" + TestIdentityProvider.CLIENT);
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    @DisplayName("SIG-13: its provider lets nobody of a closed or suspended tenant in")
    void closed() {
        ACME.vouchingFor(vic.email()).saying("sub", "vic");
        OwnProvider provider = own(tenant);
        assertThat(signIn()).isEqualTo("/");
        for (TenantStatus status : List.of(TenantStatus.SUSPENDED, TenantStatus.CLOSED)) {
            transactions.doStating(
                    Scope.provider(), () -> tenants.change(tenant.tenant().in(status)));
            browser = new TestBrowser(port);
            assertThat(signIn(browser, provider)).as(status.code()).startsWith("/login?sso-");
            assertThat(isSignedIn(browser)).isFalse();
        }
    }
}
