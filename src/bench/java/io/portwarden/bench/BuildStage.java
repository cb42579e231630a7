package io.portwarden.bench;

import io.portwarden.bench.CarrierProgram.Answer;
import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import io.portwarden.shared.hash.Argon2id;
import io.portwarden.tenant.AccountNumber;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * A build of the program on a stage of its own, in a process that does one thing for each line that it is told, while
 * nothing else is done, and answers with numbers. So two builds that know nothing of each other can take turns.
 */
public final class BuildStage {

    /** What no connection sends in a second. */
    private static final int MOST_A_SECOND = 25;

    private static final int MOST_UNDER_WAY = 64;
    private static final int NUMBERS = 400;
    private static final int WARM_UP_SECONDS = 6;
    private static final String PIN = "48392017";

    private final Stage stage;
    private final List<Place> places = new ArrayList<>();
    private boolean warm;

    private BuildStage(Stage stage) {
        this.stage = stage;
    }

    public static void main(String[] none) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        try (Stage stage = Stage.open();
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            BuildStage build = new BuildStage(stage);
            answers.println("= ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.println("= "
                        + DoubleStream.of(build.done(line.split(" ")))
                                .mapToObj(Double::toString)
                                .collect(Collectors.joining(" ")));
            }
        }
        System.exit(0);
    }

    private double[] done(String[] words) throws Exception {
        return switch (words[0]) {
            case "accept" -> acceptedASecond(number(words[1]), number(words[2]));
            case "refuse" -> refusedASecond(number(words[1]), number(words[2]));
            case "pace" -> paced(Double.parseDouble(words[1]), number(words[2]));
            case "hash" ->
                hashes(words[1].equals("java") ? Argon2id.inJava() : Argon2id.byLibraryOrInJava(), number(words[2]));
            case "start" -> started();
            case "accounts" -> accounts(number(words[1]));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    /** A connection with a tenant and a carrier that nobody else has, and what is left of the tenant's numbers. */
    private static final class Place {

        private final Gaining carrier;
        private final Holder holder;
        private int next;

        Place(World world) {
            this.carrier = world.carrier();
            this.holder = world.holder(NUMBERS);
        }

        int left() {
            return NUMBERS - next;
        }

        Order withRightPin() {
            return Order.of(carrier, holder, holder.phoneNumbers().get(next++), holder.pin());
        }

        /** For a number that nobody here has, so that there is no PIN to be looked at. */
        Order ofNobody() {
            String number = "+1202999" + ThreadLocalRandom.current().nextInt(1_000, 10_000);
            return Order.of(carrier, holder, number, holder.pin());
        }
    }

    private List<Place> places(int count, int seconds) {
        places.removeIf(place -> place.left() < MOST_A_SECOND * seconds);
        while (places.size() < count) {
            places.add(new Place(stage.world()));
        }
        return places.subList(0, count);
    }

    private Node node() throws Exception {
        Node node = stage.oneNode();
        if (!warm) {
            warm = true;
            rate(places(16, WARM_UP_SECONDS), WARM_UP_SECONDS, Place::withRightPin, "pending");
        }
        return node;
    }

    private double[] acceptedASecond(int connections, int seconds) throws Exception {
        node();
        return new double[] {rate(places(connections, seconds), seconds, Place::withRightPin, "pending")};
    }

    private double[] refusedASecond(int connections, int seconds) throws Exception {
        node();
        return new double[] {rate(places(connections, 0), seconds, Place::ofNobody, "rejected")};
    }

    /** How many a second, each place sending the next when the last is answered. */
    private double rate(List<Place> senders, int seconds, Function<Place, Order> order, String status)
            throws Exception {
        Node node = stage.oneNode();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        long count = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(senders.size())) {
            List<Future<Long>> futures = new ArrayList<>();
            for (Place place : senders) {
                futures.add(threads.submit(() -> {
                    long answered = 0;
                    try (RawConnection connection = new RawConnection(node)) {
                        while (System.nanoTime() < end) {
                            expect(connection.send(order.apply(place)), status);
                            answered++;
                        }
                    }
                    return answered;
                }));
            }
            for (Future<Long> future : futures) {
                count += future.get();
            }
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private static void expect(Answer answer, String status) {
        if (answer.status() != 201 || !answer.json().path("status").asString("").equals(status)) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
    }

    /**
     * Sends orders with the right PIN at a pace that does not depend on the answers.
     *
     * @return the 95th percentile and the median of how long they took, in milliseconds, from when they were due
     */
    private double[] paced(double aSecond, int seconds) throws Exception {
        Node node = node();
        int count = (int) (aSecond * seconds);
        List<Place> senders = places(16, seconds);
        double[] millis = new double[count];
        List<Future<Double>> futures = new ArrayList<>();
        List<RawConnection> open = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            BlockingQueue<RawConnection> free = new LinkedBlockingQueue<>();
            for (int i = 0; i < MOST_UNDER_WAY; i++) {
                RawConnection connection = new RawConnection(node);
                open.add(connection);
                free.add(connection);
            }
            long begin = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = begin + (long) (i * 1e9 / aSecond);
                Order order = senders.get(i % senders.size()).withRightPin();
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                futures.add(threads.submit(() -> {
                    RawConnection connection = free.take();
                    try {
                        Answer answer = connection.send(order);
                        expect(answer, "pending");
                        return (answer.answeredAt() - due) / 1e6;
                    } finally {
                        free.add(connection);
                    }
                }));
            }
            for (int i = 0; i < count; i++) {
                millis[i] = futures.get(i).get();
            }
        } finally {
            for (RawConnection connection : open) {
                connection.close();
            }
        }
        Arrays.sort(millis);
        return new double[] {millis[count * 95 / 100], millis[count / 2]};
    }

    /** @return how many a second on all cores, and how many milliseconds one takes alone, as a rule */
    private static double[] hashes(Argon2id argon2id, int seconds) throws Exception {
        PasswordEncoder encoder = argon2id.encoder();
        String hash = encoder.encode(PIN);
        List<Double> alone = new ArrayList<>();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds) / 4; System.nanoTime() < end; ) {
            long begin = System.nanoTime();
            encoder.matches(PIN, hash);
            alone.add((System.nanoTime() - begin) / 1e6);
        }
        alone.sort(null);
        int cores = Runtime.getRuntime().availableProcessors();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        long count = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            List<Future<Long>> futures = new ArrayList<>();
            for (int i = 0; i < cores; i++) {
                futures.add(threads.submit(() -> {
                    long done = 0;
                    for (; System.nanoTime() < end; done++) {
                        encoder.matches(PIN, hash);
                    }
                    return done;
                }));
            }
            for (Future<Long> future : futures) {
                count += future.get();
            }
        }
        return new double[] {count / ((System.nanoTime() - begin) / 1e9), alone.get(alone.size() / 2)};
    }

    /** @return how many seconds a node takes from its start until it has served the first page */
    private double[] started() throws Exception {
        long begin = System.nanoTime();
        Node node = stage.startDelivered("start");
        try {
            node.awaitPage("/login");
            return new double[] {(System.nanoTime() - begin) / 1e9};
        } finally {
            node.stop();
        }
    }

    /**
     * Finds a tenant by its account number among many.
     *
     * @return how many milliseconds that takes, and how many without row-level security
     */
    private double[] accounts(int count) {
        stage.superuser()
                .sql("insert into tenants (tenant_id, name, country, account_number, account_key, zip_code)"
                        + " select gen_random_uuid(), 'Many ' || i, 'US', 'MANY-' || i, 'many-' || i, '20001'"
                        + " from generate_series(1, ?) i"
                        + " where not exists (select from tenants where account_key = 'many-1')")
                .param(count)
                .update();
        stage.superuser().sql("analyze tenants").update();
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            with.addAll(found(count));
            stage.superuser()
                    .sql("alter table tenants disable row level security")
                    .update();
            try {
                without.addAll(found(count));
            } finally {
                stage.superuser()
                        .sql("alter table tenants enable row level security")
                        .update();
            }
        }
        return new double[] {median(with), median(without)};
    }

    private List<Double> found(int count) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            AccountNumber account =
                    AccountNumber.of("MANY-" + ThreadLocalRandom.current().nextInt(1, count + 1));
            long begin = System.nanoTime();
            int tenants = stage.world().tenantsWith(account);
            double took = (System.nanoTime() - begin) / 1e6;
            if (tenants != 1) {
                throw new IllegalStateException(tenants + " tenants with one account number");
            }
            // The first ones settle on a plan.
            if (i >= 5) {
                millis.add(took);
            }
        }
        return millis;
    }

    private static double median(List<Double> values) {
        values.sort(null);
        return values.get(values.size() / 2);
    }
}
