package io.portwarden.bench;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's OpenAPI document, by which requests are made and answers are judged: JSON Schema 2020-12, formats included. */
final class ApiDocument {

    private final JsonNode root;
    private final SchemaRegistry registry = SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build()));

    /** By what they describe; those of requests as they stand there, those of answers closed. */
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    ApiDocument(String text) {
        this.root = JsonMapper.shared().readTree(text);
    }

    /** A parameter of a call: where it stands, and what it can be. */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /** One call as the document describes it. */
    record Call(String method, String path, JsonNode description) {

        String name() {
            return description.path("operationId").asString();
        }

        boolean isOfProvider() {
            return path.startsWith("/api/v1/provider/");
        }

        List<Parameter> parameters() {
            return description
                    .path("parameters")
                    .valueStream()
                    .map(parameter -> new Parameter(
                            parameter.path("name").asString(),
                            parameter.path("in").asString(),
                            parameter.path("required").asBoolean(false),
                            parameter.path("schema")))
                    .toList();
        }

        boolean hasBody() {
            return description.has("requestBody");
        }

        JsonNode body() {
            return description.at("/requestBody/content/application~1json/schema");
        }

        JsonNode answer(int status) {
            return description.path("responses").path(Integer.toString(status));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Call> calls() {
        return root.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method ->
                                new Call(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    /** What a reference leads to, or the schema itself. */
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : root.at(reference.substring(1));
    }

    /** What a request's part has against it, by the document as it stands. */
    List<String> complaintsOfRequest(JsonNode schema, JsonNode value) {
        return complaints("request " + schema, schema, value, false);
    }

    /** What an answer's part has against it, where what is not described is not allowed. */
    List<String> complaintsOfAnswer(JsonNode schema, JsonNode value) {
        return complaints("answer " + schema, schema, value, true);
    }

    private List<String> complaints(String key, JsonNode schema, JsonNode value, boolean closed) {
        Schema one = compiled.computeIfAbsent(key, none -> registry.getSchema(whole(schema, closed)));
        try {
            return one.validate(value).stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .toList();
        } catch (JsonNodeException outOfRange) {
            // The validator's own of a number that no long holds, where the schema has a maximum.
            return List.of(outOfRange.getOriginalMessage());
        }
    }

    /** With everything that it refers to, so that it stands by itself. */
    private ObjectNode whole(JsonNode schema, boolean closed) {
        ObjectNode whole = schema.asObject().deepCopy();
        ObjectNode components = whole.putObject("components")
                .set("schemas", root.at("/components/schemas").deepCopy());
        if (closed) {
            close(components);
            close(whole);
        }
        return whole;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDocument::close);
    }
}
