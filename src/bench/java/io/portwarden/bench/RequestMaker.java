package io.portwarden.bench;

import io.portwarden.bench.ApiDocument.Call;
import io.portwarden.bench.ApiDocument.Parameter;
import io.portwarden.order.OrderFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes requests of every shape that the API's document allows, and spoils some of them in one place; the same ones for the same
 * seed, as far as the answers are the same. What is sent names things that there are, most of the time.
 */
final class RequestMaker {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ACCEPTED = List.of(
            "*/*",
            "application/json",
            "application/problem+json",
            "application/*",
            "text/html;q=0.1, application/json;q=0.9",
            "application/json, application/problem+json");
    private static final List<String> TYPES =
            List.of("application/json", "application/json", "application/json;charset=UTF-8", "Application/JSON");

    private final ApiDocument document;
    private final KnownThings known;
    private final Random random;
    private final MadeText texts;
    private final String carrierKey;
    private final String providerKey;

    private KnownThings.Subject subject;

    /** Where webhooks may be: somewhere that can be resolved, and need not answer. */
    private static final String HOOK = "http://127.0.0.1:1/";

    RequestMaker(ApiDocument document, KnownThings known, long seed, String carrierKey, String providerKey) {
        this.document = document;
        this.known = known;
        this.random = new Random(seed);
        this.texts = new MadeText(random);
        this.carrierKey = carrierKey;
        this.providerKey = providerKey;
        this.subject = known.anySubject(random);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean mostly() {
        return random.nextInt(5) > 0;
    }

    private boolean seldom() {
        return random.nextInt(12) == 0;
    }

    /** One that the document allows, as far as it can say so. */
    MadeRequest allowed(Call call) {
        subject = known.anySubject(random);
        Map<String, String> path = new LinkedHashMap<>();
        List<Map.Entry<String, String>> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + key(call));
        if (random.nextBoolean()) {
            headers.put("Accept", any(ACCEPTED));
        }
        for (Parameter parameter : call.parameters()) {
            switch (parameter.in()) {
                case "path" -> path.put(parameter.name(), ofPath(call, path, parameter));
                case "query" -> {
                    if (random.nextInt(3) == 0) {
                        query.add(Map.entry(parameter.name(), ofQuery(parameter)));
                    }
                }
                default -> {
                    if (random.nextInt(3) == 0) {
                        headers.put(
                                parameter.name(),
                                texts.matching(
                                        parameter.schema().path("pattern").asString("\"[a-z0-9-]{1,9}\"")));
                    }
                }
            }
        }
        MadeRequest request = new MadeRequest(call, path, query, headers, null, null, "", "");
        if (!call.hasBody()) {
            return call.method().equals("POST") && seldom()
                    ? request.withHeaders(with(headers, "Content-Type", "application/json"))
                            .withBody(JSON.createObjectNode())
                    : request;
        }
        JsonNode body = value("", call.body());
        if (call.path().endsWith("supplements") && mostly()) {
            known.orders().stream()
                    .filter(order -> order.id().equals(path.get("id")))
                    .forEach(order -> ((ObjectNode) body).put("version", Math.min(999, order.version() + 1)));
        }
        return request.withHeaders(with(headers, "Content-Type", any(TYPES))).withBody(body);
    }

    private String key(Call call) {
        return call.isOfProvider() ? providerKey : carrierKey;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private String ofPath(Call call, Map<String, String> before, Parameter parameter) {
        Map<String, List<String>> webhooks = known.webhooks(call.isOfProvider());
        List<String> choices = switch (parameter.name()) {
            case "id" ->
                call.path().contains("webhooks")
                        ? List.copyOf(webhooks.keySet())
                        : known.orders().stream().map(KnownThings.Placed::id).toList();
            case "deliveryId" -> webhooks.getOrDefault(before.getOrDefault("id", ""), List.of());
            case "tenantId" ->
                tenants(call, known.tenants().keySet(), subject.id().toString());
            case "accountNumber" ->
                tenants(
                        call,
                        known.tenants().values().stream()
                                .filter(account -> Pattern.matches(
                                        parameter.schema().path("pattern").asString(".*"), account))
                                .toList(),
                        subject.accountNumber());
            case "phoneNumber" -> List.of(number());
            default -> List.of();
        };
        return choices.isEmpty() || seldom()
                ? value(parameter.name(), parameter.schema()).asString()
                : any(choices);
    }

    /** Tenants that orders are placed for stay as they are, but for some. */
    private List<String> tenants(Call call, java.util.Collection<String> made, String ofSubject) {
        boolean changes = call.method().equals("PUT") && !call.path().endsWith("{phoneNumber}");
        return changes && !seldom()
                ? List.copyOf(made)
                : Stream.concat(made.stream(), Stream.of(ofSubject)).toList();
    }

    private String ofQuery(Parameter parameter) {
        if (parameter.name().equals("cursor") && !known.cursors().isEmpty() && mostly()) {
            return any(known.cursors());
        }
        JsonNode value = value(parameter.name(), parameter.schema());
        return value.isNumber() ? Integer.toString(value.asInt()) : value.asString();
    }

    private String number() {
        return mostly() ? any(subject.numbers()).e164() : "+1202" + (2_000_000 + random.nextInt(7_999_999));
    }

    /** A value that the schema allows, named for what it is to be. */
    private JsonNode value(String name, JsonNode described) {
        JsonNode schema = document.resolved(described);
        if (schema.has("oneOf")) {
            return value(name, any(List.copyOf(schema.path("oneOf").values())));
        }
        if (schema.has("enum")) {
            return any(List.copyOf(schema.path("enum").values()));
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" -> integer(schema);
            case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case "string" -> StringNode.valueOf(text(name, schema));
            default -> throw new IllegalStateException("Nobody knows what to make for " + schema);
        };
    }

    private ObjectNode object(JsonNode schema) {
        Set<JsonNode> required = new HashSet<>(schema.path("required").values());
        // All that there is, or nothing that need not be, or some of it.
        int share = any(List.of(0, 4, 4, 10));
        ObjectNode object = JSON.createObjectNode();
        schema.path("properties").properties().forEach(field -> {
            if (required.contains(StringNode.valueOf(field.getKey())) || random.nextInt(10) < share) {
                object.set(field.getKey(), value(field.getKey(), field.getValue()));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(5);
        int length = seldom() ? Math.min(most, 600) : Math.min(most, least + random.nextInt(3));
        ArrayNode array = JSON.createArrayNode();
        Set<String> seen = new HashSet<>();
        for (int tried = 0; array.size() < length && tried < 2 * length + 10; tried++) {
            JsonNode value = value(name, schema.path("items"));
            if (seen.add(value.path("phoneNumber").asString(value.toString()))) {
                array.add(value);
            }
        }
        return array;
    }

    private JsonNode integer(JsonNode schema) {
        int least = schema.path("minimum").asInt(Integer.MIN_VALUE);
        int most = schema.path("maximum").asInt(Integer.MAX_VALUE);
        int value = any(List.of(least, most, least, least + (int) (random.nextDouble() * ((long) most - least))));
        return seldom() ? DecimalNode.valueOf(new java.math.BigDecimal(value + ".0")) : IntNode.valueOf(value);
    }

    private String text(String name, JsonNode schema) {
        if (mostly()) {
            switch (name) {
                case "accountNumber":
                    return subject.accountNumber();
                case "zipCode":
                    return subject.zipCode();
                case "pin":
                    return subject.pin();
                case "phoneNumbers", "phoneNumber", "mainNumber":
                    return number();
                case "initiatorPhone":
                    return "+12125550100";
                case "desiredDueDate":
                    return OrderFixture.farBusinessDay().toString();
                case "leftAt":
                    return Instant.now()
                            .minus(random.nextInt(200), ChronoUnit.DAYS)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString();
                case "url":
                    return HOOK + UUID.randomUUID().toString().substring(0, 8);
                case "country":
                    return any(List.of("US", "US", "PR", "FR", "GB", "DE"));
                default:
                    break;
            }
        }
        return switch (schema.path("format").asString("")) {
            case "date" -> LocalDate.now().plusDays(random.nextInt(900) - 300).toString();
            case "date-time" -> time();
            case "uuid" ->
                seldom()
                        ? UUID.randomUUID().toString().toUpperCase(Locale.ROOT)
                        : UUID.randomUUID().toString();
            case "uri" -> any(List.of(HOOK, "https://127.0.0.1:8443/a?b=c#d", "https://127.0.0.1:1/%C3%A9"));
            default ->
                schema.has("pattern")
                        ? patterned(schema)
                        : texts.ofLength(length(
                                schema.path("minLength").asInt(0),
                                schema.path("maxLength").asInt(40)));
        };
    }

    private String time() {
        Instant at = Instant.now()
                .minus(random.nextInt(500 * 24 * 60), ChronoUnit.MINUTES)
                .truncatedTo(ChronoUnit.SECONDS);
        return any(List.of(
                at.toString(),
                at.toString().replace("Z", ".25Z"),
                at.toString().replace("Z", "+05:30"),
                at.toString().toLowerCase(Locale.ROOT),
                at.toString().replace("Z", "-00:00")));
    }

    private String patterned(JsonNode schema) {
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        int least = schema.path("minLength").asInt(0);
        return Stream.generate(() -> texts.matching(schema.path("pattern").asString()))
                .filter(text -> text.codePointCount(0, text.length()) <= most && text.length() >= least)
                .findFirst()
                .orElseThrow();
    }

    private int length(int least, int most) {
        return any(List.of(least, most, Math.min(most, least + 1), Math.min(most, least + random.nextInt(20))));
    }

    // What is not allowed

    /** One that the document does not allow, for one reason. */
    MadeRequest spoiled(Call call) {
        MadeRequest request = allowed(call);
        List<java.util.function.Supplier<MadeRequest>> ways = new ArrayList<>();
        ways.add(() -> flawed(request.withHeaders(without(request.headers(), "Authorization")), "no key", ""));
        ways.add(() -> flawed(
                request.withHeaders(with(
                        request.headers(),
                        "Authorization",
                        any(List.of(
                                "Bearer pw_nobody",
                                "Basic eDp5",
                                "Bearer",
                                "Bearer " + (call.isOfProvider() ? carrierKey : providerKey))))),
                "another key",
                ""));
        if (!call.description().at("/responses/406").isMissingNode()) {
            ways.add(() -> flawed(
                    request.withHeaders(with(
                            request.headers(), "Accept", any(List.of("text/html", "image/png", "application/xml")))),
                    "accepts nothing",
                    ""));
        }
        ways.add(() ->
                flawed(request.withQuery(more(request.query(), "surprise", "1")), "unknown parameter", "surprise"));
        request.path().keySet().forEach(name -> ways.add(() -> badPath(request, name)));
        call.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .forEach(parameter -> ways.add(() -> badQuery(request, parameter)));
        if (call.parameters().stream().anyMatch(parameter -> parameter.in().equals("header"))) {
            ways.add(() -> flawed(
                    request.withHeaders(with(
                            request.headers(),
                            "Idempotency-Key",
                            any(List.of("\"\"", "\"a", "\"" + "x".repeat(600) + "\"", "\"a\"b\"")))),
                    "no idempotency key",
                    "Idempotency-Key"));
        }
        if (call.hasBody()) {
            for (int more = 0; more < 2; more++) {
                ways.add(() -> unreadable(request));
            }
            for (int more = 0; more < 8; more++) {
                ways.add(() -> badField(request));
            }
        } else if (call.method().equals("POST")) {
            ways.add(() -> raw(
                    request.withHeaders(with(request.headers(), "Content-Type", "application/json")),
                    any(List.of("{\"surprise\": 1}", "[]", "{", "null")),
                    "a body that says something"));
        }
        return any(ways).get();
    }

    private static MadeRequest flawed(MadeRequest request, String flaw, String spoiled) {
        return new MadeRequest(
                request.call(),
                request.path(),
                request.query(),
                request.headers(),
                request.body(),
                request.raw(),
                flaw,
                spoiled);
    }

    private static MadeRequest raw(MadeRequest request, String raw, String flaw) {
        return new MadeRequest(
                request.call(), request.path(), request.query(), request.headers(), request.body(), raw, flaw, "");
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return fewer;
    }

    private static List<Map.Entry<String, String>> more(
            List<Map.Entry<String, String>> query, String name, String value) {
        return Stream.concat(query.stream(), Stream.of(Map.entry(name, value))).toList();
    }

    private MadeRequest badPath(MadeRequest request, String name) {
        Map<String, String> path = new LinkedHashMap<>(request.path());
        path.put(
                name,
                name.equals("accountNumber")
                        ? "x".repeat(51 + random.nextInt(60))
                        : any(List.of(
                                "x",
                                "1",
                                "null",
                                "+",
                                "+0123456789",
                                "00000000-0000-0000-0000-00000000000",
                                "0-0-0-0-0")));
        return flawed(
                new MadeRequest(request.call(), path, request.query(), request.headers(), request.body(), null, "", ""),
                "impossible in the path",
                name);
    }

    private MadeRequest badQuery(MadeRequest request, Parameter parameter) {
        List<Map.Entry<String, String>> others = request.query().stream()
                .filter(one -> !one.getKey().equals(parameter.name()))
                .toList();
        String value = any(List.of("0", "201", "-1", "1.5", "1e1", "x", " ", "\u00e9", "x".repeat(120)));
        return flawed(
                request.withQuery(more(others, parameter.name(), value)), "impossible parameter", parameter.name());
    }

    private MadeRequest unreadable(MadeRequest request) {
        String good = request.text().orElse("{}");
        return switch (random.nextInt(10)) {
            case 0 -> raw(request, "", "no body");
            case 1 -> raw(request, good.substring(0, good.length() - 1), "ends too early");
            case 2 -> raw(request, good + any(List.of("x", "{}", "]")), "goes on after its end");
            case 3 -> raw(request, any(List.of("[]", "null", "1", "\"a\"", "true", "[" + good + "]")), "no object");
            case 4 -> raw(request, "{\"surprise\": " + "[".repeat(40) + "]".repeat(40) + "}", "too deep");
            case 5 -> raw(request, good.replaceFirst("\\{", "{\"surprise\": 1, \"surprise\": 1, "), "a field twice");
            case 6 -> raw(request, "'" + good.replace('"', '\''), "no JSON");
            case 7 -> raw(request, " ".repeat(1024 * 1024 + 1) + good, "too large");
            case 8 ->
                flawed(
                        request.withHeaders(with(
                                request.headers(),
                                "Content-Type",
                                any(List.of(
                                        "text/plain",
                                        "application/xml",
                                        "application/x-www-form-urlencoded",
                                        "multipart/form-data",
                                        "x")))),
                        "another media type",
                        "");
            default -> flawed(request.withHeaders(without(request.headers(), "Content-Type")), "no media type", "");
        };
    }

    /** One thing in the body is not as the document has it. */
    private MadeRequest badField(MadeRequest request) {
        ObjectNode body = request.body() instanceof ObjectNode object ? object.deepCopy() : JSON.createObjectNode();
        JsonNode schema = kindOf(request.call().body(), body);
        ObjectNode spoiled = body;
        String place = "";
        // In a line as well as around it.
        if (body.path("numbers").isArray() && body.path("numbers").size() > 0 && random.nextInt(3) > 0) {
            int line = random.nextInt(body.path("numbers").size());
            spoiled = (ObjectNode) body.path("numbers").get(line);
            schema = document.resolved(schema.at("/properties/numbers/items"));
            place = "numbers[" + line + "].";
        }
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        int way = random.nextInt(10);
        if (way == 0) {
            spoiled.put("surprise", any(List.of("1", "")));
            return flawed(request.withBody(body), "unknown field", place + "surprise");
        }
        if (way == 1 && !required.isEmpty()) {
            String field = any(required);
            spoiled.remove(field);
            return flawed(request.withBody(body), "without a field", place + field);
        }
        String field = any(List.copyOf(schema.path("properties").propertyNames()));
        spoiled.set(
                field,
                any(impossible(document.resolved(schema.path("properties").path(field)))));
        return flawed(request.withBody(body), "impossible field", place + field);
    }

    private JsonNode kindOf(JsonNode described, ObjectNode body) {
        JsonNode schema = document.resolved(described);
        return schema.path("oneOf")
                .valueStream()
                .map(document::resolved)
                .filter(kind -> kind.at("/properties/type/enum/0").equals(body.path("type")))
                .findFirst()
                .orElse(schema);
    }

    private List<JsonNode> impossible(JsonNode schema) {
        List<String> values = new ArrayList<>(List.of("{}", "[[]]", "[1]", "[null]", "{\"a\": 1}"));
        String type = schema.path("type").asString("");
        if (!type.equals("string")) {
            values.addAll(List.of("\"1\"", "\"true\"", "\"\""));
        }
        if (!type.equals("integer")) {
            values.addAll(List.of("0", "1", "-1", "1.5", "1e9"));
        }
        if (!type.equals("boolean")) {
            values.addAll(List.of("true", "false"));
        }
        if (type.equals("integer")) {
            long most = schema.path("maximum").asLong(0);
            long least = schema.path("minimum").asLong(0);
            values.addAll(
                    List.of("" + (least - 1), "" + (most + 1), "1.5", "1e30", "9223372036854775808", "1e-40", "-0.5"));
        }
        if (type.equals("string")) {
            if (schema.has("maxLength")) {
                values.add("\"" + "7".repeat(schema.path("maxLength").asInt() + 1) + "\"");
            }
            values.addAll(List.of(
                    "\"\"",
                    "\" \"",
                    "\"x\"",
                    "\"+\"",
                    "\"ACTIVE\"",
                    "\"2026-02-30\"",
                    "\"2026-1-1\"",
                    "\"2026-11-30\"",
                    "\"2026-11-30T14:05Z\"",
                    "\"2026-11-30T14:05:00\"",
                    "\"2026-11-30 14:05:00Z\"",
                    "\"2026-11-30T14:05:00+01\"",
                    "\"2026-11-30T14:05:00.Z\"",
                    "\"2026-11-30T24:00:00Z\"",
                    "\"+2026-11-30T14:05:00Z\"",
                    "\"http://[\"",
                    "\"//127.0.0.1\"",
                    "\"+012345678\"",
                    "\"+1202555012٣\"",
                    "\"12025550123\"",
                    "\"usa\"",
                    "\"us\""));
        }
        if (type.equals("array")) {
            JsonNode item = value("phoneNumbers", schema.path("items"));
            values.add("[" + item + "," + item + "]");
            values.add("[" + item + ",1]");
            if (schema.path("maxItems").asInt(Integer.MAX_VALUE) < 1000) {
                int many = schema.path("maxItems").asInt() + 1;
                values.add(IntStream.range(0, many)
                        .mapToObj(i -> "\"+1202" + (2_000_000 + i) + "\"")
                        .toList()
                        .toString());
            }
        }
        return values.stream()
                .map(JSON::readTree)
                .filter(value -> !document.complaintsOfRequest(schema, value).isEmpty())
                .toList();
    }
}
