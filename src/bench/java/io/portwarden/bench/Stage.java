package io.portwarden.bench;

import io.portwarden.Portwarden;
import io.portwarden.bench.CarrierProgram.Sending;
import io.portwarden.shared.embedded.DatabaseRoles;
import io.portwarden.shared.embedded.EmbeddedDatabase;
import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.key.NamedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * What the rows play on: a PostgreSQL of their own, nodes of the built program in processes of their own, and the services
 * of the program in this one, which listens nowhere, to put tenants and carriers on file. All of it goes when it is closed,
 * and when the bench is broken off.
 */
final class Stage implements AutoCloseable {

    private static final Path FOLDER = Path.of(System.getProperty("bench.folder", "target/bench"));

    private static final int WARM_UPS = 5;
    private static final int WARM_UP_ORDERS = 40;

    private final Path folder;
    private final Path logs;
    private final EmbeddedDatabase database;
    private final Map<String, String> settings;
    private final Program program;
    private final List<Node> nodes = new ArrayList<>();
    private final Thread closeAtEnd = new Thread(this::closeQuietly, "end of the bench");
    private final ConfigurableApplicationContext application;
    private final World world;
    private List<Node> twoNodes = List.of();
    private @Nullable Node oneNode;
    private boolean closed;

    private Stage(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.logs = FOLDER.resolve("logs");
        FileSystemUtils.deleteRecursively(logs);
        Files.createDirectories(logs);
        this.database = EmbeddedDatabase.start(new DataDirectory(folder.resolve("database")));
        Runtime.getRuntime().addShutdownHook(closeAtEnd);
        this.settings = settings(database);
        this.program = new Program(FOLDER.resolve("app/portwarden.jar"));
        // Migrates, which commands do not.
        this.application = start();
        program.makeReady(settingsOf("training"));
        this.world = new World(application, superuser());
    }

    static Stage open() throws IOException, InterruptedException {
        // Nothing but figures on the screen: before Spring sets up its logs, everything that is logged goes there.
        LoggingSystem.get(Stage.class.getClassLoader()).beforeInitialize();
        Files.createDirectories(FOLDER);
        return new Stage(Files.createTempDirectory(FOLDER.toAbsolutePath(), "run-"));
    }

    /** Puts tenants and carriers on file. */
    World world() {
        return world;
    }

    /** Sees everything, for looking behind. */
    JdbcClient superuser() {
        return JdbcClient.create(new DriverManagerDataSource(
                database.jdbcUrl(),
                database.superuser().user(),
                database.superuser().password()));
    }

    /** To be killed. */
    DatabaseServer databaseServer() {
        return new DatabaseServer(folder.resolve("database/postgres"), log("postgres"), superuser());
    }

    /** Two nodes that serve and have done so for a while, the same ones for every row. */
    synchronized List<Node> twoNodes() throws Exception {
        if (twoNodes.isEmpty()) {
            List<Node> two = List.of(
                    started("race-0", program.serving(settingsOf("race-0"))),
                    started("race-1", program.serving(settingsOf("race-1"))));
            for (Node node : two) {
                node.awaitReady();
            }
            for (int i = 0; i < WARM_UPS; i++) {
                CarrierProgram.sendAtOnce(Sending.ofRightPins(two, world.carriers(1), world.holder(WARM_UP_ORDERS)));
            }
            twoNodes = two;
        }
        return twoNodes;
    }

    /** One node that serves, the same one for every row. */
    synchronized Node oneNode() throws Exception {
        if (oneNode == null) {
            oneNode = started("alone", program.serving(settingsOf("alone")));
            oneNode.awaitReady();
        }
        return oneNode;
    }

    /** A node that is not ready yet, started as what was built is delivered. */
    Node startDelivered(String name) throws IOException {
        return started(name, program.delivered(settingsOf(name)));
    }

    /** A node that is not ready yet. Nodes of one name one after the other are one node that was started again. */
    Node startNode(String name) throws IOException {
        return started(name, program.startingQuickly(settingsOf(name)));
    }

    private synchronized Node started(String name, ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IOException("The bench has come to its end");
        }
        Node node = Node.start(name, builder, log(name));
        nodes.add(node);
        return node;
    }

    /** Runs a command of the program as that node, and says how it ended. */
    Program.Ended runCommand(String name, String command) throws IOException, InterruptedException {
        return program.command(command, settingsOf(name));
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    private Map<String, String> settingsOf(String name) {
        Map<String, String> own = new HashMap<>(settings);
        own.put(
                "portwarden.audit.heads-file",
                folder.resolve("heads-" + name + ".jsonl").toString());
        return own;
    }

    /** As an operator would configure it, with secrets that nobody else ever sees. */
    private static Map<String, String> settings(EmbeddedDatabase database) {
        DatabaseRoles roles = database.roles();
        return Map.ofEntries(
                Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("spring.datasource.username", roles.application().user()),
                Map.entry("spring.datasource.password", roles.application().password()),
                Map.entry("spring.flyway.url", database.jdbcUrl()),
                Map.entry("spring.flyway.user", roles.owner().user()),
                Map.entry("spring.flyway.password", roles.owner().password()),
                Map.entry("portwarden.public-url", "http://localhost:8080"),
                // Everything comes from this machine, as it would not from those who guess.
                Map.entry("portwarden.portal.burst", "1000000"),
                // Nothing is sent there.
                Map.entry("portwarden.webhooks.allow-private-addresses", "true"),
                Map.entry("portwarden.sign-in.guesses.per-source", "1000000"),
                Map.entry("portwarden.sign-in.codes.per-source", "1000000"),
                Map.entry("portwarden.pin.current-key", "k1"),
                Map.entry("portwarden.pin.keys.k1", NamedKey.randomSecret()),
                Map.entry("portwarden.audit.current-key", "k1"),
                Map.entry("portwarden.audit.keys.k1", NamedKey.randomSecret()));
    }

    private ConfigurableApplicationContext start() {
        Map<String, Object> own = new HashMap<>(settingsOf("bench"));
        own.put("server.port", "-1");
        own.put("spring.main.banner-mode", "off");
        own.put("logging.threshold.console", "off");
        own.put("logging.file.name", log("bench").toString());
        return new SpringApplicationBuilder(Portwarden.class)
                .registerShutdownHook(false)
                .properties(own)
                .run();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            nodes.forEach(Node::kill);
        }
        List<ProcessHandle> server = serverProcess();
        try {
            if (application != null) {
                application.close();
            }
            database.close();
        } finally {
            // What a busy machine has not brought to an end in time has nothing left that anybody wants.
            server.forEach(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private List<ProcessHandle> serverProcess() {
        try (Stream<String> lines = Files.lines(folder.resolve("database/postgres/postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of).stream()
                    .toList();
        } catch (IOException stopped) {
            return List.of();
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
