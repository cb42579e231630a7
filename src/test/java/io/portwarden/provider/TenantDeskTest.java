package io.portwarden.provider;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asProgram;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

@SpringBootTest
class TenantDeskTest {

    private static final ProviderProgram BILLING = new ProviderProgram(UUID.randomUUID(), "billing");

    @Autowired
    TestWorld world;

    @Autowired
    TenantDesk desk;

    @Autowired
    NumberDesk numberDesk;

    @Autowired
    NumberService numbers;

    @Autowired
    CarrierOrderService orders;

    @Autowired
    Transactions transactions;

    @Autowired
    UserDetailsService users;

    private static TenantForm form(Tenant tenant, String name, String country) {
        return new TenantForm(tenant.accountNumber(), name, country, tenant.zipCode());
    }

    private List<String> kinds(TenantId id) {
        return world.superuser()
                .sql("select kind || ' ' || actor_kind from audit_entries where tenant_id = ? order by position")
                .param(id.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void refused(ProviderRefusal refusal, Runnable work) {
        assertThatExceptionOfType(ProviderRefusedException.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private <T> T operator(java.util.function.Supplier<T> work) {
        return as(world.operator(), work);
    }

    private void portOut(TestTenant tenant) {
        transactions.doStating(Scope.tenant(tenant.id()), () -> numbers.portOut(tenant.id(), tenant.phoneNumbers()));
    }

    @Test
    @DisplayName("Trail: what the provider does to a tenant stands in the tenant's trail, and by whom")
    @Records({
        AuditKind.TENANT_CREATED,
        AuditKind.TENANT_CHANGED,
        AuditKind.TENANT_COUNTRY_CHANGED,
        AuditKind.TENANT_SUSPENDED,
        AuditKind.TENANT_RESUMED,
        AuditKind.TENANT_CLOSED
    })
    void trail() {
        String account = "DESK-" + UUID.randomUUID();
        Tenant tenant = operator(() -> desk.create(new TenantForm(account, "New", "US", "20001")));
        operator(() -> desk.change(tenant.id(), form(tenant, "Newer", "US"), false));
        asProgram(BILLING, () -> desk.change(tenant.id(), form(tenant, "Newer", "FR"), true));
        operator(() -> desk.move(tenant.id(), TenantStatus.SUSPENDED));
        asProgram(BILLING, () -> desk.move(tenant.id(), TenantStatus.ACTIVE));
        operator(() -> desk.move(tenant.id(), TenantStatus.CLOSED));
        assertThat(kinds(tenant.id()))
                .containsExactly(
                        "tenant-created operator",
                        "tenant-changed operator",
                        "tenant-country-changed program",
                        "tenant-suspended operator",
                        "tenant-resumed program",
                        "tenant-closed operator");
    }

    @Test
    @Tells(NoticeKind.ON_FILE_CHANGED)
    @DisplayName("NOT-1: a change of what is on file is told to every admin, in one mail and without the values")
    void onFileChanged() {
        TestTenant tenant = world.usTenant();
        world.bringIn(tenant.admin(), tenant.viewer());
        TestTenant other = world.usTenant();
        world.bringIn(other.admin());
        String account = tenant.tenant().accountNumber();
        operator(() -> desk.change(tenant.id(), new TenantForm(account, "Secret Name", "US", "99501"), false));
        operator(() -> desk.change(tenant.id(), new TenantForm(account, "Secret Name", "US", "99501"), false));
        assertThat(onFileMails(tenant)).containsExactly(tenant.admin().email() + " name,zip-code Olga Operator");
        asProgram(
                BILLING, () -> desk.put(new TenantForm(account, "Secret Name", "GU", "96910"), true, Optional.empty()));
        assertThat(onFileMails(tenant))
                .hasSize(2)
                .last()
                .isEqualTo(tenant.admin().email() + " country,zip-code " + BILLING.name());
        String number = tenant.number(0).e164();
        operator(() -> desk.change(
                tenant.id(),
                new TenantForm(account, "Secret Name", "GU", "96910", true, number, "1 Main Street", "Jane Roe"),
                false));
        assertThat(onFileMails(tenant))
                .last()
                .isEqualTo(tenant.admin().email() + " main-number,service-address,authorized-person Olga Operator");
        assertThat(onFileMails(other)).isEmpty();
    }

    @Test
    @DisplayName("NOT-1, NUM-5: another ZIP code of a number is told too; that of a new one is not")
    void numberZipChanged() {
        TestTenant tenant = world.usTenant();
        world.bringIn(tenant.admin());
        String account = tenant.tenant().accountNumber();
        NumberFacts.Told zip = new NumberFacts.Told("99501", null, null);
        PhoneNumber added = new PhoneNumber(tenant.number(0).e164().replace("+1202", "+1312"));
        asProgram(BILLING, () -> numberDesk.put(account, added, NumberStatus.ACTIVE, zip, false));
        asProgram(
                BILLING,
                () -> numberDesk.put(
                        account, added, NumberStatus.ACTIVE, new NumberFacts.Told(null, Guard.UPSTREAM, null), false));
        assertThat(onFileMails(tenant)).isEmpty();

        PhoneNumber number = tenant.number(0);
        asProgram(BILLING, () -> numberDesk.put(account, number, NumberStatus.ACTIVE, zip, false));
        asProgram(BILLING, () -> numberDesk.put(account, number, NumberStatus.ACTIVE, zip, false));
        assertThat(onFileMails(tenant)).containsExactly(tenant.admin().email() + " number-zip-code " + BILLING.name());
        asProgram(
                BILLING,
                () -> numberDesk.put(
                        account, number, NumberStatus.INACTIVE, new NumberFacts.Told("", null, null), false));
        assertThat(onFileMails(tenant)).hasSize(2);
    }

    private List<String> onFileMails(TestTenant tenant) {
        return world.superuser()
                .sql("""
                        select recipient || ' ' || (params ->> 'fields') || ' ' || (params ->> 'person'), params::text
                        from outbox where tenant_id = ? and kind = 'on-file-changed' order by notice_id
                        """)
                .param(tenant.id().value())
                .query((row, index) -> {
                    assertThat(row.getString(2)).doesNotContain("Secret", "99501", "96910", "GU");
                    return row.getString(1);
                })
                .list();
    }

    @Test
    @DisplayName(
            "PIN-6: a change of country wants to be confirmed, and every admin is told whether the PIN still counts")
    @Tells({NoticeKind.PIN_NO_LONGER_APPLIES, NoticeKind.PIN_APPLIES})
    void country() {
        TestTenant tenant = world.usTenant();
        world.fillEveryTable(tenant);
        TenantForm abroad = form(tenant.tenant(), tenant.tenant().name(), "FR");
        refused(
                ProviderRefusal.COUNTRY_CHANGE_NOT_CONFIRMED,
                () -> operator(() -> desk.change(tenant.id(), abroad, false)));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(world.operator(), () -> desk.change(tenant.id(), abroad, true)));
        operator(() -> desk.change(tenant.id(), abroad, true));
        TenantForm home = form(tenant.tenant(), tenant.tenant().name(), "US");
        operator(() -> desk.change(tenant.id(), home, true));
        assertThat(world.superuser()
                        .sql(
                                "select kind from outbox where tenant_id = ? and kind like 'pin-%appl%' order by notice_id")
                        .param(tenant.id().value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("pin-no-longer-applies", "pin-applies");
    }

    /** Whoever has left before stays so, and is in nobody's way. */
    private void leave(SignedInPerson person) {
        world.superuser()
                .sql("update people set removed_at = now() where person_id = ?")
                .param(person.personId())
                .update();
        world.superuser()
                .sql("update accounts set ended_at = now() where person_id = ?")
                .param(person.personId())
                .update();
    }

    @Test
    @DisplayName(
            "ORD-2: a suspended tenant's people are signed out and cannot sign in; its numbers are guarded as before")
    void suspended() {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, "48392017");
        world.fillEveryTable(tenant);
        world.bringIn(tenant.viewer());
        leave(tenant.viewer());
        String email = tenant.admin().email();
        assertThat(users.loadUserByUsername(email).getUsername()).isEqualTo(email);
        operator(() -> desk.move(tenant.id(), TenantStatus.SUSPENDED));
        assertThatExceptionOfType(UsernameNotFoundException.class).isThrownBy(() -> users.loadUserByUsername(email));
        assertThat(world.superuser()
                        .sql("select count(*) from sessions where tenant_id = ? and ended_at is null")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        Carrier carrier = world.carrier();
        assertThat(as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "99990000")))
                        .order()
                        .status())
                .isEqualTo(OrderStatus.REJECTED);
        assertThat(as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "48392017")))
                        .order()
                        .status())
                .isEqualTo(OrderStatus.PENDING);
        operator(() -> desk.move(tenant.id(), TenantStatus.ACTIVE));
        assertThat(users.loadUserByUsername(email).getUsername()).isEqualTo(email);
    }

    @Test
    @DisplayName("ORD-2: a tenant is closed when no number is in use and no order is open, and then for good")
    void closed() {
        TestTenant tenant = world.usTenant();
        refused(ProviderRefusal.TENANT_HAS_NUMBERS, () -> operator(() -> desk.move(tenant.id(), TenantStatus.CLOSED)));
        world.setPin(tenant, "48392017");
        Carrier carrier = world.carrier();
        as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "48392017")));
        refused(
                ProviderRefusal.TENANT_HAS_OPEN_ORDERS,
                () -> operator(() -> desk.move(tenant.id(), TenantStatus.CLOSED)));
        TestTenant empty = world.usTenant();
        portOut(empty);
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(world.operator(), () -> desk.move(empty.id(), TenantStatus.CLOSED)));
        operator(() -> desk.move(empty.id(), TenantStatus.CLOSED));
        refused(ProviderRefusal.TENANT_CLOSED, () -> operator(() -> desk.move(empty.id(), TenantStatus.ACTIVE)));
        refused(
                ProviderRefusal.TENANT_CLOSED,
                () -> operator(() -> desk.change(empty.id(), form(empty.tenant(), "Other", "US"), false)));
        refused(
                ProviderRefusal.TENANT_CLOSED,
                () -> asProgram(
                        BILLING,
                        () -> numberDesk.put(
                                empty.tenant().accountNumber(),
                                new PhoneNumber("+12125559999"),
                                NumberStatus.ACTIVE,
                                NumberFacts.Told.NOTHING,
                                false)));
        assertThat(kinds(empty.id())).last().isEqualTo("tenant-closed operator");
    }

    @Test
    @DisplayName("Tenants: an account number is one tenant's, with blanks or without, in capitals or not")
    void accountNumbers() {
        TestTenant tenant = world.usTenant();
        String variant = " " + tenant.tenant().accountNumber().toLowerCase(java.util.Locale.ROOT) + " ";
        refused(
                ProviderRefusal.ACCOUNT_NUMBER_TAKEN,
                () -> operator(() -> desk.create(new TenantForm(variant, "Copy", "US", "20001"))));
        assertThat(operator(() -> desk.findByAccount(variant))).contains(tenant.tenant());
        assertThatExceptionOfType(InvalidTenantException.class)
                .isThrownBy(() -> operator(() -> desk.create(
                        new TenantForm("", " ", "fields=complex main-number service-address authorized-person", ""))))
                .satisfies(invalid -> assertThat(invalid.fields()).hasSize(4));
    }

    @Test
    @DisplayName("Tenants: a list goes by name, part by part, and finds words in name and account number")
    void list() {
        String word = UUID.randomUUID().toString();
        for (String name : List.of("beta", "Alpha", "alpha", "Gamma")) {
            operator(() -> desk.create(new TenantForm("LIST-" + UUID.randomUUID(), name + " " + word, "US", "20001")));
        }
        var first = operator(() -> desk.list(word.toUpperCase(java.util.Locale.ROOT), null, 3));
        var second = operator(() -> desk.list(word, first.next().orElseThrow(), 3));
        assertThat(first.items())
                .extracting(tenant -> tenant.name().substring(0, 5).strip().toLowerCase(java.util.Locale.ROOT))
                .containsExactly("alpha", "alpha", "beta");
        assertThat(second.items()).extracting(Tenant::name).containsExactly("Gamma " + word);
        assertThat(second.next()).isEmpty();
        assertThat(operator(() -> desk.find(TenantId.PROVIDER))).isEmpty();
    }

    @Test
    @DisplayName(
            "ORD-7: a number is given, taken out of use, given to somebody else, and comes back when somebody says so")
    void numbers() {
        TestTenant tenant = world.usTenant();
        TestTenant other = world.usTenant();
        PhoneNumber number = tenant.number(0);
        String account = tenant.tenant().accountNumber();
        String otherAccount = other.tenant().accountNumber();
        refused(
                ProviderRefusal.NUMBER_OF_ANOTHER_TENANT,
                () -> asProgram(
                        BILLING,
                        () -> numberDesk.put(
                                otherAccount, number, NumberStatus.ACTIVE, NumberFacts.Told.NOTHING, false)));
        assertThat(asProgram(BILLING, () -> numberDesk.deactivate(account, number)))
                .isPresent();
        assertThat(asProgram(BILLING, () -> numberDesk.deactivate(account, number)))
                .isPresent();
        assertThat(asProgram(BILLING, () -> numberDesk.deactivate(otherAccount, number)))
                .isEmpty();
        assertThat(asProgram(
                                BILLING,
                                () -> numberDesk.put(
                                        otherAccount, number, NumberStatus.ACTIVE, NumberFacts.Told.NOTHING, false))
                        .change())
                .isPresent();
        refused(
                ProviderRefusal.NUMBER_OF_ANOTHER_TENANT,
                () -> asProgram(
                        BILLING,
                        () -> numberDesk.put(account, number, NumberStatus.ACTIVE, NumberFacts.Told.NOTHING, false)));
        portOut(tenant);
        refused(
                ProviderRefusal.NUMBER_RETURN_NOT_CONFIRMED,
                () -> asProgram(
                        BILLING,
                        () -> numberDesk.put(
                                account, tenant.number(1), NumberStatus.ACTIVE, NumberFacts.Told.NOTHING, false)));
        asProgram(
                BILLING,
                () -> numberDesk.put(account, tenant.number(1), NumberStatus.ACTIVE, NumberFacts.Told.NOTHING, true));
        assertThat(operator(() -> desk.numbers(tenant.id(), NumberFilter.ALL, null, 50))
                        .items())
                .filteredOn(item -> item.status() == NumberStatus.ACTIVE)
                .extracting(item -> item.phoneNumber())
                .containsExactly(tenant.number(1));
        assertThat(kinds(tenant.id())).contains("numbers-changed program");
    }

    @Test
    @DisplayName("ORD-2: a number that an order may still take away stays in use")
    void inOpenOrder() {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, "48392017");
        Carrier carrier = world.carrier();
        as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "48392017")));
        refused(
                ProviderRefusal.NUMBER_IN_OPEN_ORDER,
                () -> asProgram(
                        BILLING, () -> numberDesk.deactivate(tenant.tenant().accountNumber(), tenant.number(0))));
    }

    @Test
    @DisplayName("Tenants: a tenant's people see none of it, and operators move no single numbers")
    void roles() {
        TestTenant tenant = world.usTenant();
        for (SignedInPerson person : List.of(tenant.admin(), tenant.viewer())) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> as(person, () -> desk.list("", null, 1)));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> as(person, () -> desk.move(tenant.id(), TenantStatus.ACTIVE)));
        }
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> operator(() -> numberDesk.deactivate("x", tenant.number(0))));
    }

    private String details(TenantId id) {
        return world.superuser()
                .sql("select details from audit_entries where tenant_id = ? order by position desc limit 1")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private Tenant told(TestTenant tenant, String mainNumber) {
        Tenant before = tenant.tenant();
        return operator(() -> desk.change(
                tenant.id(),
                new TenantForm(
                        before.accountNumber(),
                        before.name(),
                        before.country(),
                        before.zipCode(),
                        true,
                        mainNumber,
                        "1 Example Street",
                        "Alex Example"),
                false));
    }

    @Test
    @DisplayName(
            "Tenants: main number, service address, authorized person and complex are told, kept, and left as they are")
    void facts() {
        TestTenant tenant = world.usTenant();
        Tenant after = told(tenant, tenant.number(1).e164());
        assertThat(operator(() -> desk.find(tenant.id()))).contains(after);
        assertThat(after.complex()).isTrue();
        assertThat(after.mainNumber()).isEqualTo(tenant.number(1));
        assertThat(after.serviceAddress()).isEqualTo("1 Example Street");
        assertThat(after.authorizedPerson()).isEqualTo("Alex Example");
        assertThat(details(tenant.id())).contains("fields=complex main-number service-address authorized-person");
        Tenant renamed = operator(() -> desk.change(tenant.id(), form(tenant.tenant(), "Other", "US"), false));
        assertThat(renamed.mainNumber()).isEqualTo(tenant.number(1));
        assertThat(renamed.complex()).isTrue();
        assertThat(told(tenant, "").mainNumber()).isNull();
    }

    @Test
    @DisplayName(
            "NOT-1: the main number is one that the tenant holds, and goes when that one goes, which its admins are told")
    void mainNumber() {
        TestTenant tenant = world.usTenant();
        world.bringIn(tenant.admin());
        TestTenant other = world.usTenant();
        String number = tenant.number(0).e164();
        refused(ProviderRefusal.MAIN_NUMBER_NOT_HELD, () -> told(other, number));
        refused(ProviderRefusal.MAIN_NUMBER_NOT_HELD, () -> told(other, "+12025559998"));
        refused(
                ProviderRefusal.MAIN_NUMBER_NOT_HELD,
                () -> operator(() -> desk.create(
                        new TenantForm("MAIN-" + UUID.randomUUID(), "New", "US", "20001", false, number, null, null))));
        assertThat(told(tenant, number).mainNumber()).isEqualTo(tenant.number(0));
        asProgram(BILLING, () -> numberDesk.deactivate(tenant.tenant().accountNumber(), tenant.number(0)));
        assertThat(operator(() -> desk.find(tenant.id())).orElseThrow().mainNumber())
                .isEqualTo(tenant.number(0));
        asProgram(
                BILLING,
                () -> numberDesk.put(
                        other.tenant().accountNumber(),
                        tenant.number(0),
                        NumberStatus.ACTIVE,
                        NumberFacts.Told.NOTHING,
                        false));
        assertThat(operator(() -> desk.find(tenant.id())).orElseThrow().mainNumber())
                .isNull();
        assertThat(details(tenant.id())).contains("fields=main-number");
        assertThat(onFileMails(tenant))
                .as("once that it was written down, and once that it is gone")
                .hasSize(2)
                .last()
                .isEqualTo(tenant.admin().email() + " main-number " + BILLING.name());
    }

    @Test
    @DisplayName(
            "NUM-4: what guards a number is told, kept, counted and written down; toll-free ones nobody guards (NUM-3)")
    void guards() {
        TestTenant tenant = world.usTenant();
        String account = tenant.tenant().accountNumber();
        NumberFacts.Told upstream = new NumberFacts.Told("20002", Guard.UPSTREAM, "Example Wholesale");
        NumberDesk.Done done = asProgram(
                BILLING, () -> numberDesk.put(account, tenant.number(0), NumberStatus.ACTIVE, upstream, false));
        assertThat(done.change()).contains(NumberChange.Kind.DESCRIBE);
        assertThat(done.facts()).isEqualTo(new NumberFacts("20002", Guard.UPSTREAM, "Example Wholesale"));
        assertThat(details(tenant.id())).contains("described=1");
        assertThat(asProgram(
                                BILLING,
                                () -> numberDesk.put(account, tenant.number(0), NumberStatus.ACTIVE, upstream, false))
                        .change())
                .isEmpty();
        // Taken out of use and told nothing of, it keeps what was told.
        assertThat(asProgram(BILLING, () -> numberDesk.deactivate(account, tenant.number(0))))
                .map(NumberDesk.Done::facts)
                .contains(done.facts());
        PhoneNumber tollFree = new PhoneNumber("+1833" + tenant.number(0).e164().substring(5));
        assertThat(asProgram(
                                BILLING,
                                () -> numberDesk.put(
                                        account,
                                        tollFree,
                                        NumberStatus.ACTIVE,
                                        new NumberFacts.Told(null, Guard.HERE, null),
                                        false))
                        .facts()
                        .guardedBy())
                .isEqualTo(Guard.NOBODY);
        NumberCounts counts = operator(() -> desk.counts(tenant.id()));
        assertThat(counts.guarded()).isEqualTo(java.util.Map.of(Guard.HERE, 9, Guard.UPSTREAM, 1, Guard.NOBODY, 1));
        assertThat(operator(() -> desk.numbers(tenant.id(), new NumberFilter("", null, null, Guard.NOBODY), null, 50))
                        .items())
                .extracting(NumberListItem::phoneNumber)
                .containsExactly(tollFree);
    }

    @Test
    @DisplayName("NUM-5: a ZIP code of a number that has lost its zeros is refused")
    void zipCodeOfNumber() {
        TestTenant tenant = world.usTenant();
        assertThatExceptionOfType(InvalidNumberException.class)
                .isThrownBy(() -> asProgram(
                        BILLING,
                        () -> numberDesk.put(
                                tenant.tenant().accountNumber(),
                                tenant.number(0),
                                NumberStatus.ACTIVE,
                                new NumberFacts.Told("2134", null, null),
                                false)))
                .satisfies(invalid -> assertThat(invalid.fields()).containsExactly(NumberFacts.Field.ZIP_CODE));
    }
}
