package io.portwarden.shell.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Patience;
import io.portwarden.RawHttp;
import io.portwarden.RawHttp.Answer;
import io.portwarden.TestBrowser;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is refused before anybody works on it: too much, too often, too slow, and what is meant for another host. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "portwarden.public-url=https://portal.acme.example",
            "portwarden.portal.other-hosts=API.acme.example",
            "portwarden.portal.requests-per-second=1",
            "portwarden.portal.burst=20",
            "server.tomcat.connection-timeout=1s"
        })
class PortalLimitsTest {

    private static final String OURS = "portal.acme.example";
    private static final String PASSWORD = "correct horse battery";

    /** 192.0.2.0/24 is nobody's (RFC 5737); each test comes from an address of its own. */
    private static int lastByte;

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    PeopleService people;

    @Autowired
    Transactions transactions;

    private final String source = "192.0.2." + ++lastByte;

    private Answer send(String method, String path, String host, String headers, String body) throws Exception {
        try (RawHttp http = new RawHttp(port)) {
            return http.send(
                            (method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-For: " + source
                                            + "\r\n" + headers + "\r\n" + body)
                                    .getBytes(StandardCharsets.ISO_8859_1),
                            true)
                    .orElseThrow();
        }
    }

    private Answer get(String path, String host) throws Exception {
        return send("GET", path, host, "", "");
    }

    private static void assertTellsNothing(Answer answer) {
        assertThat(answer.head() + answer.body())
                .doesNotContain("xception", "io.portwarden", "springframework", "Tomcat", "evil.example");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Where a public address is configured, a request for another host is refused with 421")
    @ValueSource(
            strings = {
                "evil.example",
                "localhost",
                "127.0.0.1",
                "portal.acme.example.evil.example",
                "portal.acme.example@evil.example",
                "xportal.acme.example"
            })
    void unknownHost(String host) throws Exception {
        for (String path : new String[] {"/", "/login", "/no-such.css", "/actuator", "/actuator/healthy"}) {
            Answer answer = get(path, host);
            assertThat(answer.status()).as(path).isIn(421, 400);
            assertTellsNothing(answer);
        }
        Answer api = get("/api/v1/port-out-orders", host);
        assertThat(api.status()).isIn(421, 400);
        assertTellsNothing(api);
    }

    @Test
    @DisplayName("A request to the API for another host is refused with a problem, before the key is looked at")
    void unknownHostOfApi() throws Exception {
        Answer answer = get("/api/v1/port-out-orders", "evil.example");
        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.head()).contains("application/problem+json");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("The configured hosts are answered, however they are written, and whatever port a proxy listens to")
    @ValueSource(strings = {OURS, "PORTAL.Acme.Example", OURS + ":443", OURS + ":8443", "api.acme.example"})
    void ownHost(String host) throws Exception {
        assertThat(get("/login", host).status()).isEqualTo(200);
        assertThat(get("/api/v1/port-out-orders", host).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("Whether the node is well can be asked under any name")
    void health() throws Exception {
        assertThat(get("/actuator/health/liveness", "10.0.0.7:8080").status()).isEqualTo(200);
        assertThat(get("/actuator/health/..;/env", "10.0.0.7:8080").status()).isIn(400, 421);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A body of 10 MB is refused without being read, by whomever it is sent (OWASP ASVS 5.0, 2.4.1)")
    @ValueSource(
            strings = {
                "/login",
                "/logout",
                "/login/webauthn",
                "/webauthn/authenticate/options",
                "/forgot-password",
                "/?v-r=uidl&v-uiId=0",
                "/VAADIN/dynamic/resource/0/x/upload",
                "/actuator/health/../env"
            })
    void longBody(String path) throws Exception {
        // Nothing of the body is sent: who would wait for it does not answer.
        Answer answer = send(
                "POST",
                path,
                OURS,
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000000\r\nConnection: close\r\n",
                "");
        assertThat(answer.status()).isIn(413, 400);
        assertTellsNothing(answer);
    }

    @Test
    @DisplayName("A body of unknown length is refused; browsers say how long theirs are")
    void chunkedBody() throws Exception {
        Answer answer = send(
                "POST",
                "/login",
                OURS,
                "Transfer-Encoding: chunked\r\nConnection: close\r\n",
                "5\r\na=b&c\r\n0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(411);
    }

    @Test
    @DisplayName("Who is not signed in is slowed down by network address; nobody else is (OWASP ASVS 5.0, 6.3.1)")
    void tooManyRequests() throws Exception {
        TestTenant tenant = world.usTenant();
        Person ada = new Person(
                tenant.id(),
                tenant.admin().personId(),
                new EmailAddress(tenant.admin().email()),
                "Ada",
                tenant.admin().role(),
                Locale.ENGLISH);
        transactions.doStating(Scope.tenant(tenant.id()), () -> people.add(ada, PASSWORD));
        TestBrowser browser =
                new TestBrowser(port).with("X-Forwarded-For", source).with("X-Forwarded-Host", OURS);
        browser.signIn(tenant.admin().email(), PASSWORD);

        Answer refused = null;
        for (int i = 0; i < 1000 && refused == null; i++) {
            Answer answer = get("/login", OURS);
            refused = answer.status() == 429 ? answer : refused;
        }

        assertThat(refused).isNotNull();
        assertThat(refused.head()).containsIgnoringCase("Retry-After: ").doesNotContain("Set-Cookie");
        assertThat(get("/VAADIN/build/x.js", OURS).status()).isNotEqualTo(429);
        assertThat(browser.get("/my-sign-in").statusCode()).isEqualTo(200);
        assertThat(new TestBrowser(port)
                        .with("X-Forwarded-Host", OURS)
                        .get("/login")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Who sends half a request and then nothing is hung up on (OWASP ASVS 5.0, 2.4.1)")
    void slow() throws Exception {
        Stream<String> halves = Stream.of(
                "GET /log",
                "GET /login HTTP/1.1\r\nHost: " + OURS + "\r\nX-A",
                "POST /login HTTP/1.1\r\nHost: " + OURS
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nusername=a");
        for (String half : halves.toList()) {
            Instant begin = Instant.now();
            try (Socket socket = new Socket("localhost", port)) {
                socket.setSoTimeout((int) Patience.LIMIT.toMillis());
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                        .as(half)
                        .doesNotStartWith("HTTP/1.1 2")
                        .doesNotStartWith("HTTP/1.1 5");
            }
            // Tomcat itself would wait for a minute.
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(55));
        }
    }
}
