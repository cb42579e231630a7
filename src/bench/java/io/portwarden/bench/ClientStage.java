package io.portwarden.bench;

import static io.portwarden.TestWorld.as;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.portwarden.TestClock;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderFixture;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.PhoneNumber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What clients that nobody here wrote are tried against: the program, a tenant and carriers of its own for each of them, and
 * the clock, which they move to the day on which their numbers move. {@code bench/run clients} calls it; it ends with its
 * standard input.
 */
public final class ClientStage {

    private static final String PIN = "48392017";

    /** Early in the afternoon in the east of the United States. */
    private static final LocalTime WORKING_HOURS = LocalTime.of(18, 0);

    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneOffset.UTC);

    private final StartedPortal portal;
    private final AtomicInteger worlds = new AtomicInteger();

    private ClientStage(StartedPortal portal) {
        this.portal = portal;
    }

    public static void main(String[] none) throws IOException {
        try (StartedPortal portal = new StartedPortal(
                "portwarden.orders.review=only-where-asked",
                "portwarden.orders.review-check=0s",
                "portwarden.api.burst=100",
                "portwarden.api.requests-per-second=1",
                "portwarden.webhooks.allow-private-addresses=true",
                "portwarden.webhooks.workers=0")) {
            ClientStage stage = new ClientStage(portal);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/world", exchange -> answer(exchange, stage.world()));
            server.createContext("/due-date", exchange -> {
                stage.clock().standAt(due().atTime(WORKING_HOURS).toInstant(ZoneOffset.UTC));
                answer(exchange, "");
            });
            server.createContext("/today", exchange -> {
                stage.clock().reset();
                answer(exchange, "");
            });
            server.start();
            System.out.printf(
                    "stage http://localhost:%d http://localhost:%d%n",
                    portal.port(), server.getAddress().getPort());
            while (System.in.read() >= 0) {
                continue;
            }
            server.stop(0);
        }
        System.exit(0);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private TestClock clock() {
        return portal.get(TestClock.class);
    }

    private static LocalDate due() {
        return OrderFixture.farBusinessDay();
    }

    /** As variables of a shell: nothing that one client does is in another's way. */
    private String world() {
        TestTenant tenant = portal.world().usTenant();
        portal.world().setPin(tenant, PIN);
        Carrier carrier = portal.world().carrier();
        return """
                PORTWARDEN_URL=http://localhost:%d
                API_KEY=%s
                TIRED_KEY=%s
                PROVIDER_KEY=%s
                NEW_NUMBERS=%s
                ACCOUNT_NUMBER=%s
                ZIP_CODE=%s
                PIN=%s
                PHONE_NUMBERS=%s
                DUE_DATE=%s
                LATER_DATE=%s
                """.formatted(
                        portal.port(),
                        portal.keyOf(carrier),
                        portal.keyOf(carrier),
                        providerKey(),
                        newNumbers(),
                        tenant.tenant().accountNumber(),
                        tenant.tenant().zipCode(),
                        PIN,
                        tenant.phoneNumbers().stream().map(PhoneNumber::e164).collect(Collectors.joining(",")),
                        due(),
                        CALENDAR.nextBusinessDay(due()));
    }

    /** In place of the one before, whose requests would count too. */
    private String providerKey() {
        portal.world()
                .superuser()
                .sql("update provider_keys set revoked_at = now()")
                .update();
        return as(
                portal.world().operator(),
                () -> portal.get(ProviderKeyService.class).issue("client", null).text());
    }

    /** Five that nobody holds. */
    private String newNumbers() {
        int first = 2_000_000 + 5 * worlds.incrementAndGet();
        return IntStream.range(first, first + 5)
                .mapToObj(number -> "+1917" + number)
                .collect(Collectors.joining(","));
    }
}
