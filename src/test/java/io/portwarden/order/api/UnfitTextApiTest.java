package io.portwarden.order.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.RawHttp;
import io.portwarden.TestWorld;
import io.portwarden.order.api.TestCarrier.Answer;
import io.portwarden.provider.ProviderKeyService;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What nobody can have meant, in every text that the served document has: of carriers' calls and the provider's own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class UnfitTextApiTest {

    /** Each alone and within a text. */
    private static final List<String> UNFIT = List.of(
            "\u0000", "\u0001", "\u001b", "\u007f", "\u0085", "\n", "\ud800", "\udc00", "\ufffe", "\ufdd0", "\u2028");

    /** As they stand in an address; the last are no UTF-8. */
    private static final List<String> IN_ADDRESS = List.of(
            "%00", "a%00b", "%01", "%7F", "%C2%85", "%0A", "%EF%BF%BE", "%E2%80%A8", "%ED%A0%80", "%C0%80", "%FF");

    @Autowired
    TestCarrier.Maker carriers;

    @Autowired
    ProviderKeyService providerKeys;

    @Autowired
    TestWorld world;

    private TestCarrier carrier;
    private JsonNode document;
    private String providerKey = "";

    @BeforeEach
    void read() {
        carrier = carriers.carrier();
        document = carriers.withoutKey("/v3/api-docs").json();
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        providerKey =
                as(world.operator(), () -> providerKeys.issue("test", null).text());
    }

    private record Call(String method, String path, JsonNode description) {
        String at(String id) {
            return path.replaceAll("\\{[a-zA-Z]*[iI]d\\}", id)
                    .replace("{accountNumber}", "NOBODY-1")
                    .replace("{phoneNumber}", "+12025550123");
        }
    }

    private List<Call> calls() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method ->
                                new Call(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    private HttpRequest.Builder request(Call call, String path) {
        HttpRequest.Builder request = carrier.to(path);
        if (call.path().startsWith("/api/v1/provider/")) {
            request.setHeader("Authorization", "Bearer " + providerKey);
        }
        return request;
    }

    private Answer ask(Call call, String path, String body) {
        return TestCarrier.send(request(call, path)
                .header("Content-Type", "application/json")
                .method(call.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private JsonNode schema(JsonNode reference) {
        String ref = reference.path("$ref").asString("");
        return ref.isEmpty() ? reference : document.at(ref.substring(1));
    }

    /** What a body can hold, whichever of several kinds it is. */
    private Map<String, JsonNode> fieldsOf(JsonNode reference) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        JsonNode body = schema(reference);
        body.path("oneOf").forEach(kind -> fields.putAll(fieldsOf(kind)));
        body.path("properties").properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private ObjectNode example(JsonNode content) {
        return StreamSupport.stream(content.path("examples").spliterator(), false)
                .map(example -> example.path("value"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow()
                .asObject();
    }

    @Test
    @DisplayName(
            "ORD-1: what no text can have is answered with 422 in every field of every call, and the field is named")
    void fields() {
        int asked = 0;
        for (Call call : calls()) {
            JsonNode content =
                    call.description().path("requestBody").path("content").path("application/json");
            if (content.isMissingNode()) {
                continue;
            }
            for (Map.Entry<String, BiConsumer<ObjectNode, String>> place :
                    textsIn(content.path("schema")).entrySet()) {
                for (String unfit : texts()) {
                    ObjectNode body = example(content).deepCopy();
                    place.getValue().accept(body, unfit);
                    Answer answer = ask(call, call.at(UUID.randomUUID().toString()), escaped(body));
                    assertThat(answer.status()).as(call + " " + escaped(body)).isEqualTo(422);
                    assertThat(answer.errorFields())
                            .as(call + " " + escaped(body))
                            .contains(place.getKey());
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(25 * texts().size());
    }

    /** Where a body can hold text, by the field's name as answers have it, and how it is put there. */
    private Map<String, BiConsumer<ObjectNode, String>> textsIn(JsonNode reference) {
        Map<String, BiConsumer<ObjectNode, String>> places = new LinkedHashMap<>();
        fieldsOf(reference).forEach((name, described) -> {
            JsonNode type = schema(described);
            if (isOf(type, "string")) {
                places.put(name, (body, text) -> body.put(name, text));
            } else if (isOf(type, "array") && isOf(schema(type.path("items")), "object")) {
                fieldsOf(type.path("items")).forEach((part, of) -> {
                    if (isOf(schema(of), "string")) {
                        places.put(
                                name + "[1]." + part,
                                (body, text) -> body.withArrayProperty(name)
                                        .get(1)
                                        .asObject()
                                        .put(part, text));
                    }
                });
            } else if (isOf(type, "array")) {
                places.put(
                        name + "[1]",
                        (body, text) -> body.putArray(name).add("+12025550123").add(text));
            }
        });
        return places;
    }

    private static boolean isOf(JsonNode schema, String type) {
        return schema.path("type").toString().contains("\"" + type + "\"");
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String unfit : UNFIT) {
            texts.add(unfit);
            texts.add("https://a" + unfit + ".example/");
        }
        return texts;
    }

    /** So that half a pair comes through: in UTF-8 there is none. */
    private static String escaped(JsonNode body) {
        StringBuilder escaped = new StringBuilder();
        body.toString()
                .chars()
                .forEach(one -> escaped.append(
                        one < 0x7f ? Character.toString(one) : String.format(Locale.ROOT, "\\u%04x", one)));
        return escaped.toString();
    }

    @Test
    @DisplayName("ORD-1: a body that is no UTF-8, or a text far too long, is refused as unreadable or impossible")
    void bodies() {
        for (Call call : calls()) {
            JsonNode content =
                    call.description().path("requestBody").path("content").path("application/json");
            if (content.isMissingNode()) {
                continue;
            }
            String path = call.at(UUID.randomUUID().toString());
            for (int broken : new int[] {0xED, 0xC0, 0xFF}) {
                byte[] body = example(content).toString().getBytes(StandardCharsets.UTF_8);
                body[body.length / 2] = (byte) broken;
                Answer answer = TestCarrier.send(request(call, path)
                        .header("Content-Type", "application/json")
                        .method(call.method(), BodyPublishers.ofByteArray(body)));
                assertThat(answer.status()).as(call.toString()).isEqualTo(400);
            }
            for (String field : fieldsOf(content.path("schema")).keySet()) {
                ObjectNode body = example(content).deepCopy().put(field, "x".repeat(30_000));
                assertThat(ask(call, path, body.toString()).status())
                        .as(call + " " + field)
                        .isIn(400, 422);
            }
        }
    }

    @Test
    @DisplayName("ORD-1: nothing in a path or a parameter of any call is answered with 5xx")
    void addresses() {
        int asked = 0;
        for (Call call : calls()) {
            String body = body(call);
            for (String unfit : IN_ADDRESS) {
                for (JsonNode parameter : call.description().path("parameters")) {
                    String name = parameter.path("name").asString();
                    String path = parameter.path("in").asString().equals("path")
                            ? call.path().replace("{" + name + "}", unfit).replaceAll("\\{[a-zA-Z]+\\}", "1")
                            : call.at("1") + "?" + name + "=" + unfit;
                    Answer answer = ask(call, path, body);
                    assertThat(answer.status())
                            .as(call.method() + " " + path + answer.body())
                            .isBetween(400, 499);
                    assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/problem+json");
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(100);
    }

    private String body(Call call) {
        JsonNode content =
                call.description().path("requestBody").path("content").path("application/json");
        return content.isMissingNode() ? "" : example(content).toString();
    }

    /** What the schema of a field does not allow, and what is next to it. */
    private static List<JsonNode> outside(JsonNode field) {
        JsonMapper json = JsonMapper.shared();
        List<JsonNode> values = new ArrayList<>();
        if (isOf(field, "integer")) {
            long least = field.path("minimum").asLong(0);
            long most = field.path("maximum").asLong(0);
            Stream.of("" + (least - 1), "" + (most + 1), "-1", "1e30", "9223372036854775808", "1.5", "1e-400")
                    .map(json::readTree)
                    .forEach(values::add);
        }
        if (isOf(field, "integer") || isOf(field, "boolean") || isOf(field, "array")) {
            Stream.of("\"1\"", "\"true\"", "{}", "[[]]", "[null]", "[{}]")
                    .map(json::readTree)
                    .forEach(values::add);
        }
        if (isOf(field, "string")) {
            Stream.of("1", "true", "[]", "{}", "[\"a\"]").map(json::readTree).forEach(values::add);
            if (field.has("enum")) {
                Stream.of("no-such", "", "ACTIVE", " active")
                        .map(StringNode::valueOf)
                        .forEach(values::add);
            }
            if (field.has("maxLength")) {
                values.add(StringNode.valueOf("7".repeat(field.path("maxLength").asInt() + 1)));
            }
            if (field.path("minLength").asInt(0) > 0) {
                values.add(StringNode.valueOf(""));
                values.add(StringNode.valueOf(" "));
            }
            if (field.has("pattern")) {
                Stream.of("+", "x".repeat(30), "+0123456789", "\u0661\u0662", " A", "A ", "\u00e9\u00e9")
                        .filter(text -> !Pattern.matches(field.path("pattern").asString(), text))
                        .map(StringNode::valueOf)
                        .forEach(values::add);
            }
        }
        return values;
    }

    @Test
    @DisplayName("API-5: what the schema of a field does not allow is refused, with 400 or 422, and the field is named")
    void outsideOfSchemas() {
        int asked = 0;
        for (Call call : calls()) {
            JsonNode content =
                    call.description().path("requestBody").path("content").path("application/json");
            if (content.isMissingNode()) {
                continue;
            }
            for (JsonNode example : content.path("examples")) {
                ObjectNode right = example.path("value").asObject();
                JsonNode kind = kindOf(content.path("schema"), right);
                String path = call.at(UUID.randomUUID().toString());
                for (Map.Entry<String, JsonNode> field : fieldsOf(kind).entrySet()) {
                    for (JsonNode value : outside(schema(field.getValue()))) {
                        ObjectNode body = right.deepCopy();
                        body.set(field.getKey(), value);
                        Answer answer = ask(call, path, escaped(body));
                        assertThat(answer.status())
                                .as(call + " " + body + answer.body())
                                .isIn(400, 422);
                        assertThat(answer.errorFields())
                                .as(call + " " + body + answer.body())
                                .anyMatch(named -> named.equals(field.getKey())
                                        || named.startsWith(field.getKey() + "[")
                                        // Of no type at all nothing else can be said.
                                        || kind.path("properties").has("type"));
                        asked++;
                    }
                }
                for (JsonNode needed : kind.path("required")) {
                    ObjectNode body = right.deepCopy();
                    body.remove(needed.asString());
                    Answer answer = ask(call, path, body.toString());
                    assertThat(answer.status()).as(call + " without " + needed).isEqualTo(422);
                    assertThat(answer.errorFields()).contains(needed.asString());
                    assertThat(ask(
                                            call,
                                            path,
                                            right.deepCopy().put("surprise", 1).toString())
                                    .errorFields())
                            .containsExactly("surprise");
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(200);
    }

    /** Of several kinds of a body, the one that this one is. */
    private JsonNode kindOf(JsonNode reference, JsonNode body) {
        JsonNode schema = schema(reference);
        return schema.path("oneOf")
                .valueStream()
                .map(this::schema)
                .filter(kind -> kind.at("/properties/type/enum/0").equals(body.path("type")))
                .findFirst()
                .orElse(schema);
    }

    @Test
    @DisplayName("ORD-1: nothing in a header is answered with 5xx")
    void headers() throws IOException {
        List<String> unfit =
                List.of("\u0001", "a\u007fb", "\u0080\u00ff", "\u00ed\u00a0\u0080", "x".repeat(7000), "\"", ",;=");
        for (String header : List.of(
                "Authorization",
                "Accept",
                "Accept-Language",
                "Content-Type",
                "X-Request-Id",
                "User-Agent",
                "traceparent",
                "X-Forwarded-For",
                "X-Forwarded-Proto",
                "X-Forwarded-Host",
                "Forwarded",
                "If-None-Match",
                "Cookie",
                "Origin")) {
            for (String value : unfit) {
                try (RawHttp http = new RawHttp(carriers.port())) {
                    String request = "GET /api/v1/port-out-orders HTTP/1.1\r\nHost: localhost\r\n"
                            + (header.equals("Authorization") ? "" : "Authorization: Bearer " + carrier.key() + "\r\n")
                            + header + ": " + value + "\r\nContent-Length: 0\r\n\r\n";
                    assertThat(http.send(request.getBytes(StandardCharsets.ISO_8859_1), true))
                            .hasValueSatisfying(answer -> assertThat(answer.status())
                                    .as(header + " " + value)
                                    .isLessThan(500));
                }
            }
        }
    }
}
