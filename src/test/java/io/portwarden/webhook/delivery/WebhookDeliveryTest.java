package io.portwarden.webhook.delivery;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.DeliveryState;
import io.portwarden.webhook.DisabledReason;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.TooManySecretsException;
import io.portwarden.webhook.WebhookDelivery;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookOwner;
import io.portwarden.webhook.WebhookReceiver;
import io.portwarden.webhook.WebhookReceiver.Received;
import io.portwarden.webhook.WebhookSecret;
import io.portwarden.webhook.WebhookWatch;
import io.portwarden.webhook.access.CarrierWebhookService;
import io.portwarden.webhook.access.WebhookEvents;
import io.portwarden.webhook.access.WebhookService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What receivers get, over real connections, and what is kept of it; checked by a library of Standard Webhooks. */
@SpringBootTest(properties = {"portwarden.mail.workers=0", "portwarden.webhooks.workers=0"})
class WebhookDeliveryTest {

    private static final String BODY = "{\"type\":\"port-out-order.confirmed\",\"data\":{\"name\":\"Zoé\"}}";
    private static final String TYPE = "port-out-order.confirmed";

    @Autowired
    WebhookService service;

    @Autowired
    CarrierWebhookService carrierService;

    @Autowired
    WebhookEvents events;

    @Autowired
    WebhookDeliverer deliverer;

    @Autowired
    DeliveryRepository deliveries;

    @Autowired
    EndpointRepository endpoints;

    @Autowired
    SecretSeal seal;

    @Autowired
    WebhookSender sender;

    @Autowired
    WebhookWatch watch;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    WebhookReceiver receiver;

    @BeforeEach
    void makeWorld() throws Exception {
        world.superuser()
                .sql("truncate webhook_endpoints, webhook_replaced_secrets, webhook_events, webhook_deliveries, outbox")
                .update();
        tenant = world.usTenant();
        receiver = WebhookReceiver.http();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private IssuedSecret add() {
        return as(tenant.admin(), () -> service.add(receiver.url(), "Our desk"));
    }

    private void happen(String body) {
        transactions.doStating(
                WebhookOwner.tenant(tenant.id()).scope(), () -> events.forTenant(tenant.id(), TYPE, body));
    }

    /** Everything that is due now. */
    private int deliver() {
        while (deliverer.handOn()) {}
        int sent = 0;
        while (deliverer.sendNext()) {
            sent++;
        }
        return sent;
    }

    private void makeDue() {
        world.superuser()
                .sql("update webhook_deliveries set next_attempt_at = now() where state = 'waiting'")
                .update();
    }

    private List<WebhookDelivery> log(IssuedSecret webhook) {
        return as(tenant.admin(), () -> service.deliveries(webhook.endpoint().id(), null, 50));
    }

    private WebhookEndpoint endpoint() {
        return as(tenant.admin(), service::all).getFirst();
    }

    /** What a receiver does that uses the library. */
    private static void verify(WebhookSecret secret, Received received) throws WebhookVerificationException {
        try {
            new Webhook(secret.text()).verify(received.body(), received.headers());
        } catch (EmptyWebhookSecretException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    @DisplayName("Webhooks: what arrives is what a library of Standard Webhooks accepts, and nothing altered")
    void verified() throws Exception {
        IssuedSecret webhook = add();
        happen(BODY);
        assertThat(deliver()).isEqualTo(1);
        Received received = receiver.only();
        assertThat(received.body()).isEqualTo(BODY);
        assertThat(webhook.secret().text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        verify(webhook.secret(), received);
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> verify(WebhookSecret.random(), received));
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(webhook.secret().text()).verify(BODY + " ", received.headers()));
        WebhookDelivery delivery = log(webhook).getFirst();
        assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(delivery.lastStatus()).isEqualTo(204);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.nextAttemptAt()).isNull();
        assertThat(delivery.eventId()).hasToString(received.header("webhook-id"));
        assertThat(endpoint().lastSuccessAt()).isNotNull();
        assertThat(deliver()).isZero();
    }

    @Test
    @Records(AuditKind.WEBHOOK_SECRET_ROTATED)
    @DisplayName(
            "Trail: a new secret of a webhook stands there; for a day the library accepts both, then the new one only")
    void rotated() throws Exception {
        IssuedSecret first = add();
        IssuedSecret second =
                as(tenant.admin(), () -> service.rotateSecret(first.endpoint().id()));
        assertThat(second.endpoint().replacedSecretsUntil()).hasSize(1);
        happen(BODY);
        deliver();
        verify(first.secret(), receiver.received().get(0));
        verify(second.secret(), receiver.received().get(0));
        world.superuser()
                .sql("update webhook_endpoints set previous_until = now() - interval '1 second'")
                .update();
        happen(BODY);
        deliver();
        verify(second.secret(), receiver.received().get(1));
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> verify(first.secret(), receiver.received().get(1)));
        assertThat(endpoint().replacedSecretsUntil()).isEmpty();
        assertThat(trail()).containsExactly("webhook-added", "webhook-secret-rotated");
    }

    @Test
    @DisplayName("Webhooks: each of several secrets made within a day signs for its whole day, and then is erased")
    void rotatedOften() throws Exception {
        IssuedSecret first = add();
        UUID id = first.endpoint().id();
        List<IssuedSecret> secrets = new ArrayList<>(List.of(first));
        for (int i = 0; i < WebhookSecret.MOST_REPLACED; i++) {
            secrets.add(as(tenant.admin(), () -> service.rotateSecret(id)));
        }
        happen(BODY);
        deliver();
        for (IssuedSecret secret : secrets) {
            verify(secret.secret(), receiver.received().get(0));
        }
        List<Instant> replaced = endpoint().replacedSecretsUntil();
        assertThat(replaced).hasSize(WebhookSecret.MOST_REPLACED).isSortedAccordingTo(Comparator.reverseOrder());
        assertThatExceptionOfType(TooManySecretsException.class)
                .isThrownBy(() -> as(tenant.admin(), () -> service.rotateSecret(id)))
                .satisfies(refused -> assertThat(refused.until()).isEqualTo(replaced.getLast()));

        world.superuser()
                .sql("update webhook_replaced_secrets set valid_until = now() - interval '1 second'"
                        + " where valid_until = (select min(valid_until) from webhook_replaced_secrets)")
                .update();
        secrets.add(as(tenant.admin(), () -> service.rotateSecret(id)));
        happen(BODY);
        deliver();
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> verify(first.secret(), receiver.received().get(1)));
        for (IssuedSecret secret : secrets.subList(1, secrets.size())) {
            verify(secret.secret(), receiver.received().get(1));
        }
        assertThat(keptSecrets()).isEqualTo(6);
        world.superuser()
                .sql("update webhook_endpoints set previous_until = now() - interval '1 second'")
                .update();
        assertThat(deliverer.clear()).isTrue();
        assertThat(keptSecrets()).isEqualTo(4);
        assertThat(endpoint().replacedSecretsUntil()).hasSize(3);
    }

    @Test
    @DisplayName("Webhooks: secrets made at the same moment all sign, and no more of them than may")
    void rotatedAtOnce() throws Exception {
        IssuedSecret webhook = add();
        UUID id = webhook.endpoint().id();
        List<Boolean> made = TestThreads.atOnce(8, index -> {
            try {
                IssuedSecret issued = as(tenant.admin(), () -> service.rotateSecret(id));
                return !issued.endpoint().replacedSecretsUntil().isEmpty();
            } catch (TooManySecretsException enough) {
                return false;
            }
        });
        assertThat(made.stream().filter(one -> one)).hasSize(WebhookSecret.MOST_REPLACED);
        assertThat(endpoint().replacedSecretsUntil()).hasSize(WebhookSecret.MOST_REPLACED);
    }

    private int keptSecrets() {
        return world.superuser()
                .sql("select (select count(secret) + count(previous_secret) from webhook_endpoints)"
                        + " + (select count(*) from webhook_replaced_secrets)")
                .query(Integer.class)
                .single();
    }

    private List<String> trail() {
        return world.superuser()
                .sql("select kind from audit_entries where tenant_id = ? and kind like 'webhook%' order by position")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("Webhooks: of what is in the database no secret can be read")
    void sealed() {
        IssuedSecret webhook = add();
        String row = world.superuser()
                .sql("select e::text from webhook_endpoints e")
                .query((found, index) -> found.getString(1))
                .single();
        assertThat(row).doesNotContain(webhook.secret().text().substring(6));
        assertThat(row).contains("test:");
    }

    @Test
    @DisplayName("Webhooks: a receiver that asks to be left alone is, and gets the event afterwards")
    void leftAlone() {
        IssuedSecret webhook = add();
        receiver.answering(429).askingForPause("7200");
        happen(BODY);
        assertThat(deliver()).isEqualTo(1);
        WebhookDelivery failed = log(webhook).getFirst();
        assertThat(failed.nextAttemptAt())
                .isAfterOrEqualTo(Objects.requireNonNull(failed.lastAttemptAt()).plus(Duration.ofHours(2)));
        receiver.answering(200);
        makeDue();
        assertThat(deliver()).isEqualTo(1);
        assertThat(log(webhook).getFirst().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    @DisplayName("Webhooks: what fails is sent again with the same id, until it arrives")
    void again() {
        IssuedSecret webhook = add();
        receiver.answering(503);
        happen(BODY);
        assertThat(deliver()).isEqualTo(1);
        WebhookDelivery failed = log(webhook).getFirst();
        assertThat(failed.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(failed.lastProblem()).isEqualTo(DeliveryProblem.REFUSED);
        assertThat(failed.lastStatus()).isEqualTo(503);
        assertThat(failed.nextAttemptAt()).isNotNull();
        assertThat(deliver()).as("not before its pause is over").isZero();
        receiver.answering(200);
        makeDue();
        assertThat(deliver()).isEqualTo(1);
        assertThat(log(webhook).getFirst().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(log(webhook).getFirst().attempts()).isEqualTo(2);
        assertThat(receiver.received())
                .extracting(received -> received.header("webhook-id"))
                .hasSize(2)
                .containsOnly(failed.eventId().toString());
    }

    @Test
    @Records({AuditKind.WEBHOOK_SWITCHED_OFF, AuditKind.WEBHOOK_SWITCHED_ON})
    @Tells(NoticeKind.WEBHOOK_FAILING)
    @DisplayName(
            "Trail: a webhook that fails for days is switched off and its owner told; switched on, it gets events again")
    void failing() {
        IssuedSecret webhook = add();
        world.superuser()
                .sql("""
                        insert into people (tenant_id, person_id, email, display_name, role)
                        values (?, ?, ?, 'Ada', 'tenant-admin')
                        """)
                .params(
                        tenant.id().value(),
                        tenant.admin().personId(),
                        tenant.admin().email())
                .update();
        receiver.answering(500);
        happen(BODY);
        for (int i = 0; i < RetrySchedule.MOST_ATTEMPTS; i++) {
            assertThat(endpoint().enabled()).isTrue();
            happen("{}");
            makeDue();
            assertThat(deliver()).isPositive();
            makeDue();
        }
        assertThat(endpoint().disabledReason()).isEqualTo(DisabledReason.FAILING);
        assertThat(log(webhook)).allMatch(delivery -> delivery.state() == DeliveryState.GIVEN_UP);
        assertThat(told()).containsExactly("webhook-failing " + tenant.admin().email());
        happen(BODY);
        assertThat(deliver()).isZero();
        WebhookDelivery missed = log(webhook).getFirst();
        assertThat(missed.lastProblem()).isEqualTo(DeliveryProblem.SWITCHED_OFF);
        receiver.answering(200);
        as(tenant.admin(), () -> service.enable(webhook.endpoint().id()));
        as(tenant.admin(), () -> service.sendAgain(webhook.endpoint().id(), missed.id()));
        happen(BODY);
        assertThat(deliver()).isEqualTo(2);
        assertThat(endpoint().enabled()).isTrue();
        assertThat(trail()).containsExactly("webhook-added", "webhook-switched-off", "webhook-switched-on");
    }

    private List<String> told() {
        return world.superuser()
                .sql("select kind || ' ' || recipient from outbox order by 1")
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("Webhooks: one that has got something since is not switched off for what it never took")
    void notFailing() {
        add();
        receiver.answering(500);
        happen(BODY);
        for (int i = 1; i < RetrySchedule.MOST_ATTEMPTS; i++) {
            deliver();
            makeDue();
        }
        receiver.answering(200);
        happen("{}");
        deliverer.handOn();
        world.superuser()
                .sql("update webhook_deliveries set next_attempt_at = now() - interval '1 day' where body = '{}'")
                .update();
        assertThat(deliverer.sendNext()).isTrue();
        receiver.answering(500);
        deliver();
        assertThat(endpoint().enabled()).isTrue();
        assertThat(endpoint().lastSuccessAt()).isNotNull();
    }

    @Test
    @Tells(NoticeKind.WEBHOOK_GONE)
    @DisplayName("Trail: 410 switches a webhook off at once, and tells its owner (OWASP ASVS 16.3.3)")
    void gone() {
        IssuedSecret webhook = add();
        world.superuser()
                .sql("""
                        insert into people (tenant_id, person_id, email, display_name, role)
                        values (?, ?, ?, 'Ada', 'tenant-admin')
                        """)
                .params(
                        tenant.id().value(),
                        tenant.admin().personId(),
                        tenant.admin().email())
                .update();
        receiver.answering(410);
        happen(BODY);
        happen(BODY);
        assertThat(deliver()).isEqualTo(1);
        assertThat(endpoint().disabledReason()).isEqualTo(DisabledReason.GONE);
        assertThat(log(webhook))
                .extracting(WebhookDelivery::lastProblem)
                .containsExactlyInAnyOrder(DeliveryProblem.GONE, DeliveryProblem.SWITCHED_OFF);
        assertThat(told()).containsExactly("webhook-gone " + tenant.admin().email());
        assertThat(trail()).containsExactly("webhook-added", "webhook-switched-off");
    }

    @Test
    @Tells(NoticeKind.CARRIER_WEBHOOK_OFF)
    @DisplayName("Trail: of a carrier's webhook that is gone the operators are told, and the provider's trail tells it")
    void carrierGone() {
        Carrier carrier = world.carrier();
        IssuedSecret webhook = as(carrier, () -> carrierService.add(carrier, receiver.url(), ""));
        receiver.answering(410);
        as(carrier, () -> carrierService.test(carrier, webhook.endpoint().id()));
        world.superuser().sql("delete from people where role = 'operator'").update();
        world.superuser()
                .sql("""
                        insert into people (tenant_id, person_id, email, display_name, role)
                        values (?, ?, 'olga@portwarden.example', 'Olga', 'operator')
                        """)
                .params(TenantId.PROVIDER.value(), UUID.randomUUID())
                .update();
        assertThat(deliver()).isEqualTo(1);
        assertThat(told()).containsExactly("carrier-webhook-off olga@portwarden.example");
        assertThat(as(carrier, () -> carrierService.all(carrier)).getFirst().enabled())
                .isFalse();
        assertThat(world.superuser()
                        .sql("select kind from audit_entries where subject_id = ? order by position")
                        .param(webhook.endpoint().id())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("webhook-added", "webhook-switched-off");
    }

    @Test
    @DisplayName("Webhooks: a test is sent once, the same event again as often as asked, with the same id")
    void testAndSendAgain() throws Exception {
        IssuedSecret webhook = add();
        receiver.answering(500);
        WebhookDelivery test =
                as(tenant.admin(), () -> service.test(webhook.endpoint().id()));
        assertThat(test.state()).isEqualTo(DeliveryState.WAITING);
        deliver();
        assertThat(log(webhook).getFirst().state()).isEqualTo(DeliveryState.GIVEN_UP);
        assertThat(endpoint().enabled()).isTrue();
        receiver.answering(200);
        WebhookDelivery again =
                as(tenant.admin(), () -> service.sendAgain(webhook.endpoint().id(), test.id()));
        assertThat(again.eventId()).isEqualTo(test.eventId());
        deliver();
        assertThat(log(webhook))
                .extracting(WebhookDelivery::state)
                .containsExactly(DeliveryState.DELIVERED, DeliveryState.GIVEN_UP);
        assertThat(receiver.received()).hasSize(2);
        verify(webhook.secret(), receiver.received().get(1));
        assertThat(receiver.received().get(1).body()).contains("\"type\":\"webhook.test\"");
    }

    @Test
    @DisplayName("Webhooks: of two nodes with many threads each delivery is sent once")
    void twoNodes() throws Exception {
        List<IssuedSecret> webhooks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            webhooks.add(add());
        }
        for (int i = 0; i < 10; i++) {
            happen("{\"n\":" + i + "}");
        }
        WebhookDeliverer other = new WebhookDeliverer(
                transactions, deliveries, endpoints, seal, sender, watch, event -> {}, Clock.systemUTC(), 0);
        TestThreads.atOnce(16, thread -> {
            WebhookDeliverer node = thread % 2 == 0 ? deliverer : other;
            while (node.handOn()) {}
            // A webhook is sent one delivery at a time: for a moment there may be nothing to do.
            for (int idle = 0; idle < 50; idle++) {
                if (node.sendNext()) {
                    idle = 0;
                } else {
                    Thread.sleep(5);
                }
            }
            return thread;
        });
        assertThat(receiver.received()).hasSize(80);
        assertThat(receiver.received().stream().map(Received::body).distinct()).hasSize(10);
        assertThat(webhooks)
                .allSatisfy(webhook -> assertThat(log(webhook))
                        .hasSize(10)
                        .allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED && delivery.attempts() == 1));
    }

    @Test
    @DisplayName(
            "Webhooks: a delivery whose node has died is sent by another once its claim has run out, and not before")
    void afterCrash() {
        add();
        happen(BODY);
        deliverer.handOn();
        transactions.doStating(
                Scope.provider(),
                () -> assertThat(deliveries.claim(WebhookDeliverer.LEASE)).isPresent());
        assertThat(deliver()).isZero();
        world.superuser()
                .sql("update webhook_deliveries set claimed_until = now() - interval '1 second'")
                .update();
        assertThat(deliver()).isEqualTo(1);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    @DisplayName("Webhooks: what is rolled back is told to nobody")
    void rolledBack() {
        add();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        transactions.doStating(WebhookOwner.tenant(tenant.id()).scope(), () -> {
                            events.forTenant(tenant.id(), TYPE, BODY);
                            throw new IllegalArgumentException("changed my mind");
                        }));
        assertThat(deliver()).isZero();
    }

    @Test
    @DisplayName("Webhooks: old deliveries are cleared away after 30 days, and none that still waits")
    void cleared() {
        IssuedSecret webhook = add();
        happen(BODY);
        happen(BODY);
        deliver();
        happen(BODY);
        deliverer.handOn();
        world.superuser()
                .sql("update webhook_deliveries set created_at = now() - interval '31 days'")
                .update();
        assertThat(deliverer.clear()).isTrue();
        assertThat(log(webhook)).extracting(WebhookDelivery::state).containsExactly(DeliveryState.WAITING);
    }
}
