package io.portwarden.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portwarden.TestBrowser;
import io.portwarden.TestWire;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.annotation.Import;

/** What a node says of itself, without ever waiting for the database, or for the pool, which here makes wait for minutes. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.prometheus.metrics.export.enabled=true",
            "portwarden.database.socket-timeout=10m",
            "spring.datasource.hikari.connection-timeout=600000",
            "spring.datasource.hikari.validation-timeout=500000",
            "spring.datasource.hikari.maximum-pool-size=3"
        })
@Import(TestWire.Between.class)
class ReadinessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalManagementPort
    int managementPort;

    @Autowired
    TestWire wire;

    @Autowired
    DataSource pool;

    private int status(String path) throws Exception {
        return CompletableFuture.supplyAsync(
                        () -> new TestBrowser(managementPort).get(path).statusCode())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    @DisplayName(
            "Readiness, all health and the figures are answered although the database answers nothing; liveness stays up")
    void silent() throws Exception {
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
        wire.fallSilent();
        try {
            await().atMost(PATIENCE).until(() -> status("/actuator/health/readiness") == 503);
            assertThat(status("/actuator/health")).isEqualTo(503);
            assertThat(status("/actuator/prometheus")).isEqualTo(200);
            assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        } finally {
            wire.carryAgainAndReset();
        }
        await().atMost(PATIENCE).until(() -> status("/actuator/health/readiness") == 200);
    }

    @Test
    @DisplayName("A node whose pool is used up is busy, not away")
    void busy() throws Exception {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                all.add(pool.getConnection());
            }
            assertThat(status("/actuator/health/readiness")).isEqualTo(200);
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
    }
}
