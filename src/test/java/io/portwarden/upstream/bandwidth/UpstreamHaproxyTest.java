package io.portwarden.upstream.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Patience;
import io.portwarden.TestCertificate;
import io.portwarden.TestHaproxy;
import io.portwarden.TestOutage;
import io.portwarden.TestPorts;
import io.portwarden.upstream.BandwidthClient;
import io.portwarden.upstream.BandwidthClient.Reply;
import io.portwarden.upstream.BandwidthClient.Verdict;
import io.portwarden.upstream.ConnectionField;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy's file for upstreams, by a real HAProxy where there is one: it never answers for a node. */
@Tag("slow")
class UpstreamHaproxyTest extends SoonSilent {

    private static final Path FILE = Path.of("docker", "haproxy", "upstream.cfg");

    @TempDir
    Path folder;

    /** A HAProxy with that file, but for addresses. */
    private final class Proxy implements AutoCloseable {

        private final int at = TestPorts.free();
        private final TestHaproxy haproxy;

        /** @param node where the only node is, which is asked whether it lives at {@code health} */
        Proxy(int node, int health) throws IOException {
            this(node, health, Files.readString(FILE));
        }

        Proxy(int node, int health, String file) throws IOException {
            haproxy = new TestHaproxy(
                    folder,
                    "global\n    log stdout format raw local0 notice\n    maxconn 1000\n"
                            + file.replace("bind :8092", "bind 127.0.0.1:" + at)
                                    .replace(" check port 8081", " check")
                                    .replace(
                                            "portwarden:8082 resolvers docker init-addr libc,none",
                                            "127.0.0.1:%d port %d".formatted(node, health))
                                    .replace(
                                            "second-node:8082 resolvers docker init-addr libc,none",
                                            "127.0.0.1:%d port %d".formatted(TestPorts.free(), TestPorts.free())));
        }

        BandwidthClient client() {
            return bandwidth.at(at, connection.path());
        }

        void awaitOneNode() {
            Patience.until("the other node is down", () -> haproxy.hasSaid("Server upstream/second is DOWN"));
        }

        @Override
        public void close() {
            haproxy.close();
        }
    }

    private static void assertSilent(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isZero();
        assertThat(reply.verdict()).isEqualTo(Verdict.ASKS_AGAIN);
    }

    private static void assertHeld(Reply reply, int code) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.codes()).containsExactly(code);
        assertThat(reply.verdict()).isEqualTo(code == 7517 ? Verdict.CANCELLED : Verdict.HELD);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("UPS-5: HAProxy lets nothing through but a node's answer, whatever is sent")
    void answers() throws Exception {
        try (Proxy proxy = new Proxy(OWN_PORT, managementPort)) {
            proxy.awaitOneNode();
            BandwidthClient client = proxy.client();
            byte[] body = bytes(question(0).xml());
            assertThat(client.ask(question(0)).value("Portable")).isEqualTo("true");
            assertHeld(client.ask(question(0, "93751846")), 7513);
            assertHeld(client.with("pw_" + "A".repeat(43)).ask(question(0)), 7598);
            assertThat(client.named("elsewhere.example").ask(question(0)).value("Portable"))
                    .isEqualTo("true");
            assertHeld(client.post(bytes("<PortOutValidationRequest>")), 7598);
            assertHeld(
                    client.post(bytes("<!DOCTYPE a [<!ENTITY e \"x\"><!ENTITY f \"&e;&e;&e;\">]>"
                            + question(0)
                                    .xml()
                                    .substring(question(0).xml().indexOf("<Port"))
                                    .replace("20001", "&f;"))),
                    7598);
            assertHeld(client.post(bytes(" ".repeat(BandwidthGate.TOO_LONG))), 7517);
            assertSilent(client.send(
                    client.request("POST", "Content-Length: " + body.length, Arrays.copyOf(body, body.length / 2))));
            assertSilent(client.send(client.request("POST", "No header\r\nContent-Length: " + body.length, body)));
            assertSilent(client.send(client.request("POST", "Transfer-Encoding: none", body)));
            assertSilent(client.send(client.request("POST", "Long: " + "x".repeat(40_000), body)));
            assertSilent(client.send(bytes("no request\r\n\r\n")));
        }
    }

    /** The file with what stands in it about certificates, on this port. */
    private String withCertificates(int at, TestCertificate portal, TestCertificate upstream) throws Exception {
        Path portalFile = Files.writeString(folder.resolve("portal.pem"), portal.pemWithKey());
        Path upstreamFile = Files.writeString(folder.resolve("upstream.pem"), upstream.pem());
        return Files.readString(FILE)
                .replaceAll("(?m)^    #   (bind|http-request) ", "    $1 ")
                .replace("bind :8443", "bind 127.0.0.1:" + at)
                .replace("/etc/haproxy/portal.pem", portalFile.toString())
                .replace("/etc/haproxy/upstream.pem", upstreamFile.toString());
    }

    @Test
    @DisplayName("UPS-13: by its certificate an upstream is let in through HAProxy, by another one or none it is held")
    void certificates() throws Exception {
        TestCertificate portal = TestCertificate.of("portal");
        TestCertificate upstream = TestCertificate.of("upstream");
        TestCertificate other = TestCertificate.of("upstream");
        connections.settings(
                connection,
                Map.of(ConnectionField.USER_NAME, "bandwidth", ConnectionField.CERTIFICATE, upstream.fingerprint()));
        int secured = TestPorts.free();
        try (Proxy proxy = new Proxy(OWN_PORT, managementPort, withCertificates(secured, portal, upstream))) {
            proxy.awaitOneNode();
            BandwidthClient client = bandwidth.at(secured, connection.path()).withoutPassword();
            BandwidthClient own = client.by(upstream.trusting(portal));
            assertThat(own.ask(question(0)).value("Portable")).isEqualTo("true");
            assertHeld(own.ask(question(1, "93751846")), 7513);

            byte[] body = bytes(question(2).xml());
            byte[] claiming = client.request(
                    "POST",
                    "X-Client-Certificate: " + upstream.fingerprint() + "\r\nContent-Length: " + body.length,
                    body);
            assertHeld(client.by(other.trusting(portal)).ask(question(2)), 7598);
            assertHeld(client.by(portal.trusted()).ask(question(2)), 7598);
            assertHeld(client.by(other.trusting(portal)).send(claiming), 7598);
            assertHeld(client.by(portal.trusted()).send(claiming), 7598);
            assertHeld(proxy.client().withoutPassword().send(claiming), 7598);
            assertThat(orders()).containsExactly("confirmed", "rejected");
        }
    }

    @Test
    @DisplayName("UPS-5: a node without its database stays behind HAProxy, hangs up through it, and refuses in the end")
    void databaseAway() throws Exception {
        try (Proxy proxy = new Proxy(OWN_PORT, managementPort)) {
            proxy.awaitOneNode();
            BandwidthClient client = proxy.client();
            try (TestOutage ignored = new TestOutage(database)) {
                Reply reply = client.ask(question(1));
                assertSilent(reply);
                assertThat(reply.took()).isGreaterThanOrEqualTo(HANGS_UP_AFTER);
                clock.advance(CallMemory.LONGEST_UNDECIDED);
                assertHeld(client.ask(question(2)), 7598);
            }
            Patience.untilAsserted(
                    () -> assertThat(client.ask(question(1)).value("Portable")).isEqualTo("true"));
        }
    }

    @Test
    @DisplayName("UPS-5: with no node at all HAProxy says nothing")
    void nobody() throws Exception {
        try (Proxy proxy = new Proxy(TestPorts.free(), TestPorts.free())) {
            Patience.until("no node is there", () -> proxy.haproxy.hasSaid("has no server available"));
            assertSilent(proxy.client().ask(question(0)));
        }
    }

    /** Instead of a node. */
    private static final class Strange implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final Thread thread;

        Strange(String says) throws IOException {
            thread = Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (Socket one = socket.accept()) {
                        int unused = one.getInputStream().read(new byte[8192]);
                        one.getOutputStream().write(bytes(says));
                        one.getOutputStream().flush();
                    } catch (IOException ended) {
                        // The next one.
                    }
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
            thread.interrupt();
        }
    }

    @ParameterizedTest
    @DisplayName("UPS-5: what is no 200 of a node does not go through, nor that it went while it held a call")
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\nbad",
                "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "no answer\r\n\r\n"
            })
    void strange(String says) throws Exception {
        try (Strange node = new Strange(says);
                Proxy proxy = new Proxy(node.port(), managementPort)) {
            proxy.awaitOneNode();
            assertSilent(proxy.client().ask(question(0)));
        }
    }

    @Test
    @DisplayName(
            "UPS-4: 400 questions at once through HAProxy, half of them with a wrong PIN, are two orders and two guesses at the most")
    void many() throws Exception {
        try (Proxy proxy = new Proxy(OWN_PORT, managementPort);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            proxy.awaitOneNode();
            BandwidthClient client = proxy.client();
            List<Callable<Reply>> all = IntStream.range(0, 400)
                    .mapToObj(i -> (Callable<Reply>) () -> client.ask(question(0, i % 2 == 0 ? "93751846" : PIN)))
                    .toList();
            List<Future<Reply>> replies = threads.invokeAll(all);
            for (int i = 0; i < replies.size(); i++) {
                Reply reply = replies.get(i).get();
                assertThat(reply.status()).isIn(0, 200);
                assertThat(reply.verdict()).isIn(i % 2 == 0 ? Verdict.HELD : Verdict.GOES, Verdict.ASKS_AGAIN);
            }
            // Those that had no answer ask again.
            Patience.untilAsserted(() -> {
                assertHeld(client.ask(question(0, "93751846")), 7513);
                assertThat(client.ask(question(0)).value("Portable")).isEqualTo("true");
            });
            assertThat(orders()).containsExactlyInAnyOrder("rejected", "confirmed");
        }
    }
}
