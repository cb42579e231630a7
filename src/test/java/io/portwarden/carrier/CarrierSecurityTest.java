package io.portwarden.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestBrowser;
import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
import io.portwarden.TestWorld;
import io.portwarden.apikey.ApiKey;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.hikari.connection-timeout=1000")
@Import(CarrierSecurityTest.WhoAmI.class)
class CarrierSecurityTest {

    private static final String PATH = "/api/test/who-am-i";

    @LocalServerPort
    int port;

    @Autowired
    CarrierService carriers;

    @Autowired
    Transactions transactions;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    Carrier carrier = new Carrier(CarrierId.next(), "0000", "none yet");
    ApiKey key = ApiKey.generate();

    @RestController
    static class WhoAmI {

        @RequestMapping(PATH)
        String tell(@AuthenticationPrincipal Carrier carrier, Authentication authentication) {
            return carrier.spid() + " " + authentication.getAuthorities();
        }
    }

    @BeforeEach
    void makeWorld() {
        carrier = world.carrier();
        key = transactions.stating(Scope.provider(), () -> carriers.issueKey(carrier.id(), "test", null));
    }

    private TestBrowser program() {
        return new TestBrowser(port);
    }

    private HttpResponse<String> get(String authorization) {
        return program().with("Authorization", authorization).get(PATH);
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(" | ", response.headers().allValues(name));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("A carrier with its key is let in as itself, with its one role")
    @ValueSource(strings = {"Bearer ", "bearer ", "Bearer   "})
    void authenticated(String scheme) {
        HttpResponse<String> response = get(scheme + key.text());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(carrier.spid() + " [ROLE_CARRIER]");
    }

    @Test
    @DisplayName("The API knows no session: it sets no cookie, and asks for no token against forged requests")
    void stateless() {
        HttpResponse<String> response =
                program().with("Authorization", "Bearer " + key.text()).postJson(PATH, "{}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Set-Cookie")).isEmpty();
        assertThat(header(response, "Cache-Control")).contains("no-store");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("Without a valid key the answer is 401, not a sign-in page")
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer short",
                "Bearer 0123456789012345678901234567890123456789",
                "Bearer 01234567890123456789 01234567890123456789",
                "Basic YWRtaW5AY29udG9zby5leGFtcGxlOnB3",
                "Digest username=\"x\""
            })
    void unauthorized(String authorization) {
        assertRefused(get(authorization));
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(response, "Set-Cookie")).isEmpty();
        assertThat(response.body()).contains("\"urn:portwarden:problem:unauthorized\"");
    }

    @Test
    @DisplayName("A key that is refused stands in the log with where it came from, but not itself"
            + " (OWASP ASVS 5.0, 16.3.1)")
    @ExtendWith(OutputCaptureExtension.class)
    void logged(CapturedOutput output) {
        String wrong = "a-key-that-nobody-was-ever-given-0123456789";
        assertRefused(get("Bearer " + wrong));

        assertThat(output)
                .contains("Refused a request to the API without a valid key, from 127.0.0.1")
                .doesNotContain(wrong);
    }

    @Test
    @DisplayName("No header at all, two of them, or the key elsewhere are as good as no key")
    void elsewhere() {
        assertRefused(program().get(PATH));
        assertRefused(program().get(PATH + "?access_token=" + key.text()));
        assertRefused(program().with("X-API-Key", key.text()).get(PATH));
        assertRefused(program()
                .with("Authorization", "Bearer " + key.text())
                .with("authorization", "Bearer " + ApiKey.generate().text())
                .get(PATH));
    }

    @Test
    @DisplayName("A path that there is not asks for a key too")
    void unknownPath() {
        assertRefused(program().get("/api/nothing"));
        assertRefused(program().get("/api/v1/port-out-orders?v-r=uidl"));
    }

    @Test
    @DisplayName("A carrier's key opens nothing of the portal")
    void portal() {
        HttpResponse<String> response =
                program().with("Authorization", "Bearer " + key.text()).get("/actuator/env");
        assertThat(TestBrowser.target(response)).isEqualTo("/login");
    }

    @Test
    @DisplayName("While the database does not answer, a key is not called wrong: 503, try again")
    void databaseDown() {
        try (TestOutage ignored = new TestOutage(database)) {
            HttpResponse<String> response = get("Bearer " + key.text());

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(header(response, "Retry-After")).matches("[1-9][0-9]*");
            assertThat(header(response, "WWW-Authenticate")).isEmpty();
        }
        assertThat(get("Bearer " + key.text()).statusCode()).isEqualTo(200);
    }
}
