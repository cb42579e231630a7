package io.portwarden.bench;

import io.portwarden.Portwarden;
import io.portwarden.shared.embedded.DatabaseCredentials;
import io.portwarden.shared.embedded.EmbeddedDatabase;
import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.key.NamedKey;
import io.portwarden.support.Multitude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server with a database of many orders and one of few, and the program on each, listening nowhere. */
final class ListsDatabase implements AutoCloseable {

    /** What a server of this size would be given; of the planner's settings none is touched. */
    private static final List<String> SETTINGS =
            List.of("shared_buffers = '2GB'", "max_wal_size = '8GB'", "wal_level = minimal", "max_wal_senders = 0");

    private final Path folder;
    private final boolean keep;
    private final Map<String, ConfigurableApplicationContext> applications = new HashMap<>();
    private final Thread closeAtEnd = new Thread(this::closeQuietly, "end of the bench");
    private EmbeddedDatabase server;
    private boolean closed;

    /** @param keep whether the databases stay for the next time */
    ListsDatabase(Path folder, boolean keep) throws IOException {
        this.folder = folder;
        this.keep = keep;
        if (!keep) {
            FileSystemUtils.deleteRecursively(folder);
        }
        server = EmbeddedDatabase.start(new DataDirectory(folder));
        Runtime.getRuntime().addShutdownHook(closeAtEnd);
        SETTINGS.forEach(setting -> JdbcClient.create(asSuperuser("postgres"))
                .sql("alter system set " + setting)
                .update());
        server.close();
        server = EmbeddedDatabase.start(new DataDirectory(folder));
    }

    /** The program on the database of that name, which is made and filled if it is not there. */
    ConfigurableApplicationContext open(String name, Multitude.Size size)
            throws SQLException, InterruptedException, ExecutionException {
        server.roles().createDatabase(asSuperuser("postgres"), name);
        ConfigurableApplicationContext application = start(name);
        applications.put(name, application);
        JdbcClient superuser = JdbcClient.create(asSuperuser(name));
        boolean filled = superuser
                .sql("select exists (select from audit_heads)")
                .query(Boolean.class)
                .single();
        if (!filled) {
            new Multitude(asSuperuser(name), size, done -> System.err.println("bench: " + name + ": " + done)).fill();
            // As the server would have done by itself after a while.
            superuser.sql("vacuum analyze").update();
            superuser.sql("checkpoint").update();
        }
        return application;
    }

    /** Unpooled connections of the server's superuser. */
    DataSource asSuperuser(String name) {
        DatabaseCredentials superuser = server.superuser();
        return new DriverManagerDataSource(server.jdbcUrl(name), superuser.user(), superuser.password());
    }

    private ConfigurableApplicationContext start(String name) {
        Path log = Path.of("target/bench/logs").resolve("lists-" + name + ".log");
        return new SpringApplicationBuilder(Portwarden.class)
                .registerShutdownHook(false)
                .properties(Map.ofEntries(
                        Map.entry("spring.datasource.url", server.jdbcUrl(name)),
                        Map.entry(
                                "spring.datasource.username",
                                server.roles().application().user()),
                        Map.entry(
                                "spring.datasource.password",
                                server.roles().application().password()),
                        Map.entry("spring.flyway.url", server.jdbcUrl(name)),
                        Map.entry("spring.flyway.user", server.roles().owner().user()),
                        Map.entry(
                                "spring.flyway.password", server.roles().owner().password()),
                        Map.entry("portwarden.public-url", "http://localhost:8080"),
                        Map.entry("portwarden.pin.current-key", "k1"),
                        Map.entry("portwarden.pin.keys.k1", key("pin")),
                        Map.entry("portwarden.audit.current-key", "k1"),
                        Map.entry("portwarden.audit.keys.k1", key("audit")),
                        Map.entry("spring.main.banner-mode", "off"),
                        Map.entry("logging.threshold.console", "off"),
                        Map.entry("logging.file.name", log.toString())))
                .run("--server.port=-1", "--vaadin.productionMode=true");
    }

    /** The same at every start on the same databases. */
    private String key(String name) {
        Path file = folder.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, NamedKey.randomSecret());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        applications.values().forEach(ConfigurableApplicationContext::close);
        server.close();
        if (!keep) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            System.err.println("bench: could not clear up " + folder + ": " + e);
        }
    }
}
