package io.portwarden.upstream.handing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.portwarden.pin.Pin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.ContactResult;
import io.portwarden.upstream.HandOver;
import io.portwarden.upstream.UpstreamAdapter;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An upstream that keeps a PIN for each number, as a server that speaks HTTP, and the adapter that speaks to it. */
final class MadeUpstream implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> pins = new ConcurrentHashMap<>();
    private final Map<String, Deque<Integer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private volatile Duration slowness = Duration.ZERO;

    /** A request that is not answered before it is let go. */
    record Held(CountDownLatch come, CountDownLatch go) {

        void awaitRequest() throws InterruptedException {
            if (!come.await(2, TimeUnit.MINUTES)) {
                throw new AssertionError("No request has come");
            }
        }
    }

    MadeUpstream() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/numbers/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(take(exchange), -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Under way no more once there is an answer: whoever reads it may send the next request before this thread goes on. */
    private int take(HttpExchange exchange) throws IOException, InterruptedException {
        int now = underWay.incrementAndGet();
        mostUnderWay.accumulateAndGet(now, Math::max);
        try {
            String number = exchange.getRequestURI().getPath().substring("/numbers/".length());
            String pin = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            synchronized (requests) {
                requests.add(number + " " + pin);
            }
            @Nullable Held holding = held.remove(number);
            if (holding != null) {
                holding.come().countDown();
                boolean ignored = holding.go().await(2, TimeUnit.MINUTES);
            }
            Thread.sleep(slowness);
            @Nullable
            Integer planned = answers.getOrDefault(number, new ArrayDeque<>()).poll();
            if (planned == null) {
                pins.put(number, pin);
                return 204;
            }
            return planned;
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** What it answers next for a number, one after the other, before it takes its PIN. */
    void answersNext(PhoneNumber number, Integer... statuses) {
        answers.put(number.e164(), new ArrayDeque<>(List.of(statuses)));
    }

    /** Keeps the next request for a number waiting. */
    Held holdNext(PhoneNumber number) {
        Held next = new Held(new CountDownLatch(1), new CountDownLatch(1));
        held.put(number.e164(), next);
        return next;
    }

    void takesTime(Duration time) {
        slowness = time;
    }

    @Nullable
    String pinOf(PhoneNumber number) {
        return pins.get(number.e164());
    }

    /** Number and PIN of each request, as they came. */
    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    int mostUnderWay() {
        return mostUnderWay.get();
    }

    UpstreamAdapter adapter() {
        return new Adapter(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/numbers/"));
    }

    @Override
    public void close() {
        held.values().forEach(one -> one.go().countDown());
        server.stop(0);
    }

    private record Adapter(URI numbers) implements UpstreamAdapter {

        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        @Override
        public UpstreamKind kind() {
            return UpstreamKind.TELNYX;
        }

        @Override
        public List<ConnectionField> fields() {
            return List.of();
        }

        @Override
        public ContactResult test(UpstreamConnection connection) {
            return ContactResult.REACHED;
        }

        @Override
        public HandOver handOn(UpstreamConnection connection, PhoneNumber number, Pin pin) {
            HttpRequest request = HttpRequest.newBuilder(numbers.resolve(number.e164()))
                    .timeout(Duration.ofSeconds(30))
                    .PUT(HttpRequest.BodyPublishers.ofString(pin.digits()))
                    .build();
            try {
                return switch (CLIENT.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode()) {
                    case 204 -> new HandOver.Taken();
                    case 404 -> new HandOver.Refused(ContactProblem.NUMBER_UNKNOWN);
                    case 429 -> new HandOver.Later(ContactProblem.TOO_OFTEN, Duration.ofMinutes(5));
                    default -> new HandOver.Later(ContactProblem.TROUBLE_THERE, null);
                };
            } catch (IOException away) {
                return new HandOver.Later(ContactProblem.UNREACHABLE, null);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new HandOver.Later(ContactProblem.UNREACHABLE, null);
            }
        }
    }
}
