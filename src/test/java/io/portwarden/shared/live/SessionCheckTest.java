package io.portwarden.shared.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("A program that comes to PostgreSQL itself")
@ExtendWith(OutputCaptureExtension.class)
class SessionCheckTest {

    private static final String LISTEN_URL = "portwarden.database.listen-url";

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "20"})
    @DisplayName("starts with a pool of any size")
    void direct(String size) {
        TestDatabase database = TestDatabase.fresh();
        try (ConfigurableApplicationContext context =
                PooledProgram.start(database, "spring.datasource.hikari.maximum-pool-size", size)) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    @Test
    @DisplayName("starts with an address of its own for listening that leads to the same database")
    void ownAddress() {
        TestDatabase database = TestDatabase.fresh();
        try (ConfigurableApplicationContext context =
                PooledProgram.start(database, LISTEN_URL, database.jdbcUrl() + "?ApplicationName=other")) {
            assertThat(context.getBean(ListeningAddress.class).isOwn()).isTrue();
        }
    }

    @Test
    @DisplayName("does not start when it would listen in another database, and says so")
    void otherDatabase(CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();
        PooledProgram.assertRefused(
                output,
                database,
                "is not heard at",
                LISTEN_URL,
                TestDatabase.fresh().jdbcUrl() + "?ApplicationName=do-not-tell");
        assertThat(output.getAll()).doesNotContain("do-not-tell");
    }

    @Test
    @DisplayName("does not start when there is nothing at the address for listening, and says so")
    void nothing(CapturedOutput output) throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        PooledProgram.assertRefused(
                output,
                TestDatabase.fresh(),
                "nobody can listen",
                LISTEN_URL,
                "jdbc:postgresql://127.0.0.1:%d/portwarden".formatted(port));
    }

    @Test
    @DisplayName("says which settings of listening are none")
    void settings() {
        assertThatThrownBy(() -> new ListeningProperties("127.0.0.1", Duration.ofSeconds(10)))
                .hasMessageContaining("jdbc:postgresql:");
        assertThat(Objects.requireNonNullElse(
                        new ListeningProperties(" ", Duration.ofSeconds(15)).listenUrl(), "the application's"))
                .isEqualTo("the application's");
    }
}
