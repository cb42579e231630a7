package io.portwarden.people.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.CountedHashes;
import io.portwarden.Records;
import io.portwarden.SecondFactorRequired;
import io.portwarden.Tells;
import io.portwarden.TestBrowser;
import io.portwarden.TestClock;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.approval.ApprovalService;
import io.portwarden.approval.Outcome;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.MailedLinkFilter;
import io.portwarden.people.MailedToken;
import io.portwarden.people.PendingSignIn;
import io.portwarden.people.PeopleService;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PortalUser;
import io.portwarden.people.Sha256;
import io.portwarden.people.TestAuthenticator;
import io.portwarden.people.TestIdentityProvider;
import io.portwarden.people.guess.SignInGuesses;
import io.portwarden.people.member.InvitationAcceptance;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.MemberRefusedException;
import io.portwarden.people.member.MemberService;
import io.portwarden.people.member.SecondFactorReset;
import io.portwarden.people.passkey.FirstPasskey;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.password.PasswordReset;
import io.portwarden.people.password.PasswordService;
import io.portwarden.people.password.SignInAgain;
import io.portwarden.people.session.SessionService;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.people.sso.own.OwnProviderWantedException;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PublicAddress;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The second factor where it is required, from the password on; screens and single sign-on have tests of their own. */
@SecondFactorRequired
class SecondFactorSignInTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    AuthenticationConfiguration authentication;

    @Autowired
    SecondFactorSignIn signIn;

    @Autowired
    SecondFactors factors;

    @Autowired
    ViewersRule viewers;

    @Autowired
    SecondFactorReset resets;

    @Autowired
    FirstPasskey firstPasskey;

    @Autowired
    PasskeyService passkeys;

    @Autowired
    SignInAgain again;

    @Autowired
    FreshSignIn fresh;

    @Autowired
    MemberService members;

    @Autowired
    PasswordService passwords;

    @Autowired
    PasswordReset passwordReset;

    @Autowired
    SessionService sessions;

    @Autowired
    ApprovalService approvals;

    @Autowired
    InvitationService invitations;

    @Autowired
    InvitationAcceptance acceptance;

    @Autowired
    ApplicationContext context;

    @Autowired
    PeopleService people;

    @Autowired
    PublicAddress address;

    @Autowired
    Transactions transactions;

    @Autowired
    TestClock clock;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    SignedInPerson ada;
    String password = PASSWORD;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        ada = add(tenant.admin());
    }

    @AfterEach
    void setClock() {
        clock.reset();
    }

    private SignedInPerson add(SignedInPerson person) {
        world.signUp(person, PASSWORD);
        return person;
    }

    /** A browser, as the program sees its requests. */
    private final class Browser {

        private final MockHttpServletRequest request = new MockHttpServletRequest();
        private final SignedInPerson person;

        /** With the right password. */
        Browser(SignedInPerson person) {
            this(person, "10.1.2.3");
        }

        Browser(SignedInPerson person, String from) {
            this.person = person;
            request.setRemoteAddr(from);
            request.getSession();
            UsernamePasswordAuthenticationToken typed =
                    UsernamePasswordAuthenticationToken.unauthenticated(person.email(), password);
            typed.setDetails(new WebAuthenticationDetails(request));
            keep(authentication.getAuthenticationManager().authenticate(typed));
        }

        private void keep(@Nullable Authentication shown) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(shown);
            Objects.requireNonNull(request.getSession())
                    .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        }

        Authentication shown() {
            return Objects.requireNonNull(
                    ((SecurityContext) Objects.requireNonNull(Objects.requireNonNull(request.getSession())
                                    .getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)))
                            .getAuthentication());
        }

        boolean isSignedIn() {
            return shown().getPrincipal() instanceof PortalUser;
        }

        <T> T in(Supplier<T> work) {
            SecurityContext before = SecurityContextHolder.getContext();
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(shown());
            SecurityContextHolder.setContext(context);
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
            try {
                return work.get();
            } finally {
                RequestContextHolder.resetRequestAttributes();
                SecurityContextHolder.setContext(before);
            }
        }

        void does(Runnable work) {
            in(() -> {
                work.run();
                return true;
            });
        }

        Standing standing() {
            return in(signIn::look).standing();
        }

        /** Follows the mailed link. */
        Browser withLink() {
            Objects.requireNonNull(request.getSession())
                    .setAttribute(MailedLinkFilter.class.getName() + "/second-factor", mailedToken(person));
            return this;
        }

        /** An app that has the secret. */
        App setsUp() {
            CodeEnrolment enrolment = in(signIn::begin);
            App app = new App(enrolment.secret());
            app.recoveryCodes = in(() -> signIn.finish(enrolment, app.code()));
            return app;
        }
    }

    /** An authenticator app. */
    private final class App {

        private final byte[] secret;
        private List<String> recoveryCodes = List.of();

        App(byte[] secret) {
            this.secret = secret;
        }

        String code() {
            return OneTimeCodes.code(secret, clock.instant().getEpochSecond() / 30);
        }

        /** One that was not used yet. */
        String nextCode() {
            clock.advance(Duration.ofSeconds(30));
            return code();
        }

        String wrongCode() {
            String right = code();
            return (right.charAt(0) == '0' ? "1" : "0") + right.substring(1, 5) + (right.charAt(5) == '0' ? "1" : "0");
        }
    }

    private String mailedToken(SignedInPerson person) {
        return world.superuser()
                .sql("select params ->> 'path' from outbox where kind = 'second-factor-link' and recipient = ?"
                        + " order by notice_id desc limit 1")
                .param(person.email())
                .query(String.class)
                .single()
                .replaceFirst(".*=", "");
    }

    /** Who has one-time codes, and is signed in. */
    private App enrolled(SignedInPerson person) {
        Browser browser = new Browser(person);
        App app = browser.setsUp();
        browser.does(signIn::complete);
        assertThat(browser.isSignedIn()).isTrue();
        return app;
    }

    private Browser signedIn(SignedInPerson person, App app) {
        Browser browser = new Browser(person);
        browser.does(() -> signIn.withCode(app.nextCode()));
        return browser;
    }

    private void isOver(Browser browser, Runnable work) {
        assertThatExceptionOfType(SignInOverException.class).isThrownBy(() -> browser.does(work));
        assertThat(browser.isSignedIn()).isFalse();
    }

    private void refused(Browser browser, Runnable work) {
        assertThatExceptionOfType(CodeRefusedException.class).isThrownBy(() -> browser.does(work));
        assertThat(browser.isSignedIn()).isFalse();
    }

    private List<String> trail() {
        return world.superuser()
                .sql("""
                        select kind || coalesce(' ' || substring(details from 'method=([^\\n]*)'), '')
                               || coalesce(' ' || substring(details from 'count=([0-9]*)'), '')
                        from audit_entries where tenant_id = ? order by position
                        """)
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

    @Test
    @DisplayName("SIG-1: whoever has shown the password where a second factor is wanted is nobody")
    void nobody() {
        Browser browser = new Browser(ada);

        assertThat(browser.shown().getPrincipal()).isInstanceOf(PendingSignIn.class);
        assertThat(browser.shown().getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("SIGN_IN_PENDING", "FACTOR_PASSWORD");
        browser.does(() -> assertThat(CurrentPerson.find()).isEmpty());
        assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(() -> browser.does(fresh::requireFresh));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> browser.in(members::all));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> browser.in(people::language));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> browser.in(sessions::own));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> browser.in(factors::own));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> browser.in(passkeys::askForNew));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> browser.does(() -> passwords.change(PASSWORD, "another horse battery")));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> browser.does(() -> again.withPassword(PASSWORD)));
        assertThat(trail()).doesNotContain("signed-in password");
    }

    @ParameterizedTest
    @DisplayName("SIG-1: no page and no file is for whoever has shown one factor, by whatever address")
    @ValueSource(
            strings = {
                "/",
                "/numbers",
                "/port-orders",
                "/people",
                "/my-sign-in",
                "/activity",
                "/nothing-here",
                "/actuator/env",
                "/signed-in-again"
            })
    void pages(String path) {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(ada.email(), PASSWORD);

        String target = TestBrowser.target(browser.get(path));

        assertThat(target).isEqualTo("/second-factor");
        assertThat(browser.post(path, Map.of()).statusCode()).isEqualTo(403);
        assertThat(world.superuser()
                        .sql("select count(*) from sessions where person_id = ?")
                        .param(ada.personId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @TestFactory
    @DisplayName("SIG-1: no service of the program does anything for whoever has shown one factor")
    Stream<DynamicTest> services() {
        Browser browser = new Browser(ada);
        return Arrays.stream(context.getBeanDefinitionNames())
                .map(context::getBean)
                .filter(AopUtils::isAopProxy)
                .filter(bean -> AopUtils.getTargetClass(bean).getPackageName().startsWith("io.portwarden"))
                .flatMap(bean -> guarded(AopUtils.getTargetClass(bean))
                        .map(method -> DynamicTest.dynamicTest(
                                AopUtils.getTargetClass(bean).getSimpleName() + "." + method.getName(),
                                () -> assertThat(browser.in(() -> failure(bean, method)))
                                        .isInstanceOf(AccessDeniedException.class))));
    }

    /** What is for somebody, but not for those who complete their sign-in. */
    private static Stream<Method> guarded(Class<?> service) {
        return Arrays.stream(service.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> {
                    PreAuthorize guard = AnnotatedElementUtils.findMergedAnnotation(method, PreAuthorize.class);
                    if (guard == null) {
                        guard = AnnotatedElementUtils.findMergedAnnotation(service, PreAuthorize.class);
                    }
                    return guard != null && !guard.value().contains(PendingSignIn.AUTHORITY);
                });
    }

    private static @Nullable Throwable failure(Object service, Method method) {
        try {
            method.invoke(service, nothing(method));
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (IllegalAccessException e) {
            return e;
        }
    }

    private static @Nullable Object[] nothing(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : null)
                .toArray();
    }

    @Test
    @DisplayName("SIG-1: a sign-in waits for ten minutes")
    void waits() {
        Browser browser = new Browser(ada);
        clock.advance(Duration.ofMinutes(9).plusSeconds(55));
        assertThat(browser.standing()).isEqualTo(Standing.SET_UP);
        clock.advance(Duration.ofSeconds(5));
        isOver(browser, signIn::look);
        isOver(browser, signIn::begin);
    }

    @ParameterizedTest
    @DisplayName("SIG-2: a second factor is wanted of everybody but viewers")
    @EnumSource
    void whose(Role role) {
        SignedInPerson person = role == Role.TENANT_ADMIN
                ? ada
                : add(
                        role == Role.TENANT_VIEWER
                                ? tenant.viewer()
                                : new SignedInPerson(
                                        TenantId.PROVIDER.value(),
                                        Identifiers.next(),
                                        "o" + Identifiers.next() + "@portwarden.example",
                                        "Olga",
                                        role));

        assertThat(new Browser(person).isSignedIn()).isEqualTo(role == Role.TENANT_VIEWER);
    }

    @Test
    @DisplayName("SIG-2: of whoever has a factor it is asked for, a viewer too")
    void viewerWithFactor() {
        SignedInPerson vic = add(tenant.viewer());
        Browser first = new Browser(vic);
        assertThat(first.isSignedIn()).isTrue();
        CodeEnrolment enrolment = first.in(factors::begin);
        App app = new App(enrolment.secret());
        first.does(() -> factors.finish(enrolment, app.code()));

        Browser browser = new Browser(vic);

        assertThat(browser.standing()).isEqualTo(Standing.ASK);
        browser.does(() -> signIn.withCode(app.nextCode()));
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    @DisplayName(
            "SIG-4: at the first sign-in codes are set up, ten recovery codes are shown, and then one is signed in")
    @Records(AuditKind.CODES_SET_UP)
    @Tells(NoticeKind.CODES_SET_UP)
    void firstSignIn() {
        Browser browser = new Browser(ada);
        assertThat(browser.standing()).isEqualTo(Standing.SET_UP);
        isOver(browser, signIn::complete);

        App app = browser.setsUp();

        assertThat(app.recoveryCodes).hasSize(10).doesNotHaveDuplicates();
        assertThat(browser.isSignedIn()).isFalse();
        browser.does(signIn::complete);
        assertThat(browser.shown().getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("ROLE_TENANT_ADMIN", "FACTOR_PASSWORD", "FACTOR_TOTP");
        assertThat(trail()).containsSubsequence("codes-set-up", "signed-in password one-time-code");
        assertThat(told(ada)).contains("codes-set-up");
        browser.does(fresh::requireFresh);
        refused(new Browser(ada), () -> signIn.withCode(app.code()));
    }

    @Test
    @DisplayName("SIG-4: an account that was signed in to sets its first factor up by password and mailed link only")
    @Records(AuditKind.SECOND_FACTOR_LINK_REQUESTED)
    @Tells(NoticeKind.SECOND_FACTOR_LINK)
    void linkWanted() {
        world.superuser()
                .sql("update accounts set first_signed_in_at = now() where person_id = ?")
                .param(ada.personId())
                .update();
        Browser thief = new Browser(ada);
        Browser browser = new Browser(ada);
        assertThat(browser.standing()).isEqualTo(Standing.MAIL_FIRST);
        assertThatExceptionOfType(LinkWantedException.class).isThrownBy(() -> browser.in(signIn::begin));
        assertThatExceptionOfType(LinkWantedException.class).isThrownBy(() -> browser.in(firstPasskey::askForNew));

        browser.does(signIn::mailLink);
        assertThatExceptionOfType(LinkPauseException.class).isThrownBy(() -> browser.does(signIn::mailLink));
        browser.withLink();
        assertThat(browser.in(signIn::look).linkFollowed()).isTrue();
        // That the link was followed elsewhere opens nothing here.
        assertThatExceptionOfType(LinkWantedException.class).isThrownBy(() -> thief.in(signIn::begin));
        CodeEnrolment stolen = CodeEnrolment.begin(ada.email(), "thief");
        assertThatExceptionOfType(LinkWantedException.class)
                .isThrownBy(() -> thief.in(() -> signIn.finish(stolen, new App(stolen.secret()).code())));

        App app = browser.setsUp();
        browser.does(signIn::complete);

        assertThat(browser.isSignedIn()).isTrue();
        isOver(thief, () -> signIn.withCode(app.nextCode()));
        assertThat(told(ada)).contains("second-factor-link", "codes-set-up");
        assertThat(trail()).contains("second-factor-link-requested");
    }

    @Test
    @DisplayName("SIG-4: the link is one person's, works once and for half an hour")
    void link() {
        SignedInPerson other = add(world.usTenant().admin());
        world.superuser()
                .sql("update accounts set first_signed_in_at = now() where person_id in (?, ?)")
                .params(ada.personId(), other.personId())
                .update();
        new Browser(ada).does(signIn::mailLink);
        new Browser(other).does(signIn::mailLink);
        Browser browser = new Browser(ada);
        Objects.requireNonNull(browser.request.getSession())
                .setAttribute(MailedLinkFilter.class.getName() + "/second-factor", mailedToken(other));
        assertThatExceptionOfType(LinkWantedException.class).isThrownBy(() -> browser.in(signIn::begin));

        browser.withLink();
        CodeEnrolment enrolment = browser.in(signIn::begin);
        world.superuser()
                .sql("update factor_links set made_at = made_at - interval '31 minutes',"
                        + " expires_at = expires_at - interval '31 minutes' where person_id = ?")
                .param(ada.personId())
                .update();
        assertThatExceptionOfType(LinkWantedException.class)
                .isThrownBy(() -> browser.in(() -> signIn.finish(enrolment, new App(enrolment.secret()).code())));
        browser.does(signIn::mailLink);
        App app = browser.withLink().setsUp();
        browser.does(signIn::complete);
        // The factor is lost: the same link does not work again.
        world.superuser()
                .sql("delete from one_time_codes where person_id = ?")
                .param(ada.personId())
                .update();
        Browser next = new Browser(ada).withLink();
        assertThatExceptionOfType(LinkWantedException.class).isThrownBy(() -> next.in(signIn::begin));
        assertThat(app.recoveryCodes).hasSize(10);
    }

    @Test
    @DisplayName("SIG-4: the first factor of somebody who is signed in wants the mailed link and a fresh sign-in too")
    void linkWantedInside() {
        SignedInPerson vic = add(tenant.viewer());
        world.superuser()
                .sql("update accounts set first_signed_in_at = now() where person_id = ?")
                .param(vic.personId())
                .update();
        Browser browser = new Browser(vic);
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(browser.in(factors::own).linkWanted()).isTrue();
        assertThatExceptionOfType(LinkWantedException.class).isThrownBy(() -> browser.in(factors::begin));
        assertThatExceptionOfType(LinkWantedException.class).isThrownBy(() -> browser.in(passkeys::askForNew));
        browser.does(factors::mailLink);
        browser.withLink();
        CodeEnrolment enrolment = browser.in(factors::begin);
        int before = generationOf(vic);

        App app = new App(enrolment.secret());
        assertThat(browser.in(() -> factors.finish(enrolment, app.code()))).hasSize(10);

        assertThat(generationOf(vic)).isGreaterThan(before);
        browser.does(fresh::requireFresh);
        assertThat(browser.shown().getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .contains("FACTOR_TOTP");
        stale(browser);
        assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(() -> browser.in(factors::begin));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> browser.in(factors::renewRecoveryCodes));
        assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(() -> browser.does(factors::removeCodes));
    }

    @Test
    @DisplayName("SIG-4: with the first factor every session and every other sign-in of the person is over")
    void everythingElseEnds() {
        Browser other = new Browser(ada);
        Browser browser = new Browser(ada);
        int before = generation();
        browser.setsUp();
        assertThat(generation()).isGreaterThan(before);
        isOver(other, signIn::begin);
        CodeEnrolment enrolment = CodeEnrolment.begin(ada.email(), "late");
        isOver(other, () -> signIn.finish(enrolment, new App(enrolment.secret()).code()));
    }

    private int generation() {
        return world.superuser()
                .sql("select sign_in_generation from accounts where person_id = ?")
                .param(ada.personId())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("SIG-4: of two who set the first factor up at the same moment one does")
    void setUpAtOnce() throws Exception {
        List<Browser> browsers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            browsers.add(new Browser(ada));
        }
        List<Boolean> done = TestThreads.atOnce(8, i -> {
            try {
                browsers.get(i).setsUp();
                return true;
            } catch (SignInOverException tooLate) {
                return false;
            }
        });
        assertThat(done).containsOnlyOnce(true);
    }

    @Test
    @DisplayName("SIG-5: a code works once, also of two at the same moment")
    void once() throws Exception {
        App app = enrolled(ada);
        String code = app.nextCode();
        List<Browser> browsers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            browsers.add(new Browser(ada));
        }
        List<Boolean> in = TestThreads.atOnce(4, i -> {
            try {
                browsers.get(i).does(() -> signIn.withCode(code));
                return true;
            } catch (CodeRefusedException used) {
                return false;
            }
        });
        assertThat(in).containsOnlyOnce(true);
        refused(new Browser(ada), () -> signIn.withCode(code));
    }

    @Test
    @DisplayName("SIG-5: a code that is older than one that was used is not accepted")
    void older() {
        App app = enrolled(ada);
        String older = app.nextCode();
        String newer = app.nextCode();
        new Browser(ada).does(() -> signIn.withCode(newer));
        refused(new Browser(ada), () -> signIn.withCode(older));
    }

    @Test
    @DisplayName(
            "SIG-5: after five wrong codes in a row none is looked at for a minute, the right one and recovery codes neither")
    @Records(AuditKind.CODE_REFUSED)
    @Tells(NoticeKind.CODE_REFUSED)
    void guesses() {
        App app = enrolled(ada);
        Browser browser = new Browser(ada);
        for (int i = 0; i < 3; i++) {
            refused(browser, () -> signIn.withCode(app.wrongCode()));
        }
        refused(browser, () -> signIn.withRecoveryCode("0-0000-0000-0000"));
        refused(browser, () -> signIn.withRecoveryCode("anything"));
        CountedHashes.beginAnew();
        refused(browser, () -> signIn.withCode(app.nextCode()));
        refused(browser, () -> signIn.withRecoveryCode(app.recoveryCodes.getFirst()));
        assertThat(CountedHashes.count()).as("looked at").isZero();
        assertThat(trail().stream().filter("code-refused"::equals)).hasSize(6);
        assertThat(told(ada).stream().filter("code-refused"::equals)).hasSize(1);
    }

    @Test
    @DisplayName("SIG-5: of 200 wrong codes at one instant exactly five are looked at")
    void burst() throws Exception {
        App app = enrolled(ada);
        List<Browser> browsers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            browsers.add(new Browser(ada, "10.9.8." + i));
        }
        CountedHashes.beginAnew();
        TestThreads.atOnce(200, i -> {
            try {
                browsers.get(i % 20).in(() -> {
                    signIn.withRecoveryCode("1-0000-0000-0000");
                    return true;
                });
            } catch (CodeRefusedException refused) {
                return false;
            }
            return true;
        });
        assertThat(CountedHashes.count()).isEqualTo(5);
        assertThat(app.recoveryCodes).hasSize(10);
    }

    /** Another node has the database in common with this one, and nothing else. */
    private CodeCheck anotherNode() {
        return new CodeCheck(
                transactions,
                context.getBean(FactorRepository.class),
                context.getBean(PersonRepository.class),
                context.getBean(FactorSecrets.class),
                context.getBean(FactorRecords.class),
                context.getBean(PasswordEncoder.class),
                context.getBean(SignInGuesses.class),
                context.getBean(LaterWrites.class),
                context.getBean(SignInProperties.class),
                context.getBean(SecondFactorProperties.class),
                clock);
    }

    @RepeatedTest(3)
    @DisplayName("SIG-5: of 200 wrong codes at one instant on two nodes, of both kinds, exactly five are looked at")
    void burstOnTwoNodes() throws Exception {
        enrolled(ada);
        CodeCheck here = context.getBean(CodeCheck.class);
        CodeCheck there = anotherNode();
        Key key = Key.of(PersonRepository.Key.of(ada));
        List<Boolean> right = TestThreads.atOnce(200, i -> {
            try {
                (i % 2 == 0 ? here : there).either(key, i % 4 < 2 ? "1-0000-0000-0000" : "abcdef");
                return true;
            } catch (CodeRefusedException refused) {
                return false;
            }
        });
        assertThat(right).containsOnly(false);
        assertThat(world.superuser()
                        .sql("select count(*) from password_guesses where account = ? and outcome = 'wrong'")
                        .param(Sha256.hex("code", ada.tenantId() + "/" + ada.personId() + "/2"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @RepeatedTest(3)
    @DisplayName("SIG-5: of one right code at one instant on two nodes one is accepted")
    void rightOnTwoNodes() throws Exception {
        App app = enrolled(ada);
        String code = app.nextCode();
        CodeCheck here = context.getBean(CodeCheck.class);
        CodeCheck there = anotherNode();
        List<Boolean> right = TestThreads.atOnce(4, i -> {
            try {
                (i % 2 == 0 ? here : there).either(Key.of(PersonRepository.Key.of(ada)), code);
                return true;
            } catch (CodeRefusedException used) {
                return false;
            }
        });
        assertThat(right).containsOnlyOnce(true);
    }

    @Test
    @DisplayName("SIG-5: wrong, used, and refused unlooked at: no sooner than after the same time")
    void alike() {
        App app = enrolled(ada);
        String used = app.nextCode();
        new Browser(ada).does(() -> signIn.withCode(used));
        Browser browser = new Browser(ada);
        for (Runnable wrong : List.<Runnable>of(
                () -> signIn.withCode(used),
                () -> signIn.withCode("no code"),
                () -> signIn.withRecoveryCode("no code"),
                () -> signIn.withRecoveryCode("0-0000-0000-0000"),
                () -> signIn.withCode(app.wrongCode()),
                () -> signIn.withCode(app.code()))) {
            long start = System.nanoTime();
            refused(browser, wrong);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    @DisplayName("SIG-10: a recovery code stands in for the factor, once, and the person is told how many are left")
    @Records(AuditKind.RECOVERY_CODE_USED)
    @Tells(NoticeKind.RECOVERY_CODE_USED)
    void recoveryCode() {
        App app = enrolled(ada);
        Browser browser = new Browser(ada);
        browser.does(() -> signIn.withRecoveryCode(app.recoveryCodes.get(3)));
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(browser.in(factors::own).recoveryCodesLeft()).isEqualTo(9);
        assertThat(trail()).contains("recovery-code-used 9", "signed-in password recovery-code");
        assertThat(told(ada)).contains("recovery-code-used");
        refused(new Browser(ada), () -> signIn.withRecoveryCode(app.recoveryCodes.get(3)));
        assertThat(stored()).doesNotContain(app.recoveryCodes.get(4)).contains("{argon2}");
    }

    private String stored() {
        return world.superuser()
                .sql("select string_agg(code_hash, ' ') from recovery_codes where person_id = ?")
                .param(ada.personId())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("SIG-10: of one recovery code shown twice at the same moment one counts")
    void recoveryCodeOnce() throws Exception {
        App app = enrolled(ada);
        List<Browser> browsers = List.of(new Browser(ada), new Browser(ada), new Browser(ada));
        List<Boolean> in = TestThreads.atOnce(3, i -> {
            try {
                browsers.get(i).does(() -> signIn.withRecoveryCode(app.recoveryCodes.getFirst()));
                return true;
            } catch (CodeRefusedException used) {
                return false;
            }
        });
        assertThat(in).containsOnlyOnce(true);
    }

    @Test
    @DisplayName("SIG-10: new recovery codes take the place of the old ones")
    @Records(AuditKind.RECOVERY_CODES_RENEWED)
    @Tells(NoticeKind.RECOVERY_CODES_RENEWED)
    void renewed() {
        App app = enrolled(ada);
        Browser browser = signedIn(ada, app);
        List<String> renewed = browser.in(factors::renewRecoveryCodes);
        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(app.recoveryCodes);
        refused(new Browser(ada), () -> signIn.withRecoveryCode(app.recoveryCodes.getFirst()));
        new Browser(ada).does(() -> signIn.withRecoveryCode(renewed.getFirst()));
        assertThat(trail()).contains("recovery-codes-renewed");
        assertThat(told(ada)).contains("recovery-codes-renewed");
    }

    @Test
    @DisplayName("SIG-11: the secret lies sealed in the database, for one person only")
    void sealed() {
        App app = enrolled(ada);
        String secret = world.superuser()
                .sql("select secret from one_time_codes where person_id = ?")
                .param(ada.personId())
                .query(String.class)
                .single();
        assertThat(secret).doesNotContain(Base32.encode(app.secret));
        SignedInPerson other = add(world.usTenant().admin());
        enrolled(other);
        world.superuser()
                .sql("update one_time_codes set secret = ?, last_step = 0 where person_id = ?")
                .params(secret, other.personId())
                .update();
        Browser browser = new Browser(other);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> browser.does(() -> signIn.withCode(app.nextCode())));
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("SIG-3: a passkey as the first factor, and then one is signed in")
    void passkeyFirst() {
        TestAuthenticator key = new TestAuthenticator(address.origin());
        Browser browser = new Browser(ada);
        var asked = browser.in(firstPasskey::askForNew);
        List<String> recovery = browser.in(() -> firstPasskey.add(asked, "Blue key", key.make(asked.json())));
        browser.does(signIn::complete);

        assertThat(recovery).hasSize(10);
        assertThat(browser.isSignedIn()).isTrue();
        Browser next = new Browser(ada);
        assertThat(next.in(signIn::look)).satisfies(look -> {
            assertThat(look.standing()).isEqualTo(Standing.ASK);
            assertThat(look.passkey()).isTrue();
            assertThat(look.codes()).isFalse();
        });
        isOver(next, signIn::begin);
        isOver(next, firstPasskey::askForNew);
        refused(next, () -> signIn.withCode("123456"));
        assertThat(trail()).contains("passkey-added", "signed-in password passkey");
    }

    @Test
    @DisplayName("SIG-7: a fresh sign-in wants a code beside the password, one that was not used")
    void freshSignIn() {
        App app = enrolled(ada);
        Browser browser = signedIn(ada, app);
        browser.does(fresh::requireFresh);
        clock.advance(Duration.ofMinutes(6));
        assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(() -> browser.does(fresh::requireFresh));

        assertThat(browser.in(again::wantsCode)).isTrue();
        assertThat(browser.in(again::byPassword)).isTrue();
    }

    @Test
    @DisplayName("SIG-7: the password alone makes no session fresh that has shown a second factor")
    void passwordAlone() {
        App app = enrolled(ada);
        Browser browser = signedIn(ada, app);
        stale(browser);
        assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(() -> browser.does(fresh::requireFresh));
        browser.does(() -> again.withPassword(PASSWORD));
        assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(() -> browser.does(fresh::requireFresh));
        assertThatExceptionOfType(CodeRefusedException.class)
                .isThrownBy(() -> browser.does(() -> again.withPasswordAndCode(PASSWORD, app.code())));
        browser.does(() -> again.withPasswordAndCode(PASSWORD, app.nextCode()));
        browser.does(fresh::requireFresh);
        stale(browser);
        browser.does(() -> again.withCode(app.recoveryCodes.getFirst()));
        assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(() -> browser.does(fresh::requireFresh));
        browser.does(() -> again.withPassword(PASSWORD));
        browser.does(fresh::requireFresh);
    }

    /** As if everything had been shown an hour ago. */
    private static void stale(Browser browser) {
        browser.keep(browser.shown().toBuilder()
                .authorities(held -> {
                    List<GrantedAuthority> old = held.stream()
                            .map(authority -> authority instanceof FactorGrantedAuthority factor
                                    ? (GrantedAuthority) FactorGrantedAuthority.withAuthority(factor.getAuthority())
                                            .issuedAt(factor.getIssuedAt().minus(Duration.ofHours(1)))
                                            .build()
                                    : authority)
                            .toList();
                    held.clear();
                    held.addAll(old);
                })
                .build());
    }

    @Test
    @DisplayName("SIG-8: a forgotten password resets no factor; it begins the count of wrong codes anew")
    void forgottenPassword() {
        App app = enrolled(ada);
        Browser before = new Browser(ada);
        for (int i = 0; i < 6; i++) {
            refused(before, () -> signIn.withCode(app.wrongCode()));
        }
        before.does(() -> passwordReset.request(ada.email()));
        chooseNewPassword(ada);

        isOver(before, () -> signIn.withCode(app.nextCode()));
        Browser browser = new Browser(ada);
        assertThat(browser.standing()).isEqualTo(Standing.ASK);
        browser.does(() -> signIn.withCode(app.nextCode()));
        assertThat(browser.isSignedIn()).isTrue();
    }

    /** By what somebody comes, other than an OpenID provider, which has tests of its own. */
    private enum Way {
        PASSWORD,
        FORGOTTEN_PASSWORD,
        INVITATION,
        SECOND_BROWSER,
        /** A sign-in that waited since before all else of the person ended. */
        OLD_SIGN_IN,
        PASSKEY
    }

    /** What somebody has beside the password. */
    private enum Has {
        NOTHING,
        NOTHING_ANY_MORE,
        CODES,
        PASSKEY
    }

    private static Stream<Arguments> matrix() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(Role.values())
                        .flatMap(role -> Arrays.stream(Has.values()).map(has -> Arguments.of(way, role, has))));
    }

    @ParameterizedTest(name = "{0}, {1}, has {2}")
    @DisplayName("SIG-8: by no way does anybody come in who has not shown the factor that is wanted")
    @MethodSource
    void matrix(Way way, Role role, Has has) {
        if (way == Way.PASSKEY && has != Has.PASSKEY || way == Way.INVITATION && has != Has.NOTHING) {
            return;
        }
        SignedInPerson person = way == Way.INVITATION ? invited(role) : somebody(role);
        TestAuthenticator key = new TestAuthenticator(address.origin());
        give(person, has, key);
        boolean wanted = role != Role.TENANT_VIEWER || has == Has.CODES || has == Has.PASSKEY;

        switch (way) {
            case PASSKEY -> {
                assertThat(TestBrowser.target(passkeySignIn(key).get("/nothing-here")))
                        .isEmpty();
                return;
            }
            case OLD_SIGN_IN -> {
                Browser old = new Browser(person);
                world.superuser()
                        .sql("update accounts set sign_in_generation = sign_in_generation + 1 where person_id = ?")
                        .param(person.personId())
                        .update();
                if (!old.isSignedIn()) {
                    isOver(old, signIn::complete);
                    assertThatExceptionOfType(RuntimeException.class)
                            .isThrownBy(() -> old.does(() -> signIn.withCode("000000")));
                }
            }
            case FORGOTTEN_PASSWORD -> forgotten(person);
            case SECOND_BROWSER -> new Browser(person);
            default -> {}
        }
        Browser browser = new Browser(person);
        assertThat(browser.isSignedIn()).isEqualTo(!wanted);
        if (wanted) {
            Standing standing = browser.standing();
            assertThat(standing)
                    .isEqualTo(
                            switch (has) {
                                case NOTHING -> Standing.SET_UP;
                                case NOTHING_ANY_MORE -> Standing.MAIL_FIRST;
                                case CODES, PASSKEY -> Standing.ASK;
                            });
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> browser.in(people::language));
            TestBrowser http = new TestBrowser(port);
            http.signIn(person.email(), password);
            assertThat(TestBrowser.target(http.get("/nothing-here"))).isEqualTo("/second-factor");
        }
    }

    private SignedInPerson somebody(Role role) {
        return role == Role.OPERATOR
                ? operator("Olga", "8 days")
                : add(new SignedInPerson(
                        role.isProviders()
                                ? TenantId.PROVIDER.value()
                                : tenant.id().value(),
                        Identifiers.next(),
                        "s" + Identifiers.next() + "@acme.example",
                        "Sam",
                        role));
    }

    private SignedInPerson invited(Role role) {
        SignedInPerson by = role.isProviders() ? operator("Otto", "8 days") : ada;
        String email = "i" + Identifiers.next() + "@acme.example";
        TestWorld.as(by, () -> {
            invitations.invite(email, role, Locale.ENGLISH);
            return email;
        });
        MailedToken token = MailedToken.parse(
                        MailedToken.Kind.INVITATION,
                        world.superuser()
                                .sql(
                                        "select params ->> 'path' from outbox where kind = 'person-invited' and recipient = ?")
                                .param(email)
                                .query(String.class)
                                .single()
                                .replaceFirst(".*=", ""))
                .orElseThrow();
        acceptance.accept(token, "Ivy", password, Locale.ENGLISH);
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

    private void give(SignedInPerson person, Has has, TestAuthenticator key) {
        switch (has) {
            case NOTHING -> {}
            case NOTHING_ANY_MORE ->
                world.superuser()
                        .sql("update accounts set first_signed_in_at = now() where person_id = ?")
                        .param(person.personId())
                        .update();
            case CODES ->
                world.superuser()
                        .sql("insert into one_time_codes (tenant_id, person_id, secret, last_step, set_up_at)"
                                + " values (?, ?, '-', 1, now())")
                        .params(person.tenant(), person.personId())
                        .update();
            case PASSKEY ->
                TestWorld.as(person, () -> {
                    RequestContextHolder.setRequestAttributes(
                            new ServletRequestAttributes(new MockHttpServletRequest()));
                    try {
                        var asked = passkeys.askForNew();
                        passkeys.add(asked, "Blue key", key.make(asked.json()));
                    } finally {
                        RequestContextHolder.resetRequestAttributes();
                    }
                    return key;
                });
        }
    }

    private void forgotten(SignedInPerson person) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            passwordReset.request(person.email());
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        chooseNewPassword(person);
    }

    /** By the link that was mailed. */
    private void chooseNewPassword(SignedInPerson person) {
        MailedToken token = MailedToken.parse(
                        MailedToken.Kind.RESET,
                        world.superuser()
                                .sql(
                                        "select params ->> 'path' from outbox where kind = 'password-reset' and recipient = ?")
                                .param(person.email())
                                .query(String.class)
                                .single()
                                .replaceFirst(".*=", ""))
                .orElseThrow();
        password = "another horse battery";
        passwordReset.complete(token, password);
    }

    /** As the sign-in page does it. */
    private TestBrowser passkeySignIn(TestAuthenticator key) {
        TestBrowser browser = new TestBrowser(port).with("Origin", address.origin());
        String token = browser.token();
        browser.with("X-CSRF-TOKEN", token);
        String options = browser.postJson("/webauthn/authenticate/options", "").body();
        browser.postJson("/login/webauthn", key.sign(options));
        return browser;
    }

    @Test
    @DisplayName("SIG-8: whoever loses the role, or goes, while the sign-in waits gets nothing by it")
    void meanwhile() {
        App app = enrolled(ada);
        Browser browser = new Browser(ada);
        SignedInPerson eve = add(world.anotherAdmin(tenant, "Eve Admin"));
        App eves = enrolled(eve);
        Browser admin = signedIn(eve, eves);
        admin.does(() -> members.changeRole(ada.personId(), Role.TENANT_VIEWER));
        isOver(browser, () -> signIn.withCode(app.nextCode()));
        Browser viewer = new Browser(ada);
        admin.does(() -> members.remove(ada.personId()));
        isOver(viewer, signIn::look);
        isOver(viewer, () -> signIn.withCode(app.nextCode()));
    }

    @Test
    @DisplayName(
            "SIG-4: the last factor of whoever has to have one is not removed; replaced codes of the old app count no more")
    @Records(AuditKind.CODES_REMOVED)
    @Tells(NoticeKind.CODES_REMOVED)
    void removed() {
        App app = enrolled(ada);
        Browser browser = signedIn(ada, app);
        assertThatExceptionOfType(LastFactorException.class).isThrownBy(() -> browser.does(factors::removeCodes));
        TestAuthenticator key = new TestAuthenticator(address.origin());
        var asked = browser.in(passkeys::askForNew);
        browser.does(() -> passkeys.add(asked, "Blue key", key.make(asked.json())));

        CodeEnrolment enrolment = browser.in(factors::begin);
        assertThat(browser.in(() -> factors.finish(enrolment, new App(enrolment.secret()).code())))
                .isEmpty();
        refused(new Browser(ada), () -> signIn.withCode(app.nextCode()));

        browser.does(factors::removeCodes);
        assertThat(browser.in(factors::own).codes()).isFalse();
        String id = browser.in(passkeys::mine).getFirst().id();
        assertThatExceptionOfType(LastFactorException.class).isThrownBy(() -> browser.does(() -> passkeys.remove(id)));
        assertThat(trail()).contains("codes-removed");
        assertThat(told(ada)).contains("codes-removed");
    }

    @Test
    @DisplayName("SIG-6: another admin takes a lost factor away; the person comes back by password and mailed link")
    @Records(AuditKind.SECOND_FACTOR_RESET)
    @Tells({NoticeKind.SECOND_FACTOR_RESET, NoticeKind.MEMBER_FACTOR_RESET})
    void reset() {
        enrolled(ada);
        SignedInPerson eve = add(world.anotherAdmin(tenant, "Eve Admin"));
        Browser admin = signedIn(eve, enrolled(eve));
        assertThat(admin.in(members::all))
                .allSatisfy(member -> assertThat(member.secondFactor()).isTrue());

        assertThat(admin.in(() -> resets.reset(ada.personId()))).isEqualTo(Outcome.DONE);

        Browser browser = new Browser(ada);
        assertThat(browser.standing()).isEqualTo(Standing.MAIL_FIRST);
        browser.does(signIn::mailLink);
        browser.withLink().setsUp();
        browser.does(signIn::complete);
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(told(ada)).contains("second-factor-reset");
        assertThat(told(eve)).contains("member-factor-reset");
        assertThat(trail()).contains("second-factor-reset");
        assertThatExceptionOfType(MemberRefusedException.class)
                .isThrownBy(() -> admin.in(() -> resets.reset(eve.personId())));
        SignedInPerson stranger = add(world.usTenant().admin());
        assertThatExceptionOfType(MemberRefusedException.class)
                .isThrownBy(() -> admin.in(() -> resets.reset(stranger.personId())));
    }

    @Test
    @DisplayName("SIG-6: where a tenant wants two, an admin's factor is taken away by two")
    void resetByTwo() {
        enrolled(ada);
        SignedInPerson eve = add(world.anotherAdmin(tenant, "Eve Admin"));
        SignedInPerson ivy = add(world.anotherAdmin(tenant, "Ivy Admin"));
        Browser one = signedIn(eve, enrolled(eve));
        Browser two = signedIn(ivy, enrolled(ivy));
        world.superuser()
                .sql("insert into two_person_rules (tenant_id, holds) values (?, true)")
                .param(tenant.id().value())
                .update();

        assertThat(one.in(() -> resets.reset(ada.personId()))).isEqualTo(Outcome.WAITS);
        assertThat(new Browser(ada).standing()).isEqualTo(Standing.ASK);

        UUID id = two.in(approvals::waiting).getFirst().id();
        two.does(() -> approvals.approve(id));
        assertThat(new Browser(ada).standing()).isEqualTo(Standing.MAIL_FIRST);
    }

    private SignedInPerson operator(String name, String since) {
        UUID id = Identifiers.next();
        SignedInPerson operator = add(new SignedInPerson(
                TenantId.PROVIDER.value(),
                id,
                name.toLowerCase(Locale.ROOT) + "-" + id + "@portwarden.example",
                name,
                Role.OPERATOR));
        world.superuser()
                .sql("update people set created_at = created_at - ?::interval where person_id = ?")
                .params(since, id)
                .update();
        return operator;
    }

    @Test
    @DisplayName(
            "SIG-6: an operator's is taken away by one who has been one for seven days, and all operators are told")
    @Tells(NoticeKind.OPERATOR_FACTOR_RESET)
    void resetOfOperator() {
        SignedInPerson olga = operator("Olga", "1 hour");
        enrolled(olga);
        SignedInPerson fresh = operator("Nora", "6 days 23 hours");
        Browser tooNew = signedIn(fresh, enrolled(fresh));
        assertThatExceptionOfType(MemberRefusedException.class)
                .isThrownBy(() -> tooNew.in(() -> resets.reset(olga.personId())));
        assertThat(new Browser(olga).standing()).isEqualTo(Standing.ASK);

        SignedInPerson old = operator("Otto", "8 days");
        Browser browser = signedIn(old, enrolled(old));
        browser.does(() -> resets.reset(olga.personId()));

        assertThat(new Browser(olga).standing()).isEqualTo(Standing.MAIL_FIRST);
        assertThat(told(olga)).contains("operator-factor-reset", "second-factor-reset");
        assertThat(told(fresh)).contains("operator-factor-reset");
    }

    @Test
    @DisplayName(
            "SIG-15: while the own provider that is required is out, an admin comes in by password and second factor")
    @Records(AuditKind.OWN_PROVIDER_BYPASSED)
    @Tells(NoticeKind.OWN_PROVIDER_BYPASSED)
    void pastTheOwnProvider() {
        SignedInPerson vic = add(tenant.viewer());
        Browser before = new Browser(ada);
        App app = before.setsUp();
        before.does(signIn::complete);
        Browser viewer = new Browser(vic);
        assertThat(viewer.isSignedIn()).isTrue();
        try (TestIdentityProvider provider = new TestIdentityProvider()) {
            requireOwnProvider(provider);
            assertThatExceptionOfType(OwnProviderWantedException.class).isThrownBy(() -> new Browser(ada));

            provider.away();
            assertThatExceptionOfType(OwnProviderWantedException.class).isThrownBy(() -> new Browser(vic));
            Browser back = new Browser(ada);
            assertThat(back.isSignedIn()).isFalse();
            assertThat(trail()).doesNotContain("own-provider-bypassed");
            String code = app.nextCode();
            back.does(() -> signIn.withCode(code));
            assertThat(back.isSignedIn()).isTrue();

            assertThat(trail()).contains("own-provider-bypassed");
            assertThat(told(ada)).contains("own-provider-bypassed");
            provider.reset();
            assertThatExceptionOfType(OwnProviderWantedException.class).isThrownBy(() -> new Browser(ada));
            world.superuser()
                    .sql("update own_providers set refused_at = now() where tenant_id = ?")
                    .param(tenant.id().value())
                    .update();
            assertThat(new Browser(ada).standing()).isEqualTo(Standing.ASK);
        }
    }

    private void requireOwnProvider(TestIdentityProvider provider) {
        world.superuser()
                .sql("""
                        insert into own_providers (tenant_id, registration_id, registration_hash, issuer, client_id,
                            client_secret, rule, roles_claim, admin_name, viewer_name, verified_claim, second_factor_amr,
                            second_factor_acr, tried_at, changed_at)
                        values (?, ?, ?, ?, 'portwarden', '-', 'required', '', '', '', 'email_verified', '{}', '{}', now(), now())
                        """)
                .params(
                        tenant.id().value(),
                        "own-" + tenant.id().toString().replace("-", ""),
                        Sha256.hex("test", tenant.id().toString()),
                        provider.issuer())
                .update();
    }

    @Test
    @DisplayName("SIG-9: a tenant wants it of its viewers: the sessions of those without one end, the others set it up")
    @Records({AuditKind.VIEWERS_FACTOR_ON, AuditKind.VIEWERS_FACTOR_OFF})
    @Tells({NoticeKind.VIEWERS_FACTOR_ON, NoticeKind.VIEWERS_FACTOR_OFF})
    void viewersRule() {
        SignedInPerson vic = add(tenant.viewer());
        Browser viewer = new Browser(vic);
        assertThat(viewer.isSignedIn()).isTrue();
        int before = generationOf(vic);
        Browser admin = signedIn(ada, enrolled(ada));
        admin.does(() -> viewers.change(true));

        assertThat(admin.in(viewers::holds)).isTrue();
        assertThat(generationOf(vic)).isGreaterThan(before);
        assertThat(new Browser(vic).isSignedIn()).isFalse();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> viewer.does(() -> viewers.change(false)));
        assertThat(new Browser(add(world.usTenant().viewer())).isSignedIn())
                .as("another tenant's")
                .isTrue();

        admin.does(() -> viewers.change(false));
        assertThat(new Browser(vic).isSignedIn()).isTrue();
        assertThat(trail()).containsSubsequence("viewers-factor-on", "viewers-factor-off");
        assertThat(told(ada)).contains("viewers-factor-on", "viewers-factor-off");
    }

    private int generationOf(SignedInPerson person) {
        return world.superuser()
                .sql("select sign_in_generation from accounts where person_id = ?")
                .param(person.personId())
                .query(Integer.class)
                .single();
    }
}
