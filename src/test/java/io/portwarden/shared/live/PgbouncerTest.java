package io.portwarden.shared.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portwarden.Heard;
import io.portwarden.TestDatabase;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Pgbouncer;
import io.portwarden.shared.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@Tag("slow")
@DisplayName("Behind a real pgbouncer the program")
@EnabledIf("io.portwarden.shared.Pgbouncer#isInstalled")
@ExtendWith(OutputCaptureExtension.class)
class PgbouncerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String URL = "spring.datasource.url";

    @TempDir
    Path folder;

    TestDatabase database;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
    }

    private Pgbouncer pgbouncer(String mode, String... settings) throws IOException {
        return new Pgbouncer(folder, database, database.roles().application(), mode, settings);
    }

    @Test
    @DisplayName(
            "in mode session starts, tells and hears, and after a restart of the pooler reads anew and hears again")
    void session() throws IOException {
        try (Pgbouncer pooler = pgbouncer("session");
                ConfigurableApplicationContext context = PooledProgram.start(database, URL, pooler.jdbcUrl())) {
            LiveListening listening = context.getBean(LiveListening.class);
            LiveUpdates updates = context.getBean(LiveUpdates.class);
            await().atMost(PATIENCE).until(listening::isHearing);
            Heard heard = new Heard();
            TenantId tenant = TenantId.next();
            try (var subscription = updates.subscribe(tenant, heard)) {
                LiveUpdate update = new LiveUpdate(tenant, LiveUpdate.Topic.ORDER, Identifiers.next());
                updates.publish(update);
                await().atMost(PATIENCE).until(() -> heard.updates().contains(update));
                int gaps = heard.gaps().get();
                pooler.restart();
                await().atMost(PATIENCE).until(() -> heard.gaps().get() > gaps && listening.isHearing());
                LiveUpdate next = new LiveUpdate(tenant, LiveUpdate.Topic.PIN, Identifiers.next());
                updates.publish(next);
                await().atMost(PATIENCE).until(() -> heard.updates().contains(next));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"transaction, 5, 0", "transaction, 0, 0", "transaction, 0, 1", "statement, 5, 0", "statement, 0, 0"})
    @DisplayName(
            "in any other mode does not start, whatever the driver prepares and whoever is next, and says what to do")
    void refused(String mode, String prepareThreshold, String roundRobin, CapturedOutput output) throws IOException {
        try (Pgbouncer pooler = pgbouncer(mode, "server_round_robin = " + roundRobin)) {
            for (int start = 0; start < 2; start++) { // once more on what the first has left behind
                PooledProgram.assertRefused(
                        output,
                        database,
                        "A pooler stands before the database of spring.datasource.url",
                        URL,
                        pooler.jdbcUrl() + "?prepareThreshold=" + prepareThreshold);
            }
        }
        assertThat(output.getAll()).contains("pool_mode = session");
    }

    @Test
    @DisplayName("does not start where two sessions go round among two connections, so that each meets its own again")
    void twoInTurn(CapturedOutput output) throws IOException {
        try (Pgbouncer pooler = pgbouncer("transaction", "server_round_robin = 1", "default_pool_size = 2")) {
            PooledProgram.assertRefused(
                    output,
                    database,
                    "A pooler stands before the database of spring.datasource.url",
                    URL,
                    pooler.jdbcUrl() + "?prepareThreshold=0",
                    "spring.datasource.hikari.maximum-pool-size",
                    "2");
        }
    }

    @Test
    @DisplayName("in mode transaction does not start although what listens goes past it")
    void listeningElsewhere(CapturedOutput output) throws IOException {
        try (Pgbouncer pooler = pgbouncer("transaction")) {
            PooledProgram.assertRefused(
                    output,
                    database,
                    "A pooler stands before the database of spring.datasource.url",
                    URL,
                    pooler.jdbcUrl(),
                    "portwarden.database.listen-url",
                    database.jdbcUrl());
        }
    }

    @Test
    @DisplayName("does not start when only what listens goes through mode transaction")
    void listening(CapturedOutput output) throws IOException {
        try (Pgbouncer pooler = pgbouncer("transaction")) {
            PooledProgram.assertRefused(
                    output,
                    database,
                    "A pooler stands before the database of portwarden.database.listen-url",
                    "portwarden.database.listen-url",
                    pooler.jdbcUrl());
        }
    }

    @Test
    @DisplayName("does not start when only the migrations go through mode transaction")
    void migrations(CapturedOutput output) throws IOException {
        try (Pgbouncer pooler = new Pgbouncer(folder, database, database.roles().owner(), "transaction")) {
            PooledProgram.assertRefused(
                    output,
                    database,
                    "A pooler stands before the database of spring.flyway.url",
                    "spring.flyway.url",
                    pooler.jdbcUrl());
        }
    }

    @Test
    @DisplayName("that gives it one connection only does not start, and says how many it needs")
    void tooFew(CapturedOutput output) throws IOException {
        try (Pgbouncer pooler = pgbouncer("session", "default_pool_size = 1")) {
            PooledProgram.assertRefused(
                    output,
                    database,
                    "does not give two connections at once",
                    URL,
                    pooler.jdbcUrl(),
                    "spring.datasource.hikari.connection-timeout",
                    "2000");
        }
    }
}
