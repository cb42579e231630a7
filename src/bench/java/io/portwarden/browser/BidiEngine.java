package io.portwarden.browser;

import io.portwarden.TestPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Firefox, which speaks WebDriver BiDi itself: Debian has no driver for it. */
final class BidiEngine implements Engine {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process browser;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private final String name;
    private final String tab;
    private int sent;

    private BidiEngine(Process browser, int port) throws Exception {
        this.browser = browser;
        this.socket = connected(port);
        JsonNode own = send("session.new", Map.of("capabilities", Map.of())).path("capabilities");
        this.name = own.path("browserName").asString() + " "
                + own.path("browserVersion").asString();
        this.tab = send("browsingContext.getTree", Map.of())
                .path("contexts")
                .path(0)
                .path("context")
                .asString();
        send("browsingContext.setViewport", Map.of("context", tab, "viewport", Map.of("width", 1280, "height", 900)));
    }

    static BidiEngine firefox(Path folder) throws Exception {
        int port = TestPorts.free();
        Path profile = Files.createDirectory(folder.resolve("profile"));
        Files.writeString(profile.resolve("user.js"), """
                user_pref("browser.download.folderList", 2);
                user_pref("browser.download.dir", "%s");
                user_pref("intl.accept_languages", "en-US");
                """.formatted(folder));
        return new BidiEngine(
                Started.in(
                        folder,
                        "firefox-esr",
                        "--headless",
                        "--no-remote",
                        "--profile",
                        profile.toString(),
                        "--remote-debugging-port",
                        Integer.toString(port),
                        "about:blank"),
                port);
    }

    private WebSocket connected(int port) throws Exception {
        WebSocket[] socket = new WebSocket[1];
        Patience.until("Firefox answers", () -> {
            try {
                socket[0] = HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/session"), new Listener())
                        .join();
                return true;
            } catch (java.util.concurrent.CompletionException notYet) {
                return false;
            }
        });
        return socket[0];
    }

    /** Puts together what comes in pieces. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                answers.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private JsonNode send(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        int id = ++sent;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        while (true) {
            String text = answers.poll(Chromium.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (text == null) {
                throw new IOException("Firefox does not answer " + method);
            }
            JsonNode answer = JSON.readTree(text);
            if (answer.path("id").asInt(-1) == id) {
                if (answer.path("type").asString("").equals("error")) {
                    throw new IOException(answer.path("message").asString(""));
                }
                return answer.path("result");
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void go(String url) throws Exception {
        send("browsingContext.navigate", Map.of("context", tab, "url", url, "wait", "complete"));
    }

    @Override
    public String ask(String expression) throws Exception {
        JsonNode answer = send(
                "script.evaluate",
                Map.of(
                        "expression",
                        "String(" + expression + ")",
                        "target",
                        Map.of("context", tab),
                        "awaitPromise",
                        false));
        if (answer.has("exceptionDetails")) {
            throw new IOException(answer.path("exceptionDetails").path("text").asString(""));
        }
        return answer.path("result").path("value").asString("");
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
        send("input.performActions", Map.of("context", tab, "actions", actions));
    }

    @Override
    public void close() {
        socket.abort();
        Started.end(browser);
    }
}
