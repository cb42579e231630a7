package io.portwarden.upstream.bandwidth;

import io.portwarden.ShortWaits;
import io.portwarden.TestClock;
import io.portwarden.TestDatabase;
import io.portwarden.TestPorts;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.upstream.BandwidthClient;
import io.portwarden.upstream.BandwidthClient.Question;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.TestConnections;
import io.portwarden.upstream.TestConnections.TestConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A program that hangs up soon where it has no answer, with a port of its own for upstreams. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "portwarden.upstream.answers-within=3s",
            "portwarden.upstream.certificate-header=X-Client-Certificate",
            "portwarden.upstream.hangs-up-after=4s"
        })
@ExtendWith(ShortWaits.class)
abstract class SoonSilent {

    static final String PIN = "48392017";
    static final int OWN_PORT = TestPorts.free();
    static final Path MEMORY = memoryFile();
    static final Duration HANGS_UP_AFTER = Duration.ofSeconds(4);

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    TestWorld world;

    @Autowired
    TestConnections connections;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    TestTenant tenant;
    TestConnection connection;
    BandwidthClient bandwidth;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("portwarden.upstream.port", () -> OWN_PORT);
        registry.add("portwarden.upstream.memory-file", () -> MEMORY);
    }

    private static Path memoryFile() {
        try {
            return Files.createTempDirectory("portwarden-calls").resolve("calls");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void begin() {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        connection = connections.bandwidth();
        connections.mode(connection, ConnectionMode.LIVE);
        bandwidth = connection.client(OWN_PORT);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    Question question(int number) {
        return question(number, PIN);
    }

    Question question(int number, String pin) {
        return new Question(
                "PON-" + number,
                pin,
                tenant.tenant().accountNumber(),
                "20001",
                List.of(tenant.number(number).e164()));
    }

    List<String> orders() {
        return world.superuser()
                .sql("select status from port_out_orders where carrier_id = ? order by order_id")
                .param(connection.connection().carrier().id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }
}
