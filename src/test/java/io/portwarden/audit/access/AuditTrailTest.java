package io.portwarden.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestDatabase;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.TrailFixture;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
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
class AuditTrailTest {

    @Autowired
    AuditTrail trail;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    TrailFixture fixture;
    TestTenant tenant;

    @BeforeEach
    void makeWorld() {
        fixture = new TrailFixture(transactions, trail, world);
        tenant = world.usTenant();
    }

    private Map<String, @Nullable Object> last() {
        return world.superuser()
                .sql("select * from audit_entries where tenant_id = ? order by position desc limit 1")
                .param(tenant.id().value())
                .query()
                .singleRow();
    }

    @Test
    @DisplayName("Trail: an entry says who did what to what, and when")
    void entry() {
        TestWorld.as(tenant.admin(), () -> {
            fixture.record(
                    tenant.id(),
                    AuditEvent.of(AuditKind.NUMBER_LOCKED)
                            .about(AuditSubject.number(tenant.number(0)))
                            .with(AuditDetail.ROLE, Role.TENANT_ADMIN)
                            .with(AuditDetail.COUNT, 3));
            return "";
        });
        assertThat(last())
                .containsEntry("position", 1L)
                .containsEntry("kind", "number-locked")
                .containsEntry("actor_kind", "person")
                .containsEntry("actor_id", tenant.admin().personId())
                .containsEntry("actor_name", "Ada Admin")
                .containsEntry("subject_kind", "number")
                .containsEntry("subject_name", tenant.number(0).e164())
                .containsEntry("details", "role=tenant-admin\ncount=3")
                .containsEntry("key_id", "test");
        assertThat(world.superuser()
                        .sql("select now() - happened_at < interval '1 minute' from audit_entries where tenant_id = ?")
                        .param(tenant.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    @DisplayName("Trail: where nobody is signed in, it was the system, or whom the caller names")
    void actors() {
        fixture.record(tenant.id(), AuditEvent.of(AuditKind.ORDER_CONFIRMED));
        assertThat(last()).containsEntry("actor_kind", "system").containsEntry("actor_name", "");

        var carrier = world.carrier();
        fixture.record(
                tenant.id(),
                AuditEvent.of(AuditKind.ORDER_RECEIVED)
                        .by(AuditActor.carrier(carrier.id().value(), carrier.name()))
                        .about(AuditSubject.order(Identifiers.next(), "PON-1")));
        assertThat(last()).containsEntry("actor_kind", "carrier").containsEntry("actor_name", carrier.name());

        SignedInPerson operator = new SignedInPerson(
                TenantId.PROVIDER.value(), Identifiers.next(), "o@example.com", "Olive", Role.OPERATOR);
        TestWorld.as(operator, () -> {
            transactions.doStating(
                    Scope.provider().andTenant(tenant.id()),
                    () -> trail.record(tenant.id(), AuditEvent.of(AuditKind.CARRIER_LIMIT_LIFTED)));
            return "";
        });
        assertThat(last()).containsEntry("actor_kind", "operator").containsEntry("actor_name", "Olive");
    }

    @Test
    @DisplayName("Trail: the provider has one of its own")
    void provider() {
        transactions.doStating(
                Scope.provider().andTenant(TenantId.PROVIDER),
                () -> trail.record(
                        TenantId.PROVIDER, AuditEvent.of(AuditKind.KEY_ROTATED).about(AuditSubject.key("k2"))));
        assertThat(fixture.positions(TenantId.PROVIDER)).isNotEmpty();
    }

    @Test
    @DisplayName("Trail: nothing is recorded outside the transaction that it belongs to")
    void needsTransaction() {
        AuditEvent event = AuditEvent.of(AuditKind.SIGNED_IN);
        assertThatIllegalStateException().isThrownBy(() -> trail.record(tenant.id(), event));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.doStating(Scope.provider(), () -> trail.record(tenant.id(), event)));
        TestTenant other = world.usTenant();
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> transactions.doStating(Scope.tenant(other.id()), () -> trail.record(tenant.id(), event)));
        assertThat(fixture.positions(tenant.id())).isEmpty();
    }

    @Test
    @DisplayName("Trail: what is rolled back leaves neither entry nor gap")
    void rolledBack() {
        fixture.append(tenant.id(), 2);
        assertThatThrownBy(() -> transactions.doStating(Scope.tenant(tenant.id()), () -> {
                    trail.record(tenant.id(), AuditEvent.of(AuditKind.PIN_LOCKED));
                    throw new IllegalArgumentException("changed my mind");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        fixture.append(tenant.id(), 1);
        assertThat(fixture.positions(tenant.id())).containsExactly(1L, 2L, 3L);
    }

    @Test
    @DisplayName("Trail: 50 threads at once append to one tenant's without gap")
    void race() throws Exception {
        TestThreads.atOnce(50, i -> {
            fixture.append(tenant.id(), 1);
            return i;
        });
        assertThat(fixture.positions(tenant.id()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    @DisplayName("Trail: an entry is never earlier than the one before, though the clock is set back")
    void clock() {
        fixture.append(tenant.id(), 1);
        fixture.tamper(
                "update audit_heads set changed_at = now() + interval '1 hour' where tenant_id = ?",
                tenant.id().value());
        fixture.append(tenant.id(), 1);
        assertThat(world.superuser()
                        .sql("""
                                select e.happened_at = h.changed_at and e.happened_at > now() + interval '59 minutes'
                                from audit_entries e join audit_heads h using (tenant_id, position)
                                where tenant_id = ?
                                """)
                        .param(tenant.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @ParameterizedTest
    @DisplayName("Trail: SQL under the application's role changes nothing that was recorded")
    @ValueSource(
            strings = {
                "update audit_entries set actor_name = 'Somebody else'",
                "delete from audit_entries",
                "truncate audit_entries",
                "drop table audit_entries",
                "alter table audit_entries disable trigger all",
                "alter table audit_entries no force row level security",
                "insert into audit_entries select * from audit_entries",
                "update audit_heads set position = position - 1",
                "update audit_heads set mac = mac",
                "update audit_heads set position = position + 2",
                "update audit_heads set position = position + 1, changed_at = changed_at - interval '1 second'",
                "update audit_heads set position = position + 1,"
                        + " tenant_id = '00000000-0000-0000-0000-000000000000'",
                "delete from audit_heads",
                "truncate audit_heads cascade",
                "update audit_keys set check_value = ''",
                "delete from audit_keys"
            })
    void refused(String sql) {
        fixture.append(tenant.id(), 2);
        assertThatThrownBy(() -> transactions.stating(
                        Scope.tenant(tenant.id()), () -> jdbc.sql(sql).update()))
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @DisplayName("Trail: not even the owner of the tables changes it by a plain statement")
    @ValueSource(
            strings = {
                "update audit_entries set actor_name = 'Somebody else'",
                "delete from audit_entries",
                "truncate audit_entries",
                "delete from audit_heads",
                "truncate audit_heads cascade"
            })
    void refusedToTheOwner(String sql) {
        fixture.append(tenant.id(), 1);
        JdbcClient superuser = JdbcClient.create(database.asSuperuser());
        assertThatThrownBy(() -> superuser.sql(sql).update()).rootCause().hasMessageContaining("is not allowed");
    }
}
