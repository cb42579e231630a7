package io.portwarden.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL in a child process, with its data under the data folder, for those who configure none.
 *
 * <p>It is set up like one for production: every commit is on the disk, every sign-in needs a password, the
 * application's role owns nothing. The passwords are made at the first start and kept beside the data.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    static final String DATABASE = "portwarden";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** In the cluster's folder once its first start went all the way through. */
    private static final String COMPLETE = "portwarden-complete";

    private final DataDirectoryLock lock;
    private final EmbeddedPostgres server;
    private final DatabaseCredentials superuser;
    private final DatabaseRoles roles;

    private EmbeddedDatabase(
            DataDirectoryLock lock, EmbeddedPostgres server, DatabaseCredentials superuser, DatabaseRoles roles) {
        this.lock = lock;
        this.server = server;
        this.superuser = superuser;
        this.roles = roles;
    }

    /**
     * Starts the server on the data of that folder, which are made if there are none.
     *
     * @throws StartupRefusedException when another program uses the folder, or the server does not start
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        directory.create();
        DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
        try {
            return start(directory, lock);
        } catch (IOException | RuntimeException e) {
            closeQuietly(lock);
            throw refusal(directory, e);
        } catch (InterruptedException e) {
            closeQuietly(lock);
            Thread.currentThread().interrupt();
            throw refusal(directory, e);
        }
    }

    private static EmbeddedDatabase start(DataDirectory directory, DataDirectoryLock lock)
            throws IOException, InterruptedException {
        Path cluster = directory.resolve("postgres");
        SecretsFile secrets = new SecretsFile(directory.resolve("secrets.properties"));
        DatabaseCredentials superuser = new DatabaseCredentials(
                SUPERUSER, secrets.getOrCreate("database.superuser.password", EmbeddedDatabase::newPassword));
        DatabaseRoles roles = DatabaseRoles.withPasswords(
                secrets.getOrCreate("database.owner.password", EmbeddedDatabase::newPassword),
                secrets.getOrCreate("database.application.password", EmbeddedDatabase::newPassword));

        new LeftoverServer(cluster, superuser.password()).stop();
        EmbeddedPostgres server = startServer(directory, cluster, superuser);
        EmbeddedDatabase database = new EmbeddedDatabase(lock, server, superuser, roles);
        try {
            roles.create(database.asSuperuser());
            roles.createDatabase(database.asSuperuser(), DATABASE);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        log.info("Embedded PostgreSQL answers on port {}, data in {}", server.getPort(), cluster);
        return database;
    }

    private static EmbeddedPostgres startServer(DataDirectory directory, Path cluster, DatabaseCredentials superuser)
            throws IOException {
        Path output = directory.resolve("postgres.log");
        if (Files.exists(output)) {
            Files.move(output, directory.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Path passwordFile = Files.createTempFile(directory.path(), "initdb", "", DataDirectory.ownerOnly("rw-------"));
        try {
            Files.writeString(passwordFile, superuser.password());
            return EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(
                            directory.resolve("postgres-binaries").toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    // Options of initdb; the later --auth wins over the library's own "-A trust".
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    // The same order of text on every machine, and no need for any locale installed.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setConnectConfig("password", superuser.password())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .start();
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The address of another database on the same server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
    }

    public DatabaseRoles roles() {
        return roles;
    }

    /** For set-up and tests: unpooled connections of the superuser, to the server's maintenance database. */
    public DataSource asSuperuser() {
        return new DriverManagerDataSource(jdbcUrl("postgres"), superuser.user(), superuser.password());
    }

    public DatabaseCredentials superuser() {
        return superuser;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            server.close();
        }
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static StartupRefusedException refusal(DataDirectory directory, Exception cause) {
        if (cause instanceof StartupRefusedException refused) {
            return refused;
        }
        return new StartupRefusedException(
                "The embedded PostgreSQL does not start on %s: %s".formatted(directory.path(), cause.getMessage()),
                "Look at what PostgreSQL says in %s, or configure a database with spring.datasource.*."
                        .formatted(directory.resolve("postgres.log")),
                cause);
    }

    private static void closeQuietly(DataDirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            log.debug("Could not close the lock", e);
        }
    }
}
