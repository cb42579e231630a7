package io.portwarden.people.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestDatabase;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People whom the version before has kept. */
class SecondFactorUpgradeTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient superuser = JdbcClient.create(database.asSuperuser());

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database.asOwner())
                .placeholders(Map.of("app_role", database.roles().application().user()))
                // Otherwise what Flyway holds itself keeps an index from being built beside everything else.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .target(version)
                .load()
                .migrate();
    }

    /** All that lets somebody in or keeps somebody out, of everybody. */
    private String people() {
        return superuser
                .sql("select md5(string_agg(concat_ws(' ', person_id, email, role, password_hash, sign_in_generation,"
                        + " removed_at), ',' order by person_id)) from people")
                .query(String.class)
                .single();
    }

    private int count(String condition) {
        return superuser
                .sql("select count(*) from people where " + condition)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName(
            "SIG-4: an upgrade loses nobody, lets nobody in who was out, and counts everybody as somebody who has signed in")
    void upgrade() {
        migrate("57");
        superuser.sql("""
                        insert into tenants (tenant_id, name, country, account_number, zip_code, status)
                        select md5('t' || n)::uuid, 'Tenant ' || n, 'US', 'T-' || n, '20001',
                               case when n % 10 = 0 then 'closed' when n % 10 = 1 then 'suspended' else 'active' end
                        from generate_series(1, 2000) n
                        """).update();
        superuser.sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, password_hash, removed_at)
                        select md5('t' || n)::uuid, md5(n || role)::uuid, role || n || '@t.example', 'P', role, '-',
                               case when n % 7 = 0 then now() end
                        from generate_series(1, 2000) n, unnest(array['tenant-admin', 'tenant-viewer']) role
                        """).update();
        superuser.sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, password_hash)
                        values ('00000000-0000-0000-0000-000000000000', gen_random_uuid(), 'o@p.example', 'O', 'operator', '-')
                        """).update();
        String before = people();

        migrate("73");

        assertThat(people()).isEqualTo(before);
        assertThat(count("first_signed_in_at is not null and code_generation = 1"))
                .isEqualTo(4001);
        superuser.sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, password_hash)
                        values ('00000000-0000-0000-0000-000000000000', gen_random_uuid(), 'n@p.example', 'N', 'operator', '-')
                        """).update();
        assertThat(count("first_signed_in_at is null")).as("of later ones").isEqualTo(1);
    }
}
