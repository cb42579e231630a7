package io.portwarden.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Portwarden;
import io.portwarden.TestDatabase;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that an older version has filled, upgraded. */
@ExtendWith(OutputCaptureExtension.class)
class OneTextUpgradeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient superuser = JdbcClient.create(database.asSuperuser());

    @BeforeEach
    void older() {
        Flyway.configure()
                .dataSource(database.asOwner())
                .placeholders(Map.of("app_role", database.roles().application().user()))
                .target("28")
                .load()
                .migrate();
    }

    private UUID tenant(String accountNumber, String status) {
        UUID id = UUID.randomUUID();
        superuser
                .sql("insert into tenants (tenant_id, name, country, account_number, zip_code, status)"
                        + " values (?, 'Older', 'US', ?, '20001', ?)")
                .params(id, accountNumber, status)
                .update();
        return id;
    }

    private void number(UUID tenant, String text) {
        superuser
                .sql("insert into phone_numbers (tenant_id, phone_number, status) values (?, ?, 'active')")
                .params(tenant, text)
                .update();
        superuser
                .sql("insert into number_directory (phone_number, tenant_id) values (?, ?)")
                .params(text, tenant)
                .update();
    }

    private List<String> texts(String sql) {
        return superuser.sql(sql).query((row, index) -> row.getString(1)).list();
    }

    private void eventually(String sql, String... rows) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!texts(sql).equals(List.of(rows)) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(texts(sql)).containsExactly(rows);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Portwarden.class)
                .run(Stream.concat(
                                Stream.of("--server.port=0", "--vaadin.productionMode=true"),
                                database.properties().entrySet().stream()
                                        .map(one -> "--" + one.getKey() + "=" + one.getValue()))
                        .toArray(String[]::new));
    }

    @Test
    @DisplayName(
            "NUM-1, ACC-1: an upgrade ends well whatever is stored, guesses nothing and names what has to be decided")
    void upgrade(CapturedOutput log) throws Exception {
        UUID first = tenant("straße-1", "active");
        UUID second = tenant("STRASSE-1", "active");
        UUID closed = tenant("gone\u00a0", "closed");
        superuser.sql("""
                        insert into phone_numbers (tenant_id, phone_number, status)
                        select ?, '+1303' || (2000000 + n), 'active' from generate_series(1, 3000) n
                        """).param(first).update();
        superuser.sql("""
                        insert into phone_numbers (tenant_id, phone_number, status)
                        select ?, '+331990' || (10000 + n), 'active' from generate_series(1, 2500) n
                        """).param(first).update();
        superuser
                .sql("insert into number_directory (phone_number, tenant_id)"
                        + " select phone_number, tenant_id from phone_numbers")
                .update();
        number(first, "+12025550180");
        number(second, "+112025550180");
        number(second, "+330199001234");
        number(second, "+10025550123");
        number(second, "+18335550123");
        List<String> before = texts("select tenant_id || phone_number || status from phone_numbers order by 1");

        try (ConfigurableApplicationContext context = start()) {
            eventually(
                    "select phone_number || ' ' || reading from number_directory where reading <> phone_number order by 1",
                    "+10025550123 ",
                    "+112025550180 +12025550180",
                    "+330199001234 +33199001234");
            eventually(
                    "select count(*)::text from number_directory where phone_number like '+33%' and reading is null",
                    "0");
            eventually(
                    "select tenant_id || ' ' || shared_account_key from tenants where shared_account_key is not null order by 1",
                    Stream.of(first, second)
                            .map(id -> id + " strasse-1")
                            .sorted()
                            .toArray(String[]::new));
            eventually("select account_key || status from tenants where tenant_id = '" + closed + "'", "goneclosed");
            // NUM-3: what an older version has stored says of itself that no PIN guards it.
            eventually(
                    "select phone_number || ' ' || guarded_by from phone_numbers where guarded_by <> 'here'",
                    "+18335550123 nobody");
            assertThat(plan(context, """
                            select tenant_id, phone_number from phone_numbers
                            where guarded_by = 'here' and phone_number ~ '^\\+18(00|22|33|44|55|66|77|8[0-9])'
                            order by phone_number limit 1000""")).contains("numbers_toll_free_here");
            // Numbers of country code 1 that are their own text are not touched: there may be millions.
            assertThat(texts("select count(*)::text from number_directory where phone_number like '+1303%'"
                            + " and reading is null"))
                    .containsExactly("3000");
            assertThat(texts("select tenant_id || phone_number || status from phone_numbers order by 1"))
                    .isEqualTo(before);
            assertThat(log.toString())
                    .contains("+112025550180", "+330199001234", "+10025550123", "strasse-1")
                    .contains(first.toString(), second.toString());
            assertThat(plan(context, """
                            select phone_number from number_directory where reading is null
                            and phone_number !~ '^\\+1(?![2-9]11)[2-9][0-9]{2}(?![2-9]11)[2-9][0-9]{6}$'
                            order by phone_number limit 1000""")).contains("numbers_without_reading");
            assertThat(plan(context, """
                            select reading from number_directory
                            where reading = any (array['+12025550180']) and reading <> phone_number""")).contains("numbers_with_another_reading");
            assertThat(plan(context, """
                            select tenant_id from tenants where account_key is null and shared_account_key is null
                            order by tenant_id limit 200""")).contains("tenants_without_account_key");
            assertThat(plan(context, "select tenant_id from tenants where account_key = any (array['strasse-1'])"))
                    .contains("tenants_by_account_key");
        }
    }

    @Test
    @DisplayName("ACC-1: what the rule of older versions took for one is one, so that their index is in nobody's way")
    void noLess() {
        assertThat(superuser
                        .sql("""
                                select chr(n) as written, plain_account(chr(n)) as plain from generate_series(1, 1114111) n
                                where n not between 55296 and 57343 and plain_account(chr(n)) <> chr(n)
                                """)
                        .query((row, index) -> List.of(row.getString("written"), row.getString("plain")))
                        .list())
                .hasSizeGreaterThan(26)
                .allSatisfy(
                        pair -> assertThat(NormalForm.of(pair.getFirst())).isEqualTo(NormalForm.of(pair.getLast())));
    }

    /** How the program asks for it where there are many rows. */
    private static String plan(ConfigurableApplicationContext context, String sql) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        return context.getBean(Transactions.class).stating(Scope.provider(), () -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n", jdbc.sql("explain " + sql).query(String.class).list());
        });
    }
}
