package io.portwarden.bench;

import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A node is killed with {@code kill -9} while it makes what programs ask for under an {@code Idempotency-Key}: sent again to the
 * other node, everything is there once, and the answer is the same from then on, secrets included (API-20).
 */
final class KeyKills implements LongRow {

    private static final Portions KILLS = new Portions("kills", 20, 10);
    private static final int TENANTS = 6;
    private static final int WEBHOOKS = 4;
    private static final int LISTS = 3;
    private static final int NUMBERS = 300;
    private static final int ATTEMPTS = 60;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /**
     * Something to be made, under a key of its own.
     *
     * @param made counts what is there of it in the database, 1 where it was made once
     */
    private record Wish(String path, String apiKey, String key, String body, Made made) {

        interface Made {
            long count(JdbcClient superuser);
        }

        static Wish of(String path, String apiKey, String body, Made made) {
            return new Wish(path, apiKey, "\"" + UUID.randomUUID() + "\"", body, made);
        }

        /** @throws IOException when no answer comes */
        HttpResponse<String> send(Node node) throws IOException, InterruptedException {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + path))
                            .timeout(Duration.ofSeconds(30))
                            .header("Authorization", "Bearer " + apiKey)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }

        /** As it was asked for, again until the first is no more under way. */
        HttpResponse<String> sendAgain(Node node) throws IOException, InterruptedException {
            HttpResponse<String> answer = send(node);
            for (int attempt = 1; attempt < ATTEMPTS && answer.statusCode() == 409; attempt++) {
                TimeUnit.MILLISECONDS.sleep(500);
                answer = send(node);
            }
            return answer;
        }
    }

    @Override
    public String name() {
        return "kill-keys";
    }

    @Override
    public int portions(Options options) {
        return KILLS.count(options);
    }

    @Override
    public Counts measure(Stage stage, Options options, int portion) throws Exception {
        int kills = KILLS.in(options, portion);
        Random random = new Random();
        Counts counts = new Counts();
        Node other = stage.startNode("other");
        other.awaitReady();
        String provider = stage.world().providerKey();
        for (int kill = 0; kill < kills; kill++) {
            Node killed = stage.startNode("killed");
            killed.awaitReady();
            counts.add(kill(stage, killed, other, wishes(stage.world(), provider), random));
        }
        return counts;
    }

    private static List<Wish> wishes(World world, String provider) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < TENANTS; i++) {
            String account = "KEY-" + UUID.randomUUID();
            wishes.add(Wish.of(
                    "/api/v1/provider/tenants",
                    provider,
                    "{\"accountNumber\": \"%s\", \"name\": \"Key\", \"country\": \"US\", \"zipCode\": \"20001\"}"
                            .formatted(account),
                    superuser -> count(superuser, "select count(*) from tenants where account_number = ?", account)));
        }
        Gaining carrier = world.carrier();
        for (int i = 0; i < WEBHOOKS; i++) {
            String description = UUID.randomUUID().toString();
            wishes.add(Wish.of(
                    "/api/v1/webhooks",
                    carrier.key(),
                    "{\"url\": \"https://127.0.0.1:8443/\", \"description\": \"%s\"}".formatted(description),
                    superuser -> count(
                            superuser, "select count(*) from webhook_endpoints where description = ?", description)));
        }
        for (int i = 0; i < LISTS; i++) {
            Holder holder = world.holderWithoutPin(0);
            wishes.add(Wish.of(
                    "/api/v1/provider/tenants/by-id/" + holder.id() + "/numbers",
                    provider,
                    world.newNumbers(NUMBERS).stream()
                            .map("{\"phoneNumber\": \"%s\"}"::formatted)
                            .collect(Collectors.joining(",", "{\"numbers\": [", "]}")),
                    // Each number is there once by itself; that each was told of once, the trail says.
                    superuser -> count(
                            superuser,
                            "select case when count(*) = " + NUMBERS + " then 1 else count(*) end"
                                    + " from tenant_numbers where tenant_id::text = ?",
                            holder.id().toString())));
        }
        return wishes;
    }

    private static long count(JdbcClient superuser, String sql, String of) {
        return superuser.sql(sql).param(of).query(Long.class).single();
    }

    private static Counts kill(Stage stage, Node killed, Node other, List<Wish> wishes, Random random)
            throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Optional<HttpResponse<String>>>> sent = new ArrayList<>();
        Counts counts = new Counts().sum("kills", 1).sum("wishes", wishes.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Wish wish : wishes) {
                sent.add(threads.submit(() -> {
                    go.await();
                    try {
                        return Optional.of(wish.send(killed));
                    } catch (IOException brokenOff) {
                        return Optional.empty();
                    }
                }));
            }
            go.countDown();
            TimeUnit.MILLISECONDS.sleep(random.nextLong(0, 1500));
            killed.kill();
            for (int i = 0; i < wishes.size(); i++) {
                Wish wish = wishes.get(i);
                Optional<HttpResponse<String>> first = sent.get(i).get();
                long before = wish.made().count(stage.superuser());
                HttpResponse<String> again = wish.sendAgain(other);
                HttpResponse<String> last = wish.send(other);
                boolean same = isSame(again, last)
                        && (first.isEmpty() || first.get().statusCode() / 100 != 2 || isSame(first.get(), again));
                counts.sum("broken off", first.isEmpty() ? 1 : 0)
                        .sum("made without an answer", first.isEmpty() && before > 0 ? 1 : 0)
                        .sum("refused", again.statusCode() / 100 == 2 ? 0 : 1)
                        .sum("other answers", same ? 0 : 1)
                        .sum("not once", wish.made().count(stage.superuser()) == 1 ? 0 : 1);
            }
        }
        return counts;
    }

    private static boolean isSame(HttpResponse<String> one, HttpResponse<String> other) {
        return one.statusCode() == other.statusCode()
                && one.body().equals(other.body())
                && one.headers().firstValue("Location").equals(other.headers().firstValue("Location"));
    }

    @Override
    public List<Figure> figures(Counts counts, Options options) {
        return List.of(new Figure(
                name(),
                "%d kills, %d things asked for, %d answers broken off, %d of these made all the same: %d not there once, %d with another answer afterwards, %d refused"
                        .formatted(
                                counts.get("kills"),
                                counts.get("wishes"),
                                counts.get("broken off"),
                                counts.get("made without an answer"),
                                counts.get("not once"),
                                counts.get("other answers"),
                                counts.get("refused")),
                "0, 0 and 0, some broken off",
                counts.get("not once") == 0
                        && counts.get("other answers") == 0
                        && counts.get("refused") == 0
                        && counts.get("broken off") > 0));
    }
}
