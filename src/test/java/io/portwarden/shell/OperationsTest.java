package io.portwarden.shell;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.portwarden.Patience;
import io.portwarden.TestBrowser;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderName;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.UpstreamOrderService;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.SentPin;
import io.portwarden.pin.guess.PinMetrics;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.access.ConnectionOnFile;
import io.portwarden.upstream.access.UpstreamDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What those who run it see from outside: health, figures, names of requests. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.prometheus.metrics.export.enabled=true",
            "management.tracing.export.enabled=true",
            "management.tracing.sampling.probability=1"
        })
class OperationsTest {

    private static final String UPSTREAM = "Upstream of operations";
    private static final HttpServer COLLECTOR = collector();
    private static final List<String> TRACES = new CopyOnWriteArrayList<>();

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    CarrierOrderService orders;

    @Autowired
    PinMetrics pinMetrics;

    @Autowired
    UpstreamDesk desk;

    @Autowired
    UpstreamOrderService upstreams;

    @Autowired
    TestWorld world;

    @DynamicPropertySource
    static void traced(DynamicPropertyRegistry properties) {
        properties.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://localhost:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
    }

    private static HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
            server.createContext("/v1/traces", exchange -> {
                TRACES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stopCollector() {
        COLLECTOR.stop(0);
    }

    private String operations(String path) {
        HttpResponse<String> answer = new TestBrowser(managementPort).get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private double figure(String series) {
        return operations("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    @Test
    @DisplayName("Orders, their reasons, checks of PINs and limits reached are counted once they are committed")
    void counts() {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, "48392017");
        Carrier carrier = world.carrier();
        String[] series = {
            "portwarden_orders_received_total{outcome=\"pending\"}",
            "portwarden_orders_received_total{outcome=\"rejected\"}",
            "portwarden_orders_refusals_total{reason=\"pin-wrong\"}",
            "portwarden_pin_checks_total{verdict=\"accepted\"}",
            "portwarden_pin_checks_total{verdict=\"wrong\"}",
            "portwarden_pin_checks_total{verdict=\"attempts-exceeded\"}",
            "portwarden_pin_limits_reached_total{limit=\"carrier-and-tenant\"}"
        };
        fillPortion();
        double[] before = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            before[i] = figure(series[i]);
        }

        as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "48392017")));
        for (int i = 0; i < 4; i++) {
            as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "11112222")));
        }

        fillPortion();
        double[] more = {1, 4, 4, 1, 3, 1, 1};
        for (int i = 0; i < series.length; i++) {
            assertThat(figure(series[i]) - before[i]).as(series[i]).isEqualTo(more[i]);
        }
    }

    /** So that every check until now is shown, and none waits. */
    private void fillPortion() {
        String series = "portwarden_pin_checks_total{verdict=\"not-set\"}";
        double before = figure(series);
        while (figure(series) == before) {
            pinMetrics.checked(new PinVerdict.NotSet());
        }
    }

    @Test
    @DisplayName("PIN-8: whoever enters an order and looks at the figures cannot tell why its PIN was not accepted")
    void oneCheckIsNotSeen() {
        TestTenant withoutPin = world.usTenant();
        Carrier carrier = world.carrier();
        fillPortion();
        String[] before = pins();
        as(carrier, () -> orders.place(carrier, OrderFixture.order(withoutPin, carrier, "48392017")));
        assertThat(pins()).isEqualTo(before);
        assertThat(operations("/actuator/prometheus"))
                .doesNotContain(
                        "reason=\"pin-not-set\"", "reason=\"pin-malformed\"", "reason=\"pin-attempts-exceeded\"");
    }

    private String[] pins() {
        return operations("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("portwarden_pin_"))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @DisplayName("What the dashboard and the alerts are made of is there before anything has happened")
    @ValueSource(
            strings = {
                "portwarden_orders_moves_total{move=\"",
                "portwarden_orders_refusals_total{reason=\"number-locked\"}",
                "portwarden_pin_limits_reached_total{limit=\"carrier\"}",
                "portwarden_outbox_oldest_seconds",
                "portwarden_outbox_waiting",
                "portwarden_reviews_overdue",
                "hikaricp_connections_pending",
                "jvm_memory_used_bytes"
            })
    void figures(String series) {
        assertThat(operations("/actuator/prometheus")).contains("\n" + series);
    }

    @ParameterizedTest
    @DisplayName("Dashboard and alerts ask for figures that there are")
    @ValueSource(strings = {"alerts.yml", "grafana-dashboard.json"})
    void asked(String file) throws IOException {
        String figures = withAnUpstream();
        Matcher names = Pattern.compile("\\b(portwarden|hikaricp|jvm|http_server)_[a-z_]+")
                .matcher(Files.readString(Path.of("monitoring", file)));
        assertThat(names.results().map(MatchResult::group).distinct())
                .hasSizeGreaterThan(5)
                .allMatch(name -> figures.contains("\n" + name));
    }

    /** What is measured of upstreams is there as soon as there is a connection, and an order that came by it. */
    private String withAnUpstream() {
        if (as(world.operator(), desk::list).stream()
                .noneMatch(one -> one.connection().name().equals(UPSTREAM))) {
            as(
                    world.operator(),
                    () -> desk.add(
                            UpstreamKind.BANDWIDTH, UPSTREAM, "ZOPS", Map.of(ConnectionField.USER_NAME, "bandwidth")));
        }
        Carrier upstream = as(world.operator(), desk::list).stream()
                .map(ConnectionOnFile::connection)
                .filter(one -> one.name().equals(UPSTREAM))
                .map(UpstreamConnection::carrier)
                .findFirst()
                .orElseThrow();
        TestTenant tenant = world.usTenant();
        as(
                upstream,
                () -> upstreams.ask(
                        upstream,
                        new PlaceOrder(
                                new OrderName("P" + UUID.randomUUID().toString().substring(0, 20), 1),
                                List.of(tenant.number(0)),
                                tenant.tenant().accountNumber(),
                                tenant.tenant().zipCode(),
                                new SentPin("48392017"),
                                null,
                                null,
                                true,
                                upstream.spid())));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operations("/actuator/prometheus")
                        .contains("portwarden_upstream_unheard_seconds{kind=\"bandwidth\",upstream=\"" + UPSTREAM
                                + "\"}"));
        return operations("/actuator/prometheus");
    }

    @Test
    @DisplayName(
            "UPS-2: what comes of an upstream's questions is counted from naught on, so that the first silence is seen")
    void upstreams() {
        assertThat(withAnUpstream())
                .contains("portwarden_upstream_calls_seconds_count{kind=\"bandwidth\",outcome=\"undecided\",upstream=\""
                        + UPSTREAM + "\"} 0")
                .contains("portwarden_upstream_calls_seconds_max{")
                .contains(
                        "portwarden_upstream_orders_total{outcome=\"pin-not-accepted\",upstream=\"" + UPSTREAM + "\"}");
    }

    @Test
    @DisplayName("What to do is written down for every alert")
    void runbook() throws IOException {
        String handbook = Files.readString(Path.of("docs", "operations.md"));
        assertThat(Pattern.compile("alert: (\\w+)")
                        .matcher(Files.readString(Path.of("monitoring", "alerts.yml")))
                        .results()
                        .map(alert -> "\n### " + alert.group(1) + "\n"))
                .hasSizeGreaterThan(5)
                .allMatch(handbook::contains);
    }

    @Test
    @DisplayName("No figure tells of a tenant or a carrier")
    void nobodyIsNamed() {
        TestTenant tenant = world.usTenant();
        Carrier carrier = world.carrier();
        as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "48392017")));
        assertThat(operations("/actuator/prometheus"))
                .doesNotContain(tenant.id().toString())
                .doesNotContain("\"" + carrier.spid() + "\"", carrier.name())
                .doesNotContain("48392017");
    }

    @Test
    @DisplayName("Readiness knows the database and the PIN key; liveness knows neither")
    void readiness() {
        assertThat(operations("/actuator/health/readiness")).contains("\"status\":\"UP\"");
        assertThat(operations("/actuator/health/liveness")).contains("\"status\":\"UP\"");
    }

    @Test
    @DisplayName("A node that lacks a key which another has begun to seal under is not ready (PIN-7)")
    void keyMissing() {
        String id = "elsewhere-" + UUID.randomUUID().toString().substring(0, 8);
        world.superuser()
                .sql("insert into pin_keys (key_id, check_value) values (?, ?)")
                .params(id, "00112233445566778899aabbccddeeff")
                .update();
        try {
            awaitReadiness(503);
            assertThat(operations("/actuator/health/liveness")).contains("\"status\":\"UP\"");
        } finally {
            world.superuser()
                    .sql("delete from pin_keys where key_id = ?")
                    .params(id)
                    .update();
        }
        awaitReadiness(200);
    }

    private void awaitReadiness(int status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> new TestBrowser(managementPort)
                                .get("/actuator/health/readiness")
                                .statusCode()
                        == status);
    }

    @Test
    @DisplayName("The portal's own port shows no figures")
    void portalHasNone() {
        assertThat(new TestBrowser(port).get("/actuator/prometheus").body()).doesNotContain("portwarden_");
    }

    @Test
    @DisplayName("Every answer has a name; what a proxy calls it is kept, unless it could be anything else")
    void requestIds() {
        assertThat(name(new TestBrowser(port))).matches("[0-9a-f-]{36}");
        assertThat(name(new TestBrowser(port).with("X-Request-Id", "edge-12345678")))
                .isEqualTo("edge-12345678");
        assertThat(name(new TestBrowser(port).with("X-Request-Id", "<b>12345678")))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    @DisplayName("PIN-7: what could be a PIN is no name of a request, which stands in every line of the log")
    void pinAsRequestId() {
        for (String pin : List.of("48392017", "483920175", "4839201756")) {
            assertThat(name(new TestBrowser(port).with("X-Request-Id", pin))).matches("[0-9a-f-]{36}");
        }
        assertThat(name(new TestBrowser(port).with("X-Request-Id", "48392017564")))
                .isEqualTo("48392017564");
    }

    private static String name(TestBrowser browser) {
        return browser.get("/login").headers().firstValue("X-Request-Id").orElseThrow();
    }

    @Test
    @DisplayName("Traces go to the collector that is named, and hold no PIN")
    void traces() throws InterruptedException {
        new TestBrowser(port).postJson("/api/v1/port-out-orders?pin=48392017", "{\"pin\": \"48392017\"}");
        Patience.until(
                "the trace has come",
                () -> TRACES.stream().anyMatch(batch -> batch.contains("/api/v1/port-out-orders")));
        assertThat(TRACES)
                .anyMatch(batch -> batch.contains("/api/v1/port-out-orders"))
                .noneMatch(batch -> batch.contains("48392017"));
    }
}
