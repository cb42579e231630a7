package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld.TestTenant;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every table, those of later migrations included: a new one that is not protected fails here. */
@SpringBootTest(
        properties = {"portwarden.mail.workers=0", "portwarden.webhooks.workers=0"}) // which would take the event away
class RowLevelSecurityTest {

    /** Tables in which no row is anybody's: carriers' names are known to all, and of a key only a check value is kept. */
    private static final Set<String> OF_NOBODY = Set.of("carriers", "pin_keys", "audit_keys", "flyway_schema_history");

    /** Tables that say whose something is, by what it is looked up with. */
    private static final Set<String> DIRECTORIES =
            Set.of("number_directory", "sign_in_names", "order_names", "passkey_holders");

    @Autowired
    TestDatabase database;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestWorld world;

    @BeforeEach
    void fill() {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, "48392017");
        world.fillEveryTable(tenant);
    }

    private List<String> tables() {
        return world.superuser().sql("""
                        select relname from pg_class
                        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        """).query((row, index) -> row.getString(1)).list().stream()
                .filter(table -> !OF_NOBODY.contains(table))
                .toList();
    }

    @Test
    @DisplayName("Row-level security is enabled and forced on every table, with USING and WITH CHECK")
    void forcedEverywhere() {
        assertThat(tables()).hasSizeGreaterThan(8).allSatisfy(table -> {
            assertThat(world.superuser()
                            .sql("select relrowsecurity and relforcerowsecurity from pg_class where oid = ?::regclass")
                            .param(table)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(world.superuser()
                            .sql("""
                                    select count(*) from pg_policies
                                    where tablename = ? and qual is not null and with_check is not null
                                    """)
                            .param(table)
                            .query(Integer.class)
                            .single())
                    .isPositive();
        });
    }

    @Test
    @DisplayName("The key of every table with a tenant in it begins with the tenant, but for the directories")
    void tenantLeads() {
        List<String> others = world.superuser()
                .sql("""
                        select c.relname from pg_class c
                        join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
                        join pg_index i on i.indrelid = c.oid and i.indisprimary
                        where c.relkind = 'r' and i.indkey[0] <> t.attnum
                        """)
                .query((row, index) -> row.getString(1))
                .list();
        assertThat(DIRECTORIES).containsAll(others);
    }

    @Test
    @DisplayName("With nothing stated, every table shows no row, although there are some")
    void nothingStated() {
        for (String table : tables()) {
            assertThat(count(world.superuser(), table)).as("rows in " + table).isPositive();
            assertThat(transactions.<Integer>stating(Scope.nothing(), () -> count(jdbc, table)))
                    .as("rows shown of " + table)
                    .isZero();
            assertThat(count(JdbcClient.create(database.asApplication()), table))
                    .as("rows shown of " + table + " without a transaction of ours")
                    .isZero();
        }
    }

    @Test
    @DisplayName("For another tenant, every table shows none of this one's rows")
    void anotherTenant() {
        TestTenant other = world.usTenant();
        for (String table : tables()) {
            if (hasTenant(table)) {
                assertThat(transactions.<Integer>stating(
                                Scope.tenant(other.id()),
                                () -> jdbc.sql("select count(*) from " + table + " where tenant_id <> :tenant")
                                        .param("tenant", other.id().value())
                                        .query(Integer.class)
                                        .single()))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    @DisplayName("What a transaction states is gone with it: the next user of the connection sees nothing")
    void nothingLeaks() {
        TestTenant tenant = world.usTenant();
        for (int i = 0; i < 50; i++) {
            assertThat(transactions.<Integer>stating(Scope.tenant(tenant.id()), () -> count(jdbc, "tenants")))
                    .isEqualTo(1);
        }
        for (int i = 0; i < 50; i++) {
            assertThat(count(jdbc, "tenants")).isZero();
        }
    }

    @Test
    @DisplayName("The application's role owns nothing and cannot pass row-level security by")
    void role() {
        String role = database.roles().application().user();
        assertThat(world.superuser().sql("""
                                select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole from pg_roles
                                where rolname = ?
                                """).param(role).query(Boolean.class).single())
                .isFalse();
        assertThat(world.superuser()
                        .sql(
                                "select count(*) from pg_class where relowner = (select oid from pg_roles where rolname = ?)")
                        .param(role)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private boolean hasTenant(String table) {
        return world.superuser()
                .sql("select count(*) from pg_attribute where attrelid = ?::regclass and attname = 'tenant_id'")
                .param(table)
                .query(Integer.class)
                .single()
                .equals(1);
    }

    private static int count(JdbcClient client, String table) {
        return client.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
