package io.portwarden.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {

    private static final DatabaseProperties TIMES =
            new DatabaseProperties(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(15));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    @DisplayName("A server that takes connections and says nothing is given up, by migrations too")
    void silentServer(boolean onlyReads) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Properties settings = ConnectionSettings.forMigrations(TIMES, onlyReads);
            settings.setProperty("user", "nobody");
            assertThatThrownBy(() -> DriverManager.getConnection(
                                    "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/nothing", settings)
                            .close())
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    @DisplayName("No statement of a migration is cut off")
    void statements() {
        assertThat(ConnectionSettings.forMigrations(TIMES, false).getProperty("socketTimeout"))
                .isEqualTo("0");
    }
}
