package io.portwarden.provider.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.Unused;
import io.portwarden.provider.NumberDesk;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.api.JsonBody;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** API-21: many numbers of a tenant over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class NumbersApiTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    ProviderKeyService keys;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private String apiKey = "";

    @BeforeEach
    void begin() {
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        apiKey = as(world.operator(), () -> keys.issue("billing", null).text());
    }

    private record Answer(int status, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** Each as its field and its code. */
        List<String> errors() {
            return json().path("errors").values().stream()
                    .map(error -> error.path("field").asString() + " "
                            + error.path("code").asString())
                    .toList();
        }
    }

    private Answer ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    request.header("Authorization", "Bearer " + apiKey).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String path(TestTenant tenant) {
        return "/api/v1/provider/tenants/by-id/" + tenant.id() + "/numbers";
    }

    private Answer put(TestTenant tenant, String body) {
        return ask(
                request(path(tenant)).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private Answer put(TestTenant tenant, Stream<String> lines) {
        return put(tenant, "{\"numbers\": [" + lines.collect(Collectors.joining(",")) + "]}");
    }

    private Answer list(TestTenant tenant, String query) {
        return ask(request(path(tenant) + query).GET());
    }

    private static String line(String number, String... more) {
        return "{\"phoneNumber\": \"" + number + "\"" + String.join("", more) + "}";
    }

    /** Numbers that no other test has: of an area code for each thousand. */
    private List<String> all(TestTenant tenant, int limit) {
        List<String> all = new ArrayList<>();
        String query = "?limit=" + limit;
        while (true) {
            JsonNode page = list(tenant, query).json();
            page.path("items").values().forEach(item -> all.add(item.toString()));
            if (!page.has("nextCursor")) {
                return all;
            }
            query = "?limit=" + limit + "&cursor=" + page.path("nextCursor").asString();
        }
    }

    @Test
    @DisplayName("API-21: many numbers are given at once, the same again changes nothing, and the trail has one entry")
    void given() {
        TestTenant tenant = world.usTenant();
        List<String> numbers = Unused.numbers(3);
        Answer first = put(
                tenant,
                Stream.of(
                        line(numbers.get(0)),
                        line(numbers.get(1), ", \"status\": \"inactive\""),
                        line(numbers.get(2), ", \"numberZipCode\": \"02134\", \"upstream\": \"Example Wholesale\""),
                        line(tenant.number(0).e164()),
                        line(tenant.number(1).e164(), ", \"status\": \"inactive\"")));
        assertThat(first.body()).isEqualTo("{\"added\":3,\"returned\":0,\"changed\":1,\"unchanged\":1}");
        assertThat(first.status()).isEqualTo(200);
        assertThat(put(tenant, numbers.stream().map(number -> line(number))).body())
                .isEqualTo("{\"added\":0,\"returned\":0,\"changed\":1,\"unchanged\":2}");
        assertThat(world.superuser()
                        .sql("select count(*) from audit_entries where tenant_id = ? and kind = 'numbers-changed'")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @DisplayName(
            "API-21: numbers are read part by part, each once, in order, and putting what was read changes nothing")
    void read() {
        TestTenant tenant = world.usTenant();
        world.superuser()
                .sql("update phone_numbers set status = 'ported-out' where tenant_id = ? and phone_number = ?")
                .params(tenant.id().value(), tenant.number(9).e164())
                .update();
        put(
                tenant,
                Stream.of(line(tenant.number(2).e164(), ", \"status\": \"inactive\", \"numberZipCode\": \"02134\"")));
        List<String> whole = all(tenant, 200);
        assertThat(whole)
                .hasSize(9)
                .isEqualTo(all(tenant, 1))
                .isEqualTo(all(tenant, 4))
                .isEqualTo(all(tenant, 9));
        assertThat(whole.get(2))
                .isEqualTo(
                        "{\"phoneNumber\":\"%s\",\"status\":\"inactive\",\"numberZipCode\":\"02134\",\"guardedBy\":\"here\"}",
                        tenant.number(2).e164());
        assertThat(put(tenant, whole.stream()).body())
                .isEqualTo("{\"added\":0,\"returned\":0,\"changed\":0,\"unchanged\":9}");
        assertThat(list(tenant, "?cursor=x").status()).isEqualTo(400);
        assertThat(list(tenant, "?limit=201").status()).isEqualTo(400);
        assertThat(ask(request("/api/v1/provider/tenants/by-id/NOBODY/numbers").GET())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("API-21: where numbers are in the way each is named with its place and reason, and nothing is done")
    void inTheWay() {
        TestTenant tenant = world.usTenant();
        TestTenant other = world.usTenant();
        world.fillEveryTable(tenant);
        world.superuser()
                .sql("update order_numbers set open = true where tenant_id = ? and phone_number = ?")
                .params(tenant.id().value(), tenant.number(0).e164())
                .update();
        world.superuser()
                .sql("update phone_numbers set status = 'ported-out' where tenant_id = ? and phone_number = ?")
                .params(tenant.id().value(), tenant.number(1).e164())
                .update();
        world.superuser()
                .sql("delete from number_directory where phone_number = ?")
                .param(tenant.number(1).e164())
                .update();
        List<String> lines = List.of(
                line(Unused.number()),
                line(tenant.number(0).e164(), ", \"status\": \"inactive\""),
                line(tenant.number(1).e164()),
                line(tenant.number(2).e164(), ", \"status\": \"inactive\""),
                line(other.number(0).e164()));
        List<String> before = all(tenant, 200);
        Answer refused = put(tenant, lines.stream());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:portwarden:problem:numbers-refused");
        assertThat(refused.errors())
                .containsExactly(
                        "numbers[1].phoneNumber number-in-open-order",
                        "numbers[2].phoneNumber number-return-not-confirmed",
                        "numbers[4].phoneNumber number-of-another-tenant");
        assertThat(all(tenant, 200)).isEqualTo(before);
        assertThat(put(
                                tenant,
                                Stream.of(
                                        line(tenant.number(1).e164(), ", \"returnConfirmed\": true"),
                                        line(tenant.number(2).e164(), ", \"status\": \"inactive\"")))
                        .body())
                .isEqualTo("{\"added\":0,\"returned\":1,\"changed\":1,\"unchanged\":0}");
    }

    @Test
    @DisplayName(
            "API-21: what can never be right is named with its place, every line at once, and so is a number that comes twice")
    void impossible() {
        TestTenant tenant = world.usTenant();
        String number = Unused.number();
        Answer refused = put(
                tenant,
                Stream.of(
                        line(number),
                        line("+112125550000", ", \"status\": \"lost\", \"guardedBy\": \"somebody\""),
                        "{\"status\": \"active\"}",
                        line(number)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors())
                .containsExactly(
                        "numbers[1].phoneNumber invalid",
                        "numbers[1].status invalid",
                        "numbers[1].guardedBy invalid",
                        "numbers[2].phoneNumber required",
                        "numbers[3].phoneNumber duplicate");
        Answer zip = put(tenant, Stream.of(line(number), line(Unused.number(), ", \"numberZipCode\": \"2134\"")));
        assertThat(zip.status()).isEqualTo(422);
        assertThat(zip.errors()).containsExactly("numbers[1].numberZipCode invalid");
        assertThat(zip.body()).contains("It may have been 02134.");
        assertThat(put(tenant, "{\"numbers\": [{\"phoneNumber\": 1, \"surprise\": 1}]}")
                        .errors())
                .containsExactlyInAnyOrder("numbers[0].phoneNumber wrong-type", "numbers[0].surprise unknown-field");
        assertThat(put(tenant, "{\"numbers\": [1]}").errors()).containsExactly("numbers[0] wrong-type");
        assertThat(put(tenant, "{\"numbers\": {}}").errors()).containsExactly("numbers wrong-type");
        assertThat(put(tenant, "{\"numbers\": []}").errors()).containsExactly("numbers required");
        assertThat(put(tenant, "{}").errors()).containsExactly("numbers required");
        assertThat(put(tenant, Stream.of(line("\\ud800"))).errors()).containsExactly("numbers[0].phoneNumber invalid");
    }

    @Test
    @DisplayName("API-21: 10,000 numbers in one request, and no more; 1 MiB on this path, and as before on others")
    void tenThousand() {
        TestTenant tenant = world.usTenant();
        List<String> numbers = Unused.numbers(NumberDesk.MOST + 1);
        List<String> most = numbers.subList(0, NumberDesk.MOST);
        long start = System.nanoTime();
        Answer added = put(tenant, most.stream().map(number -> line(number)));
        System.out.printf("10,000 numbers: %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertThat(added.body()).isEqualTo("{\"added\":10000,\"returned\":0,\"changed\":0,\"unchanged\":0}");
        start = System.nanoTime();
        assertThat(put(tenant, most.stream().map(number -> line(number)))
                        .json()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(NumberDesk.MOST);
        System.out.printf("10,000 numbers again: %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertThat(put(tenant, numbers.stream().map(number -> line(number))).errors())
                .containsExactly("numbers too-many");
        TestTenant other = world.usTenant();
        assertThat(put(other, most.stream().map(number -> line(number))).errors())
                .hasSize(NumberDesk.MOST);

        assertThat(put(tenant, " ".repeat(JsonBody.MAX_BYTES_OF_MANY + 1)).status())
                .isEqualTo(413);
        Answer single = ask(request(path(tenant) + "/" + numbers.getLast())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(" ".repeat(JsonBody.MAX_BYTES + 1))));
        assertThat(single.status()).isEqualTo(413);
    }

    @Test
    @DisplayName(
            "API-21: a closed tenant stays as it is, and new numbers are locked where the tenant wants that (ORD-9)")
    void closedAndLocked() {
        TestTenant tenant = world.usTenant();
        world.superuser()
                .sql("insert into number_settings (tenant_id, lock_new_numbers) values (?, true)")
                .param(tenant.id().value())
                .update();
        List<String> numbers = Unused.numbers(2);
        put(tenant, numbers.stream().map(number -> line(number)));
        assertThat(world.superuser()
                        .sql("select count(*) from phone_numbers where tenant_id = ? and locked")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        transactions.doStating(
                Scope.provider(),
                () -> jdbc.sql("update tenants set status = 'closed' where tenant_id = ?")
                        .param(tenant.id().value())
                        .update());
        assertThat(put(tenant, Stream.of(line(numbers.getFirst(), ", \"status\": \"inactive\"")))
                        .body())
                .contains("urn:portwarden:problem:tenant-closed");
        assertThat(put(tenant, Stream.of(line(numbers.getFirst()))).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "API-21: of two tenants that are given the same numbers at one moment one has them all, and the other none")
    void atOnce() throws Exception {
        List<TestTenant> tenants = List.of(world.usTenant(), world.usTenant());
        List<String> numbers = Unused.numbers(200);
        List<Answer> answers = TestThreads.atOnce(
                2, index -> put(tenants.get(index), numbers.stream().map(number -> line(number))));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(tenants.stream().map(tenant -> all(tenant, 200).size())).containsExactlyInAnyOrder(210, 10);
    }

    @Test
    @DisplayName("API-20: the same numbers under the same key have the same answer")
    void again() {
        TestTenant tenant = world.usTenant();
        String body = "{\"numbers\": [" + line(Unused.number()) + "]}";
        String key = UUID.randomUUID().toString();
        List<String> answers = IntStream.range(0, 2)
                .mapToObj(i -> ask(request(path(tenant))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(BodyPublishers.ofString(body)))
                        .body())
                .toList();
        assertThat(answers).containsOnly("{\"added\":1,\"returned\":0,\"changed\":0,\"unchanged\":0}");
    }
}
