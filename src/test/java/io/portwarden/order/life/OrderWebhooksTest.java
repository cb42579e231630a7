package io.portwarden.order.life;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.portwarden.Patience;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Supplement;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.OrderService;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.WebhookReceiver;
import io.portwarden.webhook.WebhookReceiver.Received;
import io.portwarden.webhook.access.CarrierWebhookService;
import io.portwarden.webhook.access.WebhookService;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the systems of carrier and tenant get to read of an order, from the running program over real connections. */
@SpringBootTest
class OrderWebhooksTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PIN = "48392017";
    private static final String WRONG_PIN = "71930284";

    @Autowired
    TestWorld world;

    @Autowired
    CarrierOrderService orders;

    @Autowired
    OrderService tenantSide;

    @Autowired
    WebhookService webhooks;

    @Autowired
    CarrierWebhookService carrierWebhooks;

    TestTenant tenant;

    @Autowired
    OrderLife life;

    @Autowired
    TestReviews reviews;

    Carrier carrier;
    WebhookReceiver tenantSystem;
    WebhookReceiver carrierSystem;
    IssuedSecret tenantWebhook;
    IssuedSecret carrierWebhook;

    @BeforeEach
    void makeWorld() throws Exception {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        carrier = world.carrier();
        tenantSystem = WebhookReceiver.http();
        carrierSystem = WebhookReceiver.http();
        tenantWebhook = as(tenant.admin(), () -> webhooks.add(tenantSystem.url(), ""));
        carrierWebhook = as(carrier, () -> carrierWebhooks.add(carrier, carrierSystem.url(), ""));
        // Somebody else's, who must hear of nothing.
        TestTenant other = world.usTenant();
        Carrier otherCarrier = world.carrier();
        as(other.admin(), () -> webhooks.add(tenantSystem.url() + "&other", ""));
        as(otherCarrier, () -> carrierWebhooks.add(otherCarrier, carrierSystem.url() + "&other", ""));
    }

    @AfterEach
    void stop() {
        reviews.reviewAll();
        tenantSystem.close();
        carrierSystem.close();
    }

    private PortOutOrder place(String pin) {
        PlaceOrder sent = OrderFixture.order(tenant, carrier, pin);
        return as(carrier, () -> orders.place(carrier, sent)).order();
    }

    private static List<Received> await(WebhookReceiver receiver, int count) {
        Patience.until(count + " events", () -> receiver.received().size() >= count);
        // Nothing more is on its way.
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        assertThat(receiver.received()).hasSize(count);
        return receiver.received();
    }

    private static List<String> types(List<Received> received) {
        return received.stream()
                .map(event -> JSON.readTree(event.body()).path("type").asString())
                .toList();
    }

    private static JsonNode data(Received received) {
        return JSON.readTree(received.body()).path("data");
    }

    @Test
    @DisplayName("ORD-3: every change of an order is told to both sides' systems, in the words of its new state")
    void life() throws Exception {
        PortOutOrder order = place(PIN);
        as(tenant.admin(), () -> tenantSide.confirm(order.id()));
        as(carrier, () -> orders.supplement(carrier, order.id(), new Supplement.Cancel(2)));
        String[] types = {"port-out-order.received", "port-out-order.confirmed", "port-out-order.cancelled"};
        List<Received> toCarrier = await(carrierSystem, 3);
        List<Received> toTenant = await(tenantSystem, 3);
        assertThat(types(toCarrier)).containsExactlyInAnyOrder(types);
        assertThat(types(toTenant)).containsExactlyInAnyOrder(types);
        for (Received event : toCarrier) {
            new Webhook(carrierWebhook.secret().text()).verify(event.body(), event.headers());
        }
        for (Received event : toTenant) {
            new Webhook(tenantWebhook.secret().text()).verify(event.body(), event.headers());
            assertThat(data(event).at("/carrier/spid").asString()).isEqualTo(carrier.spid());
        }
        assertThat(toCarrier)
                .extracting(event -> data(event).path("status").asString())
                .containsExactlyInAnyOrder("pending", "confirmed", "cancelled");
        assertThat(toCarrier)
                .allSatisfy(event -> assertThat(event.path()).doesNotContain("other"))
                .allSatisfy(event -> assertThat(data(event).path("id").asString())
                        .isEqualTo(order.id().toString()));
    }

    @Test
    @DisplayName("ORD-11: both sides' systems are told that an order lapses, on which day, and that it has")
    void lapses() {
        PortOutOrder order = place(PIN);
        as(tenant.admin(), () -> tenantSide.confirm(order.id()));
        life.makeLapse(order);
        life.lapse(order);
        String[] types = {
            "port-out-order.received", "port-out-order.confirmed", "port-out-order.lapsing", "port-out-order.lapsed"
        };
        for (WebhookReceiver receiver : List.of(carrierSystem, tenantSystem)) {
            List<Received> events = await(receiver, 4);
            assertThat(types(events)).containsExactlyInAnyOrder(types);
            assertThat(events)
                    .filteredOn(event -> data(event).has("lapsesOn"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(data(event).path("status").asString()).isEqualTo("confirmed");
                        assertThat(data(event).path("lapsesOn").asString())
                                .isEqualTo(LocalDate.now(ZoneId.of("America/New_York"))
                                        .plusDays(1)
                                        .toString());
                    });
            assertThat(data(events.stream()
                                    .filter(event -> event.body().contains("order.lapsed"))
                                    .findFirst()
                                    .orElseThrow())
                            .path("status")
                            .asString())
                    .isEqualTo("cancelled");
        }
    }

    @Test
    @DisplayName("ORD-4: an order that is confirmed at once comes as confirmed, to both sides, and never as received")
    void confirmedAtOnce() {
        reviews.askTenants();
        place(PIN);
        for (WebhookReceiver receiver : List.of(carrierSystem, tenantSystem)) {
            Received event = await(receiver, 1).getFirst();
            assertThat(types(List.of(event))).containsExactly("port-out-order.confirmed");
            assertThat(data(event).has("firmOrderCommitmentDate")).isTrue();
            assertThat(data(event).has("reviewEndsAt")).isFalse();
        }
    }

    @Test
    @DisplayName("PIN-8: of a refused PIN the carrier's system reads what its API says, the tenant's the true reason")
    void reasons() {
        place(WRONG_PIN);
        JsonNode toCarrier = data(await(carrierSystem, 1).getFirst());
        Received toTenant = await(tenantSystem, 1).getFirst();
        assertThat(types(List.of(toTenant))).containsExactly("port-out-order.rejected");
        assertThat(toCarrier.at("/reasons/0/code").asString()).isEqualTo("pin-not-accepted");
        assertThat(carrierSystem.only().body()).doesNotContain("pin-wrong");
        assertThat(data(toTenant).at("/reasons/0/code").asString()).isEqualTo("pin-wrong");
        assertThat(data(toTenant).path("newNetworkServiceProvider").asString()).isEqualTo(carrier.spid());
    }

    @Test
    @DisplayName(
            "PIN-7: no PIN, right or wrong, account number or ZIP code stands in what webhooks are sent, or is kept of it")
    void canary() {
        place(WRONG_PIN);
        PortOutOrder order = place(PIN);
        as(
                carrier,
                () -> orders.supplement(
                        carrier,
                        order.id(),
                        new Supplement.Correction(2, null, null, null, new SentPin(PIN), null, null, null, null)));
        await(carrierSystem, 3);
        await(tenantSystem, 3);
        List<String> kept = world.superuser()
                .sql("select d::text from webhook_deliveries d")
                .query((row, index) -> row.getString(1))
                .list();
        assertThat(kept).hasSizeGreaterThanOrEqualTo(6);
        for (WebhookReceiver receiver : List.of(carrierSystem, tenantSystem)) {
            assertThat(receiver.received())
                    .extracting(Received::body)
                    .allSatisfy(body -> assertThat(body)
                            .doesNotContain(PIN, WRONG_PIN, tenant.tenant().accountNumber()));
        }
        assertThat(kept).allSatisfy(row -> assertThat(row).doesNotContain(PIN, WRONG_PIN));
    }

    @Test
    @DisplayName("ORD-2: of an order whose numbers lead to nobody only the carrier's system is told")
    void ofNobody() {
        PlaceOrder sent = OrderFixture.order(tenant, carrier, PIN, List.of(new PhoneNumber("+12025559999")));
        as(carrier, () -> orders.place(carrier, sent));
        assertThat(types(await(carrierSystem, 1))).containsExactly("port-out-order.rejected");
        await(tenantSystem, 0);
    }
}
