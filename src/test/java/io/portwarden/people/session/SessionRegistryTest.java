package io.portwarden.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.portwarden.ShortWaits;
import io.portwarden.TestBrowser;
import io.portwarden.TestClock;
import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sessions as their browsers see them, over HTTP; those of another node are ended as another node would, by its service. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(ShortWaits.class)
class SessionRegistryTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @LocalServerPort
    int port;

    @Autowired
    SessionService sessions;

    @Autowired
    TestWorld world;

    @Autowired
    TestClock clock;

    @Autowired
    TestDatabase database;

    SignedInPerson ada;
    SignedInPerson eve;

    @BeforeEach
    void makeWorld() {
        clock.reset();
        TestTenant tenant = world.usTenant();
        ada = add(tenant.admin());
        eve = add(tenant.viewer());
    }

    private SignedInPerson add(SignedInPerson person) {
        world.signUp(person, PASSWORD);
        return person;
    }

    private TestBrowser signIn(SignedInPerson person) {
        TestBrowser browser = new TestBrowser(port).with("User-Agent", FIREFOX);
        browser.signIn(person.email(), PASSWORD);
        assertThat(isSignedIn(browser)).isTrue();
        return browser;
    }

    /** Whoever is not signed in is sent to the sign-in page. */
    private static boolean isSignedIn(TestBrowser browser) {
        return browser.get("/actuator/env").statusCode() != 302;
    }

    private List<OwnSession> own(SignedInPerson person) {
        return TestWorld.as(person, sessions::own);
    }

    @Test
    @DisplayName("People see their own sessions, with where and when they began, and nobody else's")
    void list() {
        signIn(ada);
        signIn(ada);
        signIn(eve);

        assertThat(own(ada)).hasSize(2).allSatisfy(session -> {
            assertThat(session.browser()).isEqualTo("Firefox, Linux");
            assertThat(session.source()).isEqualTo("127.0.0.1");
            assertThat(session.lastUsed())
                    .isBetween(session.began(), Clock.systemUTC().instant());
            assertThat(session.current()).isFalse();
        });
        assertThat(own(eve)).hasSize(1);
        assertThat(own(world.usTenant().admin())).isEmpty();
    }

    @Test
    @DisplayName("A session that was ended elsewhere is refused at its next request; the others go on")
    void end() {
        TestBrowser one = signIn(ada);
        OwnSession first = own(ada).getFirst();
        TestBrowser other = signIn(ada);

        TestWorld.as(ada, () -> {
            sessions.end(first.id());
            return first;
        });

        assertThat(isSignedIn(one)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
        assertThat(own(ada))
                .extracting(OwnSession::id)
                .doesNotContain(first.id())
                .hasSize(1);
    }

    @Test
    @DisplayName("Nobody ends somebody else's session, not within the tenant either")
    void endAnothers() {
        TestBrowser browser = signIn(ada);
        OwnSession session = own(ada).getFirst();

        for (SignedInPerson stranger : List.of(eve, world.usTenant().admin())) {
            TestWorld.as(stranger, () -> {
                sessions.end(session.id());
                sessions.endOthers();
                return stranger;
            });
        }

        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    @DisplayName("Ending sessions asks for a fresh sign-in (OWASP ASVS 5.0, 7.5.2)")
    void stale() {
        TestBrowser browser = signIn(ada);
        OwnSession session = own(ada).getFirst();

        for (Runnable ending : List.<Runnable>of(() -> sessions.end(session.id()), sessions::endOthers)) {
            assertThatExceptionOfType(SignInNotFreshException.class)
                    .isThrownBy(() -> TestWorld.asStale(ada, () -> {
                        ending.run();
                        return session;
                    }));
        }

        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    @DisplayName("With all sessions end those that have signed in but asked for nothing yet")
    void endUnregistered() {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(ada.email(), PASSWORD);

        TestWorld.as(ada, () -> {
            sessions.endOthers();
            return ada;
        });

        assertThat(isSignedIn(browser)).isFalse();
        assertThat(own(ada)).isEmpty();
        assertThat(isSignedIn(signIn(ada))).as("signed in anew").isTrue();
    }

    @Test
    @DisplayName("However many first requests come at once, a session is one")
    void registeredOnce() throws Exception {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(ada.email(), PASSWORD);

        TestThreads.atOnce(20, i -> isSignedIn(new TestBrowser(port).withSession(browser.session())));

        assertThat(own(ada)).hasSize(1);
    }

    @Test
    @DisplayName("Whoever signs out is gone from the list")
    void signOut() {
        TestBrowser browser = signIn(ada);
        browser.post("/logout", Map.of("_csrf", browser.token()));
        assertThat(own(ada)).isEmpty();
    }

    @Test
    @DisplayName("Whoever signs in over somebody else's open session leaves nothing of it")
    void another() {
        TestBrowser browser = signIn(ada);
        browser.signIn(eve.email(), PASSWORD);

        assertThat(isSignedIn(browser)).isTrue();
        assertThat(own(ada)).isEmpty();
        assertThat(own(eve)).hasSize(1);
    }

    @Test
    @DisplayName("A session that is used goes on after 15 minutes, and one that is not does not"
            + " (OWASP ASVS 5.0, 7.3.1)")
    void idle() {
        TestBrowser used = signIn(ada);
        TestBrowser idle = signIn(eve);

        clock.advance(Duration.ofMinutes(10));
        assertThat(isSignedIn(used)).isTrue();
        clock.advance(Duration.ofMinutes(6));

        assertThat(isSignedIn(used)).isTrue();
        assertThat(isSignedIn(idle)).isFalse();
        assertThat(own(eve)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("An open page by itself keeps no session open")
    @ValueSource(strings = {"heartbeat", "push", "uidl"})
    void openPage(String request) {
        TestBrowser browser = signIn(ada);

        for (int minutes = 0; minutes < 15; minutes += 5) {
            browser.get("/?v-r=" + request + "&v-uiId=0");
            clock.advance(Duration.ofMinutes(5));
        }

        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    @DisplayName("After 8 hours a session ends, however much is done in it (OWASP ASVS 5.0, 7.3.2)")
    void atMost() {
        TestBrowser browser = signIn(ada);
        for (int minutes = 10; minutes < 8 * 60; minutes += 10) {
            clock.advance(Duration.ofMinutes(10));
            assertThat(isSignedIn(browser)).as("after %d minutes", minutes).isTrue();
        }
        clock.advance(Duration.ofMinutes(10));
        assertThat(isSignedIn(browser)).isFalse();
    }

    /** What ends a session, and what the browser is told of it. */
    enum Ending {
        IDLE("idle"),
        LONGEST("longest"),
        SIGNED_OUT("signed-out"),
        ENDED_IN_ANOTHER("elsewhere"),
        ENDED_BEFORE_ITS_FIRST_REQUEST("elsewhere"),
        /** As after the program was started anew: nobody knows of the session any more. */
        FORGOTTEN("");

        private final String told;

        Ending(String told) {
            this.told = told;
        }
    }

    private void bring(Ending ending, TestBrowser browser) {
        switch (ending) {
            case IDLE -> clock.advance(Duration.ofMinutes(16));
            case LONGEST -> {
                for (int minutes = 0; minutes < 8 * 60; minutes += 10) {
                    assertThat(isSignedIn(browser)).isTrue();
                    clock.advance(Duration.ofMinutes(10));
                }
            }
            case SIGNED_OUT -> browser.post("/logout", Map.of("_csrf", browser.token()));
            case ENDED_IN_ANOTHER -> endAllOfAda();
            case ENDED_BEFORE_ITS_FIRST_REQUEST -> {
                browser.post("/logout", Map.of("_csrf", browser.token()));
                browser.signIn(ada.email(), PASSWORD);
                endAllOfAda();
            }
            case FORGOTTEN -> browser.withSession("of-another-life");
        }
    }

    private void endAllOfAda() {
        TestWorld.as(ada, () -> {
            sessions.endOthers();
            return ada;
        });
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("The sign-in page is told how the last session ended, and nothing where nobody knows")
    void toldHowItEnded(Ending ending) {
        TestBrowser browser = signIn(ada);
        bring(ending, browser);
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(browser.cookie("portwarden-ended")).isEqualTo(ending.told);

        browser.signIn(ada.email(), PASSWORD);
        assertThat(isSignedIn(browser)).isTrue();
        assertThat(browser.cookie("portwarden-ended"))
                .as("once there is another")
                .isEmpty();
    }

    @Test
    @DisplayName("While nobody can tell whether a session was ended, nothing is done in it; after that it goes on")
    void databaseDown() {
        TestBrowser browser = signIn(ada);
        try (TestOutage ignored = new TestOutage(database)) {
            HttpResponse<String> response = browser.with("Accept", "text/html").get("/actuator/env");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("5");
            assertThat(response.body()).contains("Not possible at the moment");
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> isSignedIn(browser));
    }
}
