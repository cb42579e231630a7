package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portwarden.TestDatabase;
import io.portwarden.TestWire;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.api.TestCarrier.Answer;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A database whose machine has lost its power: it answers nothing, and nobody says so. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "portwarden.database.socket-timeout=3s",
            "portwarden.mail.show-in-log=true",
            "portwarden.mail.workers=2",
            "portwarden.webhooks.workers=2",
            "portwarden.orders.review-check=1s"
        })
@Import(TestWire.Between.class)
class SilentDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A request, two mailers, two for webhooks, the one that ends review windows. */
    private static final int WAITING = 6;

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWire wire;

    @Test
    @DisplayName("ORD-5: requests and everything that runs by itself are free again soon, and go on when it is back")
    void freeAgain() throws Exception {
        TestTenant tenant = world.usTenant();
        TestCarrier carrier = carriers.carrier();
        assertThat(carrier.place(carrier.order(tenant, null)).status()).isEqualTo(201);

        CompletableFuture<Answer> underWay;
        try (Connection holder = database.asSuperuser().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table outbox, webhook_events, webhook_deliveries, port_out_orders"
                    + " in access exclusive mode");
            underWay = CompletableFuture.supplyAsync(
                    () -> carrier.list(""), task -> Thread.ofVirtual().start(task));
            await().atMost(PATIENCE).until(() -> waiting() >= WAITING);
            wire.fallSilent();
        }

        Answer broken = underWay.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(broken.status()).isEqualTo(503);
        assertThat(broken.header("Retry-After")).isEqualTo("5");

        UUID notice = UUID.randomUUID();
        world.superuser()
                .sql("insert into outbox (tenant_id, notice_id, kind, recipient, language, params, created_at,"
                        + " next_attempt_at) values (?, ?, 'pin-set', 'ada@acme.example', 'en',"
                        + " '{\"person\": \"Ada\"}', now(), now())")
                .params(tenant.id().value(), notice)
                .update();
        UUID event = UUID.randomUUID();
        world.superuser()
                .sql("insert into webhook_events (tenant_id, event_id, type, body) values (?, ?, 'webhook.test', '{}')")
                .params(tenant.id().value(), event)
                .update();
        UUID order = orderWhoseReviewIsOver(tenant);
        wire.carryAgain();

        await("requests").atMost(PATIENCE).until(() -> carrier.list("").status() == 200);
        await("mails")
                .atMost(PATIENCE)
                .until(() -> text("select state from outbox where notice_id = ?", notice)
                        .equals("sent"));
        await("webhooks")
                .atMost(PATIENCE)
                .until(() -> text("select count(*)::text from webhook_events where event_id = ?", event)
                        .equals("0"));
        await("reviews")
                .atMost(PATIENCE)
                .until(() -> text("select status from port_out_orders where order_id = ?", order)
                        .equals(OrderStatus.CONFIRMED.code()));
    }

    private int waiting() {
        return Integer.parseInt(text("select count(*)::text from pg_stat_activity"
                + " where datname = current_database() and usename = 'portwarden_app' and wait_event_type = 'Lock'"));
    }

    private String text(String sql, Object... params) {
        return world.superuser().sql(sql).params(params).query(String.class).single();
    }

    /** Made of the rejected one by the superuser, while the application cannot do anything. */
    private UUID orderWhoseReviewIsOver(TestTenant tenant) {
        UUID id = UUID.fromString(text(
                "select order_id::text from port_out_orders where tenant_id = ?",
                tenant.id().value()));
        world.superuser()
                .sql("update port_out_orders set status = 'pending', reasons = '{}',"
                        + " review_ends_at = now() - interval '1 hour' where order_id = ?")
                .param(id)
                .update();
        world.superuser()
                .sql("update order_numbers set open = true, reasons = '{}' where order_id = ?")
                .param(id)
                .update();
        return id;
    }
}
