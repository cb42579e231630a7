package io.portwarden;

import io.portwarden.support.VaadinCalls;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An open page of somebody who is signed in, without a browser: what Vaadin's client sends to open a screen, and the WebSocket
 * by which it is told what is new. By itself it sends nothing more, no sign of life either.
 */
public final class TestPage implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String host;
    private final String cookie;
    private final int ui;
    private final String key;
    private final Pushed pushed = new Pushed();
    private final String pushId;
    private final WebSocket socket;
    private int seen;
    private int sent;

    /** What the server has pushed, and that it has hung up. */
    private static final class Pushed implements WebSocket.Listener {

        private final StringBuffer told = new StringBuffer();
        private final CompletableFuture<Long> closedAt = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            told.append(data);
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            closedAt.complete(System.nanoTime());
            return WebSocket.Listener.super.onClose(socket, statusCode, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closedAt.complete(System.nanoTime());
        }
    }

    /** @param cookie of the session, {@code name=value} */
    public TestPage(int port, String cookie, String route) throws IOException, InterruptedException {
        this.host = "localhost:" + port;
        this.cookie = cookie;
        JsonNode config = JSON.readTree(
                        send(request("/?v-r=init&location=" + route + "&query=").GET())
                                .body())
                .path("appConfig");
        this.ui = config.path("v-uiId").asInt();
        this.key = config.path("uidl").path("Vaadin-Security-Key").asString();
        this.seen = config.path("uidl").path("syncId").asInt();
        this.pushId = config.path("uidl").path("Vaadin-Push-ID").asString();
        this.socket = connect(pushed);
        call(VaadinCalls.navigate(route));
    }

    private WebSocket connect(Pushed listening) {
        return http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(URI.create("ws://" + host + pushPath()), listening)
                .join();
    }

    private String pushPath() {
        String query = Map.of(
                        "v-r", "push",
                        "v-uiId", Integer.toString(ui),
                        "v-pushId", pushId,
                        "X-Atmosphere-tracking-id", "0",
                        "X-Atmosphere-Framework", "3.1.5-javascript",
                        "X-Atmosphere-Transport", "websocket",
                        "X-Atmosphere-TrackMessageSize", "true",
                        "Content-Type", "application/json; charset=UTF-8")
                .entrySet()
                .stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "/VAADIN/push?" + query;
    }

    private String message(Map<String, Object> call) {
        return JSON.writeValueAsString(
                Map.of("csrfToken", key, "rpc", List.of(call), "syncId", seen, "clientId", sent));
    }

    private HttpResponse<String> call(Map<String, Object> call) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("/?v-r=uidl&v-uiId=" + ui)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(message(call))));
        sent++;
        seen = answer.statusCode() == 200
                ? JSON.readTree(answer.body()).path("syncId").asInt(seen)
                : seen;
        return answer;
    }

    /** Another screen by a request, as Vaadin's client asks for it; what is answered. */
    public String go(String route) throws IOException, InterruptedException {
        return call(VaadinCalls.navigate(route)).body();
    }

    /** The same by the WebSocket, which Vaadin's client never does. */
    public void goByWebSocket(String route) {
        String message = message(VaadinCalls.navigate(route));
        socket.sendText(message.length() + "|" + message, true).join();
    }

    /** What another WebSocket in place of the first is told at once. */
    public String comeAgain() throws InterruptedException {
        Pushed again = new Pushed();
        WebSocket other = connect(again);
        TimeUnit.SECONDS.sleep(1);
        other.abort();
        return again.told.toString();
    }

    /** Everything that was pushed until now. */
    public String pushed() {
        return pushed.told.toString();
    }

    public boolean isOpen() {
        return !pushed.closedAt.isDone();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + host + path)).header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        socket.abort();
    }
}
