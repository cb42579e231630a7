package io.portwarden;

import io.portwarden.shared.embedded.DatabaseCredentials;
import io.portwarden.shared.embedded.DatabaseRoles;
import io.portwarden.shared.embedded.EmbeddedDatabase;
import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.start.StartupRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server of this JVM's tests: Testcontainers where a Docker engine answers, the embedded one where
 * none does, and what {@code -Dportwarden.test.database=embedded|container} says where it says something.
 */
final class TestDatabaseServer {
    private static @Nullable TestDatabaseServer running;

    private final String address;
    private final DatabaseCredentials superuser;
    private final DatabaseRoles roles;
    private final Runnable stop;
    private final Thread stopAtEnd;
    private boolean outlivesSpring;

    private TestDatabaseServer(String address, DatabaseCredentials superuser, DatabaseRoles roles, Runnable stop) {
        this.address = address;
        this.superuser = superuser;
        this.roles = roles;
        this.stop = stop;
        this.stopAtEnd = new Thread(stop, "stop of the test database");
        Runtime.getRuntime().addShutdownHook(stopAtEnd);
    }

    /** The server, which is started when it is asked for first and stopped with this JVM. */
    static synchronized TestDatabaseServer ofThisJvm() {
        if (running == null) {
            running = useContainer() ? container() : embedded();
        }
        return running;
    }

    /** Stops the server after all Spring contexts instead of beside them. */
    synchronized void outliveSpring() {
        if (!outlivesSpring) {
            outlivesSpring = true;
            Runtime.getRuntime().removeShutdownHook(stopAtEnd);
            SpringApplication.getShutdownHandlers().add(stop);
        }
    }

    DatabaseCredentials superuser() {
        return superuser;
    }

    DatabaseRoles roles() {
        return roles;
    }

    String jdbcUrl(String database) {
        return address + database;
    }

    DataSource connect(String database, DatabaseCredentials role) {
        return new DriverManagerDataSource(jdbcUrl(database), role.user(), role.password());
    }

    // Never asks Testcontainers: with an engine that can pull no image, it blocks for minutes.
    private static boolean useContainer() {
        String choice = System.getProperty("portwarden.test.database", "");
        return switch (choice.toLowerCase(Locale.ROOT)) {
            case "container" -> true;
            case "embedded" -> false;
            // Maven passes the name itself where nothing is set.
            case "", "${portwarden.test.database}" -> dockerAnswers();
            default ->
                throw new IllegalArgumentException("portwarden.test.database is embedded or container, not " + choice);
        };
    }

    private static boolean dockerAnswers() {
        String host = System.getenv("DOCKER_HOST");
        try {
            URI engine = URI.create(host == null || host.isBlank() ? "unix:///var/run/docker.sock" : host);
            if ("unix".equals(engine.getScheme())) {
                try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    return channel.connect(UnixDomainSocketAddress.of(engine.getPath()));
                }
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(engine.getHost(), engine.getPort()), 1000);
                return true;
            }
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static TestDatabaseServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        TestDatabaseServer server = new TestDatabaseServer(
                "jdbc:postgresql://%s:%d/".formatted(container.getHost(), container.getMappedPort(5432)),
                new DatabaseCredentials(container.getUsername(), container.getPassword()),
                DatabaseRoles.withPasswords("owner-of-tests", "application-of-tests"),
                container::stop);
        server.roles.create(server.connect("postgres", server.superuser));
        return server;
    }

    private static TestDatabaseServer embedded() {
        EmbeddedDatabase database = startEmbedded(1);
        return new TestDatabaseServer(
                database.jdbcUrl(""), database.superuser(), database.roles(), () -> close(database));
    }

    /** In the first folder that no other JVM is using. Only the unpacked binaries in it live longer than a run. */
    private static EmbeddedDatabase startEmbedded(int attempt) {
        DataDirectory directory = new DataDirectory(Path.of("target", "test-database-" + attempt));
        Path data = directory.resolve("postgres");
        try {
            if (Files.exists(data)) {
                EmbeddedDatabase.start(directory).close(); // stops the server that a killed JVM left behind
                FileSystemUtils.deleteRecursively(data);
            }
            return EmbeddedDatabase.start(directory);
        } catch (StartupRefusedException e) {
            if (attempt == 8) {
                throw e;
            }
            return startEmbedded(attempt + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedDatabase database) {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
