package io.portwarden.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestDatabase;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People of every kind whom the version before has kept, each of them an account and a membership afterwards. */
class AccountUpgradeTest {

    private static final String OF_BEFORE = """
            insert into people (tenant_id, person_id, email, display_name, role, password_hash)
            select tenant_id, md5(account_number || ' late')::uuid, lower(account_number) || '-late@t.example', 'Late',
                   'tenant-viewer', 'hash of late' from tenants where account_number = 'T-2'
            """;

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

    private void run(String sql) {
        superuser.sql(sql).update();
    }

    private int count(String from) {
        return superuser
                .sql("select count(*) from " + from)
                .query(Integer.class)
                .single();
    }

    private String digest(String row, String from) {
        return superuser
                .sql("select md5(string_agg(md5(concat_ws('|', " + row + ")), '' order by tenant_id, person_id)) from "
                        + from)
                .query(String.class)
                .single();
    }

    private String memberships() {
        return digest(
                "tenant_id, person_id, email, display_name, role, language, created_at, removed_at, ever_admin, role_since,"
                        + " appearance, slash",
                "people");
    }

    private String accounts(String table, String ended) {
        return digest(
                "tenant_id, person_id, password_hash, sign_in_generation, code_generation, passkey_handle,"
                        + " first_signed_in_at, wrong_code_at, " + ended,
                table);
    }

    /** What hangs on an account, and who comes in by which address. */
    private String belongings() {
        return digest("s::text", "sessions s")
                + digest("s::text", "one_time_codes s")
                + digest("s::text", "recovery_codes s")
                + digest("s::text", "passkeys s")
                + digest("s::text", "password_resets s")
                + digest("s::text", "factor_links s")
                + digest("s::text", "sign_in_names s")
                + digest("s::text", "own_subjects s");
    }

    private void people() {
        run("""
                insert into tenants (tenant_id, name, country, account_number, zip_code, status)
                select md5('t' || n)::uuid, 'Tenant ' || n, 'US', 'T-' || n, '20001',
                       case when n % 10 = 0 then 'closed' when n % 10 = 1 then 'suspended' else 'active' end
                from generate_series(1, 2000) n
                """);
        // Some have left, some were never here, some were admins before.
        run("""
                insert into people (tenant_id, person_id, email, display_name, role, password_hash, sign_in_generation,
                                    code_generation, first_signed_in_at, wrong_code_at, language, appearance)
                select md5('t' || n)::uuid, md5(n || role)::uuid, role || n || '@t.example', 'P ' || n, role,
                       'hash of ' || role || n, 1 + n % 3, 1 + n % 4, case when n % 5 > 0 then now() end,
                       case when n % 11 = 0 then now() end, (array['en', 'fr', 'es'])[1 + n % 3], 'dark'
                from generate_series(1, 2000) n, unnest(array['tenant-admin', 'tenant-viewer']) role
                """);
        run("update people set role = 'tenant-viewer' where role = 'tenant-admin' and email like '%3@t.example'");
        run("""
                insert into people (tenant_id, person_id, email, display_name, role, password_hash)
                select '00000000-0000-0000-0000-000000000000', gen_random_uuid(), role || '@p.example', 'O', role, 'hash'
                from unnest(array['support', 'desk', 'security', 'operator']) role
                """);
        run("insert into sign_in_names (email, tenant_id, person_id) select email, tenant_id, person_id from people");
        run("""
                delete from sign_in_names where email like '%7@t.example'
                """);
        run("update people set removed_at = now(), password_hash = '-' where email like '%7@t.example'");
        run("""
                insert into sessions (tenant_id, session_id, person_id, began_at, last_used_at, ended_at, browser, source)
                select tenant_id, gen_random_uuid(), person_id, now(), now(),
                       case when removed_at is not null or email like '%1@t.example' then now() end, 'Firefox', '192.0.2.1'
                from people where first_signed_in_at is not null
                """);
        run("""
                insert into one_time_codes (tenant_id, person_id, secret, last_step, set_up_at)
                select tenant_id, person_id, 'sealed', 1, now() from people where removed_at is null and email like '%2@t.example'
                """);
        run("""
                insert into recovery_codes (tenant_id, person_id, slot, code_hash, used_at)
                select tenant_id, person_id, 3, 'hash', case when email like '%12@t.example' then now() end
                from people where removed_at is null and email like '%2@t.example'
                """);
        run("""
                insert into passkeys (tenant_id, credential_id, person_id, name, public_key, signature_count, user_verified,
                                      backup_eligible, backed_up, transports, attestation_object)
                select tenant_id, uuid_send(person_id), person_id, 'Key', 'k', 1, true, true, true, '{}', 'a'
                from people where removed_at is null and email like '%4@t.example'
                """);
        run("""
                insert into password_resets (tenant_id, person_id, token_hash, made_at, expires_at)
                select tenant_id, person_id, md5(email) || md5(email), now(), now() + interval '1 hour'
                from people where removed_at is null and email like '%5@t.example'
                """);
        run("""
                insert into factor_links (tenant_id, person_id, token_hash, made_at, expires_at)
                select tenant_id, person_id, md5(email) || md5(email), now(), now() + interval '1 hour'
                from people where removed_at is null and email like '%6@t.example'
                """);
        run("""
                insert into own_subjects (tenant_id, issuer, subject, person_id)
                select tenant_id, 'https://id.example', email, person_id
                from people where removed_at is null and email like '%8@t.example'
                """);
    }

    @Test
    @DisplayName("SIG-30: an upgrade loses nobody, lets nobody in who was out, and changes nothing that anybody has")
    void upgrade() {
        migrate("73");
        people();
        String memberships = memberships();
        String accounts = accounts("people", "removed_at");
        String belongings = belongings();

        migrate("latest");

        assertThat(memberships()).isEqualTo(memberships);
        assertThat(accounts("accounts", "ended_at")).isEqualTo(accounts);
        assertThat(belongings()).isEqualTo(belongings);
        assertThat(count("accounts")).isEqualTo(4004);
        assertThat(count("accounts where ended_at is not null")).isEqualTo(400);
        assertThat(count(
                        "sign_in_names n left join accounts a using (tenant_id, person_id) where a.ended_at is not null"
                                + " or a.person_id is null"))
                .as("addresses that lead to nobody, or to somebody who has left")
                .isZero();
    }

    @Test
    @DisplayName("SIG-30: what nodes of the version before write while the accounts come to be is not lost")
    void meanwhile() {
        migrate("73");
        people();

        migrate("76");
        run(
                "update people set sign_in_generation = 9, password_hash = 'another' where email = 'tenant-admin2@t.example'");
        run("update people set removed_at = now(), password_hash = '-' where email = 'tenant-admin4@t.example'");
        run(OF_BEFORE);
        migrate("77");
        run("update people set code_generation = 9, password_hash = 'a third' where email = 'tenant-admin5@t.example'");
        run("update people set removed_at = now(), password_hash = '-' where email = 'tenant-admin6@t.example'");
        String accounts = accounts("people", "removed_at");

        migrate("latest");

        assertThat(accounts("accounts", "ended_at")).isEqualTo(accounts);
        assertThat(count("accounts")).isEqualTo(4005);
        assertThat(count("accounts where password_hash in ('another', 'a third', 'hash of late')"))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("SIG-30: nodes of the version before sign nobody in, and an account that has ended stays so")
    void before() {
        migrate("73");
        people();
        migrate("latest");

        assertThatThrownBy(() -> count("people where password_hash <> '-'")).hasMessageContaining("password_hash");
        assertThatThrownBy(() -> run(OF_BEFORE)).hasMessageContaining("password_hash");
        assertThatThrownBy(() -> run("update accounts set ended_at = null where ended_at is not null"))
                .hasMessageContaining("An account that has ended stays so");
    }
}
