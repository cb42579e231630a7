package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.DescribedAnswer;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.Reason;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.api.WebhookAnswer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OpenApiDocumentTest {

    @Autowired
    TestCarrier.Maker carriers;

    JsonNode document;

    @BeforeEach
    void read() {
        document = carriers.withoutKey("/v3/api-docs").json();
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }

    @Test
    @DisplayName("ORD-1: the document shows the API of carriers and of the provider's programs, and nothing else")
    void paths() {
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/port-out-orders",
                        "/api/v1/port-out-orders/{id}",
                        "/api/v1/port-out-orders/{id}/supplements",
                        "/api/v1/port-out-orders/{id}/completion",
                        "/api/v1/port-out-checks",
                        "/api/v1/customer-records",
                        "/api/v1/webhooks",
                        "/api/v1/webhooks/{id}",
                        "/api/v1/webhooks/{id}/secret",
                        "/api/v1/webhooks/{id}/enable",
                        "/api/v1/webhooks/{id}/test",
                        "/api/v1/webhooks/{id}/deliveries",
                        "/api/v1/webhooks/{id}/deliveries/{deliveryId}/resend",
                        "/api/v1/provider/webhooks",
                        "/api/v1/provider/webhooks/{id}",
                        "/api/v1/provider/webhooks/{id}/secret",
                        "/api/v1/provider/webhooks/{id}/enable",
                        "/api/v1/provider/webhooks/{id}/test",
                        "/api/v1/provider/webhooks/{id}/deliveries",
                        "/api/v1/provider/webhooks/{id}/deliveries/{deliveryId}/resend",
                        "/api/v1/provider/departures",
                        "/api/v1/provider/tenants",
                        "/api/v1/provider/tenants/{accountNumber}",
                        "/api/v1/provider/tenants/by-id/{tenantId}",
                        "/api/v1/provider/tenants/by-id/{tenantId}/numbers",
                        "/api/v1/provider/tenants/by-id/{tenantId}/numbers/{phoneNumber}",
                        "/api/v1/provider/tenants/{accountNumber}/numbers/{phoneNumber}");
        assertThat(document.at("/components/securitySchemes/apiKey/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.path("tags").values())
                .extracting(tag -> tag.path("name").asString())
                .containsExactlyInAnyOrder(
                        "Port-out orders",
                        "Port-out checks",
                        "Customer records",
                        "Webhooks",
                        "Tenants",
                        "Webhooks of the provider",
                        "Numbers that left");
        assertThat(document.at("/security/0").has("apiKey")).isTrue();
    }

    @Test
    @DisplayName("ORD-1: answers are JSON, or problems of one form")
    void answers() {
        for (JsonNode path : document.path("paths").values()) {
            for (JsonNode call : path.values()) {
                call.path("responses").properties().forEach(answer -> {
                    boolean good = answer.getKey().startsWith("2");
                    JsonNode content = answer.getValue().path("content");
                    if (answer.getKey().equals("204")) {
                        assertThat(content.isEmpty()).isTrue();
                        return;
                    }
                    assertThat(content.propertyNames())
                            .containsExactly(good ? "application/json" : "application/problem+json");
                    assertThat(content.at(good ? "/application~1json/schema" : "/application~1problem+json/schema")
                                    .path("$ref")
                                    .asString())
                            .matches("#/components/schemas/"
                                    + (good
                                            ? "(PortOut(Order|OrderPage|Check)|CustomerRecord|Webhook(List|DeliveryPage|Delivery)?|Tenant(Page|Numbers?|NumberPage)?|Departure)"
                                            : "Problem"));
                });
            }
        }
    }

    @Test
    @DisplayName("ORD-1: what is sent and answered stands there field by field, and no PIN in an answer")
    void fields() {
        assertThat(schema("PortOutOrderRequest").path("properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(PortOutOrderRequest.class));
        assertThat(texts(schema("PortOutOrderRequest").path("required")))
                .containsExactlyInAnyOrder(
                        "purchaseOrderNumber",
                        "phoneNumbers",
                        "accountNumber",
                        "zipCode",
                        "desiredDueDate",
                        "initiatorPhone",
                        "agencyAuthority");
        assertThat(schema("PortOutOrderRequest").at("/properties/version/type").asString())
                .isEqualTo("integer");
        assertThat(schema("PortOutCheckRequest").path("properties"))
                .isEqualTo(schema("PortOutOrderRequest").path("properties"));
        assertThat(texts(schema("PortOutCheckRequest").path("required")))
                .containsExactlyInAnyOrder(
                        "phoneNumbers",
                        "accountNumber",
                        "zipCode",
                        "desiredDueDate",
                        "initiatorPhone",
                        "agencyAuthority");
        assertThat(schema("CorrectionSupplement").path("properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(SupplementRequest.class));
        assertThat(texts(schema("CorrectionSupplement").path("required"))).containsExactlyInAnyOrder("version", "type");
        assertThat(schema("CorrectionSupplement").at("/properties/pin"))
                .isEqualTo(schema("PortOutOrderRequest").at("/properties/pin"));
        assertThat(schema("PortOutOrder").path("properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(PortOutOrderAnswer.class))
                .doesNotContain("pin");
        assertThat(schema("Problem").path("properties").propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "errors", "code", "reasons")
                .contains(fieldsOf(RefusedMoveMembers.class));
        assertThat(texts(schema("FieldProblem").at("/properties/code/enum"))).contains("required", "wrong-type");
    }

    private static String[] fieldsOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toArray(String[]::new);
    }

    @Test
    @DisplayName("ORD-3: every status and every reason that can be answered stands there")
    void values() {
        String[] statuses =
                Stream.of(OrderStatus.values()).map(OrderStatus::code).toArray(String[]::new);
        assertThat(texts(schema("PortOutOrder").at("/properties/status/enum"))).containsExactlyInAnyOrder(statuses);
        assertThat(texts(schema("Reason").at("/properties/code/enum")))
                .containsExactlyInAnyOrder(Stream.of(Reason.values())
                        .map(Reason::carrierCode)
                        .distinct()
                        .toArray(String[]::new));
        JsonNode parameters = document.at("/paths/~1api~1v1~1port-out-orders/get/parameters");
        assertThat(parameters.values())
                .extracting(parameter -> parameter.path("name").asString())
                .containsExactly("status", "purchaseOrderNumber", "cursor", "limit");
        assertThat(texts(parameters.at("/0/schema/enum"))).containsExactlyInAnyOrder(statuses);
    }

    @Test
    @DisplayName(
            "API-5: a supplement of each type has the fields that belong to it, and its type tells which one it is")
    void supplements() {
        JsonNode supplement = schema("SupplementRequest");
        assertThat(supplement.has("properties")).isFalse();
        assertThat(supplement
                        .path("oneOf")
                        .valueStream()
                        .map(kind -> document.at(kind.path("$ref").asString().substring(1)))
                        .flatMap(kind -> texts(kind.at("/properties/type/enum")).stream()))
                .containsExactlyInAnyOrder("cancel", "new-due-date", "correction");
        // With one, clients that know no oneOf send the name of the whole for it.
        assertThat(supplement.has("discriminator")).isFalse();
        assertThat(schema("CancelSupplement").path("properties").propertyNames())
                .containsExactlyInAnyOrder("version", "type");
        assertThat(texts(schema("NewDueDateSupplement").path("required")))
                .containsExactlyInAnyOrder("version", "type", "desiredDueDate");
    }

    private Stream<JsonNode> calls() {
        return document.path("paths").values().stream().flatMap(path -> path.values().stream());
    }

    /** Every schema that a part of the document leads to, by its place. */
    private Map<String, JsonNode> within(JsonNode whole, JsonNode start) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        collect(whole, start, "", found);
        return found;
    }

    private static void collect(JsonNode whole, JsonNode part, String place, Map<String, JsonNode> found) {
        if (part.isArray()) {
            part.forEach(one -> collect(whole, one, place, found));
        }
        String ref = part.path("$ref").asString("");
        if (!ref.isEmpty()) {
            if (!found.containsKey(ref)) {
                found.put(ref, whole.at(ref.substring(1)));
                collect(whole, whole.at(ref.substring(1)), ref, found);
            }
            return;
        }
        part.properties().forEach(inner -> {
            if (inner.getKey().equals("properties")) {
                inner.getValue().properties().forEach(field -> {
                    found.put(place + "." + field.getKey(), field.getValue());
                    collect(whole, field.getValue(), place + "." + field.getKey(), found);
                });
            } else if (!inner.getKey().startsWith("example")) {
                collect(whole, inner.getValue(), place, found);
            }
        });
    }

    private static boolean isObject(JsonNode schema) {
        return schema.path("type").asString("").equals("object");
    }

    @Test
    @DisplayName(
            "API-3: every object of an answer is open, and every list of codes says what one that is not known means")
    void growing() {
        JsonNode webhooks = carriers.withoutKey(WebhookDocument.PATH).json();
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        calls().forEach(call -> answers.putAll(within(document, call.path("responses"))));
        answers.putAll(within(webhooks, webhooks.path("webhooks")));
        assertThat(answers).hasSizeGreaterThan(80);
        answers.forEach((place, schema) -> {
            if (isObject(schema)) {
                assertThat(schema.path("additionalProperties").asBoolean(false))
                        .as(place)
                        .isTrue();
            }
            // The type of an event is what tells events apart; the document itself says what to do with others.
            if (schema.has("enum") && !place.endsWith("Event.type")) {
                assertThat(schema.path("description").asString("")).as(place).contains("that you do not know");
            }
        });
        Map<String, JsonNode> requests = new LinkedHashMap<>();
        calls().forEach(call -> requests.putAll(within(document, call.path("requestBody"))));
        assertThat(requests).hasSizeGreaterThan(40);
        requests.forEach((place, schema) -> {
            if (isObject(schema)) {
                assertThat(schema.path("additionalProperties").asBoolean(true))
                        .as(place)
                        .isFalse();
            }
            assertThat(schema.has("default"))
                    .as(place + " has a default, which makes it a required one")
                    .isFalse();
            String pattern = schema.path("pattern").asString("^$");
            assertThat(pattern).as(place).startsWith("^").endsWith("$");
        });
    }

    @Test
    @DisplayName("API-4: every refusal of every call stands there with its types, and each has an example")
    void refusals() {
        Set<String> shown = new TreeSet<>();
        calls().forEach(call -> call.path("responses").properties().forEach(answer -> {
            if (answer.getKey().compareTo("4") > 0) {
                JsonNode examples = answer.getValue().at("/content/application~1problem+json/examples");
                assertThat(examples.size())
                        .as(call.path("operationId") + " " + answer.getKey())
                        .isPositive();
                examples.properties().forEach(example -> {
                    JsonNode problem = example.getValue().path("value");
                    assertThat(problem.path("type").asString()).isEqualTo("urn:portwarden:problem:" + example.getKey());
                    assertThat(problem.path("status").asString()).isEqualTo(answer.getKey());
                    DescribedAnswer.assertFits(document, "Problem", problem);
                    shown.add(problem.path("type").asString());
                });
            }
        }));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ProblemType.values())
                        // Of no call: nobody may do what no key can, and no call has another method.
                        .filter(type -> type != ProblemType.FORBIDDEN && type != ProblemType.METHOD_NOT_ALLOWED)
                        .map(ProblemType::uri)
                        .toList());
    }

    @Test
    @DisplayName("API-2: every call and every field says what it is, and has a name that programs can be made of")
    void descriptions() {
        Set<String> names = new TreeSet<>();
        calls().forEach(call -> {
            assertThat(call.path("operationId").asString("")).matches("[a-z][A-Za-z]+");
            assertThat(names.add(call.path("operationId").asString())).isTrue();
            assertThat(call.path("summary").asString("")).isNotEmpty();
            assertThat(call.path("description").asString(""))
                    .as(call.path("operationId").toString())
                    .isNotEmpty();
            call.path("parameters")
                    .forEach(parameter -> assertThat(
                                    parameter.path("description").asString(""))
                            .as(call.path("operationId") + " " + parameter.path("name"))
                            .isNotEmpty());
            within(document, call).forEach((place, schema) -> {
                if (place.contains(".")) {
                    assertThat(schema.has("description") || schema.has("$ref"))
                            .as(place)
                            .isTrue();
                }
            });
        });
        document.path("tags")
                .forEach(tag -> assertThat(tag.path("name").asString()).matches("[A-Za-z -]+"));
        assertThat(document.at("/info/contact/name").asString("")).isNotEmpty();
        assertThat(document.at("/info/license/name").asString("")).isNotEmpty();
    }

    @Test
    @DisplayName(
            "API-2: what webhooks are sent stands in a document of its own, with every type of event, and without a key")
    void webhooks() {
        JsonNode sent = carriers.withoutKey(WebhookDocument.PATH).json();
        assertThat(document.has("webhooks")).isFalse();
        assertThat(sent.path("openapi").asString()).startsWith("3.1");
        assertThat(sent.path("security").isArray()).isTrue();
        assertThat(sent.path("security").isEmpty()).isTrue();
        assertThat(sent.path("webhooks").propertyNames())
                .containsExactlyInAnyOrder("eventForCarrier", "eventForTenant", "eventForProvider");
        assertThat(typesOf(sent, "EventForCarrier"))
                .containsExactlyInAnyOrderElementsOf(with(WebhookDocument.TYPES, "webhook.test"));
        assertThat(typesOf(sent, "EventForTenant"))
                .containsExactlyInAnyOrderElementsOf(with(WebhookDocument.TYPES, "webhook.test", "number.left"));
        assertThat(typesOf(sent, "EventForProvider"))
                .containsExactlyInAnyOrderElementsOf(
                        with(WebhookDocument.PROVIDER_TYPES, "webhook.test", "number.left"));
        assertThat(sent.at("/webhooks/eventForCarrier/post/parameters").values())
                .extracting(header -> header.path("name").asString())
                .containsExactly("webhook-id", "webhook-timestamp", "webhook-signature");
        assertThat(sent.at("/components/schemas/Reason")).isNotEmpty();
        assertThat(schema("Webhook").path("properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(WebhookAnswer.class));
        assertThat(texts(schema("WebhookDelivery").at("/properties/lastProblem/enum")))
                .containsExactlyInAnyOrder(Stream.of(DeliveryProblem.values())
                        .map(DeliveryProblem::code)
                        .toArray(String[]::new));
    }

    private static List<String> with(List<String> types, String... others) {
        return Stream.concat(types.stream(), Stream.of(others)).toList();
    }

    /** Those that it leads on by, each of which is one of the event's that it leads to. */
    private static List<String> typesOf(JsonNode sent, String event) {
        JsonNode mapping = sent.at("/components/schemas/" + event + "/discriminator/mapping");
        mapping.properties()
                .forEach(type -> assertThat(texts(
                                sent.at(type.getValue().asString().substring(1)).at("/properties/type/enum")))
                        .contains(type.getKey()));
        return List.copyOf(mapping.propertyNames());
    }

    @Test
    @DisplayName("API-2: what each is told of an order stands there field by field, and no PIN (ORD-13)")
    void fieldsOfEvents() {
        JsonNode schemas = carriers.withoutKey(WebhookDocument.PATH).json().at("/components/schemas");
        assertThat(schemas.at("/OrderForProvider/properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(OrderWebhookJson.ProviderOrder.class))
                .doesNotContain("pin");
        assertThat(schemas.at("/OrderForTenant/properties").propertyNames())
                .containsExactlyInAnyOrder(with(List.of(fieldsOf(OrderWebhookJson.TenantOrder.class)), "lapsesOn")
                        .toArray(String[]::new))
                .doesNotContain("pin");
        assertThat(schemas.at("/PortOutOrder/properties").propertyNames())
                .containsExactlyInAnyOrder(with(List.of(fieldsOf(PortOutOrderAnswer.class)), "lapsesOn")
                        .toArray(String[]::new));
        assertThat(schemas.at("/TenantOfProvider/properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(OrderWebhookJson.HoldingTenant.class));
        assertThat(schemas.at("/GainingCarrier/properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(OrderWebhookJson.GainingCarrier.class));
        assertThat(schemas.at("/TrueReason/properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(OrderWebhookJson.TenantReason.class));
    }

    @Test
    @DisplayName("ORD-1: people can read it")
    void page() {
        TestCarrier.Answer redirect = carriers.withoutKey("/swagger-ui.html");
        assertThat(redirect.status()).isEqualTo(302);
        TestCarrier.Answer page = carriers.withoutKey(redirect.header("Location"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
    }
}
