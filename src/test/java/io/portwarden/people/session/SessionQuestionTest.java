package io.portwarden.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestBrowser;
import io.portwarden.TestClock;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.shared.SignedInPerson;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What a page is told that asks how long its session lasts, and that no end is told that is none. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SessionQuestionTest {

    private static final String PASSWORD = "correct horse battery";
    private static final int TIMES = 200;
    private static final int AT_ONCE = 4;
    private static final String HEARTBEAT = "/?v-r=heartbeat&v-uiId=0";
    private static final String CLICK = "/?v-r=uidl&v-uiId=0";

    @LocalServerPort
    int port;

    @Autowired
    SessionService sessions;

    @Autowired
    TestWorld world;

    @Autowired
    TestClock clock;

    @Autowired
    Midst midst;

    private SignedInPerson ada;

    @BeforeEach
    void makeWorld() {
        clock.reset();
        TestTenant tenant = world.usTenant();
        ada = tenant.admin();
        world.signUp(ada, PASSWORD);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private TestBrowser signIn() {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(ada.email(), PASSWORD);
        assertThat(state(browser)).startsWith("{\"state\":\"open\"");
        return browser;
    }

    private static String state(TestBrowser browser) {
        return browser.get("/session").body();
    }

    private static String stay(TestBrowser browser) {
        return browser.post("/session", Map.of()).body();
    }

    private static Duration idle(String open) {
        return Duration.ofMillis(Long.parseLong(open.replaceAll(".*\"idle\":(-?\\d+).*", "$1")));
    }

    private static Duration longest(String open) {
        return Duration.ofMillis(Long.parseLong(open.replaceAll(".*\"longest\":(-?\\d+).*", "$1")));
    }

    @Test
    @DisplayName("To ask, like a heartbeat, lengthens no session; to stay does, but not beyond the longest")
    void asksAndStays() {
        TestBrowser browser = signIn();
        clock.outdate(Duration.ofMinutes(14));
        browser.get(HEARTBEAT);
        String before = state(browser);
        assertThat(idle(before)).isBetween(Duration.ZERO, Duration.ofMinutes(2));
        assertThat(state(browser)).isEqualTo(before);

        String after = stay(browser);
        assertThat(idle(after)).isEqualTo(Duration.ofMinutes(15));
        assertThat(longest(after)).isEqualTo(longest(before));
    }

    @Test
    @DisplayName("A tab that asks why before its browser has heard it from another one is told as well")
    void saysWhyBeforeTheBrowserKnows() {
        TestBrowser idle = signIn();
        TestBrowser otherTab = new TestBrowser(port).withSession(idle.session());
        clock.advance(Duration.ofMinutes(16));
        idle.get(HEARTBEAT);
        assertThat(state(otherTab)).isEqualTo(over("idle"));

        clock.reset();
        TestBrowser out = signIn();
        TestBrowser otherOut = new TestBrowser(port).withSession(out.session());
        out.post("/logout", Map.of("_csrf", out.token()));
        assertThat(state(otherOut)).isEqualTo(over("signed-out"));
        assertThat(state(new TestBrowser(port).withSession("0123456789ABCDEF0123456789ABCDEF")))
                .isEqualTo(over("unknown"));
    }

    @Test
    @DisplayName(
            "Who asks after the end is told what has ended it, in every tab; who never was signed in, that nothing is known")
    void saysWhy() {
        TestBrowser browser = signIn();
        clock.advance(Duration.ofMinutes(16));
        assertThat(stay(browser)).isEqualTo(over("idle"));
        assertThat(state(browser)).as("another tab").isEqualTo(over("idle"));

        TestBrowser long8 = signIn();
        for (int i = 0; i < 48; i++) {
            clock.advance(Duration.ofMinutes(10));
            stay(long8);
        }
        assertThat(state(long8)).isEqualTo(over("longest"));

        clock.reset();
        TestBrowser ended = signIn();
        TestWorld.as(ada, () -> {
            List<OwnSession> own = sessions.own();
            own.forEach(session -> sessions.end(session.id()));
            return own;
        });
        assertThat(state(ended)).isEqualTo(over("elsewhere"));

        TestBrowser out = signIn();
        out.post("/logout", Map.of("_csrf", out.token()));
        assertThat(state(out)).isEqualTo(over("signed-out"));

        assertThat(state(new TestBrowser(port))).isEqualTo(over("unknown"));
    }

    private static String over(String end) {
        return "{\"state\":\"over\",\"end\":\"" + end + "\"}";
    }

    @Test
    @DisplayName(
            "While the session gets another id 200 times, what pages sent with the id of before is never told that it is over, and begins no other")
    void neverAnEndThatIsNone() throws Exception {
        TestBrowser browser = signIn();
        browser.get("/"); // now there is a session of Vaadin's
        List<String> ends = new ArrayList<>();
        try (ExecutorService pages = Executors.newFixedThreadPool(AT_ONCE);
                HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < TIMES; i++) {
                String before = browser.session();
                CyclicBarrier together = new CyclicBarrier(AT_ONCE + 1);
                List<Callable<List<String>>> open = List.of(
                        () -> sent(client, HEARTBEAT, before, together),
                        () -> sent(client, "/session", before, together),
                        () -> sent(client, HEARTBEAT, before, together),
                        () -> sent(client, CLICK, before, together));
                List<Future<List<String>>> heard =
                        open.stream().map(pages::submit).toList();
                together.await();
                assertThat(browser.get("/proved-again").statusCode()).isEqualTo(200);
                for (Future<List<String>> page : heard) {
                    ends.addAll(page.get());
                }
                assertThat(browser.session()).isNotEqualTo(before);
            }
        }
        assertThat(ends).isEmpty();
        assertThat(state(browser)).startsWith("{\"state\":\"open\"");
    }

    /** Sends the same a few times, so that one meets the change. @return the answers that a page takes for an end */
    private List<String> sent(HttpClient client, String path, String session, CyclicBarrier together) throws Exception {
        together.await();
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ends.addAll(ends(client, path, session));
        }
        return ends;
    }

    private List<String> ends(HttpClient client, String path, String session) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", "portwarden=" + session)
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        boolean end = List.of(302, 403).contains(answer.statusCode())
                || answer.body().contains("\"over\"")
                || cookies.stream().anyMatch(cookie -> cookie.startsWith("portwarden="));
        return end ? List.of(path + ": " + answer.statusCode() + " " + cookies + " " + answer.body()) : List.of();
    }

    @Test
    @DisplayName("Nor is it told so in the moment in which the old id is forgotten and the new one not known yet")
    void inTheMidstOfTheChange() throws Exception {
        TestBrowser browser = signIn();
        browser.get("/");
        List<String> ends = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            midst.then = before -> {
                for (String path : List.of(HEARTBEAT, "/session", CLICK)) {
                    asked.add(path);
                    ends.addAll(ends(client, path, before));
                }
            };
            assertThat(browser.get("/proved-again").statusCode()).isEqualTo(200);
        } finally {
            midst.then = before -> {};
        }
        assertThat(asked).hasSize(3);
        assertThat(ends).isEmpty();
    }

    private interface Step {
        void with(String before) throws Exception;
    }

    /** Is told of the change before the program is. */
    static final class Midst implements HttpSessionIdListener {

        private volatile Step then = before -> {};

        @Override
        public void sessionIdChanged(HttpSessionEvent event, String before) {
            try {
                then.with(before);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @TestConfiguration
    static class Parts {

        @Bean
        Midst midst() {
            return new Midst();
        }

        @Bean
        ServletListenerRegistrationBean<Midst> first(Midst midst) {
            ServletListenerRegistrationBean<Midst> first = new ServletListenerRegistrationBean<>(midst);
            first.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return first;
        }

        /** What the prompt for a fresh sign-in does when the password was right. */
        @Bean
        ServletRegistrationBean<HttpServlet> provedAgain() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                            CurrentSession.proved(FactorGrantedAuthority.PASSWORD_AUTHORITY);
                        }
                    },
                    "/proved-again");
        }
    }
}
