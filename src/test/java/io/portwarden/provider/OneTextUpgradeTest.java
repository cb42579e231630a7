package io.portwarden.provider;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Portwarden;
import io.portwarden.TestDatabase;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.TrailReport;
import io.portwarden.audit.chain.TrailVerification;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.webhook.access.CarrierWebhookService;
import io.portwarden.webhook.access.WebhookService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database that an older version has filled, upgraded. */
@ExtendWith(OutputCaptureExtension.class)
class OneTextUpgradeTest {

    private static final String PIN = "48392017";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient superuser = JdbcClient.create(database.asSuperuser());

    private void older(String version) {
        Flyway.configure()
                .dataSource(database.asOwner())
                .placeholders(Map.of("app_role", database.roles().application().user()))
                // Otherwise what Flyway holds itself keeps an index from being built beside everything else.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .target(version)
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
        return start(database);
    }

    /** With nobody at work who changes what lies there: no mail, no delivery, no end of a review. */
    private static ConfigurableApplicationContext start(TestDatabase on) {
        return new SpringApplicationBuilder(Portwarden.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("testDatabase", on))
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--vaadin.productionMode=true",
                                        "--portwarden.orders.review-check=0",
                                        "--portwarden.webhooks.workers=0",
                                        "--portwarden.webhooks.allow-private-addresses=true"),
                                on.properties().entrySet().stream()
                                        .map(one -> "--" + one.getKey() + "=" + one.getValue()))
                        .toArray(String[]::new));
    }

    @Test
    @DisplayName(
            "NUM-1, ACC-1: an upgrade ends well whatever is stored, guesses nothing and names what has to be decided")
    void upgrade(CapturedOutput log) throws Exception {
        older("28");
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

    /** Everything that a program can leave behind, as it leaves it itself. */
    private static List<TestTenant> fill(ConfigurableApplicationContext context) {
        TestWorld world = context.getBean(TestWorld.class);
        OrderLife life = context.getBean(OrderLife.class);
        TestTenant tenant = world.usTenant();
        TestTenant other = world.tenant("FR");
        Carrier carrier = world.carrier();
        world.bringIn(tenant.admin(), tenant.viewer(), other.admin());
        world.setPin(tenant, PIN);
        as(tenant.admin(), () -> context.getBean(WebhookService.class).add("http://127.0.0.1:9/tenant", "ours"));
        as(carrier, () -> context.getBean(CarrierWebhookService.class).add(carrier, "http://127.0.0.1:9/carrier", ""));
        int number = 0;
        for (OrderStatus status : OrderStatus.values()) {
            life.in(status, tenant, tenant.number(number++), carrier, PIN);
        }
        life.in(OrderStatus.PENDING, other, other.number(0), carrier, null);
        life.place(carrier, OrderFixture.order(tenant, carrier, "59403128", List.of(tenant.number(number++))));
        NumberLockService locks = context.getBean(NumberLockService.class);
        NumberSelection locked = new NumberSelection.Chosen(Set.of(tenant.number(number), tenant.number(number + 1)));
        NumberSelection open = new NumberSelection.Chosen(Set.of(tenant.number(number)));
        as(tenant.admin(), () -> locks.lock(locked));
        as(tenant.admin(), () -> locks.unlock(open, Instant.now().plus(Duration.ofDays(1))));
        return List.of(tenant, other);
    }

    private static final String TABLES = """
            select c.table_name, array_agg(c.column_name::text) as columns from information_schema.columns c
            join pg_tables t on t.schemaname = 'public' and t.tablename = c.table_name
            where c.table_schema = 'public' and c.table_name <> 'flyway_schema_history' and c.is_generated = 'NEVER'
            group by c.table_name order by c.table_name
            """;

    private Map<String, String[]> tables() {
        Map<String, String[]> tables = new TreeMap<>();
        superuser.sql(TABLES).query((ResultSet row) -> {
            tables.put(row.getString(1), (String[]) row.getArray(2).getArray());
        });
        return tables;
    }

    /** As far as the older version has columns for them. */
    private void copyFrom(TestDatabase made) {
        JdbcClient from = JdbcClient.create(made.asSuperuser());
        SingleConnectionDataSource connection = new SingleConnectionDataSource(connection(database), true);
        try {
            JdbcClient to = JdbcClient.create(connection);
            to.sql("set session_replication_role = replica").update();
            tables().forEach((table, columns) -> {
                to.sql("delete from " + table).update();
                String names = String.join(", ", columns);
                from.sql("select r::text from (" + json(from, table) + ") as kept (r)")
                        .query(String.class)
                        .list()
                        .forEach(row -> to.sql("insert into %1$s (%2$s) overriding system value select %2$s"
                                                .formatted(table, names)
                                        + " from jsonb_populate_record(null::" + table
                                        + ", cast(? as jsonb))")
                                .param(row)
                                .update());
            });
        } finally {
            connection.destroy();
        }
    }

    /** What stood at the people of the older version stands at their accounts in newer ones. */
    private static String json(JdbcClient database, String table) {
        boolean accounts = database.sql("select to_regclass('accounts') is not null")
                .query(Boolean.class)
                .single();
        return table.equals("people") && accounts
                ? "select to_jsonb(a) || to_jsonb(t) from people t join accounts a using (tenant_id, person_id)"
                : "select to_jsonb(t) from " + table + " t";
    }

    private static Connection connection(TestDatabase database) {
        try {
            return database.asSuperuser().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is in these columns, each row as one text; readings are what an upgrade adds. */
    private Map<String, List<String>> rows(Map<String, String[]> tables) {
        Map<String, List<String>> rows = new TreeMap<>();
        tables.forEach((table, columns) -> rows.put(
                table,
                superuser
                        .sql("select (select jsonb_object_agg(key, value)::text from jsonb_each(r)"
                                + " where key = any (?) and key <> 'reading') from (" + json(superuser, table)
                                + ") as kept (r)")
                        .param(columns)
                        .query(String.class)
                        .list()));
        return rows;
    }

    @Test
    @Tag("slow")
    @DisplayName(
            "NUM-1, ORD-3, PIN-8, ORD-9: an upgrade from the version before loses no row of what that can leave, says what it found, and the trail verifies")
    void losesNothing(CapturedOutput log) throws Exception {
        TestDatabase made = TestDatabase.fresh();
        List<TestTenant> tenants;
        try (ConfigurableApplicationContext context = start(made)) {
            tenants = fill(context);
        }
        older("36");
        copyFrom(made);
        String text = tenants.getFirst().number(0).e164();
        number(tenants.getLast().id().value(), "+11" + text.substring(2));
        number(tenants.getLast().id().value(), "+330199001234");
        Map<String, String[]> tables = tables();
        Map<String, List<String>> before = rows(tables);
        assertThat(before.get("port_out_orders")).hasSize(OrderStatus.values().length + 2);
        assertThat(List.of(
                        "audit_entries",
                        "webhook_endpoints",
                        "webhook_events",
                        "pin_guesses",
                        "pins",
                        "outbox",
                        "order_names"))
                .allSatisfy(table -> assertThat(before.get(table)).as(table).isNotEmpty());

        try (ConfigurableApplicationContext context = start()) {
            eventually(
                    "select phone_number || ' ' || reading from number_directory where reading <> phone_number order by 1",
                    "+11" + text.substring(2) + " " + text,
                    "+330199001234 +33199001234");
            assertThat(log.toString()).contains("+11" + text.substring(2), "+330199001234");
            rows(tables)
                    .forEach((table, rows) ->
                            assertThat(rows).as(table).containsAll(before.getOrDefault(table, List.of())));
            TrailVerification verification = context.getBean(TrailVerification.class);
            for (TestTenant tenant : tenants) {
                TrailReport report = verification.verify(tenant.id(), verified -> {});
                assertThat(report.problem()).isEmpty();
                assertThat(report.entries()).isPositive();
            }
            assertThat(as(
                                    tenants.getFirst().viewer(),
                                    () -> context.getBean(OrderService.class).count(OrderSearch.ALL))
                            .all())
                    .isEqualTo(OrderStatus.values().length + 1);
        }
    }

    @Test
    @DisplayName("ACC-1: what the rule of older versions took for one is one, so that their index is in nobody's way")
    void noLess() {
        older("28");
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
