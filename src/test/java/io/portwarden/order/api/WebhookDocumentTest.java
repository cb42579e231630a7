package io.portwarden.order.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.DescribedAnswer;
import io.portwarden.Patience;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.order.Explanation;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.api.TestCarrier.Answer;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.webhook.access.WebhookService;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the document of webhooks against what is sent to those of a carrier, a tenant and the provider. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WebhookDocumentTest {

    private static final String PIN = "48392017";
    private static final String WEBHOOK = "{\"url\": \"http://127.0.0.1:1/\"}";
    private static final String PROVIDERS = "/api/v1/provider/webhooks";

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    @Autowired
    OrderService tenantSide;

    @Autowired
    WebhookService tenantsWebhooks;

    @Autowired
    ProviderKeyService providerKeys;

    @Autowired
    DepartureDesk departures;

    private TestTenant tenant;
    private TestCarrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        carrier = carriers.carrier();
    }

    private String place(String pin) {
        return carrier.place(carrier.order(tenant, pin)).text("id");
    }

    private void move(String id, int version) {
        String day = OrderFixture.farBusinessDay().toString();
        as(tenant.admin(), () -> tenantSide.dispute(UUID.fromString(id), new Explanation("Not ours.")));
        as(tenant.admin(), () -> tenantSide.withdrawDispute(UUID.fromString(id)));
        as(tenant.admin(), () -> tenantSide.confirm(UUID.fromString(id)));
        Answer moved = carrier.supplement(
                id,
                "{\"version\": %d, \"type\": \"new-due-date\", \"desiredDueDate\": \"%s\"}"
                        .formatted(version, nextBusinessDayAfter(day)));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }

    private static String nextBusinessDayAfter(String day) {
        return new BusinessCalendar(ZoneId.of("America/New_York"))
                .plusBusinessDays(LocalDate.parse(day), 1)
                .toString();
    }

    private List<String> sentTo(UUID webhook) {
        return world.superuser()
                .sql("select body from webhook_deliveries where endpoint_id = ?")
                .param(webhook)
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** What came until the last that is expected is there, each as the document has it. */
    private void assertSent(JsonNode document, String event, UUID webhook, Set<String> expected) {
        Set<String> types = new HashSet<>();
        Patience.until(expected + " for " + event, () -> {
            types.clear();
            sentTo(webhook)
                    .forEach(body -> types.add(
                            JsonMapper.shared().readTree(body).path("type").asString()));
            return types.containsAll(expected);
        });
        for (String body : sentTo(webhook)) {
            DescribedAnswer.assertFits(document, event, JsonMapper.shared().readTree(body));
        }
        assertThat(types).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    @DisplayName("API-2: every event that is sent to a carrier, a tenant and the provider looks as the document has it")
    void events() {
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        String key = "Bearer "
                + as(world.operator(), () -> providerKeys.issue("test", null).text());
        UUID ofCarrier = UUID.fromString(
                TestCarrier.send(carrier.post("/api/v1/webhooks", WEBHOOK)).text("id"));
        UUID ofTenant = as(tenant.admin(), () -> tenantsWebhooks.add("http://127.0.0.1:1/", ""))
                .endpoint()
                .id();
        UUID ofProvider = UUID.fromString(
                TestCarrier.send(carrier.post(PROVIDERS, WEBHOOK).setHeader("Authorization", key))
                        .text("id"));
        try {
            String rejected = place("000000");
            carrier.supplement(rejected, "{\"version\": 2, \"type\": \"correction\", \"pin\": \"" + PIN + "\"}");
            move(rejected, 3);
            world.superuser()
                    .sql(
                            "update port_out_orders set firm_order_commitment_date = current_date - 1 where order_id = ?::uuid")
                    .param(rejected)
                    .update();
            assertThat(carrier.complete(rejected).status()).isEqualTo(200);
            String cancelled = carrier.place(carrier.order(tenant, PIN)
                            .set(
                                    "phoneNumbers",
                                    JsonMapper.shared()
                                            .valueToTree(
                                                    List.of(tenant.number(1).e164()))))
                    .text("id");
            carrier.supplement(cancelled, OrderMoveApi.CANCEL);
            as(
                    world.operator(),
                    () -> departures.record(tenant.number(1), Instant.now().minusSeconds(60), "5678"));
            TestCarrier.send(carrier.post("/api/v1/webhooks/" + ofCarrier + "/test", ""));
            as(tenant.admin(), () -> tenantsWebhooks.test(ofTenant));
            TestCarrier.send(
                    carrier.post(PROVIDERS + "/" + ofProvider + "/test", "").setHeader("Authorization", key));

            JsonNode document = carriers.withoutKey(WebhookDocument.PATH).json();
            Set<String> ofOrders = new HashSet<>(WebhookDocument.TYPES);
            // These come by themselves, days later, with the same fields.
            ofOrders.removeAll(Set.of("port-out-order.lapsing", "port-out-order.lapsed"));
            ofOrders.add("webhook.test");
            assertSent(document, "EventForCarrier", ofCarrier, ofOrders);
            ofOrders.add("number.left");
            assertSent(document, "EventForTenant", ofTenant, ofOrders);
            assertSent(
                    document,
                    "EventForProvider",
                    ofProvider,
                    Set.of(
                            "port-out-order.conflict",
                            "port-out-order.conflict-off",
                            "port-out-order.concur",
                            "port-out-order.due-date-changed",
                            "port-out-order.completed",
                            "port-out-order.cancelled",
                            "number.left",
                            "webhook.test"));
        } finally {
            TestCarrier.send(carrier.to(PROVIDERS + "/" + ofProvider)
                    .setHeader("Authorization", key)
                    .DELETE());
        }
    }
}
