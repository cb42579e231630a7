package io.portwarden.provider;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asProgram;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.Records;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.UndecidedNumber;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.provider.importing.ImportPlan;
import io.portwarden.provider.importing.ImportProblem;
import io.portwarden.provider.importing.ImportProblem.Kind;
import io.portwarden.provider.importing.TenantImport;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What nodes of an older version have stored, while this one is running. */
@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class UndecidedDeskTest {

    private static final String PIN = "48392017";
    private static final ProviderProgram BILLING = new ProviderProgram(UUID.randomUUID(), "billing");
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    @Autowired
    TestWorld world;

    @Autowired
    UndecidedDesk desk;

    @Autowired
    NumberDesk numberDesk;

    @Autowired
    TenantDesk tenants;

    @Autowired
    TenantImport imports;

    @Autowired
    CarrierOrderService orders;

    @Autowired
    OneTextPass pass;

    /** As a node of an older version stores a number. */
    private void stored(TestTenant tenant, String text, boolean locked) {
        world.superuser()
                .sql("insert into phone_numbers (tenant_id, phone_number, status, locked) values (?, ?, 'active', ?)")
                .params(tenant.id().value(), text, locked)
                .update();
        world.superuser()
                .sql("insert into number_directory (phone_number, tenant_id) values (?, ?)")
                .params(text, tenant.id().value())
                .update();
    }

    /** As a node of an older version stores a tenant. */
    private TenantId stored(String accountNumber, String status) {
        TenantId id = TenantId.next();
        world.superuser().sql("""
                        insert into tenants (tenant_id, name, country, account_number, zip_code, status)
                        values (?, 'Older', 'US', ?, '20001', ?)
                        """).params(id.value(), accountNumber, status).update();
        return id;
    }

    private static String trunk(PhoneNumber number) {
        return "+11" + number.e164().substring(2);
    }

    private UndecidedNumber shown(PhoneNumber number) {
        return as(world.operator(), desk::list).numbers().stream()
                .filter(one -> one.number().equals(Optional.of(number)))
                .findFirst()
                .orElseThrow();
    }

    private PortOutOrder order(Carrier carrier, TestTenant tenant, PhoneNumber... numbers) {
        return order(carrier, OrderFixture.order(tenant, carrier, PIN, List.of(numbers)));
    }

    private PortOutOrder order(Carrier carrier, PlaceOrder asked) {
        return as(carrier, () -> orders.place(carrier, asked)).order();
    }

    private String row(TestTenant tenant, String text) {
        return world.superuser()
                .sql("""
                        select status || case when locked then ' locked' else '' end from phone_numbers
                        where tenant_id = ? and phone_number = ?
                        """)
                .params(tenant.id().value(), text)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private List<String> holders(PhoneNumber number) {
        return world.superuser()
                .sql("select tenant_id || ' ' || reading from number_directory where phone_number = ? or reading = ?")
                .params(number.e164(), number.e164())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> trail(TenantId id) {
        return world.superuser()
                .sql("""
                        select kind || ' ' || subject_name from audit_entries where tenant_id = ?
                        and kind in ('number-given', 'number-taken-away', 'tenant-changed') order by position
                        """)
                .param(id.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void give(UndecidedNumber shown, TestTenant tenant) {
        as(world.operator(), () -> {
            desk.give(shown, tenant.id());
            return true;
        });
    }

    private void rename(TenantId id, String accountNumber) {
        as(world.operator(), () -> {
            desk.rename(id, accountNumber);
            return true;
        });
    }

    private static void refused(ProviderRefusal refusal, Runnable work) {
        assertThatExceptionOfType(ProviderRefusedException.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    @DisplayName("NUM-1: a number that two tenants have under two texts is named, refused for both, and decided")
    @Records({AuditKind.NUMBER_GIVEN, AuditKind.NUMBER_TAKEN_AWAY})
    void twoTenants(CapturedOutput log) {
        TestTenant first = world.usTenant();
        TestTenant second = world.usTenant();
        world.setPin(first, PIN);
        world.setPin(second, PIN);
        Carrier carrier = world.carrier();
        PhoneNumber number = first.number(0);
        stored(second, trunk(number), true);
        pass.run();
        assertThat(log)
                .contains("The number " + trunk(number) + " is stored under another text than its own, " + number);

        for (TestTenant tenant : List.of(first, second)) {
            PortOutOrder refused = order(carrier, tenant, number);
            assertThat(refused.reasons()).contains(Reason.NUMBERS_OF_SEVERAL_TENANTS);
            assertThat(refused.tenantId()).isEqualTo(TenantId.PROVIDER);
        }
        assertThat(order(carrier, first, first.number(1)).reasons()).isEmpty();

        UndecidedNumber shown = shown(number);
        assertThat(shown.tenants()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(shown.texts())
                .extracting(stored -> stored.text().e164())
                .containsExactlyInAnyOrder(number.e164(), trunk(number));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(world.operator(), () -> {
                    desk.give(shown, second.id());
                    return true;
                }));
        give(shown, second);

        assertThat(holders(number)).containsExactly(second.id() + " " + number);
        assertThat(row(second, number.e164())).isEqualTo("active locked");
        assertThat(row(second, trunk(number))).isEqualTo("none");
        assertThat(row(first, number.e164())).isEqualTo("inactive");
        assertThat(order(carrier, second, number).reasons()).containsExactly(Reason.NUMBER_LOCKED);
        assertThat(trail(second.id())).containsExactly("number-given " + number);
        assertThat(trail(first.id())).containsExactly("number-taken-away " + number);
        refused(ProviderRefusal.DECIDED_MEANWHILE, () -> give(shown, first));
    }

    @Test
    @DisplayName("NUM-1: a number that one tenant has under both texts becomes one, as locked as either was")
    void oneTenant() {
        TestTenant tenant = world.usTenant();
        PhoneNumber number = tenant.number(3);
        stored(tenant, trunk(number), true);
        pass.run();
        give(shown(number), tenant);
        assertThat(holders(number)).containsExactly(tenant.id() + " " + number);
        assertThat(row(tenant, number.e164())).isEqualTo("active locked");
        assertThat(row(tenant, trunk(number))).isEqualTo("inactive locked");
    }

    @Test
    @DisplayName("NUM-1: a number that is stored under another text only can be ordered once somebody has decided")
    void otherTextOnly() {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, PIN);
        Carrier carrier = world.carrier();
        PhoneNumber number = new PhoneNumber(tenant.number(0).e164().replace("+1202", "+1303"));
        stored(tenant, trunk(number), false);
        pass.run();
        assertThat(order(carrier, tenant, number).reasons()).contains(Reason.NUMBERS_OF_SEVERAL_TENANTS);
        refused(
                ProviderRefusal.NUMBER_UNDECIDED,
                () -> asProgram(
                        BILLING,
                        () -> numberDesk.put(
                                tenant.tenant().accountNumber(),
                                number,
                                NumberStatus.ACTIVE,
                                NumberFacts.Told.NOTHING,
                                false)));
        give(shown(number), tenant);
        assertThat(row(tenant, number.e164())).isEqualTo("active");
        assertThat(order(carrier, tenant, number).reasons()).isEmpty();
    }

    @Test
    @DisplayName(
            "NUM-1: while nobody has decided, nothing changes about the number, and what is said again is no change")
    void meanwhile() {
        TestTenant first = world.usTenant();
        TestTenant second = world.usTenant();
        PhoneNumber number = first.number(0);
        stored(second, trunk(number), false);
        pass.run();
        String account = first.tenant().accountNumber();
        assertThat(asProgram(
                                BILLING,
                                () -> numberDesk.put(
                                        account, number, NumberStatus.ACTIVE, NumberFacts.Told.NOTHING, false))
                        .change())
                .isEmpty();
        refused(
                ProviderRefusal.NUMBER_UNDECIDED,
                () -> asProgram(
                        BILLING,
                        () -> numberDesk.put(account, number, NumberStatus.INACTIVE, NumberFacts.Told.NOTHING, false)));
        refused(
                ProviderRefusal.NUMBER_UNDECIDED,
                () -> asProgram(
                        BILLING,
                        () -> numberDesk.put(
                                second.tenant().accountNumber(),
                                number,
                                NumberStatus.ACTIVE,
                                NumberFacts.Told.NOTHING,
                                false)));
        ImportPlan plan = plan(second.tenant().accountNumber() + ",,,," + number + ",\n");
        assertThat(plan.problems()).extracting(ImportProblem::kind).containsExactly(Kind.NUMBER_UNDECIDED);
    }

    @Test
    @DisplayName("NUM-1: an order that may still take the number away is waited for")
    void openOrder() {
        TestTenant first = world.usTenant();
        TestTenant second = world.usTenant();
        world.setPin(first, PIN);
        Carrier carrier = world.carrier();
        PhoneNumber number = first.number(0);
        assertThat(order(carrier, first, number).reasons()).isEmpty();
        stored(second, trunk(number), false);
        pass.run();
        refused(ProviderRefusal.NUMBER_IN_OPEN_ORDER, () -> give(shown(number), second));
        assertThat(row(first, number.e164())).isEqualTo("active");
        assertThat(holders(number)).hasSize(2);
    }

    @Test
    @DisplayName("NUM-2: what is stored and is no number is named, and taken out of use when somebody says so")
    void noNumber(CapturedOutput log) {
        TestTenant tenant = world.usTenant();
        String text = "+1002" + tenant.number(0).e164().substring(5);
        stored(tenant, text, false);
        pass.run();
        assertThat(log).contains("The number " + text + " is stored").contains("and is no number");
        UndecidedNumber shown = as(world.operator(), desk::list).numbers().stream()
                .filter(one -> one.texts().getFirst().text().e164().equals(text))
                .findFirst()
                .orElseThrow();
        assertThat(shown.number()).isEmpty();
        as(world.operator(), () -> {
            desk.discard(shown);
            return true;
        });
        assertThat(row(tenant, text)).isEqualTo("inactive");
        assertThat(as(world.operator(), desk::list).numbers()).doesNotContain(shown);
        assertThat(trail(tenant.id())).containsExactly("number-taken-away " + text);
    }

    @Test
    @DisplayName("NUM-1: numbers of every country that are their own text are read and found to be so")
    void fine() {
        TestTenant tenant = world.usTenant();
        String text = "+3315555" + tenant.number(0).e164().substring(8);
        stored(tenant, text, false);
        pass.run();
        assertThat(holders(new PhoneNumber(text))).containsExactly(tenant.id() + " " + text);
    }

    private ImportPlan plan(String lines) {
        String file = "account_number,name,country,zip_code,phone_number,number_status\n" + lines;
        return as(world.operator(), () -> imports.check(file.getBytes(StandardCharsets.UTF_8)))
                .plan();
    }

    private TestTenant tenant(TenantId id, TestTenant numbers) {
        Tenant onFile = as(world.operator(), () -> tenants.find(id)).orElseThrow();
        return new TestTenant(onFile, numbers.admin(), numbers.viewer(), numbers.phoneNumbers());
    }

    @Test
    @DisplayName("ACC-1: two tenants whose accounts become one are named, not merged; orders for both are refused until"
            + " one has another account number")
    @Records(AuditKind.TENANT_CHANGED)
    void sharedAccount(CapturedOutput log) {
        int n = ACCOUNTS.incrementAndGet();
        TestTenant first = world.usTenant();
        TestTenant second = world.usTenant();
        for (TestTenant one : List.of(first, second)) {
            world.setPin(one, PIN);
            world.superuser()
                    .sql("update tenants set account_number = ?, account_key = null where tenant_id = ?")
                    .params(
                            (one == first ? "straße-" : "STRASSE-") + n,
                            one.id().value())
                    .update();
        }
        Carrier carrier = world.carrier();
        TestTenant renamed = tenant(first.id(), first);
        TestTenant kept = tenant(second.id(), second);
        pass.run();
        assertThat(log)
                .contains("Account numbers of several tenants are one, strasse-" + n)
                .contains(first.id().toString(), second.id().toString());
        for (TestTenant one : List.of(renamed, kept)) {
            assertThat(order(carrier, one, one.number(0)).reasons()).containsExactly(Reason.ACCOUNT_NUMBER_MISMATCH);
            refused(
                    ProviderRefusal.ACCOUNT_NUMBER_SHARED,
                    () -> asProgram(
                            BILLING,
                            () -> tenants.put(
                                    new TenantForm(one.tenant().accountNumber(), "Other", "US", "20001"),
                                    false,
                                    Optional.empty())));
            refused(
                    ProviderRefusal.ACCOUNT_NUMBER_SHARED,
                    () -> asProgram(
                            BILLING, () -> tenants.findByAccount(one.tenant().accountNumber())));
        }
        refused(
                ProviderRefusal.ACCOUNT_NUMBER_TAKEN,
                () -> as(
                        world.operator(),
                        () -> tenants.create(new TenantForm("Strasse-" + n, "Third", "US", "20001"))));
        assertThat(plan("Straße-" + n + ",Else,,,,\n").problems())
                .extracting(ImportProblem::kind)
                .containsExactly(Kind.ACCOUNT_NUMBER_SHARED);
        assertThat(as(world.operator(), desk::list).sharing())
                .anySatisfy(group ->
                        assertThat(group).extracting(Tenant::id).containsExactlyInAnyOrder(first.id(), second.id()));

        refused(ProviderRefusal.ACCOUNT_NUMBER_TAKEN, () -> rename(first.id(), "sTrAsse–" + n));
        assertThatExceptionOfType(InvalidTenantException.class).isThrownBy(() -> rename(first.id(), " \u00a0"));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(world.operator(), () -> {
                    desk.rename(first.id(), "Street-" + n);
                    return true;
                }));
        world.bringIn(first.admin());
        rename(first.id(), "Street-" + n);
        assertThat(world.superuser()
                        .sql("""
                                select recipient || ' ' || (params ->> 'fields') from outbox
                                where tenant_id = ? and kind = 'on-file-changed'
                                """)
                        .param(first.id().value())
                        .query(String.class)
                        .list())
                .as("NOT-1")
                .containsExactly(first.admin().email() + " account-number");

        assertThat(trail(first.id())).containsExactly("tenant-changed ");
        for (TestTenant one : List.of(tenant(first.id(), first), kept)) {
            assertThat(order(carrier, one, one.number(0)).reasons()).isEmpty();
        }
        assertThat(as(world.operator(), () -> tenants.findByAccount("straße-" + n)))
                .map(Tenant::id)
                .contains(second.id());
        refused(ProviderRefusal.DECIDED_MEANWHILE, () -> rename(second.id(), "Strasse-x-" + n));
    }

    @Test
    @DisplayName(
            "ACC-1: of three that share an account, two go on sharing it; a closed one can be given another number")
    void three() {
        int n = ACCOUNTS.incrementAndGet();
        TenantId closed = stored("maß-" + n, "closed");
        TenantId second = stored("MASS-" + n, "active");
        TenantId third = stored("MA\u1e9e-" + n, "active");
        pass.run();
        rename(closed, "gone-" + n);
        assertThat(as(world.operator(), () -> tenants.find(closed)))
                .map(Tenant::status)
                .contains(TenantStatus.CLOSED);
        assertThat(as(world.operator(), desk::list).sharing())
                .anySatisfy(group -> assertThat(group).extracting(Tenant::id).containsExactlyInAnyOrder(second, third));
        refused(
                ProviderRefusal.ACCOUNT_NUMBER_TAKEN,
                () -> as(world.operator(), () -> tenants.create(new TenantForm("mass-" + n, "Fourth", "US", "20001"))));
        rename(third, "other-" + n);
        assertThat(as(world.operator(), () -> tenants.findByAccount("mass-" + n)))
                .map(Tenant::id)
                .contains(second);
    }

    @Test
    @DisplayName("ACC-1: what a node of an older version puts on file is found, and gets its normal form")
    void olderNode() {
        String account = "Older " + ACCOUNTS.incrementAndGet();
        TenantId id = stored(account, "active");
        assertThat(as(world.operator(), () -> tenants.findByAccount(account.toUpperCase(Locale.ROOT))))
                .map(Tenant::id)
                .contains(id);
        pass.run();
        assertThat(world.superuser()
                        .sql("select account_key from tenants where tenant_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo(account.toLowerCase(Locale.ROOT).replace(" ", ""));
    }

    @Test
    @DisplayName("ACC-1: the same PUT twice, however it is written, is one tenant, which a file finds too")
    void putTwice() {
        int n = ACCOUNTS.incrementAndGet();
        List<String> written = List.of(
                "Grüße\u00a0-" + n,
                "GRÜSSE-" + n,
                "gru\u0308sse \u2013" + n,
                "\uff27\uff32\u00dc\u1e9e\uff25 \u2011" + n);
        Set<TenantId> ids = new HashSet<>();
        for (String account : written) {
            for (int i = 0; i < 2; i++) {
                TenantDesk.Put put = asProgram(
                        BILLING,
                        () -> tenants.put(new TenantForm(account, "Same", "US", "20001"), false, Optional.empty()));
                assertThat(put.created()).isEqualTo(ids.isEmpty());
                ids.add(put.tenant().id());
            }
            assertThat(as(world.operator(), () -> tenants.list(account, null, 10))
                            .items())
                    .as("search for " + account)
                    .extracting(Tenant::id)
                    .containsExactlyElementsOf(ids);
            ImportPlan plan = plan(account + ",Same,US,20001,,\n");
            assertThat(plan.problems()).isEmpty();
            assertThat(plan.changesNothing()).isTrue();
        }
        assertThat(ids).hasSize(1);
        assertThat(as(world.operator(), () -> tenants.findByAccount("grüsse" + n)))
                .isEmpty();
    }
}
