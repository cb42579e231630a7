package io.portwarden.bench;

import io.portwarden.TestOutage;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.upstream.BandwidthClient;
import io.portwarden.upstream.BandwidthClient.Question;
import io.portwarden.upstream.BandwidthClient.Reply;
import io.portwarden.upstream.BandwidthClient.Verdict;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.TestConnections;
import io.portwarden.upstream.TestConnections.TestConnection;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Table "an upstream asks": a client that keeps to Bandwidth's description asks two nodes of the program, in processes of their
 * own, through a real HAProxy with the file that is shipped; whatever goes wrong, what should be held is never let go (UPS-1 to
 * UPS-5).
 */
public final class UpstreamCalls implements AutoCloseable {

    private static final String PIN = "48392017";
    private static final String WRONG = "93751846";
    private static final Path LOGS = Path.of("target", "bench", "logs");
    private static final Path FILE = Path.of("docker", "haproxy", "upstream.cfg");
    private static final Duration LATEST = Duration.ofSeconds(25);
    /** A tenth of it is what a busy machine needs to notice. */
    private static final Duration HUNG_UP = Duration.ofSeconds(31);

    private static final int PER_SECOND = 10;
    private static final int AT_ONCE = 200;

    private final Path folder = Files.createTempDirectory("upstream");
    private final StartedPortal portal = new StartedPortal("portwarden.orders.review-check=0");
    private final TestConnection connection;
    private final List<Served> nodes = new ArrayList<>();
    private final int proxyPort = Node.freePort();
    private final Process proxy;
    private final JdbcClient superuser;
    private boolean holds = true;
    private int names;

    private UpstreamCalls() throws IOException, InterruptedException {
        connection = portal.get(TestConnections.class).bandwidth();
        portal.get(TestConnections.class).mode(connection, ConnectionMode.LIVE);
        superuser = portal.world().superuser();
        Files.createDirectories(LOGS);
        nodes.add(new Served("first", Node.freePort(), Node.freePort()));
        nodes.add(new Served("second", Node.freePort(), Node.freePort()));
        for (Served node : nodes) {
            node.start();
        }
        for (Served node : nodes) {
            node.awaitReady();
        }
        proxy = proxy();
    }

    public static void main(String[] arguments) throws Exception {
        boolean holds;
        try (UpstreamCalls calls = new UpstreamCalls()) {
            calls.measure();
            holds = calls.holds;
        }
        System.exit(holds ? 0 : 1);
    }

    /** A node in a process of its own, without the tests' classes. */
    private final class Served {

        private final String name;
        private final int upstream;
        private final int management;
        private @Nullable Process process;

        Served(String name, int upstream, int management) {
            this.name = name;
            this.upstream = upstream;
            this.management = management;
        }

        void start() throws IOException {
            Map<String, Object> settings = new HashMap<>(portal.database().properties());
            settings.put("server.port", Integer.toString(Node.freePort()));
            settings.put("management.server.port", Integer.toString(management));
            settings.put("vaadin.productionMode", "true");
            settings.put("portwarden.upstream.port", Integer.toString(upstream));
            settings.put(
                    "portwarden.upstream.memory-file",
                    folder.resolve("calls-" + name).toString());
            settings.put(
                    "portwarden.audit.heads-file",
                    folder.resolve("heads-" + name).toString());
            settings.put("spring.lifecycle.timeout-per-shutdown-phase", "2s");
            String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !Path.of(entry).getFileName().toString().contains("test"))
                    .collect(Collectors.joining(File.pathSeparator));
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xmx768m",
                    "-cp",
                    classes,
                    "io.portwarden.Portwarden");
            builder.environment()
                    .put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            LOGS.resolve("upstream-" + name + ".log").toFile()));
            process = builder.start();
        }

        void awaitReady() throws IOException, InterruptedException {
            await(
                    name + " is ready",
                    () -> new Question("READY", PIN, "", "", List.of("2025550100")),
                    question -> client(upstream).ask(question).status() == 200);
        }

        void kill() {
            Objects.requireNonNull(process).destroyForcibly().onExit().join();
        }

        void stop() {
            Process ended = Objects.requireNonNull(process);
            ended.destroy();
            ended.onExit().join();
        }

        void startAgain() throws IOException, InterruptedException {
            start();
            awaitReady();
            Thread.sleep(3_000);
        }
    }

    private static <T> void await(String what, Supplier<T> make, Function<T, Boolean> isSo)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!isSo.apply(make.get())) {
            if (System.nanoTime() > deadline) {
                throw new IOException("It took too long until " + what);
            }
            Thread.sleep(200);
        }
    }

    private Process proxy() throws IOException, InterruptedException {
        Path file = folder.resolve("upstream.cfg");
        Files.writeString(
                file,
                "global\n    log stdout format raw local0 notice\n    maxconn 2000\n"
                        + Files.readString(FILE)
                                .replace("bind :8092", "bind 127.0.0.1:" + proxyPort)
                                .replace(" check port 8081", " check")
                                .replace("portwarden:8082 resolvers docker init-addr libc,none", at(nodes.get(0)))
                                .replace("second-node:8082 resolvers docker init-addr libc,none", at(nodes.get(1))));
        Process started = new ProcessBuilder("haproxy", "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        await("HAProxy listens", () -> proxyPort, port -> {
            try (Socket ignored = new Socket("127.0.0.1", port)) {
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
        return started;
    }

    private static String at(Served node) {
        return "127.0.0.1:%d port %d".formatted(node.upstream, node.management);
    }

    private BandwidthClient client(int port) {
        return connection.client(port).patient(Duration.ofSeconds(60));
    }

    private BandwidthClient client() {
        return client(proxyPort);
    }

    private TestTenant tenant() {
        TestTenant tenant = portal.world().usTenant();
        portal.world().setPin(tenant, PIN);
        return tenant;
    }

    private Question question(TestTenant tenant, String pin) {
        names++;
        return new Question(
                "PON-" + names,
                pin,
                tenant.tenant().accountNumber(),
                "20001",
                List.of(tenant.number(names % 10).e164().substring(2)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void measure() throws Exception {
        System.out.println("row | figure | goal | ok/FALLS SHORT");
        Question warm = question(tenant(), PIN);
        for (int i = 0; i < 50; i++) {
            Reply unused = client().ask(warm);
        }
        // Those that go through, each of another customer; and those that are refused.
        pace("let through", PIN, reply -> reply.value("Portable").equals("true"), 100, 1_000);
        pace("refused", WRONG, reply -> reply.verdict() == Verdict.HELD, 350, 2_000);
        wrongs();
        atOnce("200 wrong PINs at once", WRONG);
        atOnce("200 right PINs at once", PIN);
        keyMissing();
        databaseAway();
        killedWhileHolding();
        stopped();
    }

    private void say(String what, String figure, String goal, boolean isSo) {
        holds &= isSo;
        System.out.println(new Figure("upstream " + what, figure, goal, isSo));
    }

    /** Asks ten times a second, for half a minute. */
    private void pace(String what, String pin, Function<Reply, Boolean> isRight, long median, long nearlyAll)
            throws Exception {
        int many = 30 * PER_SECOND;
        List<TestTenant> tenants =
                IntStream.range(0, many / 10).mapToObj(i -> tenant()).toList();
        List<Future<Reply>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            for (int i = 0; i < many; i++) {
                Question question = question(tenants.get(i % tenants.size()), pin);
                TimeUnit.NANOSECONDS.sleep(begun + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND - System.nanoTime());
                replies.add(threads.submit(() -> client().ask(question)));
            }
        }
        List<Reply> all = all(replies);
        List<Long> times =
                all.stream().map(reply -> reply.took().toMillis()).sorted().toList();
        long half = times.get(times.size() / 2);
        long most = times.get(times.size() * 99 / 100);
        long right = all.stream().filter(isRight::apply).count();
        say(
                what,
                "%d of %d, %d without an answer, median %d ms, 99 %% %d ms, slowest %d ms"
                        .formatted(
                                right,
                                many,
                                all.stream()
                                        .filter(reply -> reply.status() == 0)
                                        .count(),
                                half,
                                most,
                                times.getLast()),
                "all, median <= %d ms, 99 %% <= %d ms".formatted(median, nearlyAll),
                right == many && half <= median && most <= nearlyAll);
    }

    private static List<Reply> all(List<Future<Reply>> futures) throws Exception {
        List<Reply> all = new ArrayList<>();
        for (Future<Reply> future : futures) {
            all.add(future.get());
        }
        return all;
    }

    private void held(String what, Reply reply) {
        boolean isHeld = reply.status() == 200
                && (reply.verdict() == Verdict.HELD || reply.verdict() == Verdict.CANCELLED)
                && reply.took().compareTo(LATEST) <= 0;
        say(
                what,
                "%s %s, %d ms"
                        .formatted(reply.verdict(), reply.codes(), reply.took().toMillis()),
                "held",
                isHeld);
    }

    private void silent(String what, Reply reply, boolean late) {
        say(
                what,
                "%s, %d ms".formatted(reply.verdict(), reply.took().toMillis()),
                late ? "no answer, ended after 31 s" : "no answer",
                reply.status() == 0 && (!late || reply.took().compareTo(HUNG_UP) >= 0));
    }

    private void wrongs() {
        TestTenant tenant = tenant();
        Question wrong = question(tenant, WRONG);
        String xml = wrong.xml();
        byte[] body = bytes(xml);
        held("broken XML", client().post(bytes("<PortOutValidationRequest>")));
        held(
                "an entity bomb",
                client().post(bytes("<!DOCTYPE a [<!ENTITY a \"x\">"
                        + IntStream.rangeClosed('b', 'k')
                                .mapToObj(c ->
                                        "<!ENTITY %c \"%s\">".formatted(c, ("&" + (char) (c - 1) + ";").repeat(10)))
                                .collect(Collectors.joining())
                        + "]>" + xml.substring(xml.indexOf("<Port")).replace("20001", "&k;"))));
        held("a body of 1 MiB", client().post(bytes(" ".repeat(1024 * 1024))));
        held("a wrong password", client().with("pw_" + "A".repeat(43)).ask(wrong));
        held("a wrong host name", client().named("elsewhere.example").ask(wrong));
        silent(
                "a request that stops in its body",
                client().send(client().request(
                                "POST", "Content-Length: " + body.length, Arrays.copyOf(body, body.length / 2))),
                false);
        silent(
                "a header that is none",
                client().send(client().request("POST", "No header\r\nContent-Length: " + body.length, body)),
                false);
    }

    private String orders(TestTenant tenant) {
        return superuser
                .sql(
                        "select count(*) || ' orders, ' || (select count(*) from pin_guesses g where g.tenant_id = o.tenant_id)"
                                + " || ' guesses' from port_out_orders o where tenant_id = ? group by tenant_id")
                .param(tenant.id().value())
                .query(String.class)
                .optional()
                .orElse("0 orders");
    }

    /** All of them the same question, which those ask again that had no answer. */
    private void atOnce(String what, String pin) throws Exception {
        TestTenant tenant = tenant();
        Question question = question(tenant, pin);
        List<Reply> replies;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reply>> calls = Stream.generate(() -> (Callable<Reply>) () -> client().ask(question))
                    .limit(AT_ONCE)
                    .toList();
            replies = all(threads.invokeAll(calls));
        }
        Reply again = client().ask(question);
        Verdict right = pin.equals(PIN) ? Verdict.GOES : Verdict.HELD;
        long answered = replies.stream()
                .filter(reply -> reply.status() == 200 && reply.verdict() == right)
                .count();
        long silent = replies.stream().filter(reply -> reply.status() == 0).count();
        long slowest = replies.stream()
                .filter(reply -> reply.status() == 200)
                .mapToLong(reply -> reply.took().toMillis())
                .max()
                .orElse(0);
        String left = orders(tenant);
        say(
                what,
                "%d %s, %d without an answer, slowest answer %d ms; asked again: %s; %s"
                        .formatted(
                                answered,
                                right.name().toLowerCase(Locale.ROOT),
                                silent,
                                slowest,
                                again.verdict(),
                                left),
                "no other answer, none after 25 s, one order, one guess at the most",
                answered + silent == AT_ONCE
                        && slowest <= LATEST.toMillis()
                        && again.verdict() == right
                        && (left.startsWith("1 orders, 0") || left.startsWith("1 orders, 1")));
    }

    /** The PIN is sealed under a key that no node has. */
    private void keyMissing() throws Exception {
        TestTenant tenant = tenant();
        Question question = question(tenant, WRONG);
        seal(tenant, "test", "elsewhere");
        Reply reply = client().ask(question);
        silent("the key missing", reply, true);
        seal(tenant, "elsewhere", "test");
        held("the key there again, the same question", client().ask(question));
    }

    private void seal(TestTenant tenant, String from, String under) throws SQLException {
        try (Connection one = portal.database().asSuperuser().getConnection();
                Statement statement = one.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update pins set key_id = '%s' where key_id = '%s' and tenant_id = '%s'"
                    .formatted(under, from, tenant.id()));
        }
    }

    private void databaseAway() throws Exception {
        TestTenant tenant = tenant();
        Question wrong = question(tenant, WRONG);
        Question right = question(tenant, PIN);
        try (TestOutage ignored = new TestOutage(portal.database());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> other = threads.submit(() -> client().ask(right));
            silent("the database away, a wrong PIN", client().ask(wrong), true);
            silent("the database away, a right PIN", other.get(), true);
        }
        Thread.sleep(3_000);
        held("the database back, the same wrong PIN", client().ask(wrong));
        Reply back = client().ask(right);
        say(
                "the database back, the same right PIN",
                "%s; %s".formatted(back.verdict(), orders(tenant)),
                "let through, two orders in all",
                back.value("Portable").equals("true") && orders(tenant).startsWith("2 orders"));
    }

    private void killedWhileHolding() throws Exception {
        TestTenant tenant = tenant();
        Question question = question(tenant, WRONG);
        try (Connection held = portal.database().asSuperuser().getConnection();
                Statement statement = held.createStatement();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            held.setAutoCommit(false);
            statement.execute("lock table pin_guards in access exclusive mode");
            List<Future<Reply>> both =
                    List.of(threads.submit(() -> client().ask(question)), threads.submit(() -> client().ask(question)));
            Thread.sleep(3_000);
            nodes.get(0).kill();
            held.rollback();
            List<Reply> replies = all(both);
            say(
                    "a node killed while it holds",
                    replies.stream()
                            .map(reply -> reply.verdict() + " " + reply.codes())
                            .collect(Collectors.joining(", ")),
                    "held or no answer",
                    replies.stream().allMatch(reply -> reply.status() == 0 || reply.verdict() == Verdict.HELD));
        }
        // The upstream asks again after five minutes; after one nobody holds the order's name any more (ORD-5).
        Thread.sleep(65_000);
        held("the same question to the other node", client().ask(question));
        say("afterwards", orders(tenant), "one order, one guess", orders(tenant).equals("1 orders, 1 guesses"));
    }

    private void stopped() throws Exception {
        TestTenant tenant = tenant();
        Question question = question(tenant, WRONG);
        nodes.get(1).stop();
        silent("both nodes stopped", client().ask(question), false);
        nodes.get(0).startAgain();
        held("one of them started again", client().ask(question));
    }

    @Override
    public void close() throws IOException {
        if (proxy != null) {
            proxy.destroyForcibly();
        }
        nodes.forEach(Served::kill);
        portal.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
