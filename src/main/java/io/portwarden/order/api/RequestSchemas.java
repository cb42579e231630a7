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
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Finishes what the OpenAPI document says about requests: fields that several of them have are described once, and the
 * examples hold days that can still be asked for.
 */
@Component
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
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .flatMap(content -> content.getExamples().values().stream())
                .forEach(this::refresh);
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
