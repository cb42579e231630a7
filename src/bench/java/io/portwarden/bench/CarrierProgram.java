package io.portwarden.bench;

import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What carriers send their orders with. */
final class CarrierProgram {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CarrierProgram() {}

    /**
     * What came back.
     *
     * @param bytes of the whole answer, as it came over the wire
     * @param sentAt by {@link System#nanoTime}
     * @param answeredAt by {@link System#nanoTime}
     */
    record Answer(int status, int bytes, String body, long sentAt, long answeredAt) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        long nanos() {
            return answeredAt - sentAt;
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** Which order is sent to which node. */
    record Sending(Node node, Order order) {

        /** One order with the right PIN for each of the holder's numbers; every carrier sends to every node. */
        static List<Sending> ofRightPins(List<Node> nodes, List<Gaining> carriers, Holder holder) {
            List<Sending> sendings = new ArrayList<>();
            for (int i = 0; i < holder.phoneNumbers().size(); i++) {
                Order order = Order.of(
                        carriers.get(i % carriers.size()),
                        holder,
                        holder.phoneNumbers().get(i),
                        holder.pin());
                sendings.add(new Sending(nodes.get(i / carriers.size() % nodes.size()), order));
            }
            return sendings;
        }
    }

    /** @throws IOException when no whole answer came */
    static Answer send(Node node, Order order) throws IOException {
        try (RawConnection connection = new RawConnection(node)) {
            return connection.send(order);
        }
    }

    /** Sends all of them at the same instant, over connections that stand already. */
    static List<Answer> sendAtOnce(List<Sending> sendings) throws Exception {
        List<RawConnection> connections = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Sending sending : sendings) {
                connections.add(new RawConnection(sending.node()));
            }
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < sendings.size(); i++) {
                Order order = sendings.get(i).order();
                RawConnection connection = connections.get(i);
                futures.add(threads.submit(() -> {
                    go.await();
                    return connection.send(order);
                }));
            }
            go.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            for (RawConnection connection : connections) {
                connection.close();
            }
        }
    }

    /** How many answers of which kind. */
    static Map<String, Long> kinds(List<Answer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.status()
                                + (answer.isSuccess()
                                        ? ""
                                        : " " + answer.json().path("type").asString("")),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** How many were under way when the first was answered. */
    static long underWayAtOnce(List<Answer> answers) {
        long first = answers.stream().mapToLong(Answer::answeredAt).min().orElseThrow();
        return answers.stream().filter(answer -> answer.sentAt() <= first).count();
    }
}
