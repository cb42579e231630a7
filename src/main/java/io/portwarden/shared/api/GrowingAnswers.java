package io.portwarden.shared.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says in the OpenAPI document that an answer may have fields that are not described there, and a request may not (API-3):
 * clients that are generated from it go on when an answer has grown.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // when all is described
public class GrowingAnswers implements OpenApiCustomizer {

    private static final String COMPONENTS = "#/components/schemas/";

    @Override
    public void customise(OpenAPI document) {
        List<Operation> calls = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        calls.stream()
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .forEach(body -> mark(document, body.getContent(), false));
        calls.stream()
                .flatMap(call -> call.getResponses().values().stream())
                .forEach(answer -> mark(document, answer.getContent(), true));
    }

    /** Everything that this document describes may grow. */
    public static void open(OpenAPI document) {
        Set<Schema<?>> seen = none();
        document.getComponents().getSchemas().values().forEach(schema -> mark(document, schema, true, seen));
    }

    private static void mark(OpenAPI document, @Nullable Content content, boolean open) {
        if (content != null) {
            content.values().forEach(described -> mark(document, described.getSchema(), open, none()));
        }
    }

    private static void mark(OpenAPI document, @Nullable Schema<?> schema, boolean open, Set<Schema<?>> seen) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        if (schema.getProperties() != null || isObject(schema)) {
            schema.setAdditionalProperties(open);
        }
        within(document, schema).forEach(inner -> mark(document, inner, open, seen));
    }

    /** Schemas compare by what they hold. */
    private static Set<Schema<?>> none() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static boolean isObject(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains("object");
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the library's own
    private static List<Schema<?>> within(OpenAPI document, Schema<?> schema) {
        List<Schema<?>> inner = new ArrayList<>();
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(COMPONENTS.length());
            inner.add(
                    Objects.requireNonNull(document.getComponents().getSchemas().get(name), name));
        }
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.values().forEach(inner::add);
        }
        if (schema.getItems() != null) {
            inner.add(schema.getItems());
        }
        Stream.of(schema.getOneOf(), schema.getAllOf(), schema.getAnyOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(inner::add);
        return inner;
    }
}
