package io.portwarden.upstream.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Patience;
import io.portwarden.TestOutage;
import io.portwarden.upstream.BandwidthClient.Reply;
import io.portwarden.upstream.BandwidthClient.Verdict;
import io.portwarden.upstream.ConnectionMode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Bandwidth hears where the truth cannot be found: nothing, and in the end a refusal; on a port of its own. */
class BandwidthSilenceTest extends SoonSilent {

    private static void assertSilent(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isZero();
        assertThat(reply.verdict()).isEqualTo(Verdict.ASKS_AGAIN);
        assertThat(reply.took()).isGreaterThanOrEqualTo(HANGS_UP_AFTER);
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.codes()).containsExactly(7598);
        assertThat(reply.verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    @DisplayName("UPS-2: with the database away there is no answer, then a refusal, and the truth when it is back")
    void databaseAway() throws IOException {
        assertThat(bandwidth.ask(question(0)).value("Portable")).isEqualTo("true");
        try (TestOutage ignored = new TestOutage(database)) {
            assertSilent(bandwidth.ask(question(1)));
            clock.advance(Duration.ofMinutes(5));
            assertSilent(bandwidth.ask(question(2)));
            clock.advance(Duration.ofMinutes(5));
            assertRefused(bandwidth.ask(question(1)));
            assertRefused(bandwidth.ask(question(3)));
        }
        Patience.untilAsserted(
                () -> assertThat(bandwidth.ask(question(1)).value("Portable")).isEqualTo("true"));
        Patience.untilAsserted(() -> assertThat(Files.readString(MEMORY)).contains("undecided ", "decided ", "seen "));
        assertThat(Files.readString(MEMORY))
                .doesNotContain(PIN, tenant.number(1).e164(), tenant.tenant().accountNumber());
    }

    @Test
    @DisplayName("UPS-12: with the database away a connection that rehearses lets everything through all the same")
    void rehearses() {
        connections.mode(connection, ConnectionMode.REHEARSAL);
        try (TestOutage ignored = new TestOutage(database)) {
            Reply reply = bandwidth.ask(question(0));
            assertThat(reply.value("Portable")).isEqualTo("true");
            assertThat(reply.took()).isLessThan(HANGS_UP_AFTER);
        }
        Patience.untilAsserted(
                () -> assertThat(connections.rehearsals(connection)).hasSize(1));
    }

    @Test
    @DisplayName(
            "UPS-2: an examination that takes too long goes on, and the same question has its answer when it comes again")
    void late() throws Exception {
        try (Connection held = database.asSuperuser().getConnection();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("select 1 from phone_numbers where phone_number = '"
                    + tenant.number(4).e164() + "' for update");
            assertSilent(bandwidth.ask(question(4)));
            held.rollback();
        }
        Patience.untilAsserted(() -> assertThat(orders()).containsExactly("confirmed"));
        assertThat(bandwidth.ask(question(4)).value("Portable")).isEqualTo("true");
        assertThat(orders()).containsExactly("confirmed");
    }

    @Test
    @DisplayName(
            "UPS-2: what is found after a refusal without looking is taken back, and stands as let through nowhere")
    void takenBack() throws Exception {
        try (Connection held = database.asSuperuser().getConnection();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("select 1 from phone_numbers where phone_number = '"
                    + tenant.number(4).e164() + "' for update");
            assertSilent(bandwidth.ask(question(4)));
            clock.advance(CallMemory.LONGEST_UNDECIDED);
            assertRefused(bandwidth.ask(question(4)));
            held.rollback();
        }
        Patience.untilAsserted(() -> assertThat(orders()).containsExactly("cancelled"));
        // The number is free: whoever asks once more is examined as if for the first time.
        assertThat(bandwidth.ask(question(4)).value("Portable")).isEqualTo("true");
        assertThat(orders()).containsExactly("cancelled", "confirmed");
    }

    @Test
    @DisplayName("UPS-2: a call that stops in the middle has no answer")
    void stops() {
        byte[] body = question(0).xml().getBytes(StandardCharsets.UTF_8);
        Reply reply = bandwidth.send(
                bandwidth.request("POST", "Content-Length: " + body.length, Arrays.copyOf(body, body.length / 2)));
        assertThat(reply.status()).as(reply.body()).isZero();
        assertThat(orders()).isEmpty();
    }

    @Test
    @DisplayName("UPS-2: hundreds of calls that are held, or do not go on, keep no other from its answer")
    void manyHeld() throws IOException {
        byte[] body = question(0).xml().getBytes(StandardCharsets.UTF_8);
        byte[] half = bandwidth.request("POST", "Content-Length: " + body.length, Arrays.copyOf(body, body.length / 2));
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", OWN_PORT);
                open.add(socket);
                socket.getOutputStream().write(half);
            }
            assertThat(bandwidth.ask(question(0)).value("Portable")).isEqualTo("true");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    @DisplayName("UPS-5: over the port for upstreams nothing else goes, and over the other no upstream")
    void ports() {
        assertRefused(bandwidth.at(OWN_PORT, "/login").ask(question(0)));
        assertRefused(bandwidth.at(OWN_PORT, "/actuator/health").ask(question(0)));
        assertRefused(bandwidth.at(OWN_PORT, "/").ask(question(0)));
        assertRefused(bandwidth.at(port, connection.path()).ask(question(0)));
        assertThat(orders()).isEmpty();
        assertThat(bandwidth.ask(question(0)).value("Portable")).isEqualTo("true");
    }
}
