package io.portwarden.upstream.telnyx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.portwarden.shared.PhoneNumber;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Telnyx on this machine that keeps to the public description of API 2: port-outs with their states, the codes for which each
 * may be refused, comments, numbers with a PIN of their own, and signed events. Its own clients drive it in
 * {@code TelnyxClientsTest}.
 */
public final class MadeTelnyx implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** What somebody has tried, which must be nowhere afterwards. */
    public static final String ATTEMPTED_PIN = "90210734";

    private final HttpServer server;
    private final KeyPair keys;
    private final String key = "KEY-" + UUID.randomUUID();
    private final Map<UUID, ObjectNode> portOuts = new LinkedHashMap<>();
    private final Map<UUID, ArrayNode> codes = new LinkedHashMap<>();
    private final Map<UUID, List<String>> comments = new LinkedHashMap<>();
    private final Map<String, ObjectNode> numbers = new LinkedHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Trouble> troubles = new ArrayDeque<>();
    private int numberIds = 1_000;

    /** One request that came. */
    public record Asked(String method, String path, String query, String body) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What goes wrong with one of the next requests. */
    private record Trouble(String method, Kind kind, int status, String header) {}

    private enum Kind {
        /** It is answered so, and nothing is done. */
        ANSWERED,
        /** It is done, and nobody hears of it. */
        BROKEN_OFF,
        /** Its answer never ends. */
        TRICKLING,
        /** Its answer is none. */
        NONSENSE
    }

    public MadeTelnyx() throws IOException {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
    }

    public String key() {
        return key;
    }

    /** As Telnyx's portal shows it: 32 bytes in Base64. */
    public String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    TelnyxApi.Access access() {
        return new TelnyxApi.Access(address(), key);
    }

    /** A carrier wants these numbers. */
    public synchronized UUID portOut(Instant now, PhoneNumber... wanted) {
        UUID id = UUID.randomUUID();
        ObjectNode one = JSON.createObjectNode()
                .put("id", id.toString())
                .put("record_type", "portout")
                .put("status", "pending")
                .put("already_ported", false)
                .putNull("authorized_name")
                .put("carrier_name", "Gaining Carrier")
                .put("current_carrier", "telnyx")
                .putNull("end_user_name")
                .put("pon", "PON-7")
                .put("spid", "073H")
                .put("zip", "20001-1234")
                .putNull("service_address")
                .putNull("foc_date")
                .put(
                        "requested_foc_date",
                        now.plus(Duration.ofDays(14)).atOffset(ZoneOffset.UTC).toLocalDate() + "T00:00:00+00:00")
                .putNull("reason")
                .putNull("rejection_code")
                .put("support_key", "PO_" + id.toString().substring(30))
                .put("created_at", now.toString())
                .put("inserted_at", now.toString())
                .put("updated_at", now.toString())
                .put("vendor", UUID.randomUUID().toString());
        ArrayNode list = one.putArray("phone_numbers");
        for (PhoneNumber number : wanted) {
            list.add(number.e164());
        }
        portOuts.put(id, one);
        codes.put(id, JSON.createArrayNode());
        mayBeRefusedFor(id, 1001, "Other", true);
        mayBeRefusedFor(id, 1002, "Invalid PIN", false);
        comments.put(id, new ArrayList<>());
        return id;
    }

    synchronized void change(UUID id, String field, @Nullable String value) {
        ObjectNode one = portOut(id);
        if (value == null) {
            one.putNull(field);
        } else {
            one.put(field, value);
        }
    }

    synchronized void number(UUID id, String text) {
        ((ArrayNode) portOut(id).path("phone_numbers")).add(text);
    }

    synchronized void mayBeRefusedForNothing(UUID id) {
        codesOf(id).removeAll();
    }

    synchronized void mayBeRefusedFor(UUID id, int code, String description, boolean reasonRequired) {
        codesOf(id)
                .addObject()
                .put("code", code)
                .put("description", description)
                .put("reason_required", reasonRequired);
    }

    /** What Telnyx's people, the other carrier or time make of it. */
    public synchronized void becomes(UUID id, String status) {
        portOut(id).put("status", status);
    }

    public synchronized String status(UUID id) {
        return portOut(id).path("status").asString();
    }

    synchronized JsonNode read(UUID id) {
        return portOut(id).deepCopy();
    }

    public synchronized void has(PhoneNumber number) {
        numbers.put(
                Integer.toString(++numberIds),
                JSON.createObjectNode()
                        .put("id", Integer.toString(numberIds))
                        .put("record_type", "phone_number")
                        .put("phone_number", number.e164())
                        .put("status", "active")
                        .putNull("external_pin"));
    }

    public synchronized @Nullable String pinOf(PhoneNumber number) {
        return numbers.values().stream()
                .filter(one -> one.path("phone_number").asString().equals(number.e164()))
                .map(one -> one.path("external_pin").asString(null))
                .findFirst()
                .orElseThrow();
    }

    /** The next request by this method is answered so. */
    synchronized void fails(String method, int status) {
        troubles.add(new Trouble(method, Kind.ANSWERED, status, ""));
    }

    synchronized void asksForPause(String method, int status, String retryAfter) {
        troubles.add(new Trouble(method, Kind.ANSWERED, status, retryAfter));
    }

    /** The next request by this method is done, and its answer is lost. */
    synchronized void breaksOff(String method) {
        troubles.add(new Trouble(method, Kind.BROKEN_OFF, 0, ""));
    }

    synchronized void trickles(String method) {
        troubles.add(new Trouble(method, Kind.TRICKLING, 0, ""));
    }

    synchronized void talksNonsense(String method) {
        troubles.add(new Trouble(method, Kind.NONSENSE, 0, ""));
    }

    /** What was asked until now. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** What changed something. */
    List<String> told() {
        return asked.stream()
                .filter(one -> !one.method().equals("GET"))
                .map(Asked::toString)
                .toList();
    }

    /** An event of a port-out as it would be sent now. */
    String event(UUID eventId, UUID portOutId, String type) {
        ObjectNode data = JSON.createObjectNode()
                .put("event_type", type)
                .put("id", eventId.toString())
                .put("occurred_at", "2026-11-30T15:00:00.000000Z")
                .put("record_type", "event");
        ObjectNode payload = data.putObject("payload");
        if (type.equals("portout.new_comment")) {
            payload.put("id", UUID.randomUUID().toString())
                    .put("portout_id", portOutId.toString())
                    .put("comment", "Please look at this.");
        } else {
            payload.put("id", portOutId.toString())
                    .put("status", status(portOutId))
                    .put("attempted_pin", ATTEMPTED_PIN)
                    .put("subscriber_name", "Téléphone 🐦");
        }
        ObjectNode event = JSON.createObjectNode();
        event.set("data", data);
        event.putObject("meta").put("attempt", 1);
        return JSON.writeValueAsString(event);
    }

    public String sign(String timestamp, String body) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update((timestamp + "|" + body).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return what the receiver answers */
    int send(URI receiver, String body, Instant at) throws IOException, InterruptedException {
        String timestamp = Long.toString(at.getEpochSecond());
        return send(receiver, body, timestamp, sign(timestamp, body));
    }

    static int send(URI receiver, String body, String timestamp, String signature)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(receiver)
                                    .header("Content-Type", "application/json")
                                    .header("telnyx-timestamp", timestamp)
                                    .header("telnyx-signature-ed25519", signature)
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String query =
                    uri.getRawQuery() == null ? "" : URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
            Asked one = new Asked(exchange.getRequestMethod(), uri.getPath().substring("/v2".length()), query, body);
            asked.add(one);
            Trouble trouble = trouble(one.method());
            if (trouble != null && trouble.kind() == Kind.ANSWERED) {
                if (!trouble.header().isEmpty()) {
                    exchange.getResponseHeaders().add("Retry-After", trouble.header());
                }
                write(exchange, trouble.status(), "{\"errors\":[]}");
                return;
            }
            if (trouble != null && trouble.kind() == Kind.NONSENSE) {
                write(exchange, 200, "<html>hello</html>");
                return;
            }
            if (!("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                write(exchange, 401, "{\"errors\":[{\"code\":\"10009\",\"title\":\"Authentication failed\"}]}");
                return;
            }
            Answer answer = decide(one);
            if (trouble != null && trouble.kind() == Kind.BROKEN_OFF) {
                return;
            }
            if (trouble != null && trouble.kind() == Kind.TRICKLING) {
                trickle(exchange);
                return;
            }
            write(exchange, answer.status(), answer.body());
        }
    }

    private synchronized @Nullable Trouble trouble(String method) {
        Trouble next = troubles.peek();
        return next != null && next.method().equals(method) ? troubles.poll() : null;
    }

    private static void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            for (int i = 0; i < 600; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record Answer(int status, String body) {

        static Answer of(JsonNode data) {
            ObjectNode answer = JSON.createObjectNode();
            answer.set("data", data);
            return new Answer(200, JSON.writeValueAsString(answer));
        }

        static Answer error(int status, String title) {
            ObjectNode answer = JSON.createObjectNode();
            answer.putArray("errors").addObject().put("code", "10000").put("title", title);
            return new Answer(status, JSON.writeValueAsString(answer));
        }
    }

    private synchronized Answer decide(Asked one) {
        String[] path = one.path().substring(1).split("/");
        String call = one.method() + " " + path[0] + "/" + path.length;
        return switch (call) {
            case "GET portouts/1" ->
                page(
                        one.query(),
                        portOuts.values().stream()
                                .filter(portOut -> matches(
                                        one.query(),
                                        "filter[status]",
                                        portOut.path("status").asString())));
            case "GET portouts/2" -> portOut(path[1]);
            case "GET portouts/3" ->
                path[1].equals("rejections")
                        ? known(path[2]) == null ? notFound() : Answer.of(codesOf(UUID.fromString(path[2])))
                        : notFound();
            case "PATCH portouts/3" -> tell(path[1], path[2], one.body());
            case "POST portouts/3" -> comment(path[1], one.body());
            case "GET phone_numbers/1" ->
                page(
                        one.query(),
                        numbers.values().stream()
                                .filter(number -> matches(
                                        one.query(),
                                        "filter[phone_number]",
                                        number.path("phone_number").asString())));
            case "PATCH phone_numbers/2" -> guard(path[1], one.body());
            default -> notFound();
        };
    }

    private ObjectNode portOut(UUID id) {
        return Objects.requireNonNull(portOuts.get(id));
    }

    private ArrayNode codesOf(UUID id) {
        return Objects.requireNonNull(codes.get(id));
    }

    private static Answer notFound() {
        return Answer.error(404, "Resource not found");
    }

    private @Nullable ObjectNode known(String id) {
        try {
            return portOuts.get(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private Answer portOut(String id) {
        ObjectNode one = known(id);
        return one == null ? notFound() : Answer.of(one);
    }

    /** Only what is pending can be answered; a refusal goes to Telnyx's people first. */
    private Answer tell(String id, String status, String body) {
        ObjectNode one = known(id);
        if (one == null) {
            return notFound();
        }
        JsonNode said = JSON.readTree(body);
        if (!Set.of("authorized", "rejected-pending").contains(status)
                || !said.path("reason").isString()) {
            return Answer.error(422, "Invalid parameters");
        }
        if (!one.path("status").asString().equals("pending")) {
            return Answer.error(422, "The port out cannot be changed in this state");
        }
        if (status.equals("rejected-pending")) {
            boolean eligible = Stream.of(said.path("rejection_code"))
                    .filter(JsonNode::isInt)
                    .anyMatch(code -> codesOf(UUID.fromString(id))
                            .valueStream()
                            .anyMatch(known -> known.path("code").asInt() == code.asInt()));
            if (!eligible) {
                return Answer.error(422, "Not an eligible rejection code");
            }
            one.set("rejection_code", said.path("rejection_code"));
            one.set("reason", said.path("reason"));
        }
        one.put("status", status);
        return Answer.of(one);
    }

    private Answer comment(String id, String body) {
        ObjectNode one = known(id);
        if (one == null) {
            return notFound();
        }
        String text = JSON.readTree(body).path("body").asString("");
        Objects.requireNonNull(comments.get(UUID.fromString(id))).add(text);
        return Answer.of(
                JSON.createObjectNode().put("id", UUID.randomUUID().toString()).put("body", text));
    }

    private Answer guard(String id, String body) {
        ObjectNode number = numbers.get(id);
        if (number == null) {
            return notFound();
        }
        JsonNode pin = JSON.readTree(body).path("external_pin");
        if (pin.isString()) {
            number.set("external_pin", pin);
        }
        return Answer.of(number);
    }

    private static boolean matches(String query, String name, String value) {
        return parameters(query).getOrDefault(name, value).equals(value);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                named.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return named;
    }

    private static Answer page(String query, Stream<ObjectNode> rows) {
        Map<String, String> named = parameters(query);
        int number = Integer.parseInt(named.getOrDefault("page[number]", "1"));
        int size = Integer.parseInt(named.getOrDefault("page[size]", "20"));
        List<ObjectNode> all = rows.toList();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        all.stream().skip((long) (number - 1) * size).limit(size).forEach(data::add);
        answer.putObject("meta")
                .put("page_number", number)
                .put("page_size", size)
                .put("total_pages", (all.size() + size - 1) / size)
                .put("total_results", all.size());
        return new Answer(200, JSON.writeValueAsString(answer));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
