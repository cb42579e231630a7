package io.portwarden.people.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.MailedToken;
import io.portwarden.shared.SignedInPerson;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@SpringBootTest
class PasswordResetTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String CHOSEN = "purple lanterns drift over the harbor";
    private static final Duration REFUSAL_TIME = Duration.ofMillis(250);
    private static final Pattern TOKEN = Pattern.compile("/reset-password\\?token=([A-Za-z0-9_-]{43})");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @Autowired
    PasswordReset reset;

    @Autowired
    PasswordSignIn signIn;

    @Autowired
    TestWorld world;

    SignedInPerson ada;

    @BeforeEach
    void makeWorld() {
        ada = add(world.usTenant().admin());
        from("192.0.2." + COUNTER.incrementAndGet());
    }

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    private static void from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private SignedInPerson add(SignedInPerson person) {
        world.signUp(person, Locale.FRENCH, PASSWORD);
        return person;
    }

    private MailedToken requested() {
        reset.request(ada.email());
        return links(ada).getLast();
    }

    /** The links in the mails to somebody, in the order of their asking. */
    private List<MailedToken> links(SignedInPerson person) {
        return world.superuser().sql("""
                        select params::text from outbox where recipient = ? and kind = 'password-reset'
                        order by notice_id
                        """).param(person.email()).query(String.class).list().stream()
                .map(params -> {
                    Matcher token = TOKEN.matcher(params);
                    assertThat(token.find()).as(params).isTrue();
                    return new MailedToken(MailedToken.Kind.RESET, token.group(1));
                })
                .toList();
    }

    private void setBack(String interval) {
        world.superuser().sql("""
                        update password_resets set made_at = made_at - ?::interval, expires_at = expires_at - ?::interval
                        where person_id = ?
                        """).params(interval, interval, ada.personId()).update();
    }

    private boolean signsIn(String password) {
        try {
            return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(ada.email(), password))
                    .isAuthenticated();
        } catch (BadCredentialsException refused) {
            return false;
        }
    }

    private void refused(MailedToken token) {
        assertThat(reset.works(token)).isFalse();
        assertThatExceptionOfType(InvalidResetLinkException.class).isThrownBy(() -> reset.complete(token, CHOSEN));
        assertThat(signsIn(PASSWORD)).isTrue();
    }

    @Test
    @DisplayName(
            "Whoever forgot the password chooses another one by a mailed link; the old one does not count any more")
    void forgotten() {
        MailedToken token = requested();

        assertThat(reset.works(token)).isTrue();
        reset.complete(token, CHOSEN);

        assertThat(signsIn(CHOSEN)).isTrue();
        assertThat(signsIn(PASSWORD)).isFalse();
    }

    @Test
    @DisplayName("The link goes to the person only, in their language, and they are told of the change"
            + " (NIST SP 800-63B-4, 4.1.2)")
    @Tells({NoticeKind.PASSWORD_RESET, NoticeKind.PASSWORD_CHANGED})
    void mails() {
        reset.complete(requested(), CHOSEN);

        assertThat(world.superuser()
                        .sql(
                                "select recipient || ' ' || language || ' ' || kind from outbox where tenant_id = ? order by notice_id")
                        .param(ada.tenant())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly(ada.email() + " fr password-reset", ada.email() + " fr password-changed");
    }

    @Test
    @DisplayName("Trail: asking for a link and changing the password stand there, and nothing that the link is made of")
    @Records({AuditKind.PASSWORD_RESET_REQUESTED, AuditKind.PASSWORD_CHANGED})
    void trail() {
        MailedToken token = requested();
        reset.complete(token, CHOSEN);

        List<String> entries = world.superuser()
                .sql("select row_to_json(e)::text from audit_entries e where tenant_id = ? order by position")
                .param(ada.tenant())
                .query((row, index) -> row.getString(1))
                .list();
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst()).contains("password-reset-requested");
        assertThat(entries.getLast()).contains("password-changed");
        assertThat(String.join("", entries)).doesNotContain(token.text(), token.digest());
        assertThat(world.superuser()
                        .sql("select token_hash from password_resets where person_id = ?")
                        .param(ada.personId())
                        .query(String.class)
                        .single())
                .as("kept")
                .isEqualTo(token.digest())
                .doesNotContain(token.text());
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    @DisplayName("A link works once (OWASP ASVS 5.0, 6.5.1)")
    void once() {
        MailedToken token = requested();
        reset.complete(token, CHOSEN);

        assertThat(reset.works(token)).isFalse();
        assertThatExceptionOfType(InvalidResetLinkException.class)
                .isThrownBy(() -> reset.complete(token, "another way over the harbor wall"));
        assertThat(signsIn(CHOSEN)).isTrue();
    }

    @Test
    @DisplayName("Of twenty who use a link at once, one does")
    void onceAtOnce() throws Exception {
        MailedToken token = requested();
        List<Boolean> done = TestThreads.atOnce(20, i -> {
            try {
                reset.complete(token, CHOSEN + " " + i);
                return true;
            } catch (InvalidResetLinkException late) {
                return false;
            }
        });
        assertThat(done).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(signsIn(CHOSEN + " " + done.indexOf(true))).isTrue();
    }

    @Test
    @DisplayName("A link works for 30 minutes (OWASP ASVS 5.0, 6.4.1)")
    void expired() {
        MailedToken token = requested();
        setBack("29 minutes 59 seconds");
        assertThat(reset.works(token)).isTrue();
        setBack("1 second");
        refused(token);
    }

    @Test
    @DisplayName("Only the newest link works")
    void newest() {
        MailedToken first = requested();
        setBack("5 minutes");
        MailedToken second = requested();

        assertThat(second).isNotEqualTo(first);
        refused(first);
        assertThat(reset.works(second)).isTrue();
    }

    @Test
    @DisplayName(
            "However often somebody asks, the mailed link works and no other is mailed for 5 minutes (OWASP ASVS 5.0, 6.3.1)")
    void pause() {
        MailedToken token = requested();
        for (int i = 0; i < 5; i++) {
            reset.request(ada.email());
        }
        assertThat(links(ada)).containsExactly(token);
        assertThat(reset.works(token)).isTrue();
    }

    @Test
    @DisplayName("A link that nobody was mailed does nothing")
    void guessed() {
        requested();
        refused(MailedToken.generate(MailedToken.Kind.RESET));
        assertThat(MailedToken.parse(MailedToken.Kind.RESET, "")).isEmpty();
        assertThat(MailedToken.parse(MailedToken.Kind.RESET, "' or token_hash is not null -- padding to 43 c"))
                .isEmpty();
    }

    @Test
    @DisplayName("A link is its person's: it changes nobody else's password")
    void anothers() {
        SignedInPerson eve = add(world.usTenant().admin());
        reset.complete(requested(), CHOSEN);
        assertThat(world.superuser()
                        .sql("select count(*) from outbox where recipient = ?")
                        .param(eve.email())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() ->
                        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(eve.email(), CHOSEN)));
    }

    @ParameterizedTest
    @DisplayName("A password that cannot be chosen leaves link and password as they are")
    @ValueSource(strings = {"too short", "aaaaaaaaaaaaaaaaaaaa", "ada.admin.ada.admin.ada"})
    void invalid(String password) {
        MailedToken token = requested();
        assertThatExceptionOfType(InvalidPasswordException.class).isThrownBy(() -> reset.complete(token, password));
        assertThat(reset.works(token)).isTrue();
        assertThat(signsIn(PASSWORD)).isTrue();
    }

    @Test
    @DisplayName("A password that was guessed at too often counts again once it is another one")
    void unlocked() {
        for (int i = 0; i < 10; i++) {
            assertThat(signsIn("wrong")).isFalse();
        }
        assertThat(signsIn(PASSWORD)).isFalse();

        reset.complete(requested(), CHOSEN);

        assertThat(signsIn(CHOSEN)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("Whoever asks learns nothing of whether there is such a person: no answer, after the same time")
    @ValueSource(strings = {"nobody@acme.example", "no address", "", "' or 1=1 --", "ada\u0000@acme.example"})
    void unknown(String typed) {
        assertThat(timeOf(ada.email())).isGreaterThanOrEqualTo(REFUSAL_TIME);
        assertThat(timeOf(ada.email())).as("once more").isGreaterThanOrEqualTo(REFUSAL_TIME);
        assertThat(timeOf(typed)).isGreaterThanOrEqualTo(REFUSAL_TIME);
    }

    private Duration timeOf(String typed) {
        long start = System.nanoTime();
        reset.request(typed);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    @DisplayName(
            "From one network address 100 links an hour can be asked for, for whomever" + " (OWASP ASVS 5.0, 6.6.3)")
    void perSource() throws Exception {
        String address = "203.0.113.77";
        TestThreads.atOnce(100, i -> {
            from(address);
            reset.request("nobody" + i + "@acme.example");
            return i;
        });
        from(address);
        reset.request(ada.email());
        assertThat(links(ada)).isEmpty();

        from("203.0.113.78");
        reset.request(ada.email());
        assertThat(links(ada)).hasSize(1);
    }
}
