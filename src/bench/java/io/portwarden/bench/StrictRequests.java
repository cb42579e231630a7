package io.portwarden.bench;

import static io.portwarden.TestWorld.as;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.bench.ApiDocument.Call;
import io.portwarden.carrier.Carrier;
import io.portwarden.provider.ProviderKeyService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Row "strict": requests that are made of the API's document, allowed and spoiled ones, to every call of it; every answer is
 * what the document says, and what it allows is refused for a reason that it names. {@code bench/run strict}
 */
public final class StrictRequests {

    private static final int DEFAULT_COUNT = 10_000;

    /** After so many, orders and changes have left little of the tenants. */
    private static final int FRESH_TENANTS = 250;

    private static final int MOST_SHOWN = 12;
    private static final String PIN = "48392017";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final TestWorld world;
    private final ApiDocument document;
    private final StrictAnswers answers;
    private final KnownThings known = new KnownThings();
    private final RequestMaker maker;
    private final Random random;

    private final Map<String, Integer> statuses = new TreeMap<>();

    /** What was found, by its kind: the smallest request of each. */
    private final Map<String, String> found = new LinkedHashMap<>();

    private final Map<String, Integer> times = new LinkedHashMap<>();

    StrictRequests(int port, TestWorld world, long seed, String carrierKey, String providerKey) {
        this.port = port;
        this.world = world;
        this.document =
                new ApiDocument(send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs"))
                                .build())
                        .body());
        this.answers = new StrictAnswers(document);
        this.random = new Random(seed);
        meetTenants();
        this.maker = new RequestMaker(document, known, seed, carrierKey, providerKey);
    }

    /** @param args {@code --requests=10000} and {@code --seed=1}; without it, the seed is the time */
    public static void main(String[] args) {
        Options options = Options.of(args);
        int count = options.number("requests", DEFAULT_COUNT);
        int seed = options.number("seed", 1 + (int) (System.nanoTime() & 0xFFFFFF));
        boolean ok;
        try (StartedPortal portal = new StartedPortal(
                "portwarden.api.requests-per-second=1000000",
                "portwarden.api.burst=1000000",
                "portwarden.webhooks.allow-private-addresses=true",
                "portwarden.webhooks.workers=0",
                "portwarden.customer-records=carriers",
                "logging.level.root=warn")) {
            Carrier carrier = portal.world().carrier();
            String provider = as(
                    portal.world().operator(),
                    () -> portal.get(ProviderKeyService.class)
                            .issue("strict", null)
                            .text());
            StrictRequests requests =
                    new StrictRequests(portal.port(), portal.world(), seed, portal.keyOf(carrier), provider);
            Instant begin = Instant.now();
            ok = requests.run(count);
            requests.report(count, seed, Duration.between(begin, Instant.now()));
        }
        System.exit(ok ? 0 : 1);
    }

    private void meetTenants() {
        known.meet(IntStream.range(0, 3)
                .mapToObj(none -> {
                    TestTenant tenant = world.usTenant();
                    world.setPin(tenant, PIN);
                    return new KnownThings.Subject(
                            tenant.id().value(),
                            tenant.tenant().accountNumber(),
                            tenant.tenant().zipCode(),
                            PIN,
                            tenant.phoneNumbers());
                })
                .toList());
    }

    /** @return whether nothing was found */
    boolean run(int count) {
        List<Call> calls = document.calls();
        for (int sent = 0; sent < count; sent++) {
            if (sent > 0 && sent % FRESH_TENANTS == 0) {
                meetTenants();
            }
            // Each in its turn, so that none is left out; more often those that have a body.
            Call call = calls.get(random.nextInt(4) == 0 ? random.nextInt(calls.size()) : sent % calls.size());
            MadeRequest request = random.nextInt(5) < 3 ? maker.allowed(call) : maker.spoiled(call);
            complaint(request).ifPresent(complaint -> keep(request, complaint));
        }
        return found.isEmpty();
    }

    /** Sends it, and learns from the answer; empty where the answer is right. */
    private Optional<StrictAnswers.Complaint> complaint(MadeRequest request) {
        boolean strange = known.isStrange(request);
        HttpResponse<String> answer = send(request.http(port));
        statuses.merge(request.call().name() + " " + answer.statusCode(), 1, Integer::sum);
        Optional<StrictAnswers.Complaint> complaint = answers.judge(request, answer, strange);
        if (answer.statusCode() < 300) {
            known.learn(
                    request,
                    answer.statusCode(),
                    JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body()));
        }
        return complaint;
    }

    private void keep(MadeRequest request, StrictAnswers.Complaint complaint) {
        times.merge(complaint.kind(), 1, Integer::sum);
        if (!found.containsKey(complaint.kind()) && found.size() < 60) {
            MadeRequest smallest = smallest(request, complaint);
            found.put(
                    complaint.kind(),
                    complaint.text() + "\n    " + smallest.flaw() + " " + smallest.spoiled() + "\n    "
                            + smallest.curl());
        }
    }

    /** As long as something can be left out and the same is found. */
    private MadeRequest smallest(MadeRequest request, StrictAnswers.Complaint complaint) {
        MadeRequest smallest = request;
        for (int steps = 0; steps < 40; steps++) {
            @Nullable
            MadeRequest smaller = smallest.smaller().stream()
                    .limit(40)
                    .filter(fewer -> complaint(fewer)
                            .filter(same -> same.kind().equals(complaint.kind()))
                            .isPresent())
                    .findFirst()
                    .orElse(null);
            if (smaller == null) {
                break;
            }
            smallest = smaller;
        }
        return smallest;
    }

    /** What was found, the smallest request of each kind. */
    List<String> found() {
        return found.entrySet().stream()
                .map(one -> times.get(one.getKey()) + " times " + one.getKey() + ": " + one.getValue())
                .toList();
    }

    /** How many statuses of how many calls have come. */
    Map<String, Integer> statuses() {
        return statuses;
    }

    private void report(int count, int seed, Duration took) {
        statuses.forEach((what, often) -> System.out.printf("  %-40s %,8d%n", what, often));
        found().stream().limit(MOST_SHOWN * 5L).forEach(one -> System.out.println("  FOUND " + one));
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "strict",
                "%,d requests to %d calls, %d kinds of answers, %d kinds of findings, %d s, seed %d"
                        .formatted(
                                count, document.calls().size(), statuses.size(), found.size(), took.toSeconds(), seed),
                "none that the document does not allow",
                found.isEmpty()));
        figures.forEach(System.out::println);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(request.toString(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
