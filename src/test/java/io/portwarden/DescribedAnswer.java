package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the OpenAPI document says about the answers to one call. */
public record DescribedAnswer(JsonNode document, String call, JsonNode description) {

    public static DescribedAnswer of(JsonNode document, String call, JsonNode description) {
        return new DescribedAnswer(document, call, description);
    }

    /** The answer has a status, a type, headers and a body that the document names for it. */
    public void assertFits(HttpResponse<String> answer) {
        String where = call + " " + answer.statusCode() + " " + answer.body();
        JsonNode described = description.path("responses").path(Integer.toString(answer.statusCode()));
        assertThat(described.isMissingNode()).as(where).isFalse();
        if (answer.statusCode() == HttpStatus.NO_CONTENT.value()) {
            assertThat(answer.body()).as(where).isEmpty();
            assertThat(described.has("content")).as(where).isFalse();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(described.path("content").propertyNames()).as(where).containsExactly(type);
        described
                .path("headers")
                .propertyNames()
                .forEach(
                        header -> assertThat(answer.headers().firstValue(header).orElse(""))
                                .as(header + " of " + where)
                                .isNotEmpty());
        if (type.equals("application/problem+json")) {
            String problem =
                    JsonMapper.shared().readTree(answer.body()).path("type").asString();
            assertThat(described.path("content").path(type).path("examples").propertyNames())
                    .as("types of " + where)
                    .contains(problem.substring(problem.lastIndexOf(':') + 1));
        }
        assertFits(
                described.path("content").path(type).path("schema"),
                JsonMapper.shared().readTree(answer.body()),
                where);
    }

    /** Whether a value looks as that component of the document says, every field of it described. */
    public static void assertFits(JsonNode document, String component, JsonNode value) {
        new DescribedAnswer(document, component, document)
                .assertFits(document.at("/components/schemas/" + component), value, component + " " + value);
    }

    private void assertFits(JsonNode schemaOrRef, JsonNode value, String where) {
        String ref = schemaOrRef.path("$ref").asString("");
        JsonNode schema = ref.isEmpty() ? schemaOrRef : document.at(ref.substring(1));
        if (schema.has("discriminator")) {
            String type = value.path(schema.at("/discriminator/propertyName").asString())
                    .asString();
            String own = schema.at("/discriminator/mapping").path(type).asString("");
            assertThat(own).as(where).isNotEmpty();
            assertFits(document.at(own.substring(1)), value, where);
            return;
        }
        switch (schema.path("type").asString("")) {
            case "object" -> {
                assertThat(schema.path("properties").propertyNames()).as(where).containsAll(value.propertyNames());
                schema.path("required")
                        .forEach(field -> assertThat(value.has(field.asString()))
                                .as(where)
                                .isTrue());
                value.properties()
                        .forEach(field ->
                                assertFits(schema.path("properties").path(field.getKey()), field.getValue(), where));
            }
            case "array" -> {
                assertThat(value.isArray()).as(where).isTrue();
                value.forEach(element -> assertFits(schema.path("items"), element, where));
            }
            case "string" -> {
                assertThat(value.isString()).as(where).isTrue();
                if (schema.has("enum")) {
                    assertThat(schema.path("enum").values()).as(where).contains(value);
                }
            }
            case "integer" -> assertThat(value.isIntegralNumber()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            default -> throw new AssertionError("A type that nobody knows: " + schema + " in " + where);
        }
    }
}
