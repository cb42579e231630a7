package io.portwarden.idempotency.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestDatabase;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** API-20 over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class IdempotentCallsTest {

    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String OF_PROVIDER = "/api/v1/provider/webhooks";
    private static final String HOOK = "{\"url\": \"http://127.0.0.1:9/hook\", \"description\": \"Port desk\"}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    TestDatabase database;

    @Autowired
    CarrierService carriers;

    @Autowired
    ProviderKeyService providerKeys;

    @Autowired
    Transactions transactions;

    private Carrier carrier = new Carrier(new CarrierId(UUID.randomUUID()), "NONE", "nobody yet");
    private String apiKey = "";

    @BeforeEach
    void begin() {
        carrier = world.carrier();
        apiKey = keyOf(carrier);
    }

    @AfterEach
    void removeProviders() {
        world.superuser()
                .sql("delete from webhook_endpoints where tenant_id = ? and carrier_id is null")
                .param(TenantId.PROVIDER.value())
                .update();
    }

    private String keyOf(Carrier one) {
        return transactions.stating(
                Scope.carrier(one.id().value()),
                () -> carriers.issueKey(one.id(), "test", null).text());
    }

    private String programsKey() {
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        return as(world.operator(), () -> providerKeys.issue("SOA", null).text());
    }

    private HttpResponse<String> post(String path, String body, String withApiKey, String... keys) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + withApiKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (String key : keys) {
            request.header("Idempotency-Key", key);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> add(String... keys) {
        return post(WEBHOOKS, HOOK, apiKey, keys);
    }

    private int webhooks() {
        return world.superuser()
                .sql("select count(*) from webhook_endpoints where carrier_id = ?")
                .param(carrier.id().value())
                .query(Integer.class)
                .single();
    }

    private static void assertSame(HttpResponse<String> answer, HttpResponse<String> first) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(first.statusCode());
        assertThat(answer.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(answer.body()).isEqualTo(first.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:portwarden:problem:" + type);
    }

    @Test
    @DisplayName(
            "API-20: the same request under the same key has the same answer, secret included, and adds one webhook")
    void same() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = add('"' + key + '"');
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).contains("whsec_");
        assertThat(first.headers().firstValue("Location")).isPresent();
        assertSame(add('"' + key + '"'), first);
        assertSame(add(key), first);
        assertThat(webhooks()).isEqualTo(1);
        assertThat(world.superuser()
                        .sql("select count(*) from audit_entries where kind = 'webhook-added' and subject_id = ?::uuid")
                        .param(JsonMapper.shared()
                                .readTree(first.body())
                                .path("id")
                                .asString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(add().body()).as("without a key").isNotEqualTo(first.body());
        assertThat(add(UUID.randomUUID().toString()).body()).isNotEqualTo(first.body());
        assertThat(webhooks()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "API-20: the key is the carrier's: another API key of the same carrier has the same answer, another carrier none")
    void whose() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = add(key);
        assertSame(post(WEBHOOKS, HOOK, keyOf(carrier), key), first);
        assertThat(webhooks()).isEqualTo(1);
        HttpResponse<String> other = post(WEBHOOKS, HOOK.replace("Port", "Help"), keyOf(world.carrier()), key);
        assertThat(other.statusCode()).isEqualTo(201);
        String testKey = transactions.stating(
                Scope.carrier(carrier.id().value()),
                () -> carriers.issueTestKey(carrier.id(), "tries", null).text());
        HttpResponse<String> tried = post(WEBHOOKS, HOOK, testKey, key);
        assertThat(tried.statusCode()).isEqualTo(201);
        assertThat(tried.body()).isNotEqualTo(first.body());
        assertSame(post(WEBHOOKS, HOOK, testKey, key), tried);
        HttpResponse<String> program = post(OF_PROVIDER, HOOK, programsKey(), key);
        assertThat(program.statusCode()).isEqualTo(201);
        assertThat(program.body()).isNotEqualTo(first.body());
        assertSame(post(OF_PROVIDER, HOOK, programsKey(), key), program);
    }

    @Test
    @DisplayName("API-20: a new secret is made once, and its answer is that of this webhook")
    void secret() {
        String one = "/" + JsonMapper.shared().readTree(add().body()).path("id").asString() + "/secret";
        String two = "/" + JsonMapper.shared().readTree(add().body()).path("id").asString() + "/secret";
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = post(WEBHOOKS + one, "", apiKey, key);
        assertThat(first.statusCode()).isEqualTo(200);
        assertSame(post(WEBHOOKS + one, "", apiKey, key), first);
        assertProblem(post(WEBHOOKS + two, "", apiKey, key), 422, "idempotency-key-taken");
    }

    @Test
    @DisplayName("API-20: another request under the key is refused, and so is a key that is none or comes twice")
    void refused() {
        String key = UUID.randomUUID().toString();
        add(key);
        assertProblem(post(WEBHOOKS, HOOK.replace("Port", "Help"), apiKey, key), 422, "idempotency-key-taken");
        assertProblem(add("a b"), 400, "bad-parameter");
        assertProblem(add("a", "b"), 400, "bad-parameter");
        assertThat(add("").body()).contains("\"field\":\"Idempotency-Key\"");
        assertThat(webhooks()).isEqualTo(1);
    }

    @Test
    @DisplayName("API-20: what is refused leaves nothing, and is tried anew under the same key")
    void refusal() {
        String key = UUID.randomUUID().toString();
        assertThat(post(WEBHOOKS, "{\"url\": \"ftp://hooks.example.com/\"}", apiKey, key)
                        .statusCode())
                .isEqualTo(422);
        assertThat(add(key).statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("API-20: of twenty at once one is done; the others have its answer, or hear that it is under way")
    void atOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        List<HttpResponse<String>> answers = TestThreads.atOnce(20, index -> add(key));
        assertThat(webhooks()).isEqualTo(1);
        HttpResponse<String> first = add(key);
        assertThat(answers).allSatisfy(answer -> {
            if (answer.statusCode() == 409) {
                assertProblem(answer, 409, "request-under-way");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            } else {
                assertSame(answer, first);
            }
        });
    }

    @Test
    @DisplayName("API-20: one that another node is answering is under way, whatever it is")
    void underWay() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Connection node = database.asSuperuser().getConnection()) {
            node.setAutoCommit(false);
            try (PreparedStatement hold = node.prepareStatement(
                    "select pg_advisory_xact_lock(hashtextextended('idempotency ' || ? || ' ' || ?, 0))")) {
                hold.setString(1, carrier.id().value().toString());
                hold.setString(2, key);
                hold.execute();
            }
            assertProblem(add(key), 409, "request-under-way");
            node.rollback();
        }
        assertThat(add(key).statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("API-20: where the answer cannot be kept nothing is made, so that neither is there without the other")
    void together() {
        String key = UUID.randomUUID().toString();
        world.superuser()
                .sql("revoke insert on kept_answers from portwarden_app")
                .update();
        try {
            assertThat(add(key).statusCode()).isEqualTo(500);
        } finally {
            world.superuser()
                    .sql("grant insert on kept_answers to portwarden_app")
                    .update();
        }
        assertThat(webhooks()).isZero();
        assertThat(add(key).statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("API-20: after 24 hours a key is free, and what was kept under it is erased")
    void aDay() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = add(key);
        age(key, "23 hours 59 minutes");
        assertSame(add(key), first);
        age(key, "24 hours");
        HttpResponse<String> next = add(key);
        assertThat(next.statusCode()).isEqualTo(201);
        assertThat(next.body()).isNotEqualTo(first.body());
        assertSame(add(key), next);
    }

    private void age(String key, String by) {
        world.superuser()
                .sql("update kept_answers set answered_at = now() - cast(? as interval) where request_key = ?")
                .params(by, key)
                .update();
    }

    @Test
    @DisplayName("API-20: what is kept cannot be read in the database, and not at another place")
    void sealed() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = add(key);
        String row = world.superuser()
                .sql("select t::text from kept_answers t where request_key = ?")
                .param(key)
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("whsec_", "127.0.0.1", "Port desk");
        String moved = UUID.randomUUID().toString();
        world.superuser()
                .sql("update kept_answers set request_key = ? where request_key = ?")
                .params(moved, key)
                .update();
        HttpResponse<String> elsewhere = add(moved);
        assertThat(elsewhere.statusCode()).isEqualTo(500);
        assertThat(elsewhere.body()).doesNotContain("whsec_", first.body());
    }

    @Test
    @DisplayName("API-20: a departure is written down once, and its answer says that it is new each time")
    void departure() {
        TestTenant tenant = world.usTenant();
        String programs = programsKey();
        String body = "{\"phoneNumber\": \"%s\", \"leftAt\": \"%s\", \"spid\": \"5678\"}"
                .formatted(
                        tenant.number(0).e164(),
                        Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS));
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = post("/api/v1/provider/departures", body, programs, key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertSame(post("/api/v1/provider/departures", body, programs, key), first);
        assertThat(post("/api/v1/provider/departures", body, programs).statusCode())
                .isEqualTo(200);
    }
}
