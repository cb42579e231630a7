package io.portwarden.shared.embedded;

import io.portwarden.shared.database.ConnectionSettings;
import io.portwarden.shared.start.StartupRefusedException;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The PostgreSQL server that outlived a killed program.
 *
 * <p>It is stopped, not used on: a server started anew has no session of the dead program left, and the settings
 * and binaries of this one.
 */
final class LeftoverServer {
    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_UNKNOWN = Duration.ofSeconds(5);

    private final Path cluster;
    private final Path pidFile;
    private final DatabaseCredentials superuser;

    LeftoverServer(Path cluster, DatabaseCredentials superuser) {
        this.cluster = cluster;
        this.pidFile = cluster.resolve("postmaster.pid");
        this.superuser = superuser;
    }

    /**
     * Returns when no server runs on these data any more; does nothing when none does.
     *
     * @throws StartupRefusedException when one runs that does not let itself be stopped
     */
    void stop() throws IOException, InterruptedException {
        Instant begin = Instant.now();
        for (Optional<Server> noted = readPidFile(); noted.isPresent(); noted = readPidFile()) {
            Server server = noted.get();
            if (!server.isAlive()) {
                return; // PostgreSQL itself clears away what a dead one left
            }
            Optional<String> program = server.program();
            Duration waited = Duration.between(begin, Instant.now());
            if (program.isPresent() && !program.get().startsWith("postgres")) {
                // Another program got the number of a server that died with its machine; PostgreSQL would not start.
                Files.delete(pidFile);
            } else if (program.isEmpty() && waited.compareTo(PATIENCE_WITH_UNKNOWN) > 0) {
                return; // not to be seen from here; PostgreSQL looks for itself
            } else if (answers(server)) {
                log.info("Stopping the PostgreSQL that a killed Portwarden left behind (process {})", server.pid());
                pgCtlStop();
            } else if (waited.compareTo(PATIENCE) > 0) {
                throw new StartupRefusedException(
                        "A PostgreSQL (process %d) seems to run on %s still, but does not answer."
                                .formatted(server.pid(), cluster),
                        "Stop that process; if it is not the server of these data, delete %s. Then start again."
                                .formatted(pidFile));
            }
            Thread.sleep(100);
        }
    }

    /** Whether it is the server of these data, only it can tell: process numbers and ports are used again. */
    private boolean answers(Server server) {
        DataSource connections = ConnectionSettings.toSetUp(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?socketTimeout=5",
                superuser.user(),
                superuser.password());
        try {
            String directory = JdbcClient.create(connections)
                    .sql("SHOW data_directory")
                    .query(String.class)
                    .single();
            return Files.isSameFile(Path.of(directory), cluster);
        } catch (RuntimeException | IOException e) {
            log.debug("Process {} does not answer as the server of {}", server.pid(), cluster, e);
            return false;
        }
    }

    private void pgCtlStop() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        String patience = Long.toString(PATIENCE.toSeconds());
        command.addAll(
                List.of(pgCtl().toString(), "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", patience));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            log.warn("{} ended with {}", command, process.exitValue());
        }
    }

    /** The one that belongs to the running server, which may be older than the one that is unpacked now. */
    private Path pgCtl() throws IOException {
        // The file begins with the path of the executable; its arguments follow, each in quotation marks.
        String commandLine = Files.readString(cluster.resolve("postmaster.opts"));
        Path postgres = Path.of(commandLine.substring(0, commandLine.indexOf(" \"")));
        return postgres.resolveSibling(File.separatorChar == '\\' ? "pg_ctl.exe" : "pg_ctl");
    }

    /** What PostgreSQL writes down about itself while it runs: process number first, port fourth. */
    private Optional<Server> readPidFile() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.size() < 4
                ? Optional.empty()
                : Optional.of(new Server(
                        Long.parseLong(lines.get(0).strip()),
                        Integer.parseInt(lines.get(3).strip())));
    }

    private record Server(long pid, int port) {
        boolean isAlive() {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }

        /** Empty for a process of another user, and for a dead one that its parent has not noticed yet. */
        Optional<String> program() {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .map(command -> Path.of(command).getFileName().toString());
        }
    }
}
