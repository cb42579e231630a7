package io.portwarden.notification;

import static io.portwarden.notification.NoticeParam.CARRIER;
import static io.portwarden.notification.NoticeParam.COUNT;
import static io.portwarden.notification.NoticeParam.LIMIT;
import static io.portwarden.notification.NoticeParam.PATH;
import static io.portwarden.notification.NoticeParam.PERSON;
import static io.portwarden.notification.NoticeParam.TENANT;
import static io.portwarden.notification.NoticeParam.UNTIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestDatabase;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class OutboxTest {

    private static final Recipient ADA = new Recipient("ada@acme.example", Locale.ENGLISH);
    private static final Recipient ZOE = new Recipient("zoe@acme.example", Locale.FRENCH);

    @Autowired
    OutboxRepository rows;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    TestTenant tenant;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
    }

    private Outbox to(Recipient... recipients) {
        return Told.outbox(rows, recipients);
    }

    private Notice pinSet() {
        return new Notice(tenant.id(), NoticeKind.PIN_SET, Map.of(PERSON, "Ada Admin", TENANT, "Acme"));
    }

    private Notice pinWrong() {
        return new Notice(tenant.id(), NoticeKind.PIN_WRONG, Map.of(CARRIER, "Blue Ridge", COUNT, "1", LIMIT, "10"));
    }

    private void addPinSet(Recipient... recipients) {
        transactions.doStating(Scope.tenant(tenant.id()), () -> to(recipients).add(pinSet()));
    }

    private int rows() {
        return world.superuser()
                .sql("select count(*) from outbox where tenant_id = ?")
                .param(tenant.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("PIN-9: a notice is one waiting row for every recipient, in their language, each person once")
    void rowPerRecipient() {
        addPinSet(ADA, ZOE, new Recipient("ADA@acme.example", Locale.FRENCH));

        assertThat(world.superuser()
                        .sql("""
                                select recipient || ' ' || language || ' ' || kind || ' ' || state || ' ' || params
                                from outbox where tenant_id = ? order by recipient
                                """)
                        .param(tenant.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ada@acme.example en pin-set waiting {\"person\": \"Ada Admin\", \"tenant\": \"Acme\"}",
                        "zoe@acme.example fr pin-set waiting {\"person\": \"Ada Admin\", \"tenant\": \"Acme\"}");
    }

    @Test
    @DisplayName("PIN-9: what is rolled back is told to nobody")
    void rolledBack() {
        assertThatThrownBy(() -> transactions.doStating(Scope.tenant(tenant.id()), () -> {
                    to(ADA).add(pinSet());
                    throw new IllegalStateException("Something else went wrong");
                }))
                .hasMessage("Something else went wrong");
        assertThat(rows()).isZero();
    }

    @Test
    @DisplayName("A notice goes to those whom its kind is for, and to one person only where it is for one")
    void audiences() {
        Notice reset = new Notice(
                tenant.id(), NoticeKind.PASSWORD_RESET, Map.of(PATH, "/reset/s3cret", UNTIL, "2026-11-22T10:00:00Z"));
        assertThatThrownBy(() -> to(ADA, ZOE).add(reset)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> to(ADA, ZOE).add(pinSet(), ADA)).isInstanceOf(IllegalArgumentException.class);
        transactions.doStating(Scope.tenant(tenant.id()), () -> to(ZOE).add(reset, ADA));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    @DisplayName("Nobody to tell is no error")
    void nobody() {
        addPinSet();
        assertThat(rows()).isZero();
    }

    @Test
    @DisplayName("A carrier's transaction that is for the tenant too can add")
    void carrierAndTenant() {
        Scope scope = Scope.carrier(CarrierId.next().value()).andTenant(tenant.id());
        transactions.doStating(scope, () -> {
            to(ADA).add(pinSet());
            to(ADA).addOnce("k", pinWrong(), Duration.ofHours(1));
        });
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @DisplayName("A transaction for somebody else, or for nobody, cannot add")
    void otherTransactions() {
        TestTenant other = world.usTenant();
        for (Scope scope : List.of(
                Scope.tenant(other.id()),
                Scope.nothing(),
                Scope.carrier(CarrierId.next().value()))) {
            assertThatThrownBy(() -> transactions.doStating(scope, () -> to(ADA).add(pinSet())))
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> to(ADA).add(pinSet()))
                .as("without a transaction it never reaches the database")
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows()).isZero();
    }

    @Test
    @DisplayName("Only the provider's mailer reads the outbox, not even the tenant's own transactions do")
    void whoReads() {
        addPinSet(ADA);
        String count = "select count(*) from outbox where tenant_id = '" + tenant.id() + "'";
        assertThat(transactions.<Integer>stating(
                        Scope.tenant(tenant.id()),
                        () -> jdbc.sql(count).query(Integer.class).single()))
                .isZero();
        assertThat(transactions.<Integer>stating(
                        Scope.provider(),
                        () -> jdbc.sql(count).query(Integer.class).single()))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("PIN-8: of wrong PINs the same person hears once in a while")
    void once() {
        for (int i = 0; i < 5; i++) {
            transactions.doStating(
                    Scope.tenant(tenant.id()), () -> to(ADA, ZOE).addOnce("k", pinWrong(), Duration.ofDays(36_500)));
        }
        assertThat(rows()).isEqualTo(2);
        // The same kind for another reason, and another kind, are not the same.
        transactions.doStating(Scope.tenant(tenant.id()), () -> {
            to(ADA).addOnce("other", pinWrong(), Duration.ofDays(36_500));
            to(ADA).addOnce("k", pinSet(), Duration.ofDays(36_500));
            to(ADA).add(pinWrong());
            to(ADA).add(pinWrong());
        });
        assertThat(rows()).isEqualTo(6);
    }

    @Test
    @DisplayName("PIN-8: once in a while means once, however many come at the same instant")
    void onceAtOnce() throws Exception {
        TestThreads.atOnce(50, i -> {
            transactions.doStating(
                    Scope.tenant(tenant.id()),
                    () -> (i % 2 == 0 ? to(ADA, ZOE) : to(ZOE, ADA)).addOnce("k", pinWrong(), Duration.ofDays(36_500)));
            return i;
        });
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @DisplayName("PIN-8: in the next while the same is told again")
    void nextWhile() throws InterruptedException {
        Runnable add = () -> transactions.doStating(
                Scope.tenant(tenant.id()), () -> to(ADA).addOnce("k", pinWrong(), Duration.ofSeconds(1)));
        add.run();
        Thread.sleep(1_100);
        add.run();
        assertThat(rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @DisplayName("SQL under the application's role cannot take a notice away, send one again, or send it elsewhere")
    @ValueSource(
            strings = {
                "truncate outbox",
                "update outbox set recipient = 'mallory@evil.example'",
                "update outbox set kind = 'pin-set'",
                "update outbox set tenant_id = '00000000-0000-0000-0000-000000000000'",
                "update outbox set created_at = now()",
                "update outbox set state = 'waiting', sent_at = null where state = 'sent'",
                "update outbox set state = 'forgotten' where state = 'waiting'",
                "alter table outbox disable trigger all"
            })
    void refused(String sql) {
        addPinSet(ADA);
        addPinSet(ZOE);
        world.superuser()
                .sql("update outbox set state = 'sent', sent_at = now() where tenant_id = ? and recipient = ?")
                .params(tenant.id().value(), ADA.email())
                .update();
        assertThatThrownBy(() -> transactions.doStating(
                        Scope.provider(), () -> jdbc.sql(sql).update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("What waits, and what was sent in the last 30 days, cannot be deleted")
    void deletes() {
        addPinSet(ADA, ZOE);
        world.superuser()
                .sql("update outbox set created_at = now() - interval '90 days' where tenant_id = ? and recipient = ?")
                .params(tenant.id().value(), ADA.email())
                .update();
        world.superuser()
                .sql("update outbox set state = 'sent', sent_at = now() where tenant_id = ? and recipient = ?")
                .params(tenant.id().value(), ZOE.email())
                .update();
        transactions.doStating(
                Scope.provider(), () -> jdbc.sql("delete from outbox").update());
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @DisplayName("The path of a link that works once stands in no toString")
    void secretPath() {
        Notice notice = new Notice(
                tenant.id(), NoticeKind.PASSWORD_RESET, Map.of(PATH, "/reset/s3cret", UNTIL, "2026-11-22T10:00:00Z"));
        assertThat(notice.toString()).doesNotContain("s3cret");
    }
}
