package io.portwarden.provider.importing;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.Records;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.provider.TenantDesk;
import io.portwarden.provider.importing.ImportRun.Outcome;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@Tag("slow")
@SpringBootTest
class TenantImportTest {

    private static final String TITLES = "account_number,name,country,zip_code,phone_number,number_status\n";

    @Autowired
    TestWorld world;

    @Autowired
    TenantImport imports;

    @Autowired
    TenantDesk desk;

    @Autowired
    NumberLockService locks;

    @Autowired
    NumberService numbers;

    @Autowired
    CarrierOrderService orders;

    @Autowired
    Transactions transactions;

    private CheckedImport check(String lines) {
        return as(world.operator(), () -> imports.check((TITLES + lines).getBytes(StandardCharsets.UTF_8)));
    }

    private Outcome run(CheckedImport checked, boolean confirmed) {
        return await(as(world.operator(), () -> imports.start(checked, confirmed)));
    }

    private static Outcome await(ImportRun run) {
        try {
            return run.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String account() {
        return "IMP-" + UUID.randomUUID();
    }

    private int count(String sql, Object... params) {
        return world.superuser().sql(sql).params(params).query(Integer.class).single();
    }

    @Test
    @DisplayName("Trail: an import does what its check has shown, all at once, with one entry per tenant")
    @Records({AuditKind.TENANTS_IMPORTED, AuditKind.TENANT_CREATED, AuditKind.NUMBERS_CHANGED})
    void imports() {
        String account = account();
        TestTenant known = world.usTenant();
        String prefix = freePrefix();
        CheckedImport checked = check("%s,New,FR,75002,%s1,\n%s,,,,%s2,inactive\n%s,,,,%s3,\n"
                .formatted(account, prefix, account, prefix, known.tenant().accountNumber(), prefix));
        assertThat(desk(account)).isZero();
        assertThat(run(checked, false)).isEqualTo(Outcome.DONE);
        UUID created = world.superuser()
                .sql("select tenant_id from tenants where account_number = ?")
                .param(account)
                .query(UUID.class)
                .single();
        assertThat(entries(created)).containsExactly("tenant-created country=FR\nadded=2 Olga Operator");
        assertThat(entries(known.id().value())).contains("numbers-changed added=1 Olga Operator");
        assertThat(count(
                        "select count(*) from audit_entries where kind = 'tenants-imported' and details = ?",
                        "count=2\nadded=3"))
                .isPositive();
        assertThat(count("select count(*) from number_directory where tenant_id = ?", created))
                .isEqualTo(2);
        CheckedImport again = check("%s,New,FR,75002,%s1,\n".formatted(account, prefix));
        assertThat(again.plan().changesNothing()).isTrue();
    }

    @Test
    @DisplayName("NOT-1, NUM-5: an import tells of other ZIP codes, a tenant's and those of its numbers, in one mail")
    void tellsOfZipCodes() {
        TestTenant tenant = world.usTenant();
        world.bringIn(tenant.admin());
        String account = tenant.tenant().accountNumber();
        String lines = "account_number,zip_code,phone_number,number_zip_code\n%s,20002,%s,20003\n%s,,%s,20004\n"
                .formatted(
                        account,
                        tenant.number(0).e164(),
                        account,
                        tenant.number(1).e164());
        CheckedImport checked = as(world.operator(), () -> imports.check(lines.getBytes(StandardCharsets.UTF_8)));
        assertThat(run(checked, false)).isEqualTo(Outcome.DONE);
        assertThat(world.superuser()
                        .sql("select kind || ' ' || (params ->> 'fields') from outbox where tenant_id = ?")
                        .param(tenant.id().value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("on-file-changed zip-code,number-zip-code");
    }

    private int desk(String account) {
        return count("select count(*) from tenants where account_number = ?", account);
    }

    private List<String> entries(UUID tenantId) {
        return world.superuser()
                .sql("select kind || ' ' || details || ' ' || actor_name from audit_entries where tenant_id = ?"
                        + " order by position")
                .param(tenantId)
                .query((row, index) -> row.getString(1))
                .list();
    }

    private static int prefixes = 10;

    /** Followed by one digit, numbers that are nobody's. */
    private static synchronized String freePrefix() {
        return "+1212555" + (prefixes++) + "0".repeat(1);
    }

    @Test
    @DisplayName("ORD-9: new numbers are locked if the tenant wants it so, and returned ones too")
    void lockedByDefault() {
        TestTenant tenant = world.usTenant();
        as(tenant.admin(), () -> {
            locks.lockNewNumbers(true);
            return true;
        });
        transactions.doStating(
                Scope.tenant(tenant.id()), () -> numbers.portOut(tenant.id(), List.of(tenant.number(0))));
        String prefix = freePrefix();
        String account = tenant.tenant().accountNumber();
        CheckedImport checked = check("%s,,,,%s1,\n%s,,,,%s,\n".formatted(account, prefix, account, tenant.number(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> run(checked, false));
        assertThat(run(checked, true)).isEqualTo(Outcome.DONE);
        assertThat(world.superuser()
                        .sql(
                                "select phone_number from phone_numbers where tenant_id = ? and locked and status = 'active'")
                        .param(tenant.id().value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactlyInAnyOrder(prefix + "1", tenant.number(0).e164());
        assertThat(entries(tenant.id().value())).last().asString().contains("returned=1");
    }

    @Test
    @DisplayName("PIN-6: a change of country is done only where it was confirmed, with a fresh sign-in")
    void country() {
        TestTenant tenant = world.usTenant();
        CheckedImport checked = check(tenant.tenant().accountNumber() + ",,FR,,,\n");
        assertThatIllegalArgumentException().isThrownBy(() -> run(checked, false));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(world.operator(), () -> imports.start(checked, true)));
        assertThat(run(checked, true)).isEqualTo(Outcome.DONE);
        assertThat(entries(tenant.id().value()))
                .last()
                .isEqualTo("tenant-country-changed fields=country\ncountry=FR\nprevious-country=US Olga Operator");
    }

    @Test
    @DisplayName("Import: stopped, it leaves nothing half done")
    void stopped() {
        String account = account();
        CheckedImport checked = check(account + ",New,US,20001,,\n");
        ImportRun run;
        synchronized (this) {
            run = new ImportRun(1, any -> {
                any.stop();
                any.step(1);
            });
        }
        assertThat(await(run.start())).isEqualTo(Outcome.STOPPED);
        ImportRun real = as(world.operator(), () -> {
            ImportRun started = imports.start(checked, false);
            started.stop();
            return started;
        });
        Outcome outcome = await(real);
        assertThat(desk(account)).isEqualTo(outcome == Outcome.DONE ? 1 : 0);
    }

    @Test
    @DisplayName("Import: what has changed since the check is not overrun")
    void outdated() {
        TestTenant tenant = world.usTenant();
        CheckedImport checked = check(tenant.tenant().accountNumber() + ",Other,,," + tenant.number(0) + ",inactive\n");
        Carrier carrier = world.carrier();
        world.setPin(tenant, "48392017");
        as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "48392017")));
        assertThat(run(checked, false)).isEqualTo(Outcome.OUTDATED);
        assertThat(count(
                        "select count(*) from tenants where name = 'Other' and tenant_id = ?",
                        tenant.id().value()))
                .isZero();
    }

    @Test
    @DisplayName("Import: of two equal imports at the same moment, one is done")
    void race() throws Exception {
        String account = account();
        String prefix = freePrefix();
        String lines = IntStream.range(0, 10)
                .mapToObj(i -> account + ",New,US,20001," + prefix + i + ",\n")
                .collect(Collectors.joining());
        List<CheckedImport> checked = List.of(check(lines), check(lines), check(lines));
        List<Outcome> outcomes = TestThreads.atOnce(3, i -> run(checked.get(i), false));
        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.DONE, Outcome.OUTDATED, Outcome.OUTDATED);
        assertThat(count("select count(*) from number_directory where phone_number like ?", prefix + "_"))
                .isEqualTo(10);
    }

    @Test
    @DisplayName("ORD-7: an import against an order that completes: the number has left, whoever comes first")
    void raceWithCompletion() throws Exception {
        for (int i = 0; i < 10; i++) {
            TestTenant tenant = world.usTenant();
            CheckedImport checked =
                    check(tenant.tenant().accountNumber() + ",Renamed,,," + tenant.number(0) + ",active\n");
            TestThreads.atOnce(2, which -> {
                if (which == 0) {
                    return run(checked, false);
                }
                transactions.doStating(Scope.tenant(tenant.id()), () -> {
                    numbers.lock(tenant.id(), List.of(tenant.number(0)));
                    numbers.portOut(tenant.id(), List.of(tenant.number(0)));
                });
                return Outcome.DONE;
            });
            assertThat(count(
                            "select count(*) from phone_numbers where phone_number = ? and status = 'ported-out'",
                            tenant.number(0).e164()))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @DisplayName("Import: for operators only")
    @EnumSource(names = {"TENANT_ADMIN", "TENANT_VIEWER"})
    void roles(io.portwarden.shared.Role role) {
        TestTenant tenant = world.usTenant();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(
                        role == io.portwarden.shared.Role.TENANT_ADMIN ? tenant.admin() : tenant.viewer(),
                        () -> imports.check(new byte[0])));
    }

    @Test
    @DisplayName("Import: 50,000 numbers of 2,000 tenants; NOT-1: then another ZIP code of each, told to 2,000 admins")
    void many() {
        String run = account();
        String lines = IntStream.range(0, 50_000)
                .mapToObj(i -> "%s-%d,Tenant %d,US,20001,+1646%07d,\n".formatted(run, i / 25, i / 25, 2_000_000 + i))
                .collect(Collectors.joining());
        long start = System.nanoTime();
        CheckedImport checked = check(lines);
        long checkedAt = System.nanoTime();
        assertThat(checked.plan().problems()).isEmpty();
        assertThat(run(checked, false)).isEqualTo(Outcome.DONE);
        long end = System.nanoTime();
        System.out.printf(
                "import of 50,000 numbers for 2,000 tenants | check %.1f s, run %.1f s%n",
                (checkedAt - start) / 1e9, (end - checkedAt) / 1e9);
        assertThat(count("select count(*) from tenants where account_number like ?", run + "-%"))
                .isEqualTo(2_000);
        world.superuser().sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, language)
                        select tenant_id, gen_random_uuid(), lower(account_number) || '@example.com', 'Ada', 'tenant-admin', 'en'
                        from tenants where account_number like ?
                        """).param(run + "-%").update();
        CheckedImport moved = check(IntStream.range(0, 2_000)
                .mapToObj(i -> "%s-%d,Tenant %d,US,20002,,\n".formatted(run, i, i))
                .collect(Collectors.joining()));
        long moving = System.nanoTime();
        assertThat(run(moved, false)).isEqualTo(Outcome.DONE);
        System.out.printf("another ZIP code for 2,000 tenants | run %.1f s%n", (System.nanoTime() - moving) / 1e9);
        assertThat(count(
                        "select count(*) from outbox where kind = 'on-file-changed' and params ->> 'fields' = 'zip-code'"
                                + " and recipient like lower(?)",
                        run + "-%"))
                .as("NOT-1: one mail for each admin")
                .isEqualTo(2_000);
        long again = System.nanoTime();
        CheckedImport same = check(lines.replace(",20001,", ",20002,"));
        assertThat(same.plan().changesNothing()).isTrue();
        System.out.printf("the same again, nothing to do | check %.1f s%n", (System.nanoTime() - again) / 1e9);
    }
}
