package io.portwarden.bench;

import io.portwarden.support.VaadinCalls;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody at the second screen of a sign-in on one node, without a browser: what Vaadin's client would send for what is typed
 * and pressed, and what comes back.
 */
final class ScreenSession {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final int CHILDREN = 2;

    /** What pressing says of the pointer, which nobody looks at. */
    private static final Map<String, Object> CLICK = Map.of(
            "event.screenX", 0,
            "event.screenY", 0,
            "event.clientX", 0,
            "event.clientY", 0,
            "event.detail", 1,
            "event.button", 0,
            "event.ctrlKey", false,
            "event.shiftKey", false,
            "event.altKey", false,
            "event.metaKey", false);

    private final String address;
    private final Map<Integer, Map<String, String>> properties = new HashMap<>();
    private final Map<Integer, Integer> parents = new HashMap<>();
    private String cookie = "";
    private String key = "";
    private int screen;
    private int seen;
    private int sent;

    private ScreenSession(Node node) {
        this.address = "http://localhost:" + node.port();
    }

    /**
     * What came of a press.
     *
     * @param wentOn whether the screen was left, as it is when the sign-in is whole
     * @param screen all that the screen says then; what it said before and still does is not told anew
     */
    record Answer(boolean wentOn, String screen, long nanos) {}

    /**
     * Signs in by password and comes to the second screen.
     *
     * @throws IOException where somebody is asked for nothing more, or is refused
     */
    static ScreenSession pending(Node node, String email, String password) throws IOException, InterruptedException {
        ScreenSession session = new ScreenSession(node);
        Matcher token = TOKEN.matcher(session.get("/login"));
        if (!token.find()) {
            throw new IOException("There is no token on the sign-in page");
        }
        HttpResponse<String> signedIn = session.send(session.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        form(Map.of("username", email, "password", password, "_csrf", token.group(1))))));
        String where = signedIn.headers().firstValue("Location").orElse("");
        if (signedIn.statusCode() != 302 || where.contains("/login")) {
            throw new IOException("Signing in leads to " + signedIn.statusCode() + " " + where);
        }
        // Whoever is in already is sent on from there.
        session.get("/second-factor");
        session.open();
        return session;
    }

    private void open() throws IOException, InterruptedException {
        JsonNode begun = JSON.readTree(get("/?v-r=init&location=second-factor&query="));
        JsonNode config = begun.path("appConfig");
        screen = config.path("v-uiId").asInt();
        key = config.path("uidl").path("Vaadin-Security-Key").asString();
        read(config.path("uidl"));
        call(List.of(VaadinCalls.navigate("second-factor")));
    }

    /** What a field shows; empty where there is none. */
    String shown(String label) {
        return properties.getOrDefault(field(label), Map.of()).getOrDefault("value", "");
    }

    /** Types into a field, as if nobody had been there, and presses a button. */
    Answer type(String label, String text, String button) throws IOException, InterruptedException {
        int field = field(label);
        int pressed = button(button);
        long begun = System.nanoTime();
        String answer = call(List.of(
                Map.of("type", "mSync", "node", field, "feature", 1, "property", "value", "value", text),
                Map.of("type", "event", "node", pressed, "event", "click", "data", CLICK)));
        long nanos = System.nanoTime() - begun;
        return new Answer(answer.contains("location"), says(), nanos);
    }

    private String says() {
        return properties.values().stream()
                .flatMap(node -> node.values().stream())
                .collect(Collectors.joining("\n"));
    }

    private int field(String label) {
        return properties.entrySet().stream()
                .filter(node -> label.equals(node.getValue().get("label")))
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
    }

    private int button(String text) throws IOException {
        return properties.entrySet().stream()
                .filter(node -> text.equals(node.getValue().get("text")))
                .map(node -> parents.getOrDefault(node.getKey(), 0))
                .filter(parent -> "vaadin-button".equals(tag(parent)))
                .findFirst()
                .orElseThrow(() -> new IOException("There is no button " + text));
    }

    private @Nullable String tag(int node) {
        return properties.getOrDefault(node, Map.of()).get("tag");
    }

    private String call(List<Map<String, Object>> calls) throws IOException, InterruptedException {
        String body =
                JSON.writeValueAsString(Map.of("csrfToken", key, "rpc", calls, "syncId", seen, "clientId", sent++));
        HttpResponse<String> answer = send(request("/?v-r=uidl&v-uiId=" + screen)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new IOException("Answered " + answer.statusCode());
        }
        read(JSON.readTree(answer.body()));
        return answer.body();
    }

    private void read(JsonNode told) {
        seen = told.path("syncId").asInt(seen);
        for (JsonNode change : told.path("changes")) {
            int node = change.path("node").asInt();
            if (change.path("type").asString("").equals("put")) {
                properties
                        .computeIfAbsent(node, none -> new HashMap<>())
                        .put(
                                change.path("key").asString(""),
                                change.path("value").asString(""));
            } else if (change.path("feat").asInt() == CHILDREN) {
                change.path("addNodes").forEach(child -> parents.put(child.asInt(), node));
            }
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path).GET());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " is answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Accept-Language", "en");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("portwarden="))
                .forEach(set -> cookie = set.split(";")[0]);
        return answer;
    }

    private static String form(Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }
}
