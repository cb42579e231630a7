package io.portwarden.provider.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.DescribedAnswer;
import io.portwarden.FewRequests;
import io.portwarden.Patience;
import io.portwarden.RawHttp;
import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.Unused;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of the provider's own programs over HTTP: what the document says of it is so. */
@FewRequests
class ProviderApiTruthTest {

    private static final String TENANTS = "/api/v1/provider/tenants";
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
    TestDatabase database;

    private String key = "";
    private JsonNode document = JsonMapper.shared().createObjectNode();

    private record Call(String method, String path, JsonNode description) {
        boolean hasBody() {
            return method.equals("PUT") || method.equals("POST");
        }

        /** Many at once. */
        boolean isOfNumbers() {
            return path.endsWith("/numbers");
        }

        int longest() {
            return isOfNumbers() ? JsonBody.MAX_BYTES_OF_MANY : JsonBody.MAX_BYTES;
        }

        boolean isOfNumber() {
            return path.endsWith("{phoneNumber}");
        }

        String at(String account, Object id, String number) {
            return path.replace("{accountNumber}", account)
                    .replace("{tenantId}", id.toString())
                    .replace("{phoneNumber}", number);
        }

        String body(String account) {
            if (isOfNumbers()) {
                return NumbersApi.NUMBERS;
            }
            return isOfNumber()
                    ? TenantApi.NUMBER
                    : method.equals("POST") ? TenantApi.NEW.replace("EXAMPLE/001", account) : TenantApi.TENANT;
        }
    }

    @BeforeEach
    void begin() {
        newKey();
        document =
                JsonMapper.shared().readTree(send(request("/v3/api-docs").GET()).body());
    }

    /** Each has a budget of its own. */
    private void newKey() {
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        key = as(world.operator(), () -> keys.issue("test", null).text());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + key);
    }

    private HttpRequest.Builder put(String path, String body) {
        return request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Call> calls() {
        return document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(TENANTS))
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Call(
                                method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    private HttpRequest.Builder good(Call call, boolean isNew) {
        TestTenant tenant = world.usTenant();
        String account = isNew && !call.isOfNumber()
                ? "API-" + UUID.randomUUID()
                : tenant.tenant().accountNumber();
        String number = isNew ? Unused.number() : tenant.number(0).e164();
        return ask(call, call.at(account, tenant.id(), number), call.isOfNumbers() ? many(number) : call.body(account));
    }

    private static String many(String number) {
        return "{\"numbers\": [{\"phoneNumber\": \"" + number + "\"}]}";
    }

    private HttpRequest.Builder ask(Call call, String path, String body) {
        return call.hasBody()
                ? put(path, body).method(call.method(), BodyPublishers.ofString(body))
                : request(path).method(call.method(), BodyPublishers.noBody());
    }

    private HttpResponse<String> provoke(Call call, int status) {
        newKey();
        String nowhere = call.at("NOBODY-" + UUID.randomUUID(), UUID.randomUUID(), "+12125550000");
        return switch (status) {
            case 200 -> send(good(call, false));
            case 201 -> send(good(call, true));
            case 400 -> send(ask(call, call.hasBody() ? nowhere : nowhere + "?limit=0", "{\"surprise\": 1}"));
            case 401 -> send(good(call, false).setHeader("Authorization", "Bearer nobody"));
            case 404 -> send(ask(call, nowhere, call.body("NOBODY")));
            case 406 -> send(good(call, false).setHeader("Accept", "text/html"));
            case 409 -> conflict(call);
            case 413 -> send(ask(call, nowhere, " ".repeat(call.longest() + 1)));
            case 415 -> send(ask(call, nowhere, "{}").setHeader("Content-Type", "text/plain"));
            case 422 ->
                send(ask(
                        call,
                        call.at("NOBODY", UUID.randomUUID(), "+112125550000"),
                        call.isOfNumbers() ? "{\"numbers\": [{}]}" : "{\"status\": \"lost\"}"));
            case 429 ->
                Stream.generate(() -> send(ask(call, nowhere, "{}")))
                        .limit(1000)
                        .filter(answer -> answer.statusCode() == 429)
                        .findFirst()
                        .orElseThrow();
            case 500 -> broken(good(call, false));
            case 503 -> away(good(call, false));
            default -> throw new AssertionError("Nobody knows how " + call + " comes to be answered with " + status);
        };
    }

    private HttpResponse<String> conflict(Call call) {
        TestTenant tenant = world.usTenant();
        TestTenant other = world.usTenant();
        String account = tenant.tenant().accountNumber();
        if (call.method().equals("POST")) {
            return send(ask(
                    call,
                    call.at(account, tenant.id(), ""),
                    call.isOfNumbers() ? many(other.number(0).e164()) : call.body(account)));
        }
        if (call.method().equals("GET")) {
            world.superuser()
                    .sql("update tenants set shared_account_key = account_key where tenant_id = ?")
                    .param(tenant.id().value())
                    .update();
            return send(request(call.at(account, "", "")).GET());
        }
        if (!call.isOfNumber()) {
            return send(put(call.at(account, tenant.id(), ""), TenantApi.TENANT.replace("US", "FR")));
        }
        if (call.hasBody()) {
            return send(put(call.at(account, tenant.id(), other.number(0).e164()), TenantApi.NUMBER));
        }
        world.fillEveryTable(tenant);
        world.superuser()
                .sql("update order_numbers set open = true where tenant_id = ? and phone_number = ?")
                .params(tenant.id().value(), tenant.number(0).e164())
                .update();
        return send(ask(call, call.at(account, tenant.id(), tenant.number(0).e164()), ""));
    }

    private HttpResponse<String> broken(HttpRequest.Builder request) {
        world.superuser()
                .sql("revoke select on provider_keys from portwarden_app")
                .update();
        try {
            return send(request);
        } finally {
            world.superuser()
                    .sql("grant select on provider_keys to portwarden_app")
                    .update();
        }
    }

    private HttpResponse<String> away(HttpRequest.Builder request) {
        HttpResponse<String> answer;
        try (TestOutage outage = new TestOutage(database)) {
            assertThat(outage).isNotNull();
            answer = send(request);
        }
        Patience.until(
                "the database is back", () -> send(request(TENANTS).GET()).statusCode() != 503);
        return answer;
    }

    @Test
    @DisplayName("Provider API: every answer that the document names is given, and looks as it says")
    void everyAnswer() {
        assertThat(calls()).hasSizeGreaterThanOrEqualTo(12);
        for (Call call : calls()) {
            for (String status : call.description().path("responses").propertyNames()) {
                HttpResponse<String> answer = provoke(call, Integer.parseInt(status));
                assertThat(answer.statusCode()).as(call + " " + answer.body()).isEqualTo(Integer.parseInt(status));
                DescribedAnswer.of(document, call.method() + " " + call.path(), call.description())
                        .assertFits(answer);
            }
        }
    }

    @Test
    @DisplayName("Provider API: the same again is the same, and nothing is done twice")
    void idempotent() {
        String account = "API-" + UUID.randomUUID();
        String path = TENANTS + "/" + account;
        String number = path + "/numbers/" + Unused.number();
        assertThat(send(put(path, TenantApi.TENANT)).statusCode()).isEqualTo(201);
        assertThat(send(put(path, TenantApi.TENANT)).statusCode()).isEqualTo(200);
        assertThat(send(put(number, TenantApi.NUMBER)).statusCode()).isEqualTo(201);
        assertThat(send(put(number, TenantApi.NUMBER)).statusCode()).isEqualTo(200);
        assertThat(send(request(number).DELETE()).statusCode()).isEqualTo(200);
        assertThat(send(request(number).DELETE()).body()).contains("\"status\":\"inactive\"");
        assertThat(send(put(path, TenantApi.SUSPENDED)).body()).contains("\"status\":\"suspended\"");
        assertThat(send(put(path, TenantApi.SUSPENDED.replace("suspended", "closed")))
                        .body())
                .contains("\"status\":\"closed\"");
        assertThat(send(put(path, TenantApi.TENANT.replace("Bakery", "Baker"))).body())
                .contains("urn:portwarden:problem:tenant-closed");
        assertThat(world.superuser()
                        .sql("select kind || ' ' || actor_kind || ' ' || actor_name from audit_entries join tenants"
                                + " using (tenant_id) where account_number = ? order by position")
                        .param(account)
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly(
                        "tenant-created program test",
                        "numbers-changed program test",
                        "numbers-changed program test",
                        "tenant-suspended program test",
                        "tenant-closed program test");
    }

    @Test
    @DisplayName(
            "Provider API: what else is on file is told, kept where it is left out, and taken away where it is empty")
    void facts() {
        TestTenant tenant = world.usTenant();
        String path = TENANTS + "/" + tenant.tenant().accountNumber();
        String start = "{\"name\": \"Acme\", \"country\": \"US\", \"zipCode\": \"02134\"";
        String main = tenant.number(0).e164();
        String facts = start + ", \"complex\": true, \"mainNumber\": \"" + main
                + "\", \"serviceAddress\": \"1 Example Street\", \"authorizedPerson\": \"Alex Example\"}";
        String told = "\"zipCode\":\"02134\",\"complex\":true,\"mainNumber\":\"" + main
                + "\",\"serviceAddress\":\"1 Example Street\",\"authorizedPerson\":\"Alex Example\"";
        assertThat(send(put(path, facts)).body()).contains(told);
        assertThat(send(put(path, start + "}")).body()).contains(told);
        assertThat(send(request(path).GET()).body()).contains(told);
        assertThat(send(put(path, start + ", \"mainNumber\": \"\", \"serviceAddress\": \"\", \"complex\": false}"))
                        .body())
                .contains("\"complex\":false,\"authorizedPerson\"")
                .doesNotContain("mainNumber", "serviceAddress");
        assertThat(send(put(path, start + ", \"mainNumber\": \"+12125550000\"}"))
                        .body())
                .contains("urn:portwarden:problem:main-number-not-held");
        assertThat(send(put(path, start + ", \"mainNumber\": \"+11" + main.substring(2) + "\"}"))
                        .body())
                .contains("\"field\":\"mainNumber\"", "This number is written " + main);
    }

    @Test
    @DisplayName(
            "NUM-4, NUM-5: of a number its ZIP code, its guard and the upstream are told, and kept where they are left out")
    void factsOfNumbers() {
        TestTenant tenant = world.usTenant();
        String path = TENANTS + "/" + tenant.tenant().accountNumber() + "/numbers/"
                + tenant.number(0).e164();
        String told = "\"numberZipCode\":\"02134\",\"guardedBy\":\"upstream\",\"upstream\":\"Example Wholesale\"";
        assertThat(send(put(path, "{" + told + "}")).body()).contains(told);
        assertThat(send(put(path, "{}")).body()).contains(told);
        assertThat(send(request(path).DELETE()).body()).contains("\"status\":\"inactive\"", told);
        assertThat(send(put(path, "{\"numberZipCode\": \"\", \"guardedBy\": \"here\", \"upstream\": \"\"}"))
                        .body())
                .contains("\"guardedBy\":\"here\"")
                .doesNotContain("numberZipCode", "\"upstream\":");
        assertThat(send(put(path, "{\"guardedBy\": \"somebody\"}")).body())
                .contains("\"field\":\"guardedBy\"", "One of here, upstream, nobody.");
        HttpResponse<String> lost = send(put(path, "{\"numberZipCode\": \"2134\"}"));
        assertThat(lost.statusCode()).isEqualTo(422);
        assertThat(lost.body()).contains("\"field\":\"numberZipCode\"", "lost the zeros in front", "02134");
    }

    @Test
    @DisplayName(
            "NUM-5: zipCode 2134 is refused for the United States and their territories, and the lost zero is told")
    void lostZeros() {
        for (String country : List.of("US", "PR", "GU", "VI", "AS", "MP")) {
            String path = TENANTS + "/ZIP-" + UUID.randomUUID();
            HttpResponse<String> refused =
                    send(put(path, "{\"name\": \"Acme\", \"country\": \"" + country + "\", \"zipCode\": \"2134\"}"));
            assertThat(refused.statusCode()).as(country).isEqualTo(422);
            assertThat(refused.body())
                    .contains("\"field\":\"zipCode\"", "lost the zeros in front", "It may have been 02134.");
        }
        assertThat(send(put(
                                TENANTS + "/ZIP-" + UUID.randomUUID(),
                                "{\"name\": \"Acme\", \"country\": \"AU\", \"zipCode\": \"2134\"}"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("PIN-6: another country wants to be confirmed")
    void country() {
        TestTenant tenant = world.usTenant();
        String path = TENANTS + "/" + tenant.tenant().accountNumber();
        String abroad = "{\"name\": \"Acme\", \"country\": \"FR\", \"zipCode\": \"20001\"";
        assertThat(send(put(path, abroad + "}")).body())
                .contains("urn:portwarden:problem:country-change-not-confirmed");
        assertThat(send(put(path, abroad + ", \"countryChangeConfirmed\": true}"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "Provider API: a carrier's key opens nothing of it, and the provider's key nothing of the carriers' API")
    void keysApart() {
        Carrier carrier = world.carrier();
        String carriersKey = transactions.stating(
                Scope.carrier(carrier.id().value()),
                () -> carriers.issueKey(carrier.id(), "test", null).text());
        for (Call call : calls()) {
            assertThat(send(good(call, false).setHeader("Authorization", "Bearer " + carriersKey))
                            .statusCode())
                    .as(call.toString())
                    .isEqualTo(401);
        }
        assertThat(send(request("/api/v1/port-out-orders").GET()).statusCode()).isEqualTo(401);
        assertThat(send(request(TENANTS + "?limit=1").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "API-1: a tenant whose account number can stand in no address is made, found, changed and given numbers by id")
    void unfitAccountNumbers() throws IOException {
        for (String unfit : List.of("A/1", "A\\\\1", "A;1", "A%1", "A%2F1", "Ünïted 1", "by-id")) {
            newKey();
            String account = unfit + "-" + UUID.randomUUID().toString().substring(0, 18);
            String body = TenantApi.NEW.replace("EXAMPLE/001", account);
            HttpResponse<String> added = send(put(TENANTS, body).POST(BodyPublishers.ofString(body)));
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
            JsonNode tenant = JsonMapper.shared().readTree(added.body());
            String id = tenant.path("tenantId").asString();
            String byId = TENANTS + "/by-id/" + id;
            assertThat(added.headers().firstValue("Location")).contains(byId);
            assertThat(send(put(TENANTS, body).POST(BodyPublishers.ofString(body)))
                            .body())
                    .contains("urn:portwarden:problem:account-number-taken");
            String query = URLEncoder.encode(tenant.path("accountNumber").asString(), StandardCharsets.UTF_8);
            JsonNode found = JsonMapper.shared()
                    .readTree(send(request(TENANTS + "?accountNumber=" + query).GET())
                            .body());
            assertThat(found.path("items").size()).isEqualTo(1);
            assertThat(found.at("/items/0")).isEqualTo(tenant);
            assertThat(send(request(byId).GET()).body()).isEqualTo(added.body());
            assertThat(send(request(TENANTS + "/by-id/" + id.toUpperCase(java.util.Locale.ROOT))
                                    .GET())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(put(byId, TenantApi.SUSPENDED)).body())
                    .contains("\"status\":\"suspended\"")
                    .contains("\"accountNumber\":" + tenant.path("accountNumber"));
            String number = byId + "/numbers/" + Unused.number();
            HttpResponse<String> given = send(put(number, TenantApi.NUMBER));
            assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
            assertThat(given.body()).contains("\"tenantId\":\"" + id + "\"");
            assertThat(send(put(number, TenantApi.NUMBER)).statusCode()).isEqualTo(200);
            assertThat(send(request(number).DELETE()).body()).contains("\"status\":\"inactive\"");
        }
    }

    @Test
    @DisplayName("API-1: no id leads to the provider itself, to nobody, or to what is no id")
    void unknownIds() {
        for (String id : List.of(TenantId.PROVIDER.toString(), UUID.randomUUID().toString(), "1", "x", "1-1-1-1-1")) {
            String path = TENANTS + "/by-id/" + id;
            List<HttpRequest.Builder> all = List.of(
                    request(path).GET(),
                    put(path, TenantApi.TENANT),
                    put(path + "/numbers/+12125550000", TenantApi.NUMBER),
                    request(path + "/numbers/+12125550000").DELETE());
            for (HttpRequest.Builder asked : all) {
                assertThat(send(asked).statusCode()).as(id).isEqualTo(404);
            }
        }
    }

    @Test
    @DisplayName("API-1: what can stand in no address is refused with a problem on every call")
    void unfitAddresses() throws IOException {
        for (String unfit : List.of("A%2F1", "A%2f1", "A%5C1", "A;1", "A%3B1", "A%251", "A%00", "..%2F..")) {
            for (String path : List.of(
                    TENANTS + "/" + unfit,
                    TENANTS + "/" + unfit + "/numbers/+12125550000",
                    TENANTS + "/by-id/" + unfit,
                    "/api/v1/port-out-orders/" + unfit,
                    "/api/" + unfit)) {
                try (RawHttp http = new RawHttp(port)) {
                    String asked = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                            + "\r\nAccept: text/html\r\n\r\n";
                    RawHttp.Answer answer = http.send(asked.getBytes(StandardCharsets.US_ASCII), true)
                            .orElseThrow();
                    assertThat(answer.status()).as(path).isBetween(400, 499);
                    assertThat(answer.head()).as(path).contains("application/problem+json");
                    assertThat(JsonMapper.shared()
                                    .readTree(answer.body())
                                    .path("status")
                                    .asInt())
                            .isEqualTo(answer.status());
                }
            }
        }
    }

    @Test
    @DisplayName("Provider API: tenants are listed part by part, none twice, and the provider itself is none")
    void list() {
        world.usTenant();
        world.usTenant();
        JsonNode first = JsonMapper.shared()
                .readTree(send(request(TENANTS + "?limit=1").GET()).body());
        JsonNode second = JsonMapper.shared()
                .readTree(send(request(TENANTS + "?limit=1&cursor="
                                        + first.path("nextCursor").asString())
                                .GET())
                        .body());
        assertThat(first.path("items").size()).isEqualTo(1);
        assertThat(second.path("items").get(0)).isNotEqualTo(first.path("items").get(0));
        assertThat(first.at("/items/0/accountNumber").asString()).isNotEqualTo("-");
    }
}
