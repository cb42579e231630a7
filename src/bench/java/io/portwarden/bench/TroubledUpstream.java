package io.portwarden.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Telnyx, as far as it takes PINs of numbers: at first it cannot, and later it can. What it was sent it forgets. */
final class TroubledUpstream implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean troubled = true;

    TroubledUpstream() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("GET")) {
                String asked = String.valueOf(exchange.getRequestURI().getQuery());
                String number = asked.replaceFirst(".*filter\\[phone_number]=(\\+?[0-9]+).*", "$1");
                send(exchange, 200, "{\"data\": [{\"id\": \"1\", \"phone_number\": \"" + number + "\"}]}");
            } else if (troubled) {
                refused.incrementAndGet();
                send(exchange, 503, "{\"errors\": []}");
            } else {
                taken.incrementAndGet();
                send(exchange, 200, "{\"data\": {\"id\": \"1\"}}");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
    }

    int refused() {
        return refused.get();
    }

    int taken() {
        return taken.get();
    }

    void recover() {
        troubled = false;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
