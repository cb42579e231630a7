package io.portwarden.order.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.portwarden.order.OrderStatus;
import io.portwarden.shared.api.GrowingAnswers;
import io.portwarden.soa.SoaStep;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The OpenAPI document of what is sent to webhooks. It is one of its own (API-2): clients are generated from the other, and what
 * they would make of requests that come to them is no program.
 */
@RestController
class WebhookDocument {

    static final String PATH = "/v3/api-docs/webhooks";

    private static final String INTRODUCTION = """
            What is sent to a webhook by POST, as Standard Webhooks (standardwebhooks.com) describe. Check the signature over the \
            body as it came before you read it, answer 2xx within 10 seconds, and do the work afterwards. Anything else, a redirect \
            included, is a failure, and the event is sent again over about three days. The same `webhook-id` may come twice.

            Events may get fields that are not described here, and others may come of types that are not: answer those with 2xx \
            and leave them alone.""";

    private static final String SIGNED = "webhook-signature";

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

    /** What tries a webhook out, and means nothing. */
    static final String TEST = "webhook.test";

    private final SingletonSupplier<byte[]> document = SingletonSupplier.of(WebhookDocument::written);

    @GetMapping(path = PATH, produces = "application/json")
    byte[] read() {
        return document.obtain();
    }

    private static byte[] written() {
        try {
            return Json31.mapper().writeValueAsBytes(described());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The document of webhooks cannot be written", impossible);
        }
    }

    @SuppressWarnings("rawtypes") // the library's own
    private static OpenAPI described() {
        Components components = new Components();
        Map<String, Schema> carriers =
                ModelConverters.getInstance(true).readAll(new AnnotatedType(PortOutOrderAnswer.class));
        carriers.forEach(components::addSchemas);
        // It is told beside the order, and is none of it.
        Objects.requireNonNull(components.getSchemas().get("PortOutOrder")).addProperty("lapsesOn", lapsesOn());
        components
                .addSchemas("TenantOfProvider", tenant())
                .addSchemas("GainingCarrier", object(List.of("spid", "name"), Map.of("spid", text(), "name", text())))
                .addSchemas("TrueReason", reason())
                .addSchemas("OrderForTenant", orderOfTenant())
                .addSchemas("OrderForProvider", orderOfProvider())
                .addSchemas("NumberLeft", numberLeft(false))
                .addSchemas("NumberLeftForProvider", numberLeft(true))
                .addSchemas("PortOutOrderEvent", event(TYPES, ref("PortOutOrder")))
                .addSchemas("OrderForTenantEvent", event(TYPES, ref("OrderForTenant")))
                .addSchemas("OrderForProviderEvent", event(PROVIDER_TYPES, ref("OrderForProvider")))
                .addSchemas("NumberLeftEvent", event(List.of(LEFT), ref("NumberLeft")))
                .addSchemas("NumberLeftForProviderEvent", event(List.of(LEFT), ref("NumberLeftForProvider")))
                .addSchemas("TestEvent", event(List.of(TEST), of("object")));
        components.addSchemas("EventForCarrier", oneOf(Map.of("PortOutOrderEvent", TYPES, "TestEvent", List.of(TEST))));
        components.addSchemas(
                "EventForTenant",
                oneOf(Map.of(
                        "OrderForTenantEvent", TYPES, "NumberLeftEvent", List.of(LEFT), "TestEvent", List.of(TEST))));
        components.addSchemas(
                "EventForProvider",
                oneOf(Map.of(
                        "OrderForProviderEvent",
                        PROVIDER_TYPES,
                        "NumberLeftForProviderEvent",
                        List.of(LEFT),
                        "TestEvent",
                        List.of(TEST))));
        OpenAPI document = new OpenAPI(SpecVersion.V31)
                .openapi("3.1.0")
                .info(new Info()
                        .title("Portwarden: what is sent to webhooks")
                        .version("1")
                        .description(INTRODUCTION)
                        .contact(new Contact().name("The provider"))
                        .license(new License()
                                .name("Apache License 2.0")
                                .url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/").description("Your own system.")))
                .tags(List.of(new Tag().name("Events").description("What becomes of orders and numbers.")))
                // Nobody shows a key: the signature says who it is.
                .security(List.of())
                .components(components);
        document.addWebhooks(
                "eventForCarrier",
                sent(
                        "eventForCarrier",
                        "Something has become of an order of yours",
                        "To carriers. The type says in which state the order is now; received is a new one that is pending,"
                                + " pending one that was corrected. Where the customer has no review, either comes as"
                                + " confirmed. webhook.test tries the webhook out and means nothing."));
        document.addWebhooks(
                "eventForTenant",
                sent(
                        "eventForTenant",
                        "Something has become of an order for your numbers, or of a number",
                        "To tenants: as to carriers, with the true reasons and whose order it is. number.left: a number has"
                                + " left without an order."));
        document.addWebhooks(
                "eventForProvider",
                sent(
                        "eventForProvider",
                        "Something is to be done at the SOA, or a number has left without an order",
                        "To the provider. concur: the order is confirmed for its firmOrderCommitmentDate. conflict: it is"
                                + " disputed; put it into conflict before conflictUntil. conflict-off: the dispute was"
                                + " withdrawn. reopened: a correction has it checked anew, and what was concurred with does"
                                + " not stand any more. due-date-changed: concur anew, or the deadline has moved. cancelled,"
                                + " lapsed: nothing leaves. completed: the numbers have left; switch, 911 and billing."
                                + " number.left: it was reported as ported away, and no completed order explains it."));
        GrowingAnswers.open(document);
        return document;
    }

    private static PathItem sent(String id, String summary, String description) {
        return new PathItem()
                .post(new Operation()
                        .operationId(id)
                        .addTagsItem("Events")
                        .summary(summary)
                        .description(description)
                        .addParametersItem(header("webhook-id", "Names the event; the same whenever it is sent."))
                        .addParametersItem(header("webhook-timestamp", "When it was sent: seconds since 1970."))
                        .addParametersItem(
                                header(SIGNED, "One to five signatures, \"v1,\" and Base64, with spaces between."))
                        .requestBody(new RequestBody()
                                .required(true)
                                .content(new Content()
                                        .addMediaType(
                                                "application/json",
                                                new MediaType()
                                                        .schema(ref(id.substring(0, 1)
                                                                        .toUpperCase(Locale.ROOT)
                                                                + id.substring(1))))))
                        .responses(new ApiResponses()
                                .addApiResponse("2XX", new ApiResponse().description("Taken."))
                                .addApiResponse(
                                        "410",
                                        new ApiResponse().description("Wants no more: switches the webhook off."))
                                .addApiResponse(
                                        "429",
                                        new ApiResponse()
                                                .description(
                                                        "Too much for now: it is sent again after Retry-After, a day at most."))
                                .addApiResponse(
                                        "default", new ApiResponse().description("Not taken: it is sent again."))));
    }

    private static Schema<Object> oneOf(Map<String, List<String>> eventsByName) {
        Schema<Object> oneOf = new Schema<>(SpecVersion.V31);
        Discriminator byType = new Discriminator().propertyName("type");
        new TreeMap<>(eventsByName).forEach((name, types) -> {
            oneOf.addOneOfItem(ref(name));
            types.forEach(type -> byType.mapping(type, "#/components/schemas/" + name));
        });
        oneOf.setDiscriminator(byType);
        return oneOf;
    }

    private static Schema<Object> orderOfTenant() {
        return object(
                List.of(
                        "id",
                        "purchaseOrderNumber",
                        "version",
                        "status",
                        "carrier",
                        "newNetworkServiceProvider",
                        "reasons",
                        "phoneNumbers",
                        "receivedAt"),
                Map.ofEntries(
                        Map.entry("id", text("uuid", "The order's id, in every event about it.")),
                        Map.entry("purchaseOrderNumber", text(null, "The carrier's name for the order.")),
                        Map.entry("version", of("integer")),
                        Map.entry("status", status()),
                        Map.entry("carrier", ref("GainingCarrier")),
                        Map.entry("newNetworkServiceProvider", text(null, "Who takes the numbers over.")),
                        Map.entry("reasons", listOf(ref("TrueReason"))),
                        Map.entry("phoneNumbers", texts()),
                        Map.entry("desiredDueDate", text("date", "What the carrier asked for, where it has.")),
                        Map.entry("earliestDueDate", text("date", "The first lawful day, where that was too soon.")),
                        Map.entry("firmOrderCommitmentDate", text("date", "Once it is confirmed.")),
                        Map.entry("decision", text(null, "What the provider wrote who decided a dispute.")),
                        Map.entry(
                                "reviewEndsAt",
                                text("date-time", "Until when it can be disputed before it is confirmed.")),
                        Map.entry("rejectedUnlessConfirmed", of("boolean")),
                        Map.entry("timeZone", text(null, "In which days begin.")),
                        Map.entry("lapsesOn", lapsesOn()),
                        Map.entry("receivedAt", text("date-time", "When the order came."))));
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
                        Map.entry("status", status()),
                        Map.entry("tenant", ref("TenantOfProvider")),
                        Map.entry("phoneNumbers", texts()),
                        Map.entry("carrier", ref("GainingCarrier")),
                        Map.entry(
                                "newNetworkServiceProvider",
                                text(null, "The SPID that the subscription will name as the new provider.")),
                        Map.entry("reasons", listOf(ref("TrueReason"))),
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

    private static Schema<Object> numberLeft(boolean forProvider) {
        Map<String, Schema<Object>> fields = new TreeMap<>(Map.of(
                "id", text("uuid", "Names the case of the number."),
                "tenantId", text("uuid", "Our name for the tenant that held it."),
                "phoneNumber", text(),
                "leftAt", text("date-time", "When, as it was reported."),
                "spid", text(null, "To which provider."),
                "recordedAt", text("date-time", "When that was written down."),
                "askBy", text("date-time", "Until when the other provider expects to be asked to give it back."),
                "askAtTheLatestBy", text("date-time", "Until when it can be asked at the latest.")));
        if (forProvider) {
            fields.put("tenant", ref("TenantOfProvider"));
        }
        return object(List.copyOf(fields.keySet()), fields);
    }

    private static Schema<Object> reason() {
        return object(
                // Some reasons have no code of the industry (ORD-15).
                List.of("code", "phoneNumbers"),
                Map.of("code", text(), "industryCode", text(), "phoneNumbers", texts()));
    }

    private static Schema<Object> status() {
        Schema<Object> status = text(
                null, "How the order stands. Others may come: treat one that you do not know as one that goes on.");
        Stream.of(OrderStatus.values()).map(OrderStatus::code).forEach(status::addEnumItemObject);
        return status;
    }

    private static Schema<Object> lapsesOn() {
        return text("date", "With port-out-order.lapsing only: with the beginning of this day the order lapses.");
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

    private static Schema<Object> ref(String name) {
        return new Schema<>(SpecVersion.V31).$ref("#/components/schemas/" + name);
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
        Schema<Object> schema = new Schema<>(SpecVersion.V31);
        schema.setTypes(Set.of(type));
        return schema;
    }

    private static Schema<Object> event(List<String> types, Schema<?> data) {
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
