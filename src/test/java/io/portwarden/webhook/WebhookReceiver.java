package io.portwarden.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.portwarden.TestCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A real server on this machine that webhooks are sent to. */
public final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile String location = "";
    private volatile String retryAfter = "";
    private volatile long slowMillis;

    /** One request, as it came over the wire. */
    public record Received(String method, String path, HttpHeaders headers, String body) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private WebhookReceiver(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public static WebhookReceiver http() throws IOException {
        return new WebhookReceiver(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
    }

    public static WebhookReceiver https(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new WebhookReceiver(server);
    }

    /** A key pair for the host {@code localhost} and nothing else, and trust in it. */
    public static SSLContext localhost() throws IOException, InterruptedException, GeneralSecurityException {
        TestCertificate own = TestCertificate.of("localhost");
        return own.trusting(own);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (slowMillis > 0) {
                Thread.sleep(slowMillis);
            }
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    public WebhookReceiver answering(int newStatus) {
        status = newStatus;
        return this;
    }

    public WebhookReceiver askingForPause(String newRetryAfter) {
        retryAfter = newRetryAfter;
        return this;
    }

    public WebhookReceiver redirectingTo(String target) {
        status = 302;
        location = target;
        return this;
    }

    WebhookReceiver after(long millis) {
        slowMillis = millis;
        return this;
    }

    public List<Received> received() {
        return received;
    }

    public Received only() {
        if (received.size() != 1) {
            throw new AssertionError("Received " + received);
        }
        return received.getFirst();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://localhost:" + port() + "/hooks?for=us";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
