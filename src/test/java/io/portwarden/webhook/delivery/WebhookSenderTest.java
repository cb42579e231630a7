package io.portwarden.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Patience;
import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.WebhookReceiver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends over real sockets to receivers that are friendly, rude, slow or a trap. */
class WebhookSenderTest {

    private static final Map<String, String> HEADERS = Map.of("webhook-id", "one");
    private static final Duration HASTE = Duration.ofSeconds(2);

    private WebhookSender sender = sender(true, (SSLSocketFactory) SSLSocketFactory.getDefault());

    private static WebhookSender sender(boolean anywhere, SSLSocketFactory tls) {
        return new WebhookSender(new WebhookTargets("portal.example.com", anywhere), tls, Patience.LIMIT);
    }

    @AfterEach
    void close() {
        sender.close();
    }

    /** Does what a test wants with everybody who connects. */
    private interface Raw {
        void talk(Socket socket) throws IOException, InterruptedException;
    }

    private static ServerSocket raw(AtomicInteger connections, Raw raw) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    raw.talk(socket);
                } catch (IOException | InterruptedException gone) {
                    // the sender has hung up, or the test is over
                }
            }
        });
        return server;
    }

    private Attempt sendRaw(Raw raw) throws IOException {
        try (ServerSocket server = raw(new AtomicInteger(), raw)) {
            return sender.send("http://127.0.0.1:" + server.getLocalPort() + "/", HEADERS, "{}");
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    @DisplayName("Webhooks: the body arrives byte by byte, with its headers, at the path that was given")
    void arrives() throws IOException {
        try (WebhookReceiver receiver = WebhookReceiver.http()) {
            assertThat(sender.send(receiver.url(), HEADERS, "{\"name\": \"Zoé\"}"))
                    .isEqualTo(new Attempt(204, null));
            WebhookReceiver.Received received = receiver.only();
            assertThat(received.method()).isEqualTo("POST");
            assertThat(received.path()).isEqualTo("/hooks?for=us");
            assertThat(received.body()).isEqualTo("{\"name\": \"Zoé\"}");
            assertThat(received.header("webhook-id")).isEqualTo("one");
            assertThat(received.header("Host")).isEqualTo("localhost:" + receiver.port());
            assertThat(received.header("Content-Type")).startsWith("application/json");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("Webhooks: only an answer of 2xx is a success")
    @CsvSource({
        "200,",
        "201,",
        "299,",
        "301, REDIRECTED",
        "307, REDIRECTED",
        "400, REFUSED",
        "404, REFUSED",
        "410, GONE",
        "429, REFUSED",
        "500, REFUSED",
        "503, REFUSED"
    })
    void statuses(int status, DeliveryProblem problem) throws IOException {
        try (WebhookReceiver receiver = WebhookReceiver.http().answering(status)) {
            assertThat(sender.send(receiver.url(), HEADERS, "{}")).isEqualTo(new Attempt(status, problem));
        }
    }

    @Test
    @DisplayName("Webhooks: a redirect is not followed (OWASP ASVS 1.3.6)")
    void redirect() throws IOException {
        try (WebhookReceiver trap = WebhookReceiver.http();
                WebhookReceiver receiver = WebhookReceiver.http().redirectingTo(trap.url())) {
            assertThat(sender.send(receiver.url(), HEADERS, "{}").problem()).isEqualTo(DeliveryProblem.REDIRECTED);
            assertThat(trap.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("Webhooks: nobody in a private network is even connected to (OWASP ASVS 1.3.6)")
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1", "2130706433", "[::ffff:127.0.0.1]"})
    void notInside(String host) throws IOException {
        AtomicInteger connections = new AtomicInteger();
        sender.close();
        sender = sender(false, (SSLSocketFactory) SSLSocketFactory.getDefault());
        try (ServerSocket server = raw(connections, socket -> {})) {
            assertThat(sender.send("https://" + host + ":" + server.getLocalPort() + "/", HEADERS, "{}"))
                    .isEqualTo(Attempt.failed(DeliveryProblem.NO_PUBLIC_ADDRESS));
        }
        assertThat(connections).hasValue(0);
    }

    @Test
    @DisplayName("Webhooks: the host is looked up once, and connected is to what was looked at (OWASP ASVS 1.3.6)")
    void lookedUpOnce() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        WebhookTargets targets = new WebhookTargets("portal.example.com", true, host -> {
            assertThat(host).isEqualTo("hooks.example.org");
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
        try (WebhookReceiver receiver = WebhookReceiver.http();
                WebhookSender once =
                        new WebhookSender(targets, (SSLSocketFactory) SSLSocketFactory.getDefault(), Patience.LIMIT)) {
            String url = receiver.url().replace("localhost", "hooks.example.org");
            assertThat(once.send(url, HEADERS, "{}")).isEqualTo(new Attempt(204, null));
            assertThat(receiver.only().header("Host")).isEqualTo("hooks.example.org:" + receiver.port());
        }
        assertThat(lookups).hasValue(1);
    }

    @Test
    @DisplayName(
            "Webhooks: of several addresses of a host, one that is not on the internet spoils all (OWASP ASVS 1.3.6)")
    void oneSpoilsAll() throws IOException {
        WebhookTargets mixed = new WebhookTargets("portal.example.com", false, host ->
                new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")});
        try (WebhookSender wary =
                new WebhookSender(mixed, (SSLSocketFactory) SSLSocketFactory.getDefault(), Patience.LIMIT)) {
            assertThat(wary.send("https://hooks.example.org/", HEADERS, "{}"))
                    .isEqualTo(Attempt.failed(DeliveryProblem.NO_PUBLIC_ADDRESS));
        }
    }

    @Test
    @DisplayName("Webhooks: over https a valid certificate for the host is asked for, and a good one is enough")
    void certificates() throws Exception {
        SSLContext localhost = WebhookReceiver.localhost();
        try (WebhookReceiver receiver = WebhookReceiver.https(localhost)) {
            assertThat(sender.send(receiver.url(), HEADERS, "{}"))
                    .as("a certificate that nobody vouches for")
                    .isEqualTo(Attempt.failed(DeliveryProblem.NOT_TRUSTED));
            try (WebhookSender trusting = sender(true, localhost.getSocketFactory())) {
                assertThat(trusting.send(receiver.url(), HEADERS, "{}")).isEqualTo(new Attempt(204, null));
                assertThat(trusting.send(receiver.url().replace("localhost", "127.0.0.1"), HEADERS, "{}"))
                        .as("a certificate for another host")
                        .isEqualTo(Attempt.failed(DeliveryProblem.NOT_TRUSTED));
            }
            assertThat(receiver.only().body()).isEqualTo("{}");
        }
    }

    @Test
    @DisplayName("Webhooks: a receiver that never answers, or one byte at a time, costs no more than the timeout")
    void slow() throws IOException {
        long begin = System.nanoTime();
        sender.close();
        sender = new WebhookSender(
                new WebhookTargets("portal.example.com", true),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                HASTE);
        assertThat(sendRaw(socket -> Thread.sleep(Patience.LIMIT.multipliedBy(2))))
                .isEqualTo(Attempt.failed(DeliveryProblem.TIMED_OUT));
        assertThat(sendRaw(socket -> {
                    for (int i = 0; i < 10 * Patience.LIMIT.toSeconds(); i++) {
                        say(socket, "H");
                        Thread.sleep(100);
                    }
                }))
                .isEqualTo(Attempt.failed(DeliveryProblem.TIMED_OUT));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Patience.LIMIT);
    }

    @Test
    @DisplayName("Webhooks: an endless answer is not read: its status is enough, and without one it is none")
    void huge() throws IOException {
        Raw flood = socket -> {
            OutputStream out = socket.getOutputStream();
            byte[] much = new byte[1 << 16];
            for (int i = 0; i < 10_000; i++) {
                out.write(much);
            }
        };
        assertThat(sendRaw(socket -> {
                    say(socket, "HTTP/1.1 200 OK\r\n\r\n");
                    flood.talk(socket);
                }))
                .isEqualTo(new Attempt(200, null));
        assertThat(sendRaw(flood)).isEqualTo(Attempt.failed(DeliveryProblem.NO_ANSWER));
        assertThat(sendRaw(socket -> {
                    while (true) {
                        say(socket, "HTTP/1.1 103 Early Hints\r\n\r\n");
                    }
                }))
                .isEqualTo(Attempt.failed(DeliveryProblem.NO_ANSWER));
    }

    @Test
    @DisplayName("Webhooks: an announcement of an answer is not the answer")
    void interim() throws IOException {
        assertThat(sendRaw(socket ->
                        say(socket, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 202 Accepted\r\n\r\n")))
                .isEqualTo(new Attempt(202, null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName(
            "Webhooks: who is busy or away may say when to come again, by a header of any case; others are not asked")
    @CsvSource(delimiter = '|', textBlock = """
                    429 | Retry-After: 120                  | 120
                    503 | X: y~retry-after:120              | 120
                    503 | RETRY-AFTER:   soon   ~X: y       | soon
                    503 | X: Retry-After: 120               |
                    429 |                                   |
                    500 | Retry-After: 120                  |
                    200 | Retry-After: 120                  |
                    """)
    void asksForPause(int status, String headers, String pause) throws IOException {
        String head = headers == null ? "" : headers.replace("~", "\r\n") + "\r\n";
        for (String end : List.of("\r\nRetry-After: 7\r\n", "")) {
            Attempt attempt = sendRaw(socket -> {
                assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
                say(socket, "HTTP/1.1 " + status + " Status\r\n" + head + end);
            });
            assertThat(attempt).isEqualTo(Attempt.answered(status).asking(pause));
        }
    }

    @ParameterizedTest
    @DisplayName("Webhooks: what is not HTTP is no answer")
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/2 200\r\n", "HTTP/1.1 OK\r\n", "HTTP/1.1 2000\r\n"})
    void notHttp(String text) throws IOException {
        assertThat(sendRaw(socket -> {
                            byte[] request = new byte[4096];
                            assertThat(socket.getInputStream().read(request)).isPositive();
                            say(socket, text);
                        })
                        .status())
                .isNull();
    }

    @Test
    @DisplayName("Webhooks: where nobody listens, the connection fails")
    void nobodyThere() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(sender.send("http://127.0.0.1:" + port + "/", HEADERS, "{}"))
                .isEqualTo(Attempt.failed(DeliveryProblem.CONNECTION_FAILED));
    }
}
