package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portwarden.shared.api.ProblemType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The proxy's file, by a real HAProxy where there is one: before this portal and a node that is gone. */
@Tag("slow")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "spring.datasource.hikari.connection-timeout=1000"})
class HaproxyTest {

    private static final Path FILE = Path.of("docker", "haproxy", "haproxy.cfg");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Of the right form, so that it is looked up. */
    private static final String KEY = "Bearer pw_" + "A".repeat(43);

    private static final String API = "/api/v1/port-out-orders";

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    TestDatabase database;

    @TempDir
    Path folder;

    /** A HAProxy with that file, but for addresses. */
    private final class Proxy implements AutoCloseable {

        private final int at = TestPorts.free();
        private final TestHaproxy haproxy;

        Proxy(int portal, int health) throws IOException {
            haproxy = new TestHaproxy(
                    folder,
                    Files.readString(FILE)
                            .replace("bind :8090", "bind 127.0.0.1:" + at)
                            .replace("check port 8081", "check")
                            .replace("maxconn 4000", "maxconn 100")
                            .replace("portwarden:8080", "127.0.0.1:%d port %d".formatted(portal, health))
                            .replace(
                                    "second-node:8080",
                                    "127.0.0.1:%d port %d".formatted(TestPorts.free(), TestPorts.free())));
            await().atMost(PATIENCE).until(() -> answers(() -> get("/")));
        }

        HttpResponse<String> get(String path) {
            return new TestBrowser(at).with("Authorization", KEY).get(path);
        }

        boolean hasSaid(String words) throws IOException {
            return haproxy.hasSaid(words);
        }

        @Override
        public void close() {
            haproxy.close();
        }
    }

    private static boolean answers(Callable<?> request) {
        try {
            return request.call() != null;
        } catch (Exception notYet) {
            return false;
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer, boolean byNode) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains("\"type\":\"" + ProblemType.UNAVAILABLE.uri() + "\"");
        assertThat(answer.headers().firstValue("X-Content-Type-Options").isPresent())
                .isEqualTo(byNode);
    }

    @Test
    @DisplayName("HAProxy takes the file, and its words are those of the API")
    void file() throws Exception {
        assertThat(FILE)
                .content()
                .contains(
                        "\"type\":\"" + ProblemType.UNAVAILABLE.uri() + "\"",
                        "\"title\":\"" + ProblemType.UNAVAILABLE.title() + "\"",
                        "\"detail\":\"" + ProblemType.UNAVAILABLE.detail().replace("\"", "\\\"") + "\"");
        Process check = new ProcessBuilder(TestHaproxy.installed().toString(), "-c", "-f", FILE.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("check.log").toFile())
                .start();
        assertThat(check.waitFor())
                .as(Files.readString(folder.resolve("check.log")))
                .isZero();
    }

    @Test
    @DisplayName(
            "ORD-5: with the database away for all nodes, a carrier has our 503 and not the proxy's, and is served when it is back")
    void databaseAway() throws Exception {
        try (Proxy proxy = new Proxy(port, managementPort)) {
            await().atMost(PATIENCE).until(() -> proxy.get(API).statusCode() == 401);
            try (TestOutage ignored = new TestOutage(database)) {
                await().atMost(PATIENCE).until(() -> proxy.hasSaid("Server ready/first is DOWN"));
                assertUnavailable(proxy.get(API), true);
                assertThat(proxy.get("/login").statusCode()).isEqualTo(200);
            }
            await().atMost(PATIENCE).until(() -> proxy.get(API).statusCode() == 401);
        }
    }

    @Test
    @DisplayName("ORD-5: with no node at all the proxy answers as the API would, and people have a page")
    void nobody() throws Exception {
        try (Proxy proxy = new Proxy(TestPorts.free(), TestPorts.free())) {
            assertUnavailable(proxy.get(API), false);
            await().atMost(PATIENCE)
                    .until(() -> proxy.hasSaid("Server alive/first is DOWN")
                            && proxy.hasSaid("Server alive/second is DOWN"));
            assertUnavailable(proxy.get(API), false);
            HttpResponse<String> page = proxy.get("/login");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(page.headers().firstValue("Retry-After")).contains("5");
            assertThat(page.body()).contains("Not possible at the moment", "Rechargez", "Cargue");
        }
    }
}
