package io.portwarden.people.factor;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestBrowser;
import io.portwarden.TestClock;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.MailedLinkFilter;
import io.portwarden.people.MailedToken;
import io.portwarden.people.PeopleService;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PortalPrincipal;
import io.portwarden.people.TestAuthenticator;
import io.portwarden.people.TestIdentityProvider;
import io.portwarden.people.member.InvitationAcceptance;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.SecondFactorReset;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.password.PasswordReset;
import io.portwarden.people.sso.own.OwnProvider;
import io.portwarden.people.sso.own.OwnProviderForm;
import io.portwarden.people.sso.own.OwnProviderService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PublicAddress;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Every way in, by HTTP, for everybody, with the second factor and without. A way or a role that is new has its rows here by
 * itself.
 */
@Tag("slow")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "portwarden.sign-in.second-factor=required")
class WaysInTest {

    private static final TestIdentityProvider OURS = new TestIdentityProvider();
    private static final TestIdentityProvider OWN = new TestIdentityProvider();
    private static final String PASSWORD = "correct horse battery";
    private static final String NEW_PASSWORD = "another horse battery";
    private static final Map<String, HttpSession> SESSIONS = new ConcurrentHashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    SecondFactorSignIn signIn;

    @Autowired
    SecondFactorReset resets;

    @Autowired
    FactorSecrets secrets;

    @Autowired
    ViewersRule viewers;

    @Autowired
    InvitationService invitations;

    @Autowired
    InvitationAcceptance acceptance;

    @Autowired
    PasswordReset passwordReset;

    @Autowired
    PasskeyService passkeys;

    @Autowired
    OwnProviderService providers;

    @Autowired
    PeopleService people;

    @Autowired
    PublicAddress address;

    @Autowired
    TestClock clock;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    SignedInPerson ada;
    SignedInPerson olga;

    /** By what somebody comes. */
    enum Way {
        PASSWORD,
        FORGOTTEN_PASSWORD,
        INVITATION,
        PASSKEY,
        /** The OpenID provider that is configured, which says nothing of a second factor. */
        OUR_PROVIDER,
        /** The tenant's own, which says nothing of it either. */
        OWN_PROVIDER,
        /** A session of before the person's factor was taken away. */
        OLD_SESSION,
        RECOVERY_CODE,
        /** The factor was taken away, and another is set up by password and mailed link. */
        FACTOR_TAKEN_AWAY
    }

    /** Who comes, and with what. */
    private record Comer(SignedInPerson person, byte[] secret, List<String> recoveryCodes) {}

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry registry) {
        OURS.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void stop() {
        OURS.close();
        OWN.close();
    }

    @BeforeEach
    void makeWorld() {
        OURS.reset();
        OWN.reset();
        tenant = world.usTenant();
        ada = tenant.admin();
        olga = somebody(Role.OPERATOR);
        world.bringIn(ada, olga);
        world.superuser()
                .sql("update people set role_since = now() - interval '8 days' where person_id = ?")
                .param(olga.personId())
                .update();
        does(ada, () -> viewers.change(true));
    }

    @AfterEach
    void setClock() {
        clock.reset();
    }

    private static void does(SignedInPerson person, Runnable work) {
        as(person, () -> {
            work.run();
            return true;
        });
    }

    private SignedInPerson add(SignedInPerson person) {
        world.signUp(person, PASSWORD);
        return person;
    }

    private String domain() {
        return tenant.tenant().accountNumber().toLowerCase(Locale.ROOT) + ".example";
    }

    private SignedInPerson somebody(Role role) {
        UUID id = Identifiers.next();
        return new SignedInPerson(
                role.isProviders() ? TenantId.PROVIDER.value() : tenant.id().value(),
                id,
                "s" + id + "@" + domain(),
                "Sam",
                role);
    }

    /** Who looks after somebody in that role. */
    private SignedInPerson superior(Role role) {
        return role.isProviders() ? olga : ada;
    }

    private static Stream<Arguments> everything() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(Role.values())
                        .flatMap(role -> Stream.of(false, true).map(given -> Arguments.of(way, role, given))));
    }

    @ParameterizedTest(name = "{0}, {1}, factor given: {2}")
    @MethodSource("everything")
    @DisplayName("SIG-8: by every way in, everybody does what they may with the second factor, and nothing without it")
    void everything(Way way, Role role, boolean given) {
        SignedInPerson person;
        TestBrowser browser = new TestBrowser(port);
        if (way == Way.INVITATION) {
            person = invited(role);
            browser.signIn(person.email(), PASSWORD);
            assertNobody(browser, person);
            if (given) {
                setUp(browser);
            }
        } else {
            person = add(somebody(role));
            Comer comer = comer(way, person);
            browser = come(way, comer, given);
        }

        // No provider of a tenant's speaks for the provider's people, and what is over stays so.
        boolean possible = way != Way.OLD_SESSION && !(way == Way.OWN_PROVIDER && role.isProviders());
        if (given && possible) {
            assertSomebody(browser, person);
        } else {
            assertNobody(browser, person);
        }
    }

    private TestBrowser come(Way way, Comer comer, boolean given) {
        SignedInPerson person = comer.person();
        TestBrowser browser = new TestBrowser(port);
        switch (way) {
            case PASSWORD, RECOVERY_CODE, INVITATION -> browser.signIn(person.email(), PASSWORD);
            case FORGOTTEN_PASSWORD -> {
                chooseNewPassword(person);
                browser.signIn(person.email(), PASSWORD);
                assertNobody(browser, person);
                browser.signIn(person.email(), NEW_PASSWORD);
            }
            case PASSKEY -> {
                TestAuthenticator key = passkey(person);
                return passkeySignIn(given ? key : key.withoutVerification());
            }
            case OUR_PROVIDER -> {
                OURS.vouchingFor(person.email()).saying("sub", person.personId().toString());
                askProvider(browser, "acme");
            }
            case OWN_PROVIDER -> {
                OWN.vouchingFor(person.email()).saying("sub", person.personId().toString());
                askProvider(browser, ownProvider().registrationId());
                if (person.role().isProviders()) {
                    return browser;
                }
            }
            case OLD_SESSION -> {
                browser.signIn(person.email(), PASSWORD);
                in(browser, () -> signIn.withCode(nextCode(comer)));
                assertSomebody(browser, person);
                does(superior(person.role()), () -> resets.reset(person.personId()));
                if (given) {
                    assertSomebody(anew(person), person);
                }
                return browser;
            }
            case FACTOR_TAKEN_AWAY -> {
                does(superior(person.role()), () -> resets.reset(person.personId()));
                if (given) {
                    return anew(person);
                }
                browser.signIn(person.email(), PASSWORD);
                assertThatThrownBy(() -> in(browser, () -> signIn.begin())).isInstanceOf(LinkWantedException.class);
                return browser;
            }
        }
        assertNobody(browser, person);
        if (!given) {
            assertThatThrownBy(() -> in(browser, () -> signIn.withCode(wrong(nextCode(comer)))))
                    .isInstanceOf(CodeRefusedException.class);
        } else if (way == Way.RECOVERY_CODE) {
            in(browser, () -> signIn.withRecoveryCode(comer.recoveryCodes().getFirst()));
        } else {
            in(browser, () -> signIn.withCode(nextCode(comer)));
        }
        return browser;
    }

    /** Whoever comes by passkey has nothing else, and the others an app; recovery codes, which take long to make, where they count. */
    private Comer comer(Way way, SignedInPerson person) {
        if (way == Way.PASSKEY) {
            return new Comer(person, new byte[0], List.of());
        }
        if (way == Way.RECOVERY_CODE) {
            return enrolled(person);
        }
        byte[] secret = new byte[20];
        Key key = Key.of(PersonRepository.Key.of(person));
        world.superuser()
                .sql("insert into one_time_codes (tenant_id, person_id, secret, last_step, set_up_at)"
                        + " values (?, ?, ?, 1, now())")
                .params(person.tenant(), person.personId(), secrets.seal(key, secret))
                .update();
        return new Comer(person, secret, List.of());
    }

    /** Sets the first factor up, at the first sign-in. */
    private Comer enrolled(SignedInPerson person) {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(person.email(), PASSWORD);
        CodeEnrolment enrolment = in(browser, signIn::begin);
        List<String> recoveryCodes = in(browser, () -> signIn.finish(enrolment, code(enrolment.secret())));
        return new Comer(person, enrolment.secret(), recoveryCodes);
    }

    private void setUp(TestBrowser browser) {
        CodeEnrolment enrolment = in(browser, signIn::begin);
        in(browser, () -> signIn.finish(enrolment, code(enrolment.secret())));
        in(browser, signIn::complete);
    }

    /** By password and mailed link. */
    private TestBrowser anew(SignedInPerson person) {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(person.email(), PASSWORD);
        in(browser, signIn::mailLink);
        session(browser)
                .setAttribute(
                        MailedLinkFilter.class.getName() + "/second-factor",
                        mailed("second-factor-link", person.email()));
        setUp(browser);
        return browser;
    }

    private String code(byte[] secret) {
        return OneTimeCodes.code(secret, clock.instant().getEpochSecond() / 30);
    }

    private String nextCode(Comer comer) {
        clock.advance(Duration.ofSeconds(30));
        return code(comer.secret());
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '0' ? "1" : "0") + code.substring(1, 5) + (code.charAt(5) == '0' ? "1" : "0");
    }

    private SignedInPerson invited(Role role) {
        String email = "i" + Identifiers.next() + "@" + domain();
        does(superior(role), () -> invitations.invite(email, role, Locale.ENGLISH));
        acceptance.accept(
                MailedToken.parse(MailedToken.Kind.INVITATION, mailed("person-invited", email))
                        .orElseThrow(),
                "Ivy",
                PASSWORD,
                Locale.ENGLISH);
        return world.superuser()
                .sql("select tenant_id, person_id from people where email = ?")
                .param(email)
                .query((row, index) -> new SignedInPerson(
                        row.getObject("tenant_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        email,
                        "Ivy",
                        role))
                .single();
    }

    private void chooseNewPassword(SignedInPerson person) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            passwordReset.request(person.email());
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        passwordReset.complete(
                MailedToken.parse(MailedToken.Kind.RESET, mailed("password-reset", person.email()))
                        .orElseThrow(),
                NEW_PASSWORD);
    }

    private String mailed(String kind, String to) {
        return world.superuser()
                .sql("select params ->> 'path' from outbox where kind = ? and recipient = ?"
                        + " order by notice_id desc limit 1")
                .params(kind, to)
                .query(String.class)
                .single()
                .replaceFirst(".*=", "");
    }

    private TestAuthenticator passkey(SignedInPerson person) {
        TestAuthenticator key = new TestAuthenticator(address.origin());
        does(person, () -> {
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
            try {
                var asked = passkeys.askForNew();
                passkeys.add(asked, "Blue key", key.make(asked.json()));
            } finally {
                RequestContextHolder.resetRequestAttributes();
            }
        });
        return key;
    }

    /** As the sign-in page does it. */
    private TestBrowser passkeySignIn(TestAuthenticator key) {
        TestBrowser browser = new TestBrowser(port).with("Origin", address.origin());
        browser.with("X-CSRF-TOKEN", browser.token());
        String options = browser.postJson("/webauthn/authenticate/options", "").body();
        browser.postJson("/login/webauthn", key.sign(options));
        return browser;
    }

    private OwnProvider ownProvider() {
        world.superuser()
                .sql("""
                        insert into proven_domains (tenant_id, domain, token, claimed_at, proof, proven_at)
                        values (?, ?, ?, now(), 'word', now())
                        """)
                .params(tenant.id().value(), domain(), "a".repeat(43))
                .update();
        does(
                ada,
                () -> providers.save(new OwnProviderForm(
                        OWN.issuer(),
                        TestIdentityProvider.CLIENT,
                        TestIdentityProvider.SECRET,
                        "",
                        "",
                        "",
                        "",
                        "mfa",
                        "")));
        return as(ada, providers::find).orElseThrow();
    }

    /** Goes there and back. */
    private static void askProvider(TestBrowser browser, String registrationId) {
        HttpResponse<String> toProvider = browser.get("/oauth2/authorization/" + registrationId);
        URI provider = URI.create(toProvider.headers().firstValue("Location").orElseThrow());
        try (HttpClient client = HttpClient.newHttpClient()) {
            browser.get(TestBrowser.target(
                    client.send(HttpRequest.newBuilder(provider).build(), BodyHandlers.ofString())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpSession session(TestBrowser browser) {
        return Objects.requireNonNull(SESSIONS.get(browser.session()));
    }

    private static @Nullable Authentication shown(TestBrowser browser) {
        @Nullable HttpSession session = SESSIONS.get(browser.session());
        return session != null
                        && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                instanceof SecurityContext context
                ? context.getAuthentication()
                : null;
    }

    private void in(TestBrowser browser, Runnable work) {
        in(browser, () -> {
            work.run();
            return true;
        });
    }

    /** As a screen of this browser's does it: in its session, as who is signed in there. */
    private <T> T in(TestBrowser browser, Supplier<T> work) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(shown(browser));
        SecurityContextHolder.setContext(context);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest() {
            @Override
            public @Nullable HttpSession getSession(boolean create) {
                return SESSIONS.get(browser.session());
            }

            @Override
            public String changeSessionId() {
                return browser.session();
            }
        }));
        try {
            return work.get();
        } finally {
            RequestContextHolder.resetRequestAttributes();
            SecurityContextHolder.clearContext();
        }
    }

    private String language(SignedInPerson person) {
        return world.superuser()
                .sql("select language from people where person_id = ?")
                .param(person.personId())
                .query(String.class)
                .single();
    }

    private void assertSomebody(TestBrowser browser, SignedInPerson person) {
        assertThat(browser.get("/my-sign-in").statusCode()).isEqualTo(200);
        Authentication shown = Objects.requireNonNull(shown(browser));
        assertThat(((PortalPrincipal) Objects.requireNonNull(shown.getPrincipal())).person())
                .isEqualTo(person);
        assertThat(shown.getAuthorities().stream().map(GrantedAuthority::getAuthority))
                .contains("ROLE_" + person.role().name());
        in(browser, () -> people.changeLanguage(Locale.FRENCH));
        assertThat(language(person)).isEqualTo("fr");
        in(browser, () -> people.changeLanguage(Locale.ENGLISH));
    }

    /** What every service says to whoever waits for the second factor, {@code SecondFactorSignInTest} asks. */
    private void assertNobody(TestBrowser browser, SignedInPerson person) {
        for (String page : List.of("/", "/my-sign-in", "/numbers", "/provider/orders", "/nothing-here")) {
            HttpResponse<String> answer = browser.get(page);
            assertThat(TestBrowser.target(answer)).as(page).matches("/second-factor|/login.*");
        }
        @Nullable Authentication shown = shown(browser);
        assertThat(shown == null || !(shown.getPrincipal() instanceof PortalPrincipal))
                .isTrue();
        assertThatThrownBy(() -> in(browser, () -> people.changeLanguage(Locale.FRENCH)))
                .isInstanceOf(RuntimeException.class);
        assertThat(language(person)).isEqualTo("en");
    }

    /** The sessions of browsers, as the program has them. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Sessions {

        @Bean
        HttpSessionListener sessions() {
            return new HttpSessionListener() {
                @Override
                public void sessionCreated(HttpSessionEvent event) {
                    SESSIONS.put(event.getSession().getId(), event.getSession());
                }

                @Override
                public void sessionDestroyed(HttpSessionEvent event) {
                    SESSIONS.remove(event.getSession().getId());
                }
            };
        }

        @Bean
        HttpSessionIdListener sessionIds() {
            return (event, before) -> {
                SESSIONS.remove(before);
                SESSIONS.put(event.getSession().getId(), event.getSession());
            };
        }
    }
}
