package io.portwarden.pin.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestDatabase;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an upgrade means for tenants to whom no PIN applied before (PIN-12). */
@SpringBootTest
class PinsSinceUpgradeTest {

    @Autowired
    TestWorld world;

    @Autowired
    PinsSinceUpgrade pins;

    private TestTenant tenant(String country, String marked) {
        TestTenant tenant = world.usTenant();
        world.bringIn(tenant.admin());
        world.bringIn(world.anotherAdmin(tenant, "Bea"));
        world.bringIn(tenant.viewer());
        world.superuser()
                .sql("update tenants set country = ? where tenant_id = ?")
                .params(country, tenant.id().value())
                .update();
        world.superuser()
                .sql("insert into pins_untold (tenant_id, country) values (?, ?)")
                .params(tenant.id().value(), marked)
                .update();
        return tenant;
    }

    private int count(String sql, TestTenant tenant) {
        return world.superuser()
                .sql(sql)
                .param(tenant.id().value())
                .query(Integer.class)
                .single();
    }

    private int mails(TestTenant tenant) {
        return count("select count(*) from outbox where kind = 'pin-applies' and tenant_id = ?", tenant);
    }

    private int entries(TestTenant tenant) {
        return count("select count(*) from audit_entries where kind = 'pin-applies' and tenant_id = ?", tenant);
    }

    private int marks(TestTenant tenant) {
        return count("select count(*) from pins_untold where tenant_id = ?", tenant);
    }

    @Test
    @Records(AuditKind.PIN_APPLIES)
    @Tells(NoticeKind.PIN_APPLIES)
    @DisplayName("PIN-12: after the upgrade every admin is told once that a PIN applies, however many nodes there are")
    void told() throws Exception {
        TestTenant inPuertoRico = tenant("PR", "PR");
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Callable<Void> round = () -> {
                pins.tellAll();
                return null;
            };
            for (Future<Void> node : nodes.invokeAll(List.of(round, round))) {
                node.get();
            }
        }
        pins.tellAll();
        assertThat(mails(inPuertoRico)).isEqualTo(2);
        assertThat(entries(inPuertoRico)).isEqualTo(1);
        assertThat(marks(inPuertoRico)).isZero();
    }

    @Test
    @DisplayName(
            "PIN-12: nobody is told of a country that the provider has left out, nor of one that was changed since")
    void notTold() {
        TestTenant leftOut = tenant("FR", "FR");
        TestTenant moved = tenant("US", "GU");
        pins.tellAll();
        assertThat(mails(leftOut) + mails(moved) + entries(leftOut) + entries(moved))
                .isZero();
        assertThat(marks(leftOut)).as("it waits").isEqualTo(1);
        assertThat(marks(moved)).isZero();
    }

    @Test
    @DisplayName("PIN-12: the upgrade marks the tenants in the territories, and no others")
    void marked() {
        TestDatabase database = TestDatabase.fresh();
        JdbcClient superuser = JdbcClient.create(database.asSuperuser());
        migrate(database, "50");
        for (String country : List.of("PR", "VI", "GU", "AS", "MP", "US", "FR")) {
            superuser
                    .sql("insert into tenants (tenant_id, name, country, account_number, zip_code)"
                            + " values (?, 'Older', ?, ?, '00901')")
                    .params(UUID.randomUUID(), country, country)
                    .update();
        }
        migrate(database, "52");
        assertThat(superuser
                        .sql("select country from pins_untold order by country")
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("AS", "GU", "MP", "PR", "VI");
    }

    private static void migrate(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(database.asOwner())
                .placeholders(Map.of("app_role", database.roles().application().user()))
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .target(version)
                .load()
                .migrate();
    }
}
