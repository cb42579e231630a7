package io.portwarden.shared.embedded;

import io.portwarden.shared.database.ConnectionSettings;
import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.files.DurableFile;
import io.portwarden.shared.files.SecretsFile;
import io.portwarden.shared.start.StartupRefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL in a child process, with its data under the data folder, for those who configure none.
 *
 * <p>It is set up like one for production: every commit is on the disk, every sign-in needs a password, the
 * application's role owns nothing. The passwords are made at the first start and kept beside the data.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    static final String SUPERUSER = "postgres";
    private static final String SUPERUSER_PASSWORD = "database.superuser.password";
    private static final String NAME = "portwarden";
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
     * Starts the server on the data of that folder, which are made if there are none. A server that a killed program
     * left behind on them is stopped first.
     *
     * @throws StartupRefusedException when another program uses the folder, or the server does not start
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        directory.create();
        DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
        boolean started = false;
        try {
            EmbeddedDatabase database = start(directory, lock);
            started = true;
            return database;
        } catch (StartupRefusedException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal(directory, e);
        } catch (IOException | RuntimeException e) {
            throw refusal(directory, e);
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private static EmbeddedDatabase start(DataDirectory directory, DataDirectoryLock lock)
            throws IOException, InterruptedException {
        Path cluster = directory.resolve("postgres");
        SecretsFile secrets = new SecretsFile(directory.resolve("secrets.properties"));
        if (Files.exists(cluster.resolve(COMPLETE))
                && secrets.get(SUPERUSER_PASSWORD).isEmpty()) {
            throw new StartupRefusedException(
                    "There is a database in %s, but its passwords are not in %s.".formatted(cluster, secrets),
                    "Put that file back, or move the folder away to begin with an empty database.");
        }
        DatabaseCredentials superuser = new DatabaseCredentials(
                SUPERUSER, secrets.getOrCreate(SUPERUSER_PASSWORD, EmbeddedDatabase::newPassword));
        DatabaseRoles roles = DatabaseRoles.withPasswords(
                secrets.getOrCreate("database.owner.password", EmbeddedDatabase::newPassword),
                secrets.getOrCreate("database.application.password", EmbeddedDatabase::newPassword));

        new LeftoverServer(cluster, superuser).stop();
        moveAsideIfUnfinished(cluster);
        EmbeddedPostgres server = EmbeddedServer.start(directory, cluster, superuser);
        EmbeddedDatabase database = new EmbeddedDatabase(lock, server, superuser, roles);
        try {
            roles.create(database.asSuperuser());
            roles.createDatabase(database.asSuperuser(), NAME);
            DurableFile.write(cluster.resolve(COMPLETE), "");
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        log.info("Embedded PostgreSQL answers on port {}, data in {}", server.getPort(), cluster);
        return database;
    }

    /** A first start that was cut off leaves a cluster that nobody ever worked on, and that may not even start. */
    private static void moveAsideIfUnfinished(Path cluster) throws IOException {
        if (!Files.exists(cluster) || Files.exists(cluster.resolve(COMPLETE))) {
            return;
        }
        Path aside = cluster.resolveSibling("postgres.unfinished");
        log.warn("The first start on {} was cut off; moving it to {} and beginning anew", cluster, aside);
        FileSystemUtils.deleteRecursively(aside);
        Files.move(cluster, aside);
    }

    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    /** The address of another database on the same server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    public DatabaseRoles roles() {
        return roles;
    }

    /** For set-up and tests, never for what the application does. */
    public DatabaseCredentials superuser() {
        return superuser;
    }

    private DataSource asSuperuser() {
        return ConnectionSettings.toSetUp(jdbcUrl("postgres"), superuser.user(), superuser.password());
    }

    /** Stops the server; what was committed is there at the next start. */
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
        return new StartupRefusedException(
                "The embedded PostgreSQL does not start on %s: %s%n%s"
                        .formatted(directory.path(), cause.getMessage(), EmbeddedServer.lastWords(directory)),
                "See that the user who runs Portwarden owns that folder and can reach it, or configure a database with"
                        + " spring.datasource.*.",
                cause);
    }
}
