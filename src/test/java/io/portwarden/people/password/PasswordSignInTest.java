package io.portwarden.people.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.CountedHashes;
import io.portwarden.TestBrowser;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The limits on guesses at passwords as those see them who guess: over HTTP, through the sign-in form. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "portwarden.sign-in.guesses.per-source=1000")
class PasswordSignInTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Duration REFUSAL_TIME = Duration.ofMillis(250);

    @LocalServerPort
    int port;

    @Autowired
    PeopleService people;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TestBrowser browser = new TestBrowser(0);
    String token = "";

    /** Whose password is guessed. */
    enum Account {
        SOMEBODYS,
        NOBODYS
    }

    @BeforeEach
    void load() {
        browser = new TestBrowser(port);
        token = browser.token();
        signIn("nobody@" + Identifiers.next() + ".example", "makes the hash that others are compared with");
        CountedHashes.beginAnew();
    }

    private String address(Account account) {
        TenantId tenantId = world.usTenant().id();
        String email = "ada-" + tenantId + "@acme.example";
        if (account == Account.SOMEBODYS) {
            Person person = new Person(
                    tenantId, Identifiers.next(), new EmailAddress(email), "Ada", Role.TENANT_ADMIN, Locale.ENGLISH);
            transactions.doStating(Scope.tenant(tenantId), () -> people.add(person, PASSWORD));
            CountedHashes.beginAnew();
        }
        return email;
    }

    private HttpResponse<String> signIn(String email, String password) {
        return new TestBrowser(port)
                .withSession(browser.session())
                .post("/login", Map.of("username", email, "password", password, "_csrf", token));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Of 200 wrong passwords at once exactly ten are looked at, whether there is such an account or not")
    void wrongAtOnce(Account account) throws Exception {
        String email = address(account);

        List<HttpResponse<String>> answers = TestThreads.atOnce(200, i -> signIn(email, "wrong " + i));

        assertThat(CountedHashes.count()).isEqualTo(10);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(TestBrowser.target(answer)).isEqualTo("/login?error");
        });
    }

    @Test
    @DisplayName("Wrong, nobody's, and refused unchecked: the same answer, no sooner than after the same time")
    void alike() {
        String paused = address(Account.SOMEBODYS);
        for (int i = 0; i < 10; i++) {
            signIn(paused, "wrong");
        }
        String email = address(Account.SOMEBODYS);

        List<Answer> answers = List.of(
                timed(email, "wrong"),
                timed(address(Account.NOBODYS), "wrong"),
                timed("no address", "wrong"),
                timed(paused, PASSWORD));

        assertThat(CountedHashes.count()).as("the paused one was not looked at").isEqualTo(3);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.took()).isGreaterThanOrEqualTo(REFUSAL_TIME));
        assertThat(answers)
                .extracting(Answer::told)
                .containsOnly(answers.getFirst().told());
    }

    /** An answer, but for its date and who it is to. */
    private record Answer(String told, Duration took) {}

    private Answer timed(String email, String password) {
        long start = System.nanoTime();
        HttpResponse<String> response = signIn(email, password);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String headers = response.headers().map().entrySet().stream()
                .filter(header -> !Set.of("date", "x-request-id").contains(header.getKey()))
                .toList()
                .toString();
        return new Answer(response.statusCode() + headers + response.body(), took);
    }

    @Test
    @DisplayName("What is not looked at fills no trail: of all those in a minute one stands for the rest")
    void trail() throws Exception {
        String email = address(Account.SOMEBODYS);
        TestThreads.atOnce(100, i -> signIn(email, "wrong " + i));
        assertThat(world.superuser().sql("""
                        select count(*) from audit_entries e join sign_in_names n using (tenant_id)
                        where n.email = ? and e.kind = 'sign-in-refused'
                        """).param(email).query(Integer.class).single())
                .isEqualTo(11);
    }

    @Test
    @DisplayName("Nine typing errors keep nobody out")
    void typingErrors() {
        String email = address(Account.SOMEBODYS);
        for (int i = 0; i < 9; i++) {
            signIn(email, "wrong");
        }
        assertThat(TestBrowser.target(signIn(email, PASSWORD))).isEqualTo("/");
    }
}
