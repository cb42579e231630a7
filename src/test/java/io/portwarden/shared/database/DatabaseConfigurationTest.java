package io.portwarden.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.portwarden.TestDatabase;
import io.portwarden.shared.embedded.DataDirectoryLock;
import io.portwarden.shared.embedded.EmbeddedConfiguration;
import io.portwarden.shared.embedded.EmbeddedDatabase;
import io.portwarden.shared.files.DataDirectory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import jdk.net.ExtendedSocketOptions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

@DisplayName("The program's database")
@ExtendWith(OutputCaptureExtension.class)
public class DatabaseConfigurationTest {

    @SpringBootConfiguration
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import({DatabaseConfiguration.class, EmbeddedConfiguration.class})
    public static class Program {}

    @Test
    @DisplayName("is the embedded one where none is configured, migrated by its owner, and ends with the program")
    void embedded(@TempDir Path folder) {
        String url;
        try (ConfigurableApplicationContext context = start(Map.of("portwarden.data-dir", folder.toString()))) {
            DataSource application = context.getBean(DataSource.class);
            assertThat(ask(application, "SELECT current_user")).isEqualTo("portwarden_app");
            assertThat(ask(application, "SHOW application_name")).isEqualTo("portwarden");
            assertThat(ask(application, "SELECT tableowner FROM pg_tables WHERE tablename = 'granted'"))
                    .isEqualTo("portwarden_owner");
            assertThat(ask(application, "SELECT count(*)::text FROM granted")).isEqualTo("0");
            assertThat(context.getBean(DataDirectory.class).path()).isEqualTo(folder);
            url = context.getBean(EmbeddedDatabase.class).jdbcUrl();
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(url).startsWith("jdbc:postgresql://127.0.0.1:");
    }

    @Test
    @DisplayName("is the configured one where one is configured, and then nothing is embedded")
    void configured(@TempDir Path folder) {
        TestDatabase database = TestDatabase.fresh();
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("portwarden.data-dir", folder.resolve("unused").toString());
        try (ConfigurableApplicationContext context = start(properties)) {
            DataSource application = context.getBean(DataSource.class);
            assertThat(ask(application, "SELECT current_user")).isEqualTo("portwarden_app");
            assertThat(ask(application, "SELECT count(*)::text FROM granted")).isEqualTo("0");
            assertThat(context.getBeanProvider(EmbeddedDatabase.class)).isEmpty();
            assertThat(context.getBeanProvider(DataDirectory.class)).isEmpty();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("is waited for as configured, by pool and migrations, and the address of the database wins")
    void timeLimits() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Map<String, Object> properties = new HashMap<>(database.properties());
        try (ConfigurableApplicationContext context = start(properties)) {
            DataSource pool = context.getBean(DataSource.class);
            assertThat(networkTimeout(pool)).isEqualTo(20_000);
            assertThat(networkTimeout(migrations(context)))
                    .as("a migration takes as long as it takes")
                    .isZero();
            assertThat(((SimpleDriverDataSource) migrations(context)).getConnectionProperties())
                    .containsEntry("connectTimeout", "2")
                    .containsEntry("tcpKeepAlive", "true")
                    .containsEntry("targetServerType", "primary")
                    .containsEntry("socketFactory", KeptAliveSockets.class.getName());
            assertThat(ask(pool, "SHOW tcp_keepalives_idle"))
                    .as("noticed by the server")
                    .isEqualTo("15");
            assertThat(context.getBean(Flyway.class).getConfiguration().getInitSql())
                    .isEqualTo(ConnectionSettings.ON_THE_SERVER);
        }
        properties.put("portwarden.database.socket-timeout", "9s");
        try (ConfigurableApplicationContext context = start(properties)) {
            assertThat(networkTimeout(context.getBean(DataSource.class))).isEqualTo(9_000);
        }
        properties.put("spring.datasource.url", database.jdbcUrl() + "?socketTimeout=7");
        properties.put("spring.flyway.url", database.jdbcUrl() + "?socketTimeout=8");
        try (ConfigurableApplicationContext context = start(properties)) {
            assertThat(networkTimeout(context.getBean(DataSource.class))).isEqualTo(7_000);
            assertThat(networkTimeout(migrations(context))).isEqualTo(8_000);
        }
    }

    @Test
    @DisplayName("is migrated although a migration takes longer than any statement else may")
    void longMigration(@TempDir Path migrations) throws Exception {
        Files.writeString(migrations.resolve("V001__slow.sql"), "create table granted (id int); select pg_sleep(3);");
        TestDatabase database = TestDatabase.fresh();
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("portwarden.database.socket-timeout", "1s");
        properties.put("spring.flyway.locations", "filesystem:" + migrations);
        try (ConfigurableApplicationContext context = start(properties)) {
            assertThat(context.getBean(Flyway.class).info().applied()).hasSize(1);
        }
    }

    @Test
    @DisplayName("is connected to by sockets that notice within half a minute that the other machine is gone")
    void keptAlive() throws Exception {
        try (Socket socket = new KeptAliveSockets().createSocket()) {
            assertThat(socket.getKeepAlive()).isTrue();
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(15);
        }
    }

    private static DataSource migrations(ConfigurableApplicationContext context) {
        return context.getBean(Flyway.class).getConfiguration().getDataSource();
    }

    private static int networkTimeout(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }

    @Test
    @DisplayName("is not migrated under the application's role: the start stops and says what to do")
    void oneRoleForBoth(CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.keySet().removeIf(name -> name.startsWith("spring.flyway."));
        assertThat(catchThrowable(() -> start(properties))).isNotNull();
        assertFailedReadably(output, "The migrations would run as portwarden_app", "SPRING_FLYWAY_USER");
        assertThat(ask(database.asSuperuser(), "SELECT count(*)::text FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    @DisplayName("is not used under a superuser, although somebody else migrated before")
    void superuserAfterMigration(CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();
        start(database.properties()).close();
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("spring.datasource.username", "portwarden_owner");
        properties.put("spring.datasource.password", database.roles().owner().password());
        properties.put("spring.flyway.enabled", "false");
        assertThat(catchThrowable(() -> start(properties))).isNotNull();
        assertFailedReadably(output, "portwarden_owner owns the database", "SPRING_DATASOURCE_USERNAME");
    }

    @Test
    @DisplayName("cannot be used twice: the second program stops and says what to do")
    void folderInUse(CapturedOutput output, @TempDir Path folder) {
        DataDirectory directory = new DataDirectory(folder);
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(directory)) {
            assertThat(lock).isNotNull();
            assertThat(catchThrowable(() -> start(Map.of("portwarden.data-dir", folder.toString()))))
                    .isNotNull();
        }
        assertFailedReadably(output, "is running on the data folder " + folder, "PORTWARDEN_DATA_DIR");
    }

    @Test
    @DisplayName("that cannot be reached is named without its password")
    void unreachable(CapturedOutput output) throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:%d/portwarden".formatted(closedPort());
        assertThat(catchThrowable(() -> start(Map.of("spring.datasource.url", url + "?password=do-not-tell"))))
                .isNotNull();
        assertFailedReadably(output, "The database " + url + " cannot be reached", "SPRING_DATASOURCE_URL");
        assertThat(output.getAll()).doesNotContain("do-not-tell");
    }

    @Test
    @DisplayName("that refuses the application's password says so")
    void wrongPassword(CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("spring.datasource.password", "do-not-tell");
        assertThat(catchThrowable(() -> start(properties))).isNotNull();
        assertFailedReadably(
                output,
                database.jdbcUrl() + " does not let the user portwarden_app sign in",
                "SPRING_DATASOURCE_USERNAME",
                "spring.datasource.password");
        assertThat(output.getAll()).doesNotContain("do-not-tell");
    }

    @Test
    @DisplayName("that refuses the owner's password says so")
    void wrongOwnerPassword(CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("spring.flyway.password", "do-not-tell");
        assertThat(catchThrowable(() -> start(properties))).isNotNull();
        assertFailedReadably(
                output,
                database.jdbcUrl() + " does not let the user portwarden_owner sign in",
                "SPRING_FLYWAY_USER",
                "spring.flyway.password");
        assertThat(output.getAll()).doesNotContain("do-not-tell");
    }

    @Test
    @DisplayName("that does not exist is named")
    void missingDatabase(CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("spring.datasource.url", database.jdbcUrl() + "_gone");
        assertThat(catchThrowable(() -> start(properties))).isNotNull();
        assertFailedReadably(output, database.jdbcUrl() + "_gone does not exist", "SPRING_DATASOURCE_URL");
    }

    private static ConfigurableApplicationContext start(Map<String, Object> properties) {
        return new SpringApplicationBuilder(Program.class)
                .web(WebApplicationType.NONE)
                .properties("spring.flyway.locations=classpath:db/roles", "spring.main.banner-mode=off")
                .properties(properties)
                .run();
    }

    private static void assertFailedReadably(CapturedOutput output, String... words) {
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(words)
                .doesNotContain("\tat ");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String ask(DataSource dataSource, String question) {
        return JdbcClient.create(dataSource).sql(question).query(String.class).single();
    }
}
