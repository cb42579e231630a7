package io.portwarden;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.VerificationRun;
import io.portwarden.audit.access.AuditService;
import io.portwarden.pin.access.PinKeyService;
import io.portwarden.pin.access.PinKeyService.RotationState.Phase;
import io.portwarden.provider.importing.CheckedImport;
import io.portwarden.provider.importing.ImportRun;
import io.portwarden.provider.importing.TenantImport;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What takes long goes on although one of its statements takes longer than anything else may. */
@SpringBootTest(properties = "portwarden.database.socket-timeout=1s")
class LongWorkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    TestWorld world;

    @Autowired
    TestDatabase database;

    @Autowired
    TenantImport imports;

    @Autowired
    AuditService trail;

    @Autowired
    PinKeyService keys;

    TestTenant tenant;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
        world.setPin(tenant, "48392017");
    }

    /** Begins the work while it has to wait, and lets it go on once it has waited for three times as long as is usual. */
    private <T> T whileHeld(String hold, Supplier<T> work) throws Exception {
        try (Connection holder = database.asSuperuser().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(hold);
            T begun = work.get();
            await().atMost(PATIENCE).until(this::somebodyHasWaited);
            return begun;
        }
    }

    private boolean somebodyHasWaited() {
        return world.superuser().sql("""
                        select exists (select from pg_stat_activity
                                       where datname = current_database() and usename = 'portwarden_app'
                                             and wait_event_type = 'Lock'
                                             and clock_timestamp() - query_start > interval '3 seconds')
                        """).query(Boolean.class).single();
    }

    @Test
    @DisplayName("An import that has to wait for another is done in the end")
    void imported() throws Exception {
        String account = "LONG-" + UUID.randomUUID();
        byte[] file = "account_number,name,country,zip_code,phone_number,number_status\n%s,New,FR,75002,,\n"
                .formatted(account)
                .getBytes(StandardCharsets.UTF_8);
        CheckedImport checked = as(world.operator(), () -> imports.check(file));
        ImportRun run = whileHeld(
                "select pg_advisory_xact_lock(hashtext('portwarden.tenant_import'))",
                () -> as(world.operator(), () -> imports.start(checked, true)));
        await().atMost(PATIENCE).until(() -> run.outcome().isPresent());
        assertThat(run.outcome()).contains(ImportRun.Outcome.DONE);
    }

    @Test
    @DisplayName("A verification of a trail whose entries take long to read comes to its end")
    void verified() throws Exception {
        VerificationRun run = whileHeld(
                "lock table audit_entries in access exclusive mode", () -> as(tenant.admin(), () -> trail.verify()));
        await().atMost(PATIENCE).until(run::isDone);
        assertThat(run.report())
                .hasValueSatisfying(report -> assertThat(report.isVerified()).isTrue());
    }

    @Test
    @DisplayName("PIN-7: a rotation of the PIN key that has to wait for a tenant's PIN goes on")
    void rotated() throws Exception {
        whileHeld(
                "lock table pins in access exclusive mode",
                () -> as(world.operator(), () -> {
                    keys.rotate();
                    return true;
                }));
        await().atMost(PATIENCE)
                .until(() -> !as(world.operator(), () -> keys.state()).isUnderWay());
        assertThat(as(world.operator(), () -> keys.state()).phase()).isEqualTo(Phase.DONE);
    }
}
