package io.portwarden.shared;

import static org.awaitility.Awaitility.await;

import io.portwarden.TestDatabase;
import io.portwarden.shared.embedded.DatabaseCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A real pgbouncer before a test's database, as the machine has it installed. */
public final class Pgbouncer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final URI database;
    private final int port;
    private Process process;

    /** @param role whoever comes is let in as it */
    public Pgbouncer(Path folder, TestDatabase database, DatabaseCredentials role, String mode, String... settings)
            throws IOException {
        this.folder = folder;
        this.database = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=%s port=%d user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                %s
                """.formatted(
                        this.database.getHost(),
                        this.database.getPort(),
                        role.user(),
                        role.password(),
                        port,
                        mode,
                        String.join("\n", settings)));
        process = start();
    }

    static boolean isInstalled() {
        return binary().isPresent();
    }

    private static Optional<Path> binary() {
        return Stream.concat(
                        Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(":")),
                        Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(binary().orElseThrow().toString());
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(folder.resolve("pgbouncer.ini").toString());
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                if (!started.isAlive()) {
                    throw new IllegalStateException(Files.readString(folder.resolve("pgbouncer.log")), notYet);
                }
                return false;
            }
        });
        return started;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d%s".formatted(port, database.getPath());
    }

    /** Breaks every connection off. */
    public void restart() throws IOException {
        close();
        process = start();
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
