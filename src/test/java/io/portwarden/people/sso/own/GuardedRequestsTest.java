package io.portwarden.people.sso.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

class GuardedRequestsTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final GuardedRequests guarded = new GuardedRequests(false, Duration.ofSeconds(2));
    private final GuardedRequests anywhere = new GuardedRequests(true, Duration.ofSeconds(2));

    HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().set("Location", "/there");
            answer(exchange, 302, "");
        });
        server.createContext("/there", exchange -> answer(exchange, 200, "there"));
        server.createContext("/secret", exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
            answer(exchange, 401, "{}");
        });
        server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(2 * 1024 * 1024)));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        asked.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String local(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static String get(GuardedRequests requests, String address) throws IOException {
        try (ClientHttpResponse response = new BoundedAnswer(
                requests.createRequest(URI.create(address), HttpMethod.GET).execute(), Duration.ofSeconds(2))) {
            return response.getStatusCode().value() + " "
                    + new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @DisplayName("SIG-13: nothing is asked in our own network, by whatever name, and nothing without encryption")
    @ValueSource(
            strings = {
                "https://127.0.0.1:{port}/there", "https://localhost:{port}/there", "https://[::1]:{port}/there",
                "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data", "https://0.0.0.0:{port}/",
                "http://127.0.0.1:{port}/there", "https://[::ffff:127.0.0.1]:{port}/there", "file:///etc/passwd",
                "https://user@example.com/"
            })
    void notOurs(String address) {
        String target =
                address.replace("{port}", Integer.toString(server.getAddress().getPort()));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(guarded, target));
        assertThat(asked).hasValue(0);
    }

    @Test
    @DisplayName("SIG-13: a redirect is not followed, and no more is read than a provider has to say")
    void bounded() throws IOException {
        assertThat(get(anywhere, local("/there"))).isEqualTo("200 there");
        assertThat(get(anywhere, local("/redirect"))).startsWith("302");
        assertThat(asked).hasValue(2);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(anywhere, local("/long")));
    }

    @Test
    @DisplayName("SIG-13: that a provider does not let the portal in is told from that it is away")
    void notLetIn() throws IOException {
        ClientHttpRequest request = anywhere.createRequest(URI.create(local("/secret")), HttpMethod.POST);
        request.getBody().write("grant_type=authorization_code".getBytes(StandardCharsets.UTF_8));
        try (ClientHttpResponse response = new TokenAnswer(request.execute(), Duration.ofSeconds(2))) {
            assertThat(response.getStatusCode().value()).isEqualTo(400);
            assertThat(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("invalid_client");
        }
    }

    @Test
    @DisplayName(
            "SIG-13: an answer that comes in small steps, each of them in time, is over with the time for all of it")
    void slow() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow));
            long from = System.nanoTime();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> get(anywhere, "http://127.0.0.1:" + slow.getLocalPort() + "/"));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 600; i++) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException over) {
            // the other side has had enough
        }
    }
}
