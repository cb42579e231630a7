package io.portwarden.shared;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The PostgreSQL server that outlived a killed program.
 *
 * <p>It is stopped, not used on: a server started anew has no session of the dead program left, and the settings
 * and binaries of this one.
 */
final class LeftoverServer {
    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path cluster;
    private final String superuserPassword;

    LeftoverServer(Path cluster, String superuserPassword) {
        this.cluster = cluster;
        this.superuserPassword = superuserPassword;
    }

    /** Returns when no server runs on these data any more; does nothing when none does. */
    void stop() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        Optional<PidFile> running = PidFile.read(cluster);
        while (running.isPresent() && running.get().isPostgres()) {
            // Whether it is ours, only the server itself can tell: process numbers and ports are used again.
            if (answers(running.get())) {
                log.info(
                        "Stopping the PostgreSQL that a killed Portwarden left behind (process {})",
                        running.get().pid());
                pgCtlStop();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StartupRefusedException(
                        "A PostgreSQL server (process %d) still runs on %s and does not let itself be stopped."
                                .formatted(running.get().pid(), cluster),
                        "Stop that process, then start again.");
            }
            Thread.sleep(100);
            running = PidFile.read(cluster);
        }
        if (running.isPresent() && running.get().isAlive()) {
            // Another program got the number of a server that died with its machine; PostgreSQL would not start.
            Files.delete(cluster.resolve("postmaster.pid"));
        }
    }

    private boolean answers(PidFile running) {
        DriverManagerDataSource server = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=5&socketTimeout=5".formatted(running.port()),
                EmbeddedDatabase.SUPERUSER,
                superuserPassword);
        try {
            String directory = JdbcClient.create(server)
                    .sql("SHOW data_directory")
                    .query(String.class)
                    .single();
            return Files.isSameFile(Path.of(directory), cluster);
        } catch (RuntimeException | IOException e) {
            log.debug("Process {} does not answer as the server of {}", running.pid(), cluster, e);
            return false;
        }
    }

    private void pgCtlStop() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.addAll(List.of(
                pgCtl().toString(),
                "stop",
                "-D",
                cluster.toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                "" + PATIENCE.toSeconds()));
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
        String options = Files.readString(cluster.resolve("postmaster.opts"));
        Path postgres = Path.of(options.substring(0, options.indexOf(" \"")));
        return postgres.resolveSibling(File.separatorChar == '\\' ? "pg_ctl.exe" : "pg_ctl");
    }

    /** What PostgreSQL writes down about itself while it runs: process number first, port fourth. */
    private record PidFile(long pid, int port) {
        static Optional<PidFile> read(Path cluster) throws IOException {
            Path file = cluster.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            return Optional.of(new PidFile(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip())));
        }

        boolean isAlive() {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }

        boolean isPostgres() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().command())
                    .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                    .orElse(false);
        }
    }
}
