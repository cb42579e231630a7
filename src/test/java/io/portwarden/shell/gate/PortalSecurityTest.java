package io.portwarden.shell.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.ShortWaits;
import io.portwarden.TestBrowser;
import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(ShortWaits.class)
class PortalSecurityTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    PeopleService people;

    @Autowired
    Transactions transactions;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    String email = "";
    TestBrowser browser = new TestBrowser(0);

    @BeforeEach
    void makeWorld() {
        TenantId tenantId = world.usTenant().id();
        email = "ada-" + tenantId + "@acme.example";
        Person person = new Person(
                tenantId, Identifiers.next(), new EmailAddress(email), "Ada", Role.TENANT_ADMIN, Locale.ENGLISH);
        transactions.doStating(Scope.tenant(tenantId), () -> people.add(person, PASSWORD));
        browser = new TestBrowser(port);
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(" | ", response.headers().allValues(name));
    }

    /** Whoever is not signed in is sent to the sign-in page. */
    private static boolean isSignedIn(TestBrowser browser) {
        return browser.get("/actuator/env").statusCode() != 302;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("The sign-in page tells the browser what not to do with it")
    @CsvSource(delimiter = '|', textBlock = """
                    X-Content-Type-Options       | nosniff
                    X-Frame-Options              | DENY
                    Referrer-Policy              | same-origin
                    Cross-Origin-Opener-Policy   | same-origin
                    Cross-Origin-Resource-Policy | same-origin
                    Cache-Control                | no-store
                    """)
    void headers(String name, String value) {
        assertThat(header(browser.get("/login"), name)).isEqualTo(value);
    }

    @Test
    @DisplayName("The sign-in page may use no camera, microphone or place")
    void permissions() {
        assertThat(header(browser.get("/login"), "Permissions-Policy"))
                .contains("camera=()", "microphone=()", "geolocation=()");
    }

    @Test
    @DisplayName("A page runs the scripts of this page only: each has its number, used once")
    void nonce() {
        HttpResponse<String> page = browser.get("/login");
        String policy = header(page, "Content-Security-Policy");
        Matcher nonce = Pattern.compile("'nonce-([^']{22,})'").matcher(policy);

        assertThat(nonce.find()).as(policy).isTrue();
        assertThat(Pattern.compile("<script[^>]*>").matcher(page.body()).results())
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script.group()).contains("nonce=\"" + nonce.group(1) + "\""));
        assertThat(policy.split("; "))
                .contains(
                        "default-src 'self'",
                        "object-src 'none'",
                        "base-uri 'self'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "connect-src 'self'",
                        "script-src 'self' 'nonce-" + nonce.group(1) + "' 'unsafe-eval'");
        assertThat(header(browser.get("/login"), "Content-Security-Policy")).doesNotContain(nonce.group(1));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("What is no page of ours runs no inline script and is not evaluated")
    @ValueSource(strings = {"/actuator/health", "/swagger-ui/index.html", "/actuator/env"})
    void otherAnswers(String path) {
        assertThat(header(browser.get(path), "Content-Security-Policy"))
                .contains("script-src 'self';", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
    }

    @Test
    @DisplayName("The session's cookie is out of reach of scripts and of other sites' forms")
    void cookie() {
        assertThat(header(browser.get("/login"), "Set-Cookie"))
                .contains("portwarden=", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(browser.get("/login").body()).doesNotContain("jsessionid");
    }

    @Test
    @DisplayName("Behind a proxy that speaks https, the cookie is Secure and the browser told to stay with https")
    void https() {
        HttpResponse<String> page = browser.with("X-Forwarded-Proto", "https").get("/login");

        assertThat(header(page, "Set-Cookie")).contains("Secure");
        assertThat(header(page, "Strict-Transport-Security")).contains("max-age=31536000", "includeSubDomains");
        assertThat(header(new TestBrowser(port).get("/login"), "Strict-Transport-Security"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("What no rule names is refused: who is not signed in is asked to")
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/nothing", "/error", "/v3"})
    void refused(String path) {
        HttpResponse<String> response = browser.get(path);
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(TestBrowser.target(response)).isEqualTo("/login");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Health and the API's description need no sign-in")
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/swagger-ui/index.html",
                "/v3/api-docs"
            })
    void open(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Our own style, scripts and pictures are not kept from the sign-in page")
    @ValueSource(strings = {"/no-such.css", "/no-such.js", "/no-such.svg"})
    void ownFiles(String path) {
        assertThat(browser.get(path).statusCode()).isNotEqualTo(302);
    }

    @Test
    @DisplayName("Signing in gives the session another id, and the old one is worth nothing")
    void sessionFixation() {
        browser.get("/login");
        String before = browser.session();

        HttpResponse<String> response = browser.signIn(email, PASSWORD);

        assertThat(TestBrowser.target(response)).isEqualTo("/");
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(isSignedIn(browser)).isTrue();
        assertThat(isSignedIn(new TestBrowser(port).withSession(before))).isFalse();
    }

    @Test
    @DisplayName("After signing in one comes to where one wanted to go")
    void wantedPage() {
        browser.get("/port-orders");
        assertThat(TestBrowser.target(browser.signIn(email, PASSWORD))).startsWith("/port-orders");
    }

    @Test
    @DisplayName("A wrong password and an unknown person are answered alike")
    void wrongPassword() {
        HttpResponse<String> wrong = browser.signIn(email, "wrong");
        HttpResponse<String> unknown = browser.signIn("nobody@acme.example", "wrong");

        assertThat(List.of(TestBrowser.target(wrong), TestBrowser.target(unknown)))
                .containsOnly("/login?error");
        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(isSignedIn(browser)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Another site's page signs nobody in")
    @ValueSource(strings = {"/login", "/login?v-r=uidl"})
    void forgedSignIn(String path) {
        browser.get("/login");

        HttpResponse<String> response = browser.post(path, Map.of("username", email, "password", PASSWORD));

        assertThat(TestBrowser.target(response)).isEqualTo("/login?expired");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Another site's page signs nobody out")
    @ValueSource(strings = {"/logout", "/logout?v-r=uidl"})
    void forgedSignOut(String path) {
        browser.signIn(email, PASSWORD);

        assertThat(browser.post(path, Map.of()).statusCode()).isEqualTo(403);
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    @DisplayName("A link signs nobody out")
    void signOutByLink() {
        browser.signIn(email, PASSWORD);
        browser.get("/logout");
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    @DisplayName("Signing out ends the session, also for whoever has kept its id")
    void signOut() {
        browser.signIn(email, PASSWORD);
        String session = browser.session();

        browser.post("/logout", Map.of("_csrf", browser.token()));

        assertThat(isSignedIn(browser)).isFalse();
        assertThat(isSignedIn(new TestBrowser(port).withSession(session))).isFalse();
    }

    @Test
    @DisplayName("A person's session opens nothing of the carriers' API")
    void apiWithSession() {
        browser.signIn(email, PASSWORD);
        assertThat(browser.get("/api/v1/port-out-orders").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("While the database does not answer, a right password is not called wrong")
    void databaseDown() {
        String token = browser.token();
        Map<String, String> form = Map.of("username", email, "password", PASSWORD, "_csrf", token);
        try (TestOutage ignored = new TestOutage(database)) {
            assertThat(TestBrowser.target(browser.post("/login", form))).isEqualTo("/login?unavailable");
        }
        assertThat(TestBrowser.target(browser.post("/login", form))).isEqualTo("/");
    }
}
