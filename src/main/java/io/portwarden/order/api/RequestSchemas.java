package io.portwarden.order.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.portwarden.calendar.BusinessCalendar;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Schema;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Finishes what the OpenAPI document says about requests: fields that several of them have are described once, a supplement by
 * its type (API-5), and the examples hold days that can still be asked for.
 */
@Component
@Order(0) // before what looks at all requests
class RequestSchemas implements OpenApiCustomizer {

    static final String CHECK_REF = "#/components/schemas/PortOutCheckRequest";

    private static final String ORDER = "PortOutOrderRequest";
    private static final String SUPPLEMENT = "SupplementRequest";

    /** The days in the examples as they are written in this program, in their order. */
    private static final List<String> WRITTEN_DAYS = List.of("2026-12-01", "2026-12-15");

    /** Long enough for the document to stay true for weeks, because it is made once, and not too far ahead (CAL-5). */
    private static final int BUSINESS_DAYS_AHEAD = 15;

    private final BusinessCalendar calendar;

    RequestSchemas(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    @SuppressWarnings("rawtypes") // the library's own
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Schema<?> order = Objects.requireNonNull(schemas.get(ORDER), ORDER);
        Schema<?> supplement = Objects.requireNonNull(schemas.get(SUPPLEMENT), SUPPLEMENT);
        order.getProperties().forEach((field, description) -> {
            if (field.equals("desiredDueDate")) {
                description.setExample(days().get(0));
            }
            if (!field.equals("version")) {
                supplement.getProperties().replace(field, description);
            }
        });
        schemas.put("PortOutCheckRequest", check(order));
        describeByType(schemas, supplement);
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .flatMap(content -> content.getExamples().values().stream())
                .forEach(this::refresh);
    }

    /** Which fields belong to a supplement depends on its type: each has a description of its own. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void describeByType(Map<String, Schema> schemas, Schema<?> supplement) {
        Map<String, Schema> all = supplement.getProperties();
        Set<String> named = Set.of("version", "type");
        Set<String> dated = Set.of("version", "type", SupplementCheck.DUE_DATE);
        schemas.put(
                "CancelSupplement",
                supplement(supplement, SupplementCheck.CANCEL, "Withdraws the order (SUP 1).", named, named));
        schemas.put(
                "NewDueDateSupplement",
                supplement(
                        supplement, SupplementCheck.NEW_DUE_DATE, "Asks for another due date (SUP 2).", dated, dated));
        schemas.put(
                "CorrectionSupplement",
                supplement(
                        supplement,
                        SupplementCheck.CORRECTION,
                        "Corrects what the order holds (SUP 3): the fields that change, and the PIN.",
                        all.keySet(),
                        named));
        // Each type is an enum of one, which tells them apart. A discriminator would have clients that know no oneOf
        // write the name
        // of the whole for it.
        Schema<Object> oneOf = new Schema<>(supplement.getSpecVersion());
        oneOf.setDescription(supplement.getDescription());
        Stream.of("CancelSupplement", "CorrectionSupplement", "NewDueDateSupplement")
                .forEach(name -> oneOf.addOneOfItem(
                        new Schema<>(supplement.getSpecVersion()).$ref("#/components/schemas/" + name)));
        schemas.put(SUPPLEMENT, oneOf);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema<?> supplement(
            Schema<?> all, String type, String description, Set<String> fields, Set<String> required) {
        Map<String, Schema> properties = new LinkedHashMap<>(all.getProperties());
        properties.keySet().retainAll(fields);
        Schema<Object> own = new Schema<>(all.getSpecVersion());
        own.setTypes(Set.of("string"));
        own.setDescription(Objects.requireNonNull(properties.get("type")).getDescription());
        own.setEnum(List.of(type));
        own.setExample(type);
        properties.put("type", own);
        Schema<Object> supplement = new Schema<>(all.getSpecVersion());
        supplement.setType(all.getType());
        supplement.setTypes(all.getTypes());
        supplement.setDescription(description);
        supplement.setProperties(properties);
        supplement.setRequired(
                properties.keySet().stream().filter(required::contains).toList());
        return supplement;
    }

    @SuppressWarnings("rawtypes")
    private static Schema<?> check(Schema<?> order) {
        Schema<Object> check = new Schema<>(order.getSpecVersion());
        check.setType(order.getType());
        check.setTypes(order.getTypes());
        check.setDescription("What an order would hold. It need not have a name.");
        check.setProperties(new LinkedHashMap<String, Schema>(order.getProperties()));
        check.setRequired(order.getRequired().stream()
                .filter(field -> !field.equals("purchaseOrderNumber"))
                .toList());
        return check;
    }

    private void refresh(Example example) {
        String text = example.getValue().toString();
        for (int i = 0; i < WRITTEN_DAYS.size(); i++) {
            text = text.replace(WRITTEN_DAYS.get(i), days().get(i));
        }
        try {
            example.setValue(Json.mapper().readTree(text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An example is no JSON", impossible);
        }
    }

    private List<String> days() {
        LocalDate first = calendar.plusBusinessDays(LocalDate.now(calendar.zone()), BUSINESS_DAYS_AHEAD);
        return List.of(first.toString(), calendar.nextBusinessDay(first).toString());
    }
}
