package io.portwarden.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.portwarden.TestPorts;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole program with a mail server configured as a provider would, and what it tells of itself. */
@SpringBootTest(
        properties = {
            "portwarden.public-url=https://portal.example",
            "portwarden.mail.from=Example <mail@portal.example>"
        })
class OutboxHealthTest {

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(TestPorts.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    OutboxRepository rows;

    @Autowired
    OutboxHealth health;

    @Autowired
    HealthEndpoint endpoint;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Mailer mailer;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    // A port that stays the same when the server is stopped and started.
    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        SERVER.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stopServer() {
        SERVER.stop();
    }

    @BeforeEach
    void empty() {
        world.superuser().sql("truncate outbox").update();
    }

    private void add() {
        TestTenant tenant = world.usTenant();
        transactions.doStating(
                Scope.tenant(tenant.id()),
                () -> Told.outbox(rows, new Recipient("ada@acme.example", Locale.FRENCH))
                        .add(new Notice(tenant.id(), NoticeKind.PIN_SET, Map.of(NoticeParam.PERSON, "Ada Admin"))));
    }

    @Test
    @DisplayName("PIN-9: with nothing but spring.mail.host configured, a notice is on its way within seconds")
    void started() throws Exception {
        assertThat(mailer.isRunning()).isTrue();
        add();
        assertThat(SERVER.waitForIncomingEmail(20_000, 1)).isTrue();
        assertThat(SERVER.getReceivedMessages()[0].getSubject())
                .isEqualTo("Votre code confidentiel de transfert a été défini");
        assertThat(SERVER.getReceivedMessages()[0].getFrom()[0]).hasToString("Example <mail@portal.example>");
        assertThat(SERVER.getReceivedMessages()[0].getContent().toString())
                .contains("https://portal.example/port-orders");
    }

    @Test
    @DisplayName("A notice that has waited for more than 15 minutes is told, as figures too, and takes no node away")
    void late() {
        assertThat(known().getStatus()).isEqualTo(Status.UP);
        assertThat(figure("portwarden.outbox.waiting")).isZero();
        assertThat(figure("portwarden.outbox.oldest")).isZero();

        waitingSince("14 minutes");
        assertThat(known().getStatus()).isEqualTo(Status.UP);
        waitingSince("16 minutes");
        Health late = known();
        assertThat(late.getStatus()).isEqualTo(OutboxHealth.DEGRADED);
        assertThat(late.getDetails()).containsEntry("waiting", 2L).containsEntry("mailServer", "configured");
        assertThat((Long) late.getDetails().get("oldestWaitingSeconds")).isBetween(960L, 1_080L);
        assertThat(figure("portwarden.outbox.waiting")).isEqualTo(2);
        assertThat(endpoint.health().getStatus()).isNotEqualTo(Status.DOWN);
    }

    /** Health and figures are answered at once, be it that they are not known; asked again they are. */
    private Health known() {
        return await().atMost(PATIENCE)
                .until(health::health, answer -> !answer.getStatus().equals(Status.UNKNOWN));
    }

    private double figure(String name) {
        return await().atMost(PATIENCE).until(() -> meters.get(name).gauge().value(), value -> !Double.isNaN(value));
    }

    /** Due later, so that the running mailer leaves it alone. */
    private void waitingSince(String age) {
        world.superuser().sql("""
                        insert into outbox (tenant_id, notice_id, kind, recipient, language, params, created_at, next_attempt_at)
                        values (?, gen_random_uuid(), 'pin-set', 'ada@acme.example', 'en', '{}',
                                now() - cast(? as interval), now() + interval '1 hour')
                        """).params(world.usTenant().id().value(), age).update();
    }

    @Test
    @DisplayName("A mail server that is away takes no node away")
    void serverAway() {
        SERVER.stop();
        try {
            assertThat(endpoint.health().getStatus()).isEqualTo(Status.UP);
        } finally {
            SERVER.start();
        }
    }
}
