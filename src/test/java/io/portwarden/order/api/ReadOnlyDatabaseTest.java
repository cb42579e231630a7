package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portwarden.ShortWaits;
import io.portwarden.TestBrowser;
import io.portwarden.TestReadOnly;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.order.api.TestCarrier.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A database that takes no writes: a standby after a failover, or one whose disk is full. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(ShortWaits.class)
class ReadOnlyDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    private static void assertNotNow(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.text("type")).isEqualTo("urn:portwarden:problem:unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    @DisplayName(
            "ORD-5: every order and every move is answered 503 with Retry-After, as with no database; then all goes on")
    void notNow() {
        TestTenant tenant = world.usTenant();
        TestCarrier carrier = carriers.carrier();
        Answer placed = carrier.place(carrier.order(tenant, null));
        assertThat(placed.status()).isEqualTo(201);
        String id = placed.text("id");
        TestBrowser browser = new TestBrowser(carriers.port());
        Map<String, String> form =
                Map.of("username", "ada@acme.example", "password", "wrong", "_csrf", browser.token());

        try (TestReadOnly ignored = new TestReadOnly()) {
            // Connections that stand learn of it with their next statement.
            await().atMost(PATIENCE).until(() -> carrier.place(carrier.order(tenant, null)), answer -> {
                if (answer.status() != 201) {
                    assertNotNow(answer);
                }
                return answer.status() == 503;
            });
            for (int i = 0; i < 10; i++) {
                assertNotNow(carrier.place(carrier.order(tenant, null)));
            }
            assertNotNow(carrier.supplement(id, carrier.order(tenant, null).toString()));
            assertNotNow(carrier.complete(id));
            assertNotNow(carrier.check(carrier.order(tenant, null)));
            assertThat(TestBrowser.target(browser.post("/login", form))).isEqualTo("/login?unavailable");
            await().atMost(PATIENCE)
                    .until(() -> browser.get("/actuator/health/readiness").statusCode() == 503);
            assertThat(browser.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        }

        await().atMost(PATIENCE)
                .until(() -> carrier.place(carrier.order(tenant, null)).status() == 201);
        await().atMost(PATIENCE)
                .until(() -> browser.get("/actuator/health/readiness").statusCode() == 200);
    }
}
