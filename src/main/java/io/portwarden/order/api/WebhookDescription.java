package io.portwarden.order.api;

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
import java.util.Set;
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
            "port-out-order.lapsing",
            "port-out-order.lapsed");

    @Override
    public void customise(OpenAPI document) {
        Operation event = new Operation()
                .operationId("portOutOrderEvent")
                .summary("Something has become of an order of yours")
                .description("The type says in which state the order is now; received is a new one that is pending,"
                        + " pending one that was corrected.")
                .addParametersItem(header("webhook-id", "Names the event; the same whenever it is sent."))
                .addParametersItem(header("webhook-timestamp", "When it was sent: seconds since 1970."))
                .addParametersItem(
                        header("webhook-signature", "One to five signatures, \"v1,\" and Base64, with spaces between."))
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content().addMediaType("application/json", new MediaType().schema(eventSchema()))))
                .responses(new ApiResponses()
                        .addApiResponse("2XX", new ApiResponse().description("Taken."))
                        .addApiResponse(
                                "410", new ApiResponse().description("Wants no more: switches the webhook off.")));
        document.addWebhooks("portOutOrderEvent", new PathItem().post(event));
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(true)
                .description(description)
                .schema(text());
    }

    private static Schema<String> text() {
        Schema<String> text = new Schema<>();
        text.setTypes(Set.of("string"));
        return text;
    }

    private static Schema<Object> eventSchema() {
        Schema<String> type = text();
        type.setEnum(TYPES);
        Schema<String> timestamp = text();
        timestamp.setFormat("date-time");
        timestamp.setDescription("When it happened.");
        Schema<Object> schema = new Schema<>();
        schema.setTypes(Set.of("object"));
        schema.addProperty("type", type);
        schema.addProperty("timestamp", timestamp);
        schema.addProperty("data", new Schema<>().$ref("#/components/schemas/PortOutOrder"));
        schema.setRequired(List.of("type", "timestamp", "data"));
        return schema;
    }
}
