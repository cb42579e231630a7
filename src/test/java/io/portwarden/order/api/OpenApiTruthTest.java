package io.portwarden.order.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.DescribedAnswer;
import io.portwarden.FewRequests;
import io.portwarden.Patience;
import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.api.TestCarrier.Answer;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds the OpenAPI document against the running application: every answer that it promises, and its examples. */
@FewRequests
class OpenApiTruthTest {

    private static final String ORDERS = "/api/v1/port-out-orders";
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String WEBHOOK = "{\"url\": \"http://127.0.0.1:1/\"}";
    private static final String PIN = "48392017";

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    @Autowired
    OrderService tenantSide;

    @Autowired
    NumberService numbers;

    @Autowired
    Transactions transactions;

    @Autowired
    TestDatabase database;

    JsonNode document;

    @BeforeEach
    void read() {
        document = carriers.withoutKey("/v3/api-docs").json();
    }

    /** One call as the document describes it. */
    private record Call(String method, String path, JsonNode description) {

        boolean isPost() {
            return method.equals("POST");
        }

        Set<Integer> statuses() {
            return description.path("responses").propertyNames().stream()
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet());
        }

        boolean isOfWebhooks() {
            return path.startsWith(WEBHOOKS);
        }

        String at(Object id) {
            return path.replace("{id}", id.toString()).replace("{deliveryId}", id.toString());
        }

        /** The call without a body. */
        HttpRequest.Builder bare(TestCarrier carrier, String address) {
            return carrier.to(address).method(method, BodyPublishers.noBody());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Call> calls() {
        // The provider's own calls are driven by ProviderApiTruthTest.
        return document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/api/v1/provider/"))
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method ->
                                new Call(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    // What brings about which answer

    /** An order that nothing is in the way of: outside the United States none needs a PIN (PIN-6). */
    private ObjectNode order(TestCarrier carrier) {
        return carrier.order(world.tenant("FR"), null);
    }

    /** A request that is answered with 200, or with 201. */
    private HttpRequest.Builder good(Call call, TestCarrier carrier) {
        return switch (call.toString()) {
            case "GET " + ORDERS -> carrier.to(ORDERS);
            case "POST " + ORDERS -> carrier.post(ORDERS, order(carrier).toString());
            case "GET " + ORDERS + "/{id}" ->
                carrier.to(call.at(carrier.place(order(carrier)).text("id")));
            case "POST " + ORDERS + "/{id}/supplements" ->
                carrier.post(call.at(carrier.place(order(carrier)).text("id")), OrderMoveApi.CANCEL);
            case "POST " + ORDERS + "/{id}/completion" ->
                carrier.to(call.at(due(carrier))).POST(BodyPublishers.noBody());
            case "POST /api/v1/port-out-checks" ->
                carrier.post(call.path(), order(carrier).toString());
            case "POST /api/v1/customer-records" -> carrier.post(call.path(), CustomerRecordApi.EXAMPLE);
            case "GET " + WEBHOOKS -> carrier.to(WEBHOOKS);
            case "POST " + WEBHOOKS -> carrier.post(WEBHOOKS, WEBHOOK);
            case "POST " + WEBHOOKS + "/{id}/deliveries/{deliveryId}/resend" -> {
                String id = webhook(carrier);
                String test = TestCarrier.send(carrier.post(WEBHOOKS + "/" + id + "/test", "{}"))
                        .text("id");
                yield call.bare(carrier, call.path().replace("{id}", id).replace("{deliveryId}", test));
            }
            default -> {
                assertThat(call.isOfWebhooks())
                        .as("Nobody knows how to ask " + call)
                        .isTrue();
                yield call.bare(carrier, call.at(webhook(carrier)));
            }
        };
    }

    private static String webhook(TestCarrier carrier) {
        return TestCarrier.send(carrier.post(WEBHOOKS, WEBHOOK)).text("id");
    }

    private String due(TestCarrier carrier) {
        TestTenant tenant = world.tenant("FR");
        String id = carrier.place(carrier.order(tenant, null)).text("id");
        confirmAndMakeDue(tenant, id);
        return id;
    }

    private void confirmAndMakeDue(TestTenant tenant, String id) {
        as(tenant.admin(), () -> tenantSide.confirm(UUID.fromString(id)));
        world.superuser()
                .sql(
                        "update port_out_orders set firm_order_commitment_date = current_date - 1 where order_id = ?::uuid")
                .param(id)
                .update();
    }

    private Answer provoke(Call call, int status) {
        TestCarrier carrier = carriers.carrier();
        String anywhere = call.at(UUID.randomUUID());
        return switch (status) {
            case 200 -> {
                HttpRequest.Builder request = good(call, carrier);
                Answer first = TestCarrier.send(request);
                yield first.status() == 201 ? TestCarrier.send(request) : first;
            }
            case 201, 202, 204 -> TestCarrier.send(good(call, carrier));
            case 400 ->
                TestCarrier.send(
                        call.isPost()
                                ? carrier.post(anywhere, "{\"surprise\": 1}")
                                : call.bare(carrier, anywhere + "?limit=0"));
            case 401 -> TestCarrier.send(good(call, carrier).setHeader("Authorization", "Bearer nobody"));
            case 404 ->
                TestCarrier.send(
                        !call.isPost()
                                ? call.bare(carrier, anywhere)
                                : call.path().endsWith("completion") || call.isOfWebhooks()
                                        ? call.bare(carrier, anywhere)
                                        : carrier.post(anywhere, OrderMoveApi.CANCEL));
            case 406 -> TestCarrier.send(good(call, carrier).setHeader("Accept", "text/html"));
            case 409 -> conflict(call, carrier);
            case 413 -> TestCarrier.send(carrier.post(anywhere, " ".repeat(JsonBody.MAX_BYTES + 1)));
            case 415 -> TestCarrier.send(carrier.post(anywhere, "{}").setHeader("Content-Type", "text/plain"));
            case 422 ->
                call.path().endsWith("secret")
                        ? ofAnother(call, carrier)
                        : TestCarrier.send(carrier.post(anywhere, "{}"));
            case 429 ->
                Stream.generate(() -> TestCarrier.send(
                                call.isPost() ? carrier.post(anywhere, "{}") : call.bare(carrier, anywhere)))
                        .limit(1000)
                        .filter(answer -> answer.status() == 429)
                        .findFirst()
                        .orElseThrow();
            case 500 -> broken(good(call, carrier));
            case 503 -> away(good(call, carrier));
            default -> throw new AssertionError("Nobody knows how " + call + " comes to be answered with " + status);
        };
    }

    /** Under the key of another request (API-20). */
    private Answer ofAnother(Call call, TestCarrier carrier) {
        assertThat(TestCarrier.send(named(call, carrier)).status()).isEqualTo(200);
        return TestCarrier.send(named(call, carrier));
    }

    private static HttpRequest.Builder named(Call call, TestCarrier carrier) {
        return call.bare(carrier, call.at(webhook(carrier))).header("Idempotency-Key", "\"the same\"");
    }

    private Answer conflict(Call call, TestCarrier carrier) {
        if (call.path().endsWith("secret")) {
            String path = call.at(webhook(carrier));
            for (int i = 0; i < 4; i++) {
                assertThat(TestCarrier.send(call.bare(carrier, path)).status()).isEqualTo(200);
            }
            return TestCarrier.send(call.bare(carrier, path));
        }
        if (call.isOfWebhooks()) {
            for (int i = 0; i < 10; i++) {
                assertThat(webhook(carrier)).isNotEmpty();
            }
            return TestCarrier.send(good(call, carrier));
        }
        ObjectNode order = order(carrier);
        String id = carrier.place(order).text("id");
        return call.path().equals(ORDERS)
                ? carrier.place(order.put("zipCode", "99999"))
                : call.path().endsWith("completion")
                        ? carrier.complete(id)
                        : carrier.supplement(id, OrderMoveApi.CANCEL.replace("2", "7"));
    }

    private Answer broken(HttpRequest.Builder request) {
        world.superuser().sql("revoke select on api_keys from portwarden_app").update();
        try {
            return TestCarrier.send(request);
        } finally {
            world.superuser().sql("grant select on api_keys to portwarden_app").update();
        }
    }

    private Answer away(HttpRequest.Builder request) {
        Answer answer;
        try (TestOutage outage = new TestOutage(database)) {
            assertThat(outage).isNotNull();
            answer = TestCarrier.send(request);
        }
        // The pool looks at its connections again once they have been idle for half a second.
        Patience.until("the database is back", () -> TestCarrier.send(request).status() != 503);
        return answer;
    }

    private void assertAsDescribed(Call call, Answer answer) {
        DescribedAnswer.of(document, call.toString(), call.description()).assertFits(answer.response());
    }

    @Test
    @DisplayName("ORD-1: every answer that the document names is given, and looks as it says")
    void everyAnswer() {
        int answers = 0;
        for (Call call : calls()) {
            for (int status : call.statuses()) {
                if (status == 404 && call.path().equals("/api/v1/customer-records")) {
                    // Where the provider gives none: CustomerRecordControllerTest.
                    continue;
                }
                Answer answer = provoke(call, status);
                assertThat(answer.status()).as(call + " " + answer.body()).isEqualTo(status);
                assertAsDescribed(call, answer);
                answers++;
            }
        }
        System.out.printf(
                "documented calls x answers | %d given by %d calls | every one | ok%n", answers, calls().size());
    }

    @Test
    @DisplayName("ORD-1: whatever is sent to a call, no answer comes that the document does not name")
    void noOtherAnswer() {
        List<String> bodies = List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"version\": 2}",
                "{\"version\": \"2\", \"type\": 7}",
                "{\"version\": 1e99, \"type\": \"cancel\"}",
                "{\"version\": 3, \"type\": \"correction\", \"pin\": \"000000\"}",
                "{\"version\": 2, \"type\": \"new-due-date\", \"desiredDueDate\": \"9999-12-31\"}",
                "{\"a\": 1, \"a\": 2}",
                PortOutCheckApi.EXAMPLE,
                PortOutOrderApi.EXAMPLE,
                WEBHOOK,
                "{\"url\": \"ftp://127.0.0.1\", \"description\": 7}");
        for (Call call : calls()) {
            TestCarrier carrier = carriers.carrier();
            String id = carrier.place(order(carrier)).text("id");
            List<HttpRequest.Builder> requests = new ArrayList<>();
            if (call.isPost()) {
                bodies.forEach(body -> requests.add(carrier.post(call.at(id), body)));
                bodies.forEach(body -> requests.add(carrier.post(call.at("x"), body)));
            } else {
                for (String query : List.of("", "?limit=201", "?status=x", "?cursor=%2e", "?status=a&status=b")) {
                    requests.add(call.bare(carrier, call.at(id) + query));
                    requests.add(call.bare(carrier, call.at("%20") + query));
                }
            }
            TestCarrier another = carriers.carrier();
            requests.add(good(call, another).setHeader("Accept", "image/png"));
            requests.add(good(call, another).setHeader("Authorization", "Basic eDp5"));
            if (call.isPost()) {
                requests.add(another.post(call.at(id), "x".repeat(JsonBody.MAX_BYTES + 1)));
                requests.add(another.post(call.at(id), "<order/>").setHeader("Content-Type", "application/xml"));
            }
            for (HttpRequest.Builder request : requests) {
                assertAsDescribed(call, TestCarrier.send(request));
            }
        }
    }

    // The examples, as somebody sends them who knows nothing else

    private String example(String operation, String name) {
        return calls().stream()
                .filter(call ->
                        call.description().path("operationId").asString().equals(operation))
                .map(call ->
                        call.description().at("/requestBody/content/application~1json/examples/" + name + "/value"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    /** The customer of the examples. */
    private TestTenant contoso() {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, PIN);
        world.superuser()
                .sql("update tenants set account_number = 'CONTOSO-001' where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        transactions.doStating(
                Scope.provider().andTenant(tenant.id()),
                () -> numbers.add(
                        tenant.id(), new TenantNumber(new PhoneNumber("+12025550123"), NumberStatus.ACTIVE, false)));
        return tenant;
    }

    @Test
    @DisplayName(
            "ORD-1, ORD-6, ORD-7: with the document's examples alone an order is checked, placed, supplemented, completed")
    void examples() {
        TestTenant contoso = contoso();
        Answer check =
                TestCarrier.send(carriers.carrier().post("/api/v1/port-out-checks", example("checkPortOut", "check")));
        assertThat(check.body()).contains("\"wouldPass\":true");
        for (String type : List.of("new-due-date", "correction", "cancel")) {
            TestCarrier carrier = carriers.carrier();
            Answer placed = carrier.place(example("placePortOutOrder", "order"));
            assertThat(placed.status()).isEqualTo(201);
            assertThat(placed.text("status")).as(placed.body()).isEqualTo("pending");
            String id = placed.text("id");
            Answer supplemented = carrier.supplement(id, example("supplementPortOutOrder", type));
            assertThat(supplemented.status()).as(supplemented.body()).isEqualTo(200);
            assertThat(supplemented.text("status")).isEqualTo(type.equals("cancel") ? "cancelled" : "pending");
            if (!type.equals("cancel")) {
                carrier.supplement(
                        id, example("supplementPortOutOrder", "cancel").replace("2", "3"));
            }
        }
        TestCarrier carrier = carriers.carrier();
        String id = carrier.place(example("placePortOutOrder", "order")).text("id");
        confirmAndMakeDue(contoso, id);
        assertThat(carrier.complete(id).text("status")).isEqualTo("completed");
    }
}
