package io.portwarden.bench;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Judges answers by the API's document: what it does not name does not come, and what it allows is refused for what it names. */
final class StrictAnswers {

    /** What HTTP and browsers read, and no program that uses the API. */
    private static final Set<String> OF_HTTP = Set.of(
            "accept",
            "cache-control",
            "connection",
            "content-length",
            "content-security-policy",
            "content-type",
            "date",
            "keep-alive",
            "transfer-encoding",
            "vary",
            "x-content-type-options",
            "x-frame-options",
            "x-xss-protection");

    /** What an allowed request is never answered with. */
    private static final Set<Integer> OF_SPOILED = Set.of(400, 401, 403, 405, 406, 413, 415, 429);

    private static final String NAMES = "urn:portwarden:problem:";

    /**
     * What no schema can say of a field, in words of its description: why a value that the schema allows is refused.
     * By the field's name without its place in a list.
     */
    private static final Map<String, String> SAID_IN_WORDS = Map.ofEntries(
            Map.entry("phoneNumbers", "E.164"),
            Map.entry("phoneNumber", "E.164"),
            Map.entry("mainNumber", "E.164"),
            Map.entry("initiatorPhone", "E.164"),
            Map.entry("after", "`next`"),
            Map.entry("country", "ISO 3166-1"),
            Map.entry("zipCode", "ZIP code"),
            Map.entry("numberZipCode", "ZIP code"),
            Map.entry("newNetworkServiceProvider", "one of those that we have on file for you"),
            Map.entry("url", "An https address"),
            Map.entry("leftAt", "of the last 366 days"),
            Map.entry("numbers", "Each for another number"));

    private final ApiDocument document;

    StrictAnswers(ApiDocument document) {
        this.document = document;
    }

    /**
     * What is wrong with an answer.
     *
     * @param kind the same for what is wrong in the same way
     */
    record Complaint(String kind, String text) {}

    /** @param strange whether the path names what there need not be */
    Optional<Complaint> judge(MadeRequest request, HttpResponse<String> answer, boolean strange) {
        Optional<Complaint> form = form(request, answer);
        return form.isPresent() ? form : meaning(request, answer, strange);
    }

    private static Optional<Complaint> complaint(
            MadeRequest request, HttpResponse<String> answer, String what, String detail) {
        return Optional.of(new Complaint(
                request.call().name() + " " + answer.statusCode() + " " + what,
                detail + "\n    answered " + answer.statusCode() + " "
                        + answer.body().substring(0, Math.min(800, answer.body().length()))));
    }

    // Whether it looks as the document says

    private Optional<Complaint> form(MadeRequest request, HttpResponse<String> answer) {
        JsonNode described = request.call().answer(answer.statusCode());
        if (described.isMissingNode()) {
            return complaint(request, answer, "a status that is not described", request.flaw());
        }
        Set<String> headers = new TreeSet<>(answer.headers().map().keySet());
        for (Map.Entry<String, JsonNode> header : described.path("headers").properties()) {
            headers.removeIf(header.getKey()::equalsIgnoreCase);
            List<String> complaints = document.complaintsOfAnswer(
                    header.getValue().path("schema"),
                    value(
                            header.getValue().path("schema"),
                            answer.headers().firstValue(header.getKey()).orElse("")));
            if (!complaints.isEmpty()) {
                return complaint(request, answer, "the header " + header.getKey(), complaints.toString());
            }
        }
        headers.removeIf(header -> OF_HTTP.contains(header.toLowerCase(java.util.Locale.ROOT)));
        if (!headers.isEmpty()) {
            return complaint(request, answer, "headers that are not described", headers.toString());
        }
        if (!described.has("content")) {
            return answer.body().isEmpty()
                    ? Optional.empty()
                    : complaint(request, answer, "a body that is not described", "");
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        JsonNode content = described.path("content").path(type);
        if (content.isMissingNode()) {
            return complaint(request, answer, "a type that is not described", type);
        }
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException unreadable) {
            return complaint(request, answer, "no JSON", unreadable.getOriginalMessage());
        }
        List<String> complaints = document.complaintsOfAnswer(content.path("schema"), body);
        if (!complaints.isEmpty()) {
            return complaint(request, answer, "not as described", complaints.toString());
        }
        return answer.statusCode() < 400 ? Optional.empty() : problem(request, answer, content, body);
    }

    private static Optional<Complaint> problem(
            MadeRequest request, HttpResponse<String> answer, JsonNode content, JsonNode problem) {
        String type = problem.path("type").asString();
        if (!type.startsWith(NAMES) || !content.path("examples").has(type.substring(NAMES.length()))) {
            return complaint(request, answer, "a type of problem that is not described: " + type, "");
        }
        if (problem.path("status").asInt() != answer.statusCode()) {
            return complaint(request, answer, "another status in the problem", "");
        }
        return Optional.empty();
    }

    /** A text that stands in a header or an address, as what the schema takes it for. */
    private static JsonNode value(JsonNode schema, String text) {
        boolean number = schema.path("type").asString("").equals("integer") && text.matches("-?(0|[1-9][0-9]{0,8})");
        return number ? IntNode.valueOf(Integer.parseInt(text)) : StringNode.valueOf(text);
    }

    // Whether it is what the request deserves

    private Optional<Complaint> meaning(MadeRequest request, HttpResponse<String> answer, boolean strange) {
        int status = answer.statusCode();
        if (status >= 500) {
            return complaint(request, answer, "our own failure", "");
        }
        List<String> against = complaints(request);
        if (!against.isEmpty()) {
            return status >= 400
                    ? named(request, answer)
                    : complaint(
                            request,
                            answer,
                            "taken although " + request.flaw() + " " + field(request.spoiled()),
                            against.toString());
        }
        if (OF_SPOILED.contains(status)) {
            return complaint(
                    request,
                    answer,
                    "refused although the document allows it",
                    fields(answer).toString());
        }
        if (status == 404 && !strange && !request.call().name().equals("recordDeparture")) {
            return complaint(request, answer, "not found although it is there", "");
        }
        return status == 422 ? unsaid(request, answer) : Optional.empty();
    }

    /** What the document has against the request; empty where it allows it. */
    private List<String> complaints(MadeRequest request) {
        if (!request.flaw().isEmpty() && request.spoiled().isEmpty()) {
            return List.of(request.flaw());
        }
        List<String> complaints = new java.util.ArrayList<>();
        for (ApiDocument.Parameter parameter : request.call().parameters()) {
            List<String> values = switch (parameter.in()) {
                case "path" -> List.of(request.path().getOrDefault(parameter.name(), ""));
                case "query" ->
                    request.query().stream()
                            .filter(one -> one.getKey().equals(parameter.name()))
                            .map(Map.Entry::getValue)
                            .toList();
                default ->
                    request.headers().containsKey(parameter.name())
                            ? List.of(request.headers().getOrDefault(parameter.name(), ""))
                            : List.of();
            };
            values.forEach(value -> complaints.addAll(
                    document.complaintsOfRequest(parameter.schema(), value(parameter.schema(), value))));
        }
        request.query().stream()
                .filter(one -> request.call().parameters().stream()
                        .noneMatch(parameter -> parameter.name().equals(one.getKey())))
                .forEach(one -> complaints.add("unknown parameter"));
        JsonNode body = request.body();
        if (request.call().hasBody() && body != null) {
            complaints.addAll(document.complaintsOfRequest(request.call().body(), meant(body)));
        }
        return complaints;
    }

    /** What is null or an empty list counts as left out, as the document's introduction says. */
    private static JsonNode meant(JsonNode body) {
        if (body instanceof ObjectNode object) {
            ObjectNode meant = JsonNodeFactory.instance.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getValue().isNull()
                            && !(field.getValue().isArray() && field.getValue().isEmpty()))
                    .forEach(field -> meant.set(field.getKey(), meant(field.getValue())));
            return meant;
        }
        if (body instanceof ArrayNode array) {
            ArrayNode meant = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> meant.add(meant(element)));
            return meant;
        }
        return body;
    }

    /** A refusal names the field that was spoiled, where it speaks of fields and what kind of thing was sent is clear. */
    private static Optional<Complaint> named(MadeRequest request, HttpResponse<String> answer) {
        boolean ofFields = answer.statusCode() == 400 || answer.statusCode() == 422;
        if (!ofFields || request.spoiled().isEmpty() || field(request.spoiled()).equals("type")) {
            return Optional.empty();
        }
        List<String> fields = fields(answer);
        // What no schema can say may be said first.
        return fields.stream()
                        .anyMatch(
                                field -> field.startsWith(request.spoiled()) || SAID_IN_WORDS.containsKey(field(field)))
                ? Optional.empty()
                : complaint(request, answer, "does not name " + field(request.spoiled()), request.spoiled());
    }

    private static List<String> fields(HttpResponse<String> answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    /** Without its place in a list. */
    private static String field(String name) {
        return name.replaceAll("\\[[0-9]+]\\.?", " ").strip().replaceAll(".* ", "");
    }

    /** An allowed request may be refused for what no schema can say, if the field's description says it. */
    private Optional<Complaint> unsaid(MadeRequest request, HttpResponse<String> answer) {
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        if (problem.path("type").asString().endsWith("idempotency-key-taken")) {
            return Optional.empty();
        }
        for (JsonNode error : problem.path("errors")) {
            String field = field(error.path("field").asString());
            @Nullable String words = SAID_IN_WORDS.get(field);
            if (words == null || !described(request, field).contains(words)) {
                return complaint(
                        request,
                        answer,
                        "refuses " + field + " although the document allows it",
                        error.path("detail").asString());
            }
        }
        return problem.path("errors").isEmpty()
                ? complaint(request, answer, "refused without a field", "")
                : Optional.empty();
    }

    /** What the document says in words of a field, wherever in the request it stands. */
    private String described(MadeRequest request, String field) {
        StringBuilder words = new StringBuilder();
        request.call().description().path("parameters").forEach(parameter -> {
            if (parameter.path("name").asString().equals(field)) {
                words.append(parameter.path("description").asString(""));
            }
        });
        describe(request.call().body(), field, words);
        return words.toString();
    }

    private void describe(JsonNode described, String field, StringBuilder words) {
        JsonNode schema = document.resolved(described);
        schema.path("oneOf").forEach(kind -> describe(kind, field, words));
        schema.path("properties").properties().forEach(property -> {
            if (property.getKey().equals(field)) {
                words.append(property.getValue().path("description").asString(""));
            }
            describe(property.getValue().path("items"), field, words);
        });
    }
}
