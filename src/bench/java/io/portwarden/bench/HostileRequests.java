package io.portwarden.bench;

import io.portwarden.RawHttp;
import io.portwarden.RawHttp.Answer;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** Row "100,000 malformed or hostile requests to the API": no 5xx, no stack trace, no row written. */
public final class HostileRequests {

    private static final int DEFAULT_COUNT = 100_000;
    private static final int CLIENTS = 8;

    /** What only the inside knows. None of it is ever sent. */
    private static final Pattern INSIDE = Pattern.compile(
            "[Ee]xception|io\\.portwarden|org\\.spring|springframework|org\\.apache|jackson|\tat |[Tt]omcat|java\\.|jakarta\\.|SQLSTATE|postgres");

    /** To an unknown transfer coding or method (RFC 9112, section 6.1), and an unknown version (RFC 9110, section 15.6.6). */
    private static final Set<Integer> BY_THE_BOOK = Set.of(501, 505);

    private final ConcurrentMap<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    private HostileRequests() {}

    /** @param args how many requests, 100,000 if left out; the seed, which is the time if left out */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_COUNT;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        System.exit(new HostileRequests().run(count, seed) ? 0 : 1);
    }

    private boolean run(int count, long seed) throws Exception {
        try (StartedPortal portal = new StartedPortal(
                "portwarden.api.requests-per-second=1000000",
                "portwarden.api.burst=1000000",
                "logging.level.root=warn")) {
            TestTenant tenant = portal.world().usTenant();
            portal.world().setPin(tenant, "70215938");
            Carrier carrier = portal.world().carrier();
            String key = portal.keyOf(carrier);
            Map<String, String> order = order(tenant, carrier);
            Map<String, String> before = portal.contents();
            Instant begin = Instant.now();
            attack(portal.port(), count, seed, key, order);
            Duration took = Duration.between(begin, Instant.now());
            List<String> changed = changed(before, portal.contents());
            // The same order unspoiled must be seen, or looking at the tables proves nothing.
            boolean seesRows = place(portal.port(), key, order) == 201
                    && changed(before, portal.contents()).contains("public.port_out_orders");
            return report(count, seed, took, changed, seesRows);
        }
    }

    private static Map<String, String> order(TestTenant tenant, Carrier carrier) {
        Map<String, String> order = new LinkedHashMap<>();
        order.put("purchaseOrderNumber", "\"PON-1\"");
        order.put("version", "1");
        order.put("phoneNumbers", "[\"" + tenant.number(0).e164() + "\"]");
        order.put("accountNumber", "\"" + tenant.tenant().accountNumber() + "\"");
        order.put("zipCode", "\"" + tenant.tenant().zipCode() + "\"");
        order.put("pin", "\"70215938\"");
        order.put("desiredDueDate", "\"" + OrderFixture.farBusinessDay() + "\"");
        order.put("initiatorPhone", "\"+12125550100\"");
        order.put("agencyAuthority", "true");
        order.put("newNetworkServiceProvider", "\"" + carrier.spid() + "\"");
        return order;
    }

    private void attack(int port, int count, long seed, String key, Map<String, String> order)
            throws InterruptedException {
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            HostileGenerator generator = new HostileGenerator(seed + client, key, order);
            int share = count / CLIENTS + (client < count % CLIENTS ? 1 : 0);
            clients.add(Thread.ofPlatform().start(() -> {
                try (RawHttp http = new RawHttp(port)) {
                    for (int i = 0; i < share; i++) {
                        judge(http, generator.next());
                    }
                } catch (IOException e) {
                    failures.add(e.toString());
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
    }

    private void judge(RawHttp http, HostileRequest request) {
        try {
            Optional<Answer> answer = http.send(request.bytes(), request.complete());
            int status = answer.map(Answer::status).orElse(0);
            answers.computeIfAbsent(
                            request.kind() + " " + (status == 0 ? "hung up" : Integer.toString(status)),
                            key -> new LongAdder())
                    .increment();
            if (status >= 500 && !BY_THE_BOOK.contains(status) || status == 201) {
                fail(request, "answered " + status);
            }
            if (answer.isPresent()
                    && INSIDE.matcher(answer.get().head() + answer.get().body()).find()) {
                fail(
                        request,
                        "told of the inside: " + answer.get().head()
                                + answer.get().body());
            }
        } catch (IOException e) {
            fail(request, e.toString());
        }
    }

    private void fail(HostileRequest request, String why) {
        String sent = new String(request.bytes(), StandardCharsets.ISO_8859_1);
        failures.add(request.kind() + ": " + why + "\n" + sent.substring(0, Math.min(sent.length(), 2_000)));
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return new TreeMap<>(after)
                .entrySet().stream()
                        .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static int place(int port, String key, Map<String, String> order) throws IOException {
        StringBuilder json = new StringBuilder("{");
        order.forEach((field, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(field)
                .append("\":")
                .append(value));
        byte[] body = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        try (RawHttp http = new RawHttp(port)) {
            byte[] head = ("POST /api/v1/port-out-orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n"
                            + new String(body, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            return http.send(head, true).map(Answer::status).orElse(0);
        }
    }

    private boolean report(int count, long seed, Duration took, List<String> changed, boolean seesRows) {
        answers.forEach((what, times) -> System.out.printf("  %-28s %,8d%n", what, times.sum()));
        failures.stream().limit(10).forEach(failure -> System.out.println("  FAILED " + failure));
        boolean ok = failures.isEmpty() && changed.isEmpty() && seesRows;
        System.out.printf(
                "%,d malformed or hostile requests to the API | %,d failures (5xx but 501 and 505 as HTTP asks for, stack trace or class name, no end),"
                        + " tables changed: %s, %d s, seed %d%s | 0, none | %s%n",
                count,
                failures.size(),
                changed.isEmpty() ? "none" : changed,
                took.toSeconds(),
                seed,
                seesRows ? "" : ", and the comparison of tables does not see an order",
                ok ? "ok" : "FALLS SHORT");
        return ok;
    }
}
