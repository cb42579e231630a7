package io.portwarden.browser;

import io.portwarden.TestPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An engine behind a driver that speaks classic WebDriver. */
final class ClassicEngine implements Engine {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process driver;
    private final String address;
    private final String session;
    private final String name;

    private ClassicEngine(int port, Process driver, Map<String, ?> capabilities) throws Exception {
        this.driver = driver;
        this.address = "http://127.0.0.1:" + port;
        Patience.until(
                "the driver answers",
                () -> send("GET", "/status", null).path("ready").asBoolean());
        JsonNode begun = send("POST", "/session", Map.of("capabilities", Map.of("alwaysMatch", capabilities)));
        this.session = "/session/" + begun.path("sessionId").asString();
        JsonNode own = begun.path("capabilities");
        this.name = own.path("browserName").asString() + " "
                + own.path("browserVersion").asString();
        send("POST", session + "/window/rect", Map.of("width", 1280, "height", 900));
    }

    static ClassicEngine chromium(Path folder) throws Exception {
        int port = TestPorts.free();
        Map<String, ?> options = Map.of(
                "args", List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
                "prefs", Map.of("download.default_directory", folder.toString()));
        return new ClassicEngine(
                port, Started.in(folder, "chromedriver", "--port=" + port), Map.of("goog:chromeOptions", options));
    }

    /** It has no mode without a screen: it gets one that nobody looks at. */
    static ClassicEngine webKitGtk(Path folder) throws Exception {
        int port = TestPorts.free();
        return new ClassicEngine(
                port,
                Started.in(
                        folder, "xvfb-run", "-a", "-s", "-screen 0 1400x1000x24", "WebKitWebDriver", "--port=" + port),
                Map.of());
    }

    private JsonNode send(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        JsonNode value = JSON.readTree(
                        http.send(request, BodyHandlers.ofString()).body())
                .path("value");
        if (value.has("error")) {
            throw new IOException(value.path("error").asString() + ": "
                    + value.path("message").asString());
        }
        return value;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void go(String url) throws Exception {
        send("POST", session + "/url", Map.of("url", url));
    }

    @Override
    public String ask(String expression) throws Exception {
        return send(
                        "POST",
                        session + "/execute/sync",
                        Map.of("script", "return String(" + expression + ")", "args", List.of()))
                .asString();
    }

    @Override
    public void press(int x, int y) throws Exception {
        act(Actions.press(x, y));
    }

    @Override
    public void type(String text) throws Exception {
        act(Actions.type(text));
    }

    private void act(List<?> actions) throws Exception {
        send("POST", session + "/actions", Map.of("actions", actions));
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", session, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Started.end(driver);
        }
    }
}
