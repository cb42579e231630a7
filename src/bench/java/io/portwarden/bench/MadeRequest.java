package io.portwarden.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that was made by the document, or against it.
 *
 * @param path the values of the parameters that stand in the path
 * @param query may name a parameter twice
 * @param body as it is sent, where it is an object; null where there is none
 * @param raw what is sent instead of it, because it is none
 * @param flaw what is wrong with it on purpose, empty where nothing is
 * @param spoiled the field or parameter that is, empty where it is none of them
 */
record MadeRequest(
        ApiDocument.Call call,
        Map<String, String> path,
        List<Map.Entry<String, String>> query,
        Map<String, String> headers,
        @Nullable JsonNode body,
        @Nullable String raw,
        String flaw,
        String spoiled) {

    MadeRequest withBody(@Nullable JsonNode other) {
        return new MadeRequest(call, path, query, headers, other, raw, flaw, spoiled);
    }

    MadeRequest withHeaders(Map<String, String> others) {
        return new MadeRequest(call, path, query, others, body, raw, flaw, spoiled);
    }

    MadeRequest withQuery(List<Map.Entry<String, String>> other) {
        return new MadeRequest(call, path, other, headers, body, raw, flaw, spoiled);
    }

    Optional<String> text() {
        return raw != null ? Optional.of(raw) : Optional.ofNullable(body).map(JsonNode::toString);
    }

    String target() {
        String filled = call.path();
        for (Map.Entry<String, String> parameter : path.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", encoded(parameter.getValue()));
        }
        return query.isEmpty()
                ? filled
                : filled
                        + query.stream()
                                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    HttpRequest http(int port) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + target()));
        headers.forEach(request::header);
        return request.method(
                        call.method(), text().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()))
                .build();
    }

    /** For somebody to send it again by hand, with no key in it. */
    String curl() {
        StringBuilder command =
                new StringBuilder("curl -i -X " + call.method() + " \"$PORTWARDEN\"" + quoted(target()));
        headers.forEach((name, value) -> command.append(" -H ")
                .append(
                        name.equals("Authorization") && value.startsWith("Bearer pw")
                                ? "\"Authorization: Bearer $KEY\""
                                : quoted(name + ": " + value)));
        text().ifPresent(text -> command.append(" --data-raw ").append(quoted(text)));
        return command.toString();
    }

    private static String quoted(String text) {
        String shortened = text.length() > 3_000 ? text.substring(0, 3_000) + "… (" + text.length() + " in all)" : text;
        return "'" + shortened.replace("'", "'\\''") + "'";
    }

    /** Each with one thing less that it need not have. */
    List<MadeRequest> smaller() {
        List<MadeRequest> all = new ArrayList<>();
        for (int place = 0; place < query.size(); place++) {
            List<Map.Entry<String, String>> fewer = new ArrayList<>(query);
            if (!fewer.remove(place).getKey().equals(spoiled)) {
                all.add(withQuery(fewer));
            }
        }
        headers.keySet().stream()
                .filter(name ->
                        !List.of("Authorization", "Content-Type", spoiled).contains(name))
                .forEach(name -> {
                    Map<String, String> fewer = new LinkedHashMap<>(headers);
                    fewer.remove(name);
                    all.add(withHeaders(fewer));
                });
        if (body instanceof ObjectNode object && raw == null) {
            object.propertyNames().stream()
                    .filter(field -> !spoiled.startsWith(field))
                    .forEach(field -> {
                        ObjectNode fewer = object.deepCopy();
                        fewer.remove(field);
                        all.add(withBody(fewer));
                    });
            object.properties().forEach(field -> {
                if (field.getValue().isArray() && field.getValue().size() > 1) {
                    ObjectNode fewer = object.deepCopy();
                    fewer.set(
                            field.getKey(),
                            JsonMapper.shared()
                                    .createArrayNode()
                                    .add(field.getValue().get(field.getValue().size() - 1)));
                    all.add(withBody(fewer));
                }
                if (field.getValue().isString() && field.getValue().asString().length() > 1) {
                    ObjectNode fewer = object.deepCopy();
                    String text = field.getValue().asString();
                    fewer.put(
                            field.getKey(),
                            text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2)));
                    all.add(withBody(fewer));
                }
            });
        }
        return all;
    }
}
