package io.portwarden.order.api;

import io.portwarden.soa.SoaStep;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes for the OpenAPI document what is sent to webhooks. */
@Component
class WebhookDescription implements OpenApiCustomizer {

    static final List<String> TYPES = List.of(
            "port-out-order.received",
            "port-out-order.rejected",
            "port-out-order.pending",
            "port-out-order.disputed",
            "port-out-order.confirmed",
            "port-out-order.due-date-changed",
            "port-out-order.completed",
            "port-out-order.cancelled",
            "port-out-order.dispute-withdrawn",
            "port-out-order.lapsing",
            "port-out-order.lapsed");

    /** What the provider's systems are told of orders (ORD-13). */
    static final List<String> PROVIDER_TYPES =
            Stream.of(SoaStep.values()).map(SoaStep::type).toList();

    /** A number is gone, and there is no order for it. */
    static final String LEFT = "number.left";

    @Override
    public void customise(OpenAPI document) {
        document.addWebhooks(
                "portOutOrderEvent",
                event(
                        "portOutOrderEvent",
                        "Something has become of an order of yours",
                        "The type says in which state the order is now; received is a new one that is pending, pending one"
                                + " that was corrected. Where the customer has no review, either comes as confirmed.",
                        schema(TYPES, new Schema<>().$ref("#/components/schemas/PortOutOrder"))));
        document.addWebhooks(
                "providerOrderEvent",
                event(
                        "providerOrderEvent",
                        "For the provider: something is to be done at the SOA",
                        "concur: the order is confirmed for its firmOrderCommitmentDate. conflict: it is disputed; put it into"
                                + " conflict before conflictUntil. conflict-off: the dispute was withdrawn. reopened: a"
                                + " correction has it checked anew, and what was concurred with does not stand any more."
                                + " due-date-changed: concur anew, or the deadline has moved. cancelled, lapsed: nothing"
                                + " leaves. completed: the numbers have left; switch, 911 and billing.",
                        schema(PROVIDER_TYPES, orderOfProvider())));
        document.addWebhooks(
                "numberLeftEvent",
                event(
                        "numberLeftEvent",
                        "For the provider: a number has left without an order",
                        "It was reported as ported away, and no completed order explains it.",
                        schema(List.of(LEFT), numberLeft())));
    }

    private static PathItem event(String id, String summary, String description, Schema<Object> schema) {
        return new PathItem()
                .post(new Operation()
                        .operationId(id)
                        .summary(summary)
                        .description(description)
                        .addParametersItem(header("webhook-id", "Names the event; the same whenever it is sent."))
                        .addParametersItem(header("webhook-timestamp", "When it was sent: seconds since 1970."))
                        .addParametersItem(header(
                                "webhook-signature",
                                "One to five signatures, \"v1,\" and Base64, with spaces between."))
                        .requestBody(new RequestBody()
                                .required(true)
                                .content(
                                        new Content().addMediaType("application/json", new MediaType().schema(schema))))
                        .responses(new ApiResponses()
                                .addApiResponse("2XX", new ApiResponse().description("Taken."))
                                .addApiResponse(
                                        "410",
                                        new ApiResponse().description("Wants no more: switches the webhook off."))));
    }

    private static Schema<Object> orderOfProvider() {
        return object(
                List.of(
                        "id",
                        "purchaseOrderNumber",
                        "version",
                        "status",
                        "tenant",
                        "phoneNumbers",
                        "carrier",
                        "newNetworkServiceProvider",
                        "reasons",
                        "desiredDueDate",
                        "dueDate",
                        "timeZone",
                        "receivedAt"),
                Map.ofEntries(
                        Map.entry("id", text("uuid", "The order's id, in every event about it.")),
                        Map.entry("purchaseOrderNumber", text()),
                        Map.entry("version", of("integer")),
                        Map.entry("status", text()),
                        Map.entry("tenant", tenant()),
                        Map.entry("phoneNumbers", texts()),
                        Map.entry("carrier", object(List.of("spid", "name"), Map.of("spid", text(), "name", text()))),
                        Map.entry(
                                "newNetworkServiceProvider",
                                text(null, "The SPID that the subscription will name as the new provider.")),
                        Map.entry(
                                "reasons",
                                listOf(object(
                                        // Some reasons have no code of the industry (ORD-15).
                                        List.of("code", "phoneNumbers"),
                                        Map.of("code", text(), "industryCode", text(), "phoneNumbers", texts())))),
                        Map.entry("simple", of("boolean")),
                        Map.entry("desiredDueDate", text("date", "What the carrier asked for.")),
                        Map.entry("dueDate", text("date", "The day that counts.")),
                        Map.entry("firmOrderCommitmentDate", text("date", "Once it is confirmed.")),
                        Map.entry("timeZone", text(null, "In which days begin and conflictUntil is meant.")),
                        Map.entry(
                                "conflictUntil",
                                text("date-time", "Until when a message still stops it; it may have passed.")),
                        Map.entry("receivedAt", text("date-time", "When the order came."))));
    }

    private static Schema<Object> numberLeft() {
        return object(
                List.of("id", "phoneNumber", "leftAt", "spid", "recordedAt", "askBy", "askAtTheLatestBy", "tenant"),
                Map.of(
                        "id", text("uuid", "Names the case of the number."),
                        "phoneNumber", text(),
                        "leftAt", text("date-time", "When, as it was reported."),
                        "spid", text(null, "To which provider."),
                        "recordedAt", text("date-time", "When that was written down."),
                        "askBy",
                                text("date-time", "Until when the other provider expects to be asked to give it back."),
                        "askAtTheLatestBy", text("date-time", "Until when it can be asked at the latest."),
                        "tenant", tenant()));
    }

    private static Schema<Object> tenant() {
        return object(
                List.of("id", "name", "accountNumber"),
                Map.of("id", text("uuid", null), "name", text(), "accountNumber", text()));
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(true)
                .description(description)
                .schema(text());
    }

    private static Schema<Object> text() {
        return of("string");
    }

    private static Schema<Object> text(@Nullable String format, @Nullable String description) {
        Schema<Object> text = text();
        text.setFormat(format);
        text.setDescription(description);
        return text;
    }

    private static Schema<Object> texts() {
        return listOf(text());
    }

    private static Schema<Object> listOf(Schema<Object> items) {
        Schema<Object> list = of("array");
        list.setItems(items);
        return list;
    }

    private static Schema<Object> object(List<String> required, Map<String, Schema<Object>> properties) {
        Schema<Object> object = of("object");
        new TreeMap<>(properties).forEach(object::addProperty);
        object.setRequired(required);
        return object;
    }

    private static Schema<Object> of(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setTypes(Set.of(type));
        return schema;
    }

    private static Schema<Object> schema(List<String> types, Schema<?> data) {
        Schema<Object> type = text();
        type.setEnum(List.copyOf(types));
        Schema<Object> schema = of("object");
        schema.addProperty("type", type);
        schema.addProperty("timestamp", text("date-time", "When it happened."));
        schema.addProperty("data", data);
        schema.setRequired(List.of("type", "timestamp", "data"));
        return schema;
    }
}
