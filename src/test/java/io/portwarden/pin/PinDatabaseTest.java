package io.portwarden.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestDatabase;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the database itself refuses, whatever the program does. */
@SpringBootTest
class PinDatabaseTest {

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    TestTenant tenant;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, "48392017");
        world.setPin(tenant, "70281946");
    }

    @ParameterizedTest
    @DisplayName("PIN-3: SQL under the application's role cannot remove, empty or set back a PIN")
    @ValueSource(
            strings = {
                "delete from pins",
                "truncate pins",
                "truncate pins cascade",
                "drop table pins",
                "alter table pins disable trigger all",
                "alter table pins no force row level security",
                "update pins set sealed = null",
                "update pins set sealed = ''",
                "update pins set sealed = '\\x00'",
                "update pins set version = version - 1",
                "update pins set version = 1",
                "update pins set version = null",
                "update pins set version = version + 2, sealed = sealed || '\\x00'",
                "update pins set version = version + 1",
                "update pins set sealed = sealed || '\\x00'",
                "update pins set key_id = 'other'",
                "update pins set key_id = 'other', sealed = sealed || '\\x00', set_at = now()",
                "update pins set set_by_name = 'Somebody else'",
                "update pins set tenant_id = '00000000-0000-0000-0000-000000000000', version = version + 1",
                "delete from tenants"
            })
    void refused(String sql) {
        assertThatThrownBy(() ->
                        asApplication(tenant.id().value(), jdbc -> jdbc.sql(sql).update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(world.superuser()
                        .sql("select version from pins where tenant_id = ?")
                        .param(tenant.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @DisplayName("PIN-3: not even the owner of the tables deletes a PIN by a plain statement")
    @ValueSource(strings = {"delete from pins", "truncate pins"})
    void refusedToTheOwner(String sql) {
        JdbcClient owner = JdbcClient.create(database.asSuperuser());
        assertThatThrownBy(() -> owner.sql(sql).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("PIN-3: another tenant's PIN is not even there to be changed")
    void anotherTenants() {
        TestTenant other = world.usTenant();
        int changed = asApplication(
                other.id().value(),
                jdbc -> jdbc.sql(
                                "update pins set version = version + 1, sealed = sealed || '\\x00' where tenant_id = ?")
                        .param(tenant.id().value())
                        .update());
        assertThat(changed).isZero();
    }

    @ParameterizedTest
    @DisplayName("PIN-8: SQL under the application's role cannot give a guess back")
    @ValueSource(
            strings = {
                "delete from pin_guesses",
                "truncate pin_guesses",
                "update pin_guesses set outcome = 'right'",
                "update pin_guesses set made_at = made_at - interval '2 days'",
                "update pin_guesses set lifted_at = now()",
                "update pin_guesses set claim = gen_random_uuid(), expires_at = now() + interval '1 minute'"
            })
    void guessesStay(String sql) {
        world.superuser()
                .sql("insert into pin_guesses values (?, ?, ?, now(), now(), now(), 'wrong')")
                .params(
                        tenant.id().value(),
                        UUID.randomUUID(),
                        world.carrier().id().value())
                .update();
        assertThatThrownBy(() ->
                        asApplication(tenant.id().value(), jdbc -> jdbc.sql(sql).update()))
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @DisplayName(
            "PIN-8: of a guess that is not settled, SQL changes its verdict, or once its lease is over who compares it")
    @CsvSource(delimiter = '|', textBlock = """
                    # seconds of the lease that are left | what is done | whether it can be
                    60  | outcome = 'wrong', settled_at = now()                                               | true
                    -60 | outcome = 'right', settled_at = now()                                               | true
                    60  | lifted_at = now()                                                                   | false
                    -60 | lifted_at = now()                                                                   | true
                    -60 | lifted_at = now(), outcome = 'right'                                                | false
                    60  | claim = gen_random_uuid(), expires_at = expires_at + interval '1 hour'              | false
                    -60 | claim = gen_random_uuid(), expires_at = expires_at + interval '1 hour'              | true
                    -60 | claim = gen_random_uuid(), expires_at = expires_at + interval '1 hour', made_at = made_at - interval '1 s' | false
                    -60 | expires_at = expires_at + interval '1 hour'                                         | false
                    -60 | made_at = made_at - interval '2 days'                                               | false
                    -60 | carrier_id = gen_random_uuid()                                                      | false
                    -60 | digest = '\\x00', digest_key_id = 'test'                                            | false
                    -60 | purchase_order_number = 'OTHER'                                                     | false
                    """)
    void guessesUnderWay(int secondsLeft, String change, boolean allowed) {
        world.superuser()
                .sql(
                        "insert into pin_guesses values (?, ?, ?, now(), now() + make_interval(secs => ?), null, 'in-flight')")
                .params(
                        tenant.id().value(),
                        UUID.randomUUID(),
                        world.carrier().id().value(),
                        secondsLeft)
                .update();
        ThrowingCallable attempt = () -> asApplication(
                tenant.id().value(),
                jdbc -> jdbc.sql("update pin_guesses set " + change).update());
        if (allowed) {
            assertThatNoException().isThrownBy(attempt);
        } else {
            assertThatThrownBy(attempt).isInstanceOf(DataAccessException.class);
        }
    }

    private interface Work {
        int with(JdbcClient jdbc);
    }

    private int asApplication(UUID statedTenant, Work work) {
        try (SingleConnectionDataSource one = oneConnection()) {
            JdbcClient jdbc = JdbcClient.create(one);
            jdbc.sql("select set_config('portwarden.tenant', ?, false)")
                    .param(statedTenant.toString())
                    .query(String.class)
                    .single();
            return work.with(jdbc);
        }
    }

    private SingleConnectionDataSource oneConnection() {
        var role = database.roles().application();
        return new SingleConnectionDataSource(database.jdbcUrl(), role.user(), role.password(), true);
    }
}
