package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.pin.key.PinKey;
import io.portwarden.shared.embedded.DatabaseCredentials;
import io.portwarden.shared.key.NamedKey;
import io.portwarden.shared.start.Command;
import io.portwarden.shared.start.CommandsTest;
import io.portwarden.shared.start.CommandsTest.Ended;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands, run as programs of their own on a database on which a node that serves would have much to do. */
@Tag("slow")
class CommandsAloneTest {

    private static final Map<String, String> NEXT_PIN_KEY =
            Map.of("portwarden.pin.keys.next", PinKey.randomSecret(), "portwarden.pin.current-key", "next");
    private static final Map<String, String> NEXT_AUDIT_KEY =
            Map.of("portwarden.audit.keys.next", NamedKey.randomSecret(), "portwarden.audit.current-key", "next");

    /** What each command is for, as tables that it may change, and how it is started for that. */
    private enum Purpose {
        // Also with keys that no node has used yet, as on a machine that is made ready for a change of keys.
        VERIFY_TRAIL(Set.of(), NEXT_PIN_KEY, NEXT_AUDIT_KEY),
        ROTATE_PIN_KEY(
                Set.of("pins", "pins_to_hand_on", "pin_keys", "audit_entries", "audit_heads"), NEXT_PIN_KEY, Map.of());

        private final Set<String> changed;
        private final Map<String, String> settings;

        Purpose(Set<String> changed, Map<String, String> pinKey, Map<String, String> auditKey) {
            this.changed = changed;
            this.settings = new HashMap<>(pinKey);
            this.settings.putAll(auditKey);
        }

        String command() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static Set<String> commands = Set.of();

    @BeforeAll
    static void leaveWork() throws SQLException {
        try (ConfigurableApplicationContext node = new SpringApplicationBuilder(Portwarden.class, TestWorld.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("testDatabase", DATABASE))
                .properties(DATABASE.properties())
                .properties("server.port=0", "spring.main.banner-mode=off")
                .run()) {
            TestWorld world = node.getBean(TestWorld.class);
            world.setPin(world.usTenant(), "246813");
            world.fillEveryTable(world.tenant("FR"));
            commands = node.getBeansOfType(Command.class).values().stream()
                    .map(Command::name)
                    .collect(Collectors.toSet());
        }
        // No node is there any more: what is left below stays for the commands to leave alone.
        for (String work : List.of(
                "update port_out_orders set status = 'pending', reasons = '{}', review_ends_at = now() - interval '1 hour',"
                        + " received_at = now() - interval '5 hours'",
                "update order_numbers set open = true",
                "update phone_numbers set locked = true, unlocked_until = now() - interval '1 hour'",
                "update webhook_deliveries set state = 'waiting', next_attempt_at = now() - interval '1 hour'",
                "update outbox set next_attempt_at = now() - interval '1 hour' where state = 'waiting'",
                "update approval_requests set expires_at = now() - interval '1 hour'",
                "update sessions set began_at = now() - interval '90 days', last_used_at = now() - interval '90 days'",
                "update password_resets set made_at = now() - interval '90 days', expires_at = now() - interval '89 days'",
                "update invitations set made_at = now() - interval '90 days', expires_at = now() - interval '89 days'",
                "update recoveries set expires_at = now() - interval '89 days'",
                "update pin_guesses set made_at = now() - interval '90 days', expires_at = now() - interval '89 days'",
                "update password_guesses set made_at = now() - interval '90 days', expires_at = now() - interval '89 days'",
                "update kept_answers set answered_at = now() - interval '90 days'",
                "update webhook_replaced_secrets set valid_until = now() - interval '1 hour'")) {
            assertThat(withoutTriggers(work)).as(work).isPositive();
        }
    }

    /** What has ended stays as it is, says the database to everybody else. */
    private static int withoutTriggers(String sql) throws SQLException {
        try (Connection connection = DATABASE.asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            return statement.executeUpdate(sql);
        }
    }

    @Test
    @DisplayName("Commands: each does what it is for, and leaves everything else that waits alone")
    void alone() throws Exception {
        assertThat(Arrays.stream(Purpose.values()).map(Purpose::command)).containsExactlyInAnyOrderElementsOf(commands);
        for (Purpose purpose : Purpose.values()) {
            Map<String, String> before = tables();
            Ended ended = CommandsTest.start(DATABASE, purpose.command(), purpose.settings);
            assertThat(ended.exitCode()).as(ended.printed()).isZero();
            assertThat(changes(before, tables())).as(purpose.command()).isEqualTo(purpose.changed);
        }
    }

    @Test
    @DisplayName("Commands: verify-trail writes nothing and tries nothing, so that a standby is good enough for it")
    void standby() throws Exception {
        everybodyOnly("set default_transaction_read_only = on");
        try {
            Ended ended = CommandsTest.start(DATABASE, "verify-trail", Purpose.VERIFY_TRAIL.settings);
            assertThat(ended.printed()).contains("0 problems").doesNotContain("read-only transaction");
            assertThat(ended.exitCode()).isZero();
        } finally {
            everybodyOnly("reset default_transaction_read_only");
        }
    }

    private static void everybodyOnly(String setting) {
        String name =
                superuser().sql("select current_database()").query(String.class).single();
        for (DatabaseCredentials role :
                List.of(DATABASE.roles().owner(), DATABASE.roles().application())) {
            superuser()
                    .sql("alter role " + role.user() + " in database " + name + " " + setting)
                    .update();
        }
    }

    private static JdbcClient superuser() {
        return JdbcClient.create(DATABASE.asSuperuser());
    }

    /** What is in each table, as a digest. */
    private static Map<String, String> tables() {
        Map<String, String> tables = new TreeMap<>();
        for (String table : superuser()
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            tables.put(
                    table,
                    superuser()
                            .sql(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '')"
                                            + " from " + table + " t")
                            .query(String.class)
                            .single());
        }
        return tables;
    }

    private static Set<String> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new HashMap<>(after);
        changed.entrySet().removeAll(before.entrySet());
        return changed.keySet();
    }
}
