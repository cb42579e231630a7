package io.portwarden.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.TestBrowser;
import io.portwarden.TestWorld;
import io.portwarden.people.AccountRepository;
import io.portwarden.people.MailedToken;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.password.InvalidPasswordException;
import io.portwarden.people.password.PasswordProblem;
import io.portwarden.people.password.PasswordReset;
import io.portwarden.people.password.PasswordService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Changing one's own password, and what that does to one's sessions. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PasswordServiceTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String CHOSEN = "purple lanterns drift over the harbor";

    @LocalServerPort
    int port;

    @Autowired
    PasswordService passwords;

    @Autowired
    PasswordReset reset;

    @Autowired
    SessionRepository sessions;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    final MockHttpServletRequest request = new MockHttpServletRequest();
    SignedInPerson ada;

    @BeforeEach
    void makeWorld() {
        ada = world.usTenant().admin();
        world.signUp(ada, PASSWORD);
        request.getSession();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    private void change(String current, String chosen) {
        TestWorld.as(ada, () -> {
            passwords.change(current, chosen);
            return chosen;
        });
    }

    private TestBrowser signIn(String password) {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(ada.email(), password);
        return browser;
    }

    private static boolean isSignedIn(TestBrowser browser) {
        return browser.get("/v3").statusCode() != 302;
    }

    @Test
    @DisplayName("Whoever changes the password stays signed in here and nowhere else")
    void change() {
        TestBrowser elsewhere = signIn(PASSWORD);
        TestBrowser notYetUsed = new TestBrowser(port);
        assertThat(isSignedIn(elsewhere)).isTrue();
        notYetUsed.signIn(ada.email(), PASSWORD);
        PortalSession here = new PortalSession(
                AccountRepository.Key.of(PersonRepository.Key.of(ada)), Identifiers.next(), Instant.now());
        transactions.doStating(Scope.tenant(ada.tenantId()), () -> sessions.insert(here.account(), here.id(), "", ""));
        here.keepIn(request.getSession());

        change(PASSWORD, CHOSEN);

        assertThat(isSignedIn(elsewhere)).isFalse();
        assertThat(isSignedIn(notYetUsed)).isFalse();
        assertThat(transactions.<Boolean>stating(
                        Scope.tenant(ada.tenantId()), () -> sessions.isOpen(here.account(), here.id())))
                .isTrue();
        assertThat(isSignedIn(signIn(PASSWORD))).isFalse();
        assertThat(isSignedIn(signIn(CHOSEN))).isTrue();
    }

    @Test
    @DisplayName("A new password by a link ends all sessions")
    void reset() {
        TestBrowser browser = signIn(PASSWORD);
        assertThat(isSignedIn(browser)).isTrue();
        reset.request(ada.email());
        String params = world.superuser()
                .sql("select params ->> 'path' from outbox where recipient = ?")
                .param(ada.email())
                .query(String.class)
                .single();

        reset.complete(new MailedToken(MailedToken.Kind.RESET, params.substring(params.indexOf('=') + 1)), CHOSEN);

        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    @DisplayName("Without the password so far nothing is changed, however fresh the sign-in is (OWASP ASVS 5.0, 6.2.3)")
    void wrongCurrent() {
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> change("wrong", CHOSEN));
        assertThat(isSignedIn(signIn(PASSWORD))).isTrue();
    }

    @Test
    @DisplayName("A password that cannot be chosen changes nothing, and costs no guess")
    void invalid() {
        for (int i = 0; i < 12; i++) {
            assertThatExceptionOfType(InvalidPasswordException.class)
                    .isThrownBy(() -> change("wrong", "too short"))
                    .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(PasswordProblem.TOO_SHORT));
        }
        assertThat(isSignedIn(signIn(PASSWORD))).isTrue();
    }

    @Test
    @DisplayName("With a new password an asked-for link does not work any more")
    void spentLink() {
        reset.request(ada.email());
        change(PASSWORD, CHOSEN);
        assertThat(world.superuser()
                        .sql("select count(*) from password_resets where person_id = ? and used_at is null")
                        .param(ada.personId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
