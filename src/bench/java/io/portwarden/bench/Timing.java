package io.portwarden.bench;

import io.portwarden.bench.CarrierProgram.Answer;
import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A wrong PIN, no PIN set and a limit reached, as the carrier sees them: the same answer, in the same time (PIN-8). */
final class Timing implements Row {

    private static final int SAMPLES = 1200;
    private static final int LANES = 4;
    private static final int WARM_UP = 50;

    /** Tomcat ends a connection after 100 requests, and says so in the answer, which is longer then. */
    private static final int ROUNDS_PER_CONNECTION = 30;

    /** As many wrong PINs as each limit still lets through: 3 by a carrier against a tenant, under 10 and under 20. */
    private static final int WRONG_PER_PAIR = 3;

    private static final int CARRIERS = 3;
    private static final int HOLDERS = 6;

    private enum Case {
        WRONG("wrong PIN", "{pin-wrong}"),
        NOT_SET("no PIN set", "{pin-not-set}"),
        LIMIT("limit reached", "{pin-attempts-exceeded}");

        private final String text;
        private final String reasons;

        Case(String text, String reasons) {
            this.text = text;
            this.reasons = reasons;
        }
    }

    private record Pair(Gaining carrier, Holder holder) {}

    private record Sample(Case sent, Answer answer) {}

    @Override
    public String name() {
        return "timing";
    }

    @Override
    public List<Figure> measure(Stage stage, Options options) throws Exception {
        int lanes = options.number("lanes", LANES);
        int samples = Math.ceilDiv(options.number("samples", SAMPLES), lanes);
        List<Node> nodes = stage.twoNodes();
        List<Lane> prepared = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            prepared.add(new Lane(stage.world(), WARM_UP + samples));
        }
        List<Sample> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
            List<Future<List<Sample>>> futures = new ArrayList<>();
            for (Lane lane : prepared) {
                futures.add(threads.submit(() -> lane.run(nodes.getFirst())));
            }
            for (Future<List<Sample>> future : futures) {
                taken.addAll(future.get());
            }
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(sameAnswer(stage, prepared, taken));
        Case[] cases = Case.values();
        for (int i = 0; i < cases.length; i++) {
            for (int j = i + 1; j < cases.length; j++) {
                figures.add(apart(cases[i], cases[j], taken));
            }
        }
        return figures;
    }

    private Figure sameAnswer(Stage stage, List<Lane> lanes, List<Sample> taken) {
        TreeSet<String> answers = new TreeSet<>();
        taken.forEach(sample ->
                answers.add(sample.answer().status() + " in " + sample.answer().bytes() + " bytes"));
        boolean asMeant = lanes.stream().allMatch(lane -> lane.wasAsMeant(stage));
        return new Figure(
                name(),
                "%d answers: %s%s"
                        .formatted(
                                taken.size(),
                                String.join(", ", answers),
                                asMeant ? "" : "; but not every order was refused for the reason that was meant"),
                "one status, one length",
                answers.size() == 1 && asMeant);
    }

    private Figure apart(Case one, Case other, List<Sample> taken) {
        return Apart.figure(name(), one.text, millis(one, taken), other.text, millis(other, taken));
    }

    private static double[] millis(Case sent, List<Sample> taken) {
        return taken.stream()
                .filter(sample -> sample.sent() == sent)
                .mapToDouble(sample -> sample.answer().nanos() / 1e6)
                .sorted()
                .toArray();
    }

    /** One carrier's line after the other: in every three of its orders there is one of each case, in any order. */
    private static final class Lane {

        private final int rounds;
        private final Random random = new Random();
        private final Deque<Pair> unguessed = new ArrayDeque<>();
        private final Deque<Pair> exhausted = new ArrayDeque<>();
        private final List<Gaining> carriers = new ArrayList<>();
        private final List<Holder> withoutPin;
        private final Map<Case, List<String>> names = new EnumMap<>(Case.class);
        private int guessed;

        Lane(World world, int rounds) {
            this.rounds = rounds;
            List<Pair> pairs = new ArrayList<>();
            while (pairs.size() * WRONG_PER_PAIR < rounds + WRONG_PER_PAIR) {
                List<Gaining> some = world.carriers(CARRIERS);
                carriers.addAll(some);
                world.holders(HOLDERS, 1)
                        .forEach(holder -> some.forEach(carrier -> pairs.add(new Pair(carrier, holder))));
            }
            Collections.shuffle(pairs, random);
            unguessed.addAll(pairs);
            withoutPin = IntStream.range(0, HOLDERS)
                    .mapToObj(i -> world.holderWithoutPin(1))
                    .toList();
        }

        List<Sample> run(Node node) throws Exception {
            List<Sample> samples = new ArrayList<>();
            try (RawConnection connection = new RawConnection(node)) {
                // The first pair is used up, so that there is one to begin with.
                for (int i = 0; i < WRONG_PER_PAIR; i++) {
                    connection.send(order(Case.WRONG));
                }
            }
            for (int first = 1; first < rounds; first += ROUNDS_PER_CONNECTION) {
                try (RawConnection connection = new RawConnection(node)) {
                    for (int round = first; round < Math.min(rounds, first + ROUNDS_PER_CONNECTION); round++) {
                        samples.addAll(round(connection, round >= WARM_UP));
                    }
                }
            }
            return samples;
        }

        private List<Sample> round(RawConnection connection, boolean counts) throws IOException {
            List<Sample> samples = new ArrayList<>();
            List<Case> cases = Arrays.asList(Case.values());
            Collections.shuffle(cases, random);
            for (Case sent : cases) {
                Answer answer = connection.send(order(sent));
                if (counts) {
                    samples.add(new Sample(sent, answer));
                }
            }
            return samples;
        }

        private Order order(Case sent) {
            Pair pair = switch (sent) {
                case WRONG -> nextUnguessed();
                case NOT_SET -> new Pair(any(carriers), any(withoutPin));
                case LIMIT -> any(List.copyOf(exhausted));
            };
            Order order = Order.of(
                    pair.carrier(),
                    pair.holder(),
                    pair.holder().phoneNumbers().getFirst(),
                    World.otherPin(pair.holder().pin()));
            names.computeIfAbsent(sent, none -> new ArrayList<>()).add(order.purchaseOrderNumber());
            return order;
        }

        private Pair nextUnguessed() {
            Pair pair = unguessed.getFirst();
            if (++guessed == WRONG_PER_PAIR) {
                guessed = 0;
                exhausted.add(unguessed.removeFirst());
            }
            return pair;
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        /** Whether the tenant's reasons, which the carrier never sees, are the ones that this was about. */
        boolean wasAsMeant(Stage stage) {
            return names.entrySet().stream()
                    .allMatch(sent -> stage.superuser()
                                    .sql(
                                            "select count(*) from port_out_orders where purchase_order_number = any (:names)"
                                                    + " and reasons = :reasons::text[]")
                                    .param("names", sent.getValue().toArray(String[]::new))
                                    .param("reasons", sent.getKey().reasons)
                                    .query(Long.class)
                                    .single()
                            == sent.getValue().size());
        }
    }
}
