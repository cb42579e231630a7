package io.portwarden.order.made;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Patience;
import io.portwarden.TestClock;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.Reason;
import io.portwarden.order.check.MadeExamination;
import io.portwarden.order.check.MadeNumber;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.webhook.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** API-22 over HTTP: keys with which carriers' programs are tried out. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TestKeysTest {

    private static final String ORDERS = "/api/v1/port-out-orders";
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What requests with a test key may leave: in these tables, and of keys when they were last used. */
    private static final Set<String> OWN = Set.of(
            "made_orders", "made_order_names", "webhook_endpoints", "webhook_deliveries", "kept_answers", "api_keys");

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    TestClock clock;

    @Autowired
    CarrierService carriers;

    @Autowired
    Transactions transactions;

    @Autowired
    MadeOrderRounds rounds;

    private Carrier carrier = new Carrier(CarrierId.next(), "NONE", "nobody yet");
    private String testKey = "";
    private String realKey = "";

    @BeforeEach
    void begin() {
        carrier = world.carrier();
        testKey = transactions.stating(
                Scope.carrier(carrier.id().value()),
                () -> carriers.issueTestKey(carrier.id(), "tries", null).text());
        realKey = transactions.stating(
                Scope.carrier(carrier.id().value()),
                () -> carriers.issueKey(carrier.id(), "real", null).text());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private record Answer(int status, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        List<String> codes() {
            return json().path("reasons").values().stream()
                    .map(reason -> reason.path("code").asString())
                    .toList();
        }
    }

    private Answer ask(String key, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode order(PhoneNumber... numbers) {
        ObjectNode order = JsonMapper.shared()
                .createObjectNode()
                .put("purchaseOrderNumber", "T-" + UUID.randomUUID().toString().substring(0, 20))
                .put("accountNumber", MadeExamination.ACCOUNT_NUMBER)
                .put("zipCode", MadeExamination.ZIP_CODE)
                .put("pin", MadeExamination.PIN)
                .put("desiredDueDate", OrderFixture.farBusinessDay().toString())
                .put("initiatorPhone", "+12125550100")
                .put("agencyAuthority", true);
        Arrays.stream(numbers).map(PhoneNumber::e164).forEach(order.putArray("phoneNumbers")::add);
        return order;
    }

    private static ObjectNode order(MadeNumber... numbers) {
        return order(Arrays.stream(numbers).map(MadeNumber::number).toArray(PhoneNumber[]::new));
    }

    private Answer place(ObjectNode order) {
        return ask(testKey, "POST", ORDERS, order.toString());
    }

    private Answer find(String id) {
        return ask(testKey, "GET", ORDERS + "/" + id, "");
    }

    private Answer supplement(String id, String body) {
        return ask(testKey, "POST", ORDERS + "/" + id + "/supplements", body);
    }

    /** Lets time go by, and what others do then be done. */
    private void later(Duration time) throws Exception {
        clock.advance(time);
        rounds.round();
    }

    @Test
    @DisplayName(
            "API-22: there is a made number for every reason, and an order for it is refused for that and nothing else")
    void everyReason() {
        Map<String, List<String>> expected = new HashMap<>();
        Map<String, List<String>> answered = new HashMap<>();
        Set<Reason> shown = Arrays.stream(MadeNumber.values())
                .flatMap(made -> made.reason().stream())
                .collect(Collectors.toSet());
        shown.add(Reason.DISPUTED_BY_CUSTOMER); // in the course of an order
        assertThat(shown).containsExactlyInAnyOrder(Reason.values());
        for (MadeNumber made : MadeNumber.values()) {
            made.reason().ifPresent(reason -> {
                expected.put(made.name(), List.of(reason.carrierCode()));
                Answer placed = place(order(made));
                assertThat(placed.status()).isEqualTo(201);
                assertThat(placed.text("status")).isEqualTo("rejected");
                answered.put(made.name(), placed.codes());
                Answer check = ask(
                        testKey, "POST", "/api/v1/port-out-checks", order(made).toString());
                assertThat(check.codes()).isEqualTo(placed.codes());
                assertThat(check.json().path("wouldPass").asBoolean()).isFalse();
            });
        }
        assertThat(answered).isEqualTo(expected);
    }

    @Test
    @DisplayName("API-22: what was sent is checked as a real order is: PIN, account number, ZIP code, date, numbers")
    void checked() {
        assertThat(place(order(MadeNumber.REVIEWED).without("pin")).codes()).containsExactly("pin-required");
        assertThat(place(order(MadeNumber.REVIEWED).put("pin", "000000")).codes())
                .containsExactly("pin-not-accepted");
        assertThat(place(order(MadeNumber.REVIEWED).put("pin", "ABCDEF")).codes())
                .containsExactly("pin-not-accepted");
        assertThat(place(order(MadeNumber.REVIEWED).put("accountNumber", "X").put("zipCode", "X"))
                        .codes())
                .containsExactly("account-number-mismatch", "zip-code-mismatch");
        assertThat(place(order(MadeNumber.REVIEWED).put("desiredDueDate", "2020-01-01"))
                        .codes())
                .contains("due-date-too-soon");
        assertThat(place(order(MadeNumber.REVIEWED, MadeNumber.LOCKED, MadeNumber.INACTIVE))
                        .codes())
                .containsExactly("number-not-portable", "number-locked");
        assertThat(place(order(MadeNumber.REVIEWED, MadeNumber.SIMPLE)).codes()).containsExactly("number-not-portable");
        assertThat(place(order(MadeNumber.REVIEWED).put("initiatorPhone", "x")).status())
                .isEqualTo(422);
        assertThat(place(order(MadeNumber.REVIEWED).put("surprise", "x")).status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("API-22: orders for made numbers have the names, answers, lists and supplements of real ones")
    void asRealOnes() {
        ObjectNode sent = order(MadeNumber.REVIEWED, MadeNumber.REVIEWED_TOO);
        Answer placed = place(sent);
        assertThat(placed.text("status")).isEqualTo("pending");
        assertThat(placed.text("reviewEndsAt")).isNotEmpty();
        Answer again = place(sent);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(placed.body());
        assertThat(place(sent.deepCopy().put("zipCode", "20002")).status()).isEqualTo(409);
        String id = placed.text("id");
        assertThat(find(id).body()).isEqualTo(placed.body());

        String other = OrderFixture.farBusinessDay().plusDays(7).toString();
        String date = "{\"version\": 2, \"type\": \"new-due-date\", \"desiredDueDate\": \"%s\"}".formatted(other);
        assertThat(supplement(id, date.replace("2,", "4,")).status()).isEqualTo(409);
        Answer dated = supplement(id, date);
        assertThat(dated.text("desiredDueDate")).as(dated.body()).isEqualTo(other);
        assertThat(supplement(id, date).body()).isEqualTo(dated.body());
        assertThat(supplement(id, date.replace(other, "2020-01-01")).status()).isEqualTo(409);
        Answer corrected = supplement(
                id, "{\"version\": 3, \"type\": \"correction\", \"zipCode\": \"99999\", \"pin\": \"48392017\"}");
        assertThat(corrected.codes()).containsExactly("zip-code-mismatch");
        Answer mended = supplement(
                id, "{\"version\": 4, \"type\": \"correction\", \"zipCode\": \"20001\", \"pin\": \"48392017\"}");
        assertThat(mended.text("status")).isEqualTo("pending");
        assertThat(ask(testKey, "POST", ORDERS + "/" + id + "/completion", "").text("type"))
                .isEqualTo("urn:portwarden:problem:move-refused");
        assertThat(supplement(id, "{\"version\": 5, \"type\": \"cancel\"}").text("status"))
                .isEqualTo("cancelled");

        Answer due = place(order(MadeNumber.DUE_TODAY));
        assertThat(due.text("status")).isEqualTo("confirmed");
        assertThat(ask(testKey, "POST", ORDERS + "/" + due.text("id") + "/completion", "")
                        .text("status"))
                .isEqualTo("completed");
        Answer first = ask(testKey, "GET", ORDERS + "?limit=1", "");
        assertThat(first.json().at("/items/0/id").asString()).isEqualTo(due.text("id"));
        Answer second = ask(testKey, "GET", ORDERS + "?limit=1&cursor=" + first.text("nextCursor"), "");
        assertThat(second.json().at("/items/0/id").asString()).isEqualTo(id);
        assertThat(second.text("nextCursor")).isEmpty();
        assertThat(ask(testKey, "GET", ORDERS + "?status=completed", "")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(ask(testKey, "GET", ORDERS + "?purchaseOrderNumber=" + placed.text("purchaseOrderNumber"), "")
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(id);
        assertThat(find(UUID.randomUUID().toString()).status()).isEqualTo(404);
        assertThat(supplement(UUID.randomUUID().toString(), date).status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "API-22: what becomes of an order is what its number stands for, and the carrier's test webhooks hear of it")
    void courses() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.http();
                WebhookReceiver real = WebhookReceiver.http()) {
            ask(testKey, "POST", WEBHOOKS, "{\"url\": \"%s\"}".formatted(receiver.url()));
            ask(realKey, "POST", WEBHOOKS, "{\"url\": \"%s\"}".formatted(real.url()));
            String soon = place(order(MadeNumber.CONFIRMED_SOON)).text("id");
            String upheld = place(order(MadeNumber.DISPUTE_UPHELD)).text("id");
            String overruled = place(order(MadeNumber.DISPUTE_OVERRULED)).text("id");
            String disputed = place(order(MadeNumber.DISPUTED)).text("id");
            String lapsed = place(order(MadeNumber.LAPSED)).text("id");
            String reviewed = place(order(MadeNumber.REVIEWED)).text("id");
            String simple = place(order(MadeNumber.SIMPLE)).text("id");
            rounds.round();
            assertThat(find(soon).text("status")).isEqualTo("pending");
            later(MadeOrder.PAUSE);
            assertThat(find(soon).text("status")).isEqualTo("confirmed");
            assertThat(find(upheld).text("status")).isEqualTo("disputed");
            assertThat(find(lapsed).text("status")).isEqualTo("confirmed");
            later(MadeOrder.PAUSE);
            assertThat(find(upheld).codes()).containsExactly("disputed-by-customer");
            assertThat(find(overruled).text("status")).isEqualTo("confirmed");
            assertThat(find(overruled).text("decision")).isNotEmpty();
            assertThat(find(disputed).text("status")).isEqualTo("disputed");
            assertThat(find(lapsed).text("status")).isEqualTo("cancelled");
            assertThat(find(reviewed).text("status")).isEqualTo("pending");
            later(Duration.ofDays(8));
            assertThat(find(reviewed).text("status")).isEqualTo("confirmed");
            assertThat(find(simple).text("firmOrderCommitmentDate")).isNotEmpty();

            Patience.until("all events", () -> receiver.received().size() >= 7 + 8 + 1);
            List<String> types = receiver.received().stream()
                    .map(event -> JsonMapper.shared()
                            .readTree(event.body())
                            .path("type")
                            .asString())
                    .toList();
            assertThat(types)
                    .contains(
                            "port-out-order.received",
                            "port-out-order.confirmed",
                            "port-out-order.disputed",
                            "port-out-order.rejected",
                            "port-out-order.lapsed");
            assertThat(real.received()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "API-22: of what is real a test key sees nothing and a real key nothing of what is made, webhooks included")
    void apart() throws Exception {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, MadeExamination.PIN);
        ObjectNode real = order(tenant.number(0))
                .put("accountNumber", tenant.tenant().accountNumber())
                .put("zipCode", tenant.tenant().zipCode());
        assertThat(place(real).codes()).containsExactly("number-not-portable");
        assertThat(ask(realKey, "POST", ORDERS, order(MadeNumber.REVIEWED).toString())
                        .codes())
                .containsExactly("number-not-portable");
        try (WebhookReceiver tests = WebhookReceiver.http();
                WebhookReceiver others = WebhookReceiver.http()) {
            Answer ofTests = ask(testKey, "POST", WEBHOOKS, "{\"url\": \"%s\"}".formatted(tests.url()));
            Answer ofOthers = ask(realKey, "POST", WEBHOOKS, "{\"url\": \"%s\"}".formatted(others.url()));
            assertThat(ask(testKey, "GET", WEBHOOKS, "").body())
                    .contains(ofTests.text("id"))
                    .doesNotContain(ofOthers.text("id"));
            assertThat(ask(realKey, "GET", WEBHOOKS, "").body())
                    .contains(ofOthers.text("id"))
                    .doesNotContain(ofTests.text("id"));
            assertThat(ask(testKey, "DELETE", WEBHOOKS + "/" + ofOthers.text("id"), "")
                            .status())
                    .isEqualTo(404);
            assertThat(ask(realKey, "POST", WEBHOOKS + "/" + ofTests.text("id") + "/secret", "")
                            .status())
                    .isEqualTo(404);
            // The name that was given to a made order above.
            Answer placed = ask(realKey, "POST", ORDERS, real.toString());
            assertThat(placed.text("status")).isEqualTo("pending");
            Patience.until(
                    "the event",
                    () -> others.received().stream()
                            .anyMatch(event -> event.body().contains(placed.text("id"))));
            assertThat(tests.received()).isEmpty();
            assertThat(find(placed.text("id")).status()).isEqualTo(404);
            assertThat(ask(testKey, "GET", ORDERS, "").body()).doesNotContain(placed.text("id"));
            assertThat(ask(testKey, "POST", ORDERS + "/" + placed.text("id") + "/completion", "")
                            .status())
                    .isEqualTo(404);
            assertThat(supplement(placed.text("id"), "{\"version\": 2, \"type\": \"cancel\"}")
                            .status())
                    .isEqualTo(404);
        }
        String made = place(order(MadeNumber.REVIEWED)).text("id");
        assertThat(ask(realKey, "GET", ORDERS + "/" + made, "").status()).isEqualTo(404);
        assertThat(ask(testKey, "GET", "/api/v1/provider/tenants", "").status()).isEqualTo(401);
        assertThat(ask(
                                testKey,
                                "POST",
                                "/api/v1/customer-records",
                                "{\"accountNumber\": \"%s\", \"zipCode\": \"20001\", \"pin\": \"%s\"}"
                                        .formatted(tenant.tenant().accountNumber(), MadeExamination.PIN))
                        .status())
                .isEqualTo(403);
        Carrier other = world.carrier();
        String othersKey = transactions.stating(
                Scope.carrier(other.id().value()),
                () -> carriers.issueTestKey(other.id(), "tries", null).text());
        assertThat(ask(othersKey, "GET", ORDERS + "/" + made, "").status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "API-22: whatever a test key sends, nothing changes but what is made: no tenant, limit, trail, mail or real order")
    void nothingReal() throws Exception {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, "135790");
        Map<String, String> before = tables();
        try (WebhookReceiver receiver = WebhookReceiver.http()) {
            receiver.answering(410);
            String hook = ask(testKey, "POST", WEBHOOKS, "{\"url\": \"%s\"}".formatted(receiver.url()))
                    .text("id");
            ask(testKey, "POST", WEBHOOKS + "/" + hook + "/secret", "");
            for (int i = 0; i < 25; i++) {
                place(order(tenant.number(i % 10)).put("pin", "000000"));
                place(order(MadeNumber.REVIEWED).put("pin", "000000"));
            }
            String id = place(order(MadeNumber.DISPUTED)).text("id");
            supplement(id, "{\"version\": 2, \"type\": \"cancel\"}");
            ask(
                    testKey,
                    "POST",
                    ORDERS + "/" + place(order(MadeNumber.DUE_TODAY)).text("id") + "/completion",
                    "");
            place(order(MadeNumber.LAPSED));
            rounds.round();
            Patience.until(
                    "the webhook is switched off",
                    () -> ask(testKey, "GET", WEBHOOKS, "").body().contains("\"disabledReason\":\"gone\""));
        }
        Map<String, String> after = tables();
        after.entrySet().removeAll(before.entrySet());
        assertThat(OWN).containsAll(after.keySet());
    }

    private Map<String, String> tables() {
        Map<String, String> tables = new HashMap<>();
        // What other tests have left for upstreams and mailers, these go on with meanwhile.
        for (String table : world.superuser()
                .sql(
                        "select tablename from pg_tables where schemaname = 'public' and tablename !~ '^(upstream|telnyx)_'")
                .query(String.class)
                .list()) {
            String what = "outbox".equals(table)
                    ? "count(*)::text"
                    : "count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '')";
            tables.put(
                    table,
                    world.superuser()
                            .sql("select " + what + " from " + table + " t")
                            .query(String.class)
                            .single());
        }
        return tables;
    }

    @Test
    @DisplayName("API-22: of twenty equal requests at once one makes the order")
    void atOnce() throws Exception {
        ObjectNode sent = order(MadeNumber.REVIEWED);
        List<Answer> answers = TestThreads.atOnce(20, index -> place(sent));
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
    }

    @Test
    @DisplayName("API-22: a test key is seen to be one, counts apart, and is found by no version that does not know it")
    void keys() {
        assertThat(testKey).startsWith("pwt_");
        assertThat(realKey).startsWith("pw_");
        assertThat(world.superuser()
                        .sql(
                                "select count(*) from api_keys where key_hash = encode(sha256(convert_to(?, 'UTF8')), 'hex')")
                        .param(testKey)
                        .query(Integer.class)
                        .single())
                .isZero();
        transactions.doStating(Scope.carrier(carrier.id().value()), () -> {
            assertThat(carriers.keys(carrier.id())).singleElement().returns("real", one -> one.name());
            assertThat(carriers.testKeys(carrier.id())).singleElement().returns("tries", one -> one.name());
            assertThat(carriers.revokeKey(
                            carrier.id(),
                            carriers.testKeys(carrier.id()).getFirst().id()))
                    .isTrue();
        });
        assertThat(ask(testKey, "GET", ORDERS, "").status()).isEqualTo(401);
        assertThat(ask(realKey, "GET", ORDERS, "").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("API-22: the handbook lists every made number with its reason, and what has to be sent")
    void handbook() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/test-keys.md"));
        assertThat(String.join("\n", page))
                .contains(MadeExamination.ACCOUNT_NUMBER, MadeExamination.ZIP_CODE, MadeExamination.PIN);
        for (MadeNumber made : MadeNumber.values()) {
            assertThat(page)
                    .filteredOn(line -> line.startsWith("| `" + made.number().e164() + "` |"))
                    .singleElement()
                    .satisfies(line -> made.reason()
                            .ifPresent(reason -> assertThat(line).contains("`" + reason.carrierCode() + "`")));
        }
        assertThat(page).filteredOn(line -> line.startsWith("| `+")).hasSize(MadeNumber.values().length);
    }
}
