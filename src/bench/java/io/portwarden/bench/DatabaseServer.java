package io.portwarden.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The PostgreSQL of the stage, to be killed with {@code kill -9} and started again as it was started before. */
final class DatabaseServer {

    private static final long PATIENCE_SECONDS = 120;

    private final Path cluster;
    private final Path log;
    private final JdbcClient superuser;

    DatabaseServer(Path cluster, Path log, JdbcClient superuser) {
        this.cluster = cluster;
        this.log = log;
        this.superuser = superuser;
    }

    /** @return how it was started */
    List<String> kill() throws IOException {
        ProcessHandle server = server();
        List<String> command = Arrays.asList(Files.readString(Path.of("/proc", Long.toString(server.pid()), "cmdline"))
                .split("\0"));
        server.destroyForcibly();
        server.onExit().join();
        return command;
    }

    /** Its children need a moment to notice; until then, a new one refuses to start. */
    void start(List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // As the embedded database does: PostgreSQL refuses to run as root.
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(command);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Process started = start(whole.toArray(String[]::new));
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The database does not start again; its log is " + log);
            }
            TimeUnit.MILLISECONDS.sleep(100);
            if (!started.isAlive()) {
                started = start(whole.toArray(String[]::new));
            }
        }
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private boolean answers() {
        try {
            return superuser.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException notYet) {
            return false;
        }
    }

    private ProcessHandle server() throws IOException {
        String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }
}
