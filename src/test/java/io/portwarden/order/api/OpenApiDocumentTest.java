package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.order.OrderStatus;
import io.portwarden.order.Reason;
import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.api.WebhookAnswer;
import java.util.Arrays;
import java.util.List;
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
                        "The provider's tenants",
                        "The provider's webhooks",
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
                                            ? "(PortOut(Order|OrderPage|Check)|CustomerRecord|Webhook(List|DeliveryPage|Delivery)?|Tenant(Page|Number)?|Departure)"
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
        assertThat(schema("SupplementRequest").path("properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(SupplementRequest.class));
        assertThat(texts(schema("SupplementRequest").path("required"))).containsExactlyInAnyOrder("version", "type");
        assertThat(schema("SupplementRequest").at("/properties/pin"))
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
    @DisplayName("Webhooks: what is sent to them stands there, with every type of event")
    void webhooks() {
        JsonNode event = document.at("/webhooks/portOutOrderEvent/post");
        JsonNode schema = event.at("/requestBody/content/application~1json/schema");
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(texts(schema.at("/properties/type/enum"))).isEqualTo(WebhookDescription.TYPES);
        assertThat(schema.at("/properties/data/$ref").asString()).isEqualTo("#/components/schemas/PortOutOrder");
        assertThat(event.path("parameters").values())
                .extracting(header -> header.path("name").asString())
                .containsExactly("webhook-id", "webhook-timestamp", "webhook-signature");
        assertThat(schema("Webhook").path("properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(WebhookAnswer.class));
        assertThat(texts(schema("WebhookDelivery").at("/properties/lastProblem/enum")))
                .containsExactlyInAnyOrder(Stream.of(DeliveryProblem.values())
                        .map(DeliveryProblem::code)
                        .toArray(String[]::new));
    }

    @Test
    @DisplayName(
            "ORD-13: what the provider's systems are told stands there, with every type, field by field, and no PIN")
    void providersWebhooks() {
        JsonNode schema = document.at("/webhooks/providerOrderEvent/post/requestBody/content/application~1json/schema");
        assertThat(texts(schema.at("/properties/type/enum"))).isEqualTo(WebhookDescription.PROVIDER_TYPES);
        assertThat(schema.at("/properties/data/properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(OrderWebhookJson.ProviderOrder.class))
                .doesNotContain("pin");
        assertThat(schema.at("/properties/data/properties/tenant/properties").propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(OrderWebhookJson.HoldingTenant.class));
        assertThat(schema.at("/properties/data/properties/reasons/items/properties")
                        .propertyNames())
                .containsExactlyInAnyOrder(fieldsOf(OrderWebhookJson.TenantReason.class));
        JsonNode left = document.at("/webhooks/numberLeftEvent/post/requestBody/content/application~1json/schema");
        assertThat(texts(left.at("/properties/type/enum"))).containsExactly("number.left");
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
