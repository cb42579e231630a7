package io.portwarden.webhook.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.standardwebhooks.Webhook;
import io.portwarden.Patience;
import io.portwarden.Records;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.apikey.Program;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.webhook.WebhookReceiver;
import io.portwarden.webhook.WebhookReceiver.Received;
import io.portwarden.webhook.access.CarrierWebhookService;
import io.portwarden.webhook.access.ProviderWebhookService;
import io.portwarden.webhook.access.WebhookEvents;
import io.portwarden.webhook.access.WebhookKeeping;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ORD-13: the provider's own webhooks over HTTP, and who is kept from them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ProviderWebhooksTest {

    private static final String WEBHOOKS = "/api/v1/provider/webhooks";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    ProviderKeyService keys;

    @Autowired
    CarrierService carriers;

    @Autowired
    Transactions transactions;

    @Autowired
    WebhookEvents events;

    @Autowired
    CarrierWebhookService carriersOwn;

    @Autowired
    ProviderWebhookService providersOwn;

    @Autowired
    JdbcClient jdbc;

    String key = "";
    WebhookReceiver receiver;

    @BeforeEach
    void begin() throws Exception {
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        removeAll();
        key = as(world.operator(), () -> keys.issue("SOA", null).text());
        receiver = WebhookReceiver.http();
    }

    /** There is one provider in a database: others must not hear of theirs here. */
    @AfterEach
    void removeAll() {
        world.superuser()
                .sql("delete from webhook_endpoints where tenant_id = ? and carrier_id is null")
                .param(TenantId.PROVIDER.value())
                .update();
        if (receiver != null) {
            receiver.close();
        }
    }

    private record Answer(int status, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private Answer ask(String method, String path, String body) throws IOException, InterruptedException {
        return ask(method, path, body, key);
    }

    private Answer ask(String method, String path, String body, String withKey)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + withKey)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    private int accepting(String accept, String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + key)
                .header("Accept", accept)
                .method(method, BodyPublishers.noBody())
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).statusCode();
    }

    private JsonNode add() throws IOException, InterruptedException {
        Answer added = ask("POST", WEBHOOKS, "{\"url\": \"%s\", \"description\": \"SOA\"}".formatted(receiver.url()));
        assertThat(added.status()).isEqualTo(201);
        return added.json();
    }

    private void await(int count) {
        Patience.until(count + " events", () -> receiver.received().size() >= count);
    }

    private void tell(TestTenant tenant, String type) {
        transactions.doStating(
                Scope.tenant(tenant.id()), () -> events.forProvider(type, "{\"type\":\"%s\"}".formatted(type)));
    }

    @Test
    @Records({AuditKind.WEBHOOK_SECRET_ROTATED, AuditKind.WEBHOOK_SWITCHED_ON})
    @DisplayName(
            "ORD-13: a program of the provider adds, tries, changes over and removes its webhooks; the trail names it")
    void life() throws Exception {
        JsonNode added = add();
        String at = WEBHOOKS + "/" + added.path("id").asString();
        assertThat(added.path("secret").asString()).startsWith("whsec_");
        assertThat(ask("GET", WEBHOOKS, "").json().at("/items/0/description").asString())
                .isEqualTo("SOA");
        assertThat(ask("GET", WEBHOOKS, "").body()).doesNotContain("whsec_");

        assertThat(ask("POST", at + "/test", "").status()).isEqualTo(202);
        await(1);
        JsonNode log = ask("GET", at + "/deliveries", "").json();
        assertThat(log.at("/items/0/type").asString()).isEqualTo("webhook.test");
        String again = at + "/deliveries/" + log.at("/items/0/id").asString() + "/resend";
        assertThat(ask("POST", again, "").status()).isEqualTo(202);
        await(2);

        JsonNode rotated = ask("POST", at + "/secret", "").json();
        assertThat(rotated.path("secret").asString())
                .isNotEqualTo(added.path("secret").asString());
        assertThat(ask("POST", at + "/enable", "").json().path("status").asString())
                .isEqualTo("enabled");
        // As generated clients ask that have read of refusals only: success has no body.
        assertThat(accepting("application/problem+json", "DELETE", at)).isEqualTo(204);
        assertThat(ask("POST", at + "/test", "").status()).isEqualTo(404);
        assertThat(ask("GET", WEBHOOKS, "").json().path("items").isEmpty()).isTrue();
        assertThat(world.superuser()
                        .sql("select kind from audit_entries where tenant_id = ? and actor_name = 'SOA'"
                                + " and subject_id = ?::uuid order by position")
                        .params(TenantId.PROVIDER.value(), added.path("id").asString())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("webhook-added", "webhook-secret-rotated", "webhook-switched-on", "webhook-removed");
    }

    @Test
    @DisplayName(
            "ORD-13: what a feature tells the provider in a tenant's transaction goes to the provider's webhooks, signed")
    void told() throws Exception {
        JsonNode added = add();
        TestTenant tenant = world.usTenant();
        tell(tenant, "number.left");
        await(1);
        Received event = receiver.only();
        new Webhook(added.path("secret").asString()).verify(event.body(), event.headers());
        assertThat(event.body()).isEqualTo("{\"type\":\"number.left\"}");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.doStating(Scope.tenant(tenant.id()), () -> {
                    events.forProvider("number.left", "{}");
                    throw new IllegalStateException("broken off");
                }));
        tell(tenant, "port-out-order.concur");
        await(2);
        assertThat(receiver.received())
                .as("and nothing of what was broken off")
                .extracting(Received::body)
                .containsExactly("{\"type\":\"number.left\"}", "{\"type\":\"port-out-order.concur\"}");
    }

    @Test
    @DisplayName("ORD-13: neither a tenant nor a carrier sees the provider's webhooks, and no carrier's key opens them")
    void keptFrom() throws Exception {
        String id = add().path("id").asString();
        TestTenant tenant = world.usTenant();
        Carrier carrier = world.carrier();
        UUID carrierId = carrier.id().value();
        assertThat(ask("POST", WEBHOOKS + "/" + id + "/test", "").status()).isEqualTo(202);
        assertThat(ask("POST", WEBHOOKS + "/" + id + "/secret", "").status()).isEqualTo(200);
        assertThat(ask("POST", WEBHOOKS + "/" + id + "/secret", "").status()).isEqualTo(200);
        for (Scope scope : List.of(
                Scope.tenant(tenant.id()),
                Scope.carrier(carrierId),
                Scope.carrier(carrierId).andTenant(TenantId.PROVIDER),
                Scope.carrier(carrierId).andTenant(tenant.id()))) {
            for (String table :
                    List.of("webhook_endpoints", "webhook_deliveries", "webhook_replaced_secrets", "webhook_events")) {
                assertThat(transactions.<Integer>stating(
                                scope,
                                () -> jdbc.sql("select count(*) from " + table
                                                + " where tenant_id = ? and carrier_id is null")
                                        .param(TenantId.PROVIDER.value())
                                        .query(Integer.class)
                                        .single()))
                        .as("%s for %s", table, scope)
                        .isZero();
            }
        }
        assertThatExceptionOfType(DataAccessException.class)
                .as("whoever speaks for nobody tells nothing")
                .isThrownBy(() -> transactions.doStating(
                        Scope.carrier(carrierId), () -> events.forProvider("number.left", "{}")));
        String carrierKey = transactions.stating(
                Scope.carrier(carrierId),
                () -> carriers.issueKey(carrier.id(), "test", null).text());
        assertThat(ask("GET", WEBHOOKS, "", carrierKey).status()).isEqualTo(401);
        assertThat(ask("POST", "/api/v1/webhooks/" + id + "/test", "", carrierKey)
                        .status())
                .isEqualTo(404);
        assertThat(ask("GET", "/api/v1/webhooks", "", key).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("ORD-13: webhooks of carriers and of the provider are for the programs of each, whatever is asked")
    void eachTheirOwn() {
        Carrier carrier = world.carrier();
        Program program = new Program() {
            @Override
            public UUID keyId() {
                return UUID.randomUUID();
            }

            @Override
            public String name() {
                return "SOA";
            }
        };
        assertThat(calls(carriersOwn, carrier)).allSatisfy(call -> assertDenied(as(world.operator(), call::get)));
        assertThat(calls(providersOwn, program)).allSatisfy(call -> assertDenied(as(carrier, call::get)));
        assertThat(as(carrier, () -> carriersOwn.all(carrier))).isEmpty();
    }

    private static <K> List<Supplier<Throwable>> calls(WebhookKeeping<K> webhooks, K keeper) {
        UUID id = UUID.randomUUID();
        return Stream.<ThrowingCallable>of(
                        () -> webhooks.all(keeper),
                        () -> webhooks.add(keeper, "https://hooks.example.com/", ""),
                        () -> webhooks.remove(keeper, id),
                        () -> webhooks.rotateSecret(keeper, id),
                        () -> webhooks.enable(keeper, id),
                        () -> webhooks.test(keeper, id),
                        () -> webhooks.sendAgain(keeper, id, id),
                        () -> webhooks.deliveries(keeper, id, null, 1))
                .<Supplier<Throwable>>map(call -> () -> catchThrowable(call))
                .toList();
    }

    private static void assertDenied(Throwable thrown) {
        assertThat(thrown).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @DisplayName("ORD-13: what is refused about the provider's webhooks is refused as with those of carriers")
    void refused() throws Exception {
        assertThat(ask("POST", WEBHOOKS, "{\"url\": \"ftp://x\"}").status()).isEqualTo(422);
        assertThat(ask("POST", WEBHOOKS, "{}").status()).isEqualTo(422);
        assertThat(ask("POST", WEBHOOKS + "/no-id/test", "").status()).isEqualTo(404);
        for (int i = 0; i < 10; i++) {
            add();
        }
        Answer full = ask("POST", WEBHOOKS, "{\"url\": \"%s\"}".formatted(receiver.url()));
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.json().path("type").asString()).endsWith("too-many-webhooks");
    }
}
