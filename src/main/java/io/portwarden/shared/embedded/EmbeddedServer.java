package io.portwarden.shared.embedded;

import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.start.StartupRefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Starts the PostgreSQL of {@link EmbeddedDatabase} with a library that is made for throw-away test databases. */
final class EmbeddedServer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LOG = "postgres.log";

    private EmbeddedServer() {}

    /** Starts a server on the cluster, which is made first if there is none. */
    static EmbeddedPostgres start(DataDirectory directory, Path cluster, DatabaseCredentials superuser)
            throws IOException {
        refuseRootWithoutNamespaces();
        Path output = directory.resolve(LOG);
        if (Files.exists(output)) {
            Files.move(output, directory.resolve(LOG + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Path binaries = binaries(directory);
        // The library stops and deletes stale servers that it finds here: by default under the temporary folder,
        // where others could put what they want to have stopped.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        Path passwordFile = Files.createTempFile(directory.path(), "initdb", "", DataDirectory.ownerOnly("rw-------"));
        try {
            Files.writeString(passwordFile, superuser.password());
            return EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
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
                    // The library's own defaults are made to lose data: -F and synchronous_commit=off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "300")
                    .start();
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** The end of what PostgreSQL last said, for people who look for why it does not start. */
    static String lastWords(DataDirectory directory) {
        try {
            List<String> lines = Files.readAllLines(directory.resolve(LOG));
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return ""; // it did not come as far as to say anything
        }
    }

    /** PostgreSQL does not run as root; the library runs it in a user namespace then, where it may make one. */
    private static void refuseRootWithoutNamespaces() {
        if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
            throw new StartupRefusedException(
                    "The embedded PostgreSQL does not run as root on this machine (\"unshare -U\" is not allowed).",
                    "Start Portwarden as another user, or configure a database with spring.datasource.*.");
        }
    }

    /**
     * The folder that the library unpacks into. It makes that folder writable for everybody, so one around it keeps
     * everybody out; and it takes files of an unpacking that was cut off for good ones, so these are thrown away.
     */
    private static Path binaries(DataDirectory directory) throws IOException {
        Path guarded = directory.resolve("postgres-binaries");
        Files.createDirectories(guarded, DataDirectory.ownerOnly("rwx------"));
        Path unpacked = Files.createDirectories(guarded.resolve("unpacked"));
        try (Stream<Path> versions = Files.list(unpacked)) {
            for (Path version : versions.toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        }
        return unpacked;
    }
}
