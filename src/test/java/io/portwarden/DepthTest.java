package io.portwarden;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.portwarden.audit.AuditFilter;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.access.AuditService;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.number.Guard;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderFilter;
import io.portwarden.order.access.OrderService;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.portback.access.PortBackDesk;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.support.Multitude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No list reads more of the database than it shows, however it is filtered, searched and sorted, whoever asks: counted by
 * the database itself, row by row, while the program's own services run with the planner's usual settings. A plan that
 * falls back to looking through a table, or through all that a tenant has, is seen by what it reads.
 */
@SpringBootTest(properties = "spring.application.name=depth")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DepthTest {

    private static final Multitude.Size SIZE = new Multitude.Size(150_000, 400, 8_000, 20_000);

    private static final int PAGE = 50;

    /** A page with the numbers of its orders, and the little that is looked at to find it. The biggest tenant has 15,000. */
    private static final int ROWS_OF_A_PAGE = 800;

    /** Words together with something else: no index has both, the planner takes the one that leaves less to look through. */
    private static final int ROWS_OF_A_MIX = 2_500;

    /** Of each of six states as many as are counted. */
    private static final int ROWS_OF_COUNTERS = 8_000;

    private static final String BIG = "'{port_out_orders, order_numbers, order_events, order_names, phone_numbers,"
            + " number_directory, audit_entries, outbox, port_backs, port_back_numbers}'::regclass[]";

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @Autowired
    OrderService orders;

    @Autowired
    CarrierOrderService carrierOrders;

    @Autowired
    DisputeService disputes;

    @Autowired
    DeskOrderService desk;

    @Autowired
    PortBackDesk portBacks;

    @Autowired
    NumberLockService numbers;

    @Autowired
    AuditService trail;

    private final List<DynamicTest> tests = new ArrayList<>();
    private final Map<TenantId, UUID> deepKeys = new HashMap<>();

    @BeforeAll
    void fill() throws Exception {
        // Without a map of what all can see, every row that an index leads to is read, and so counted.
        JdbcClient superuser = JdbcClient.create(database.asSuperuser());
        for (String table : List.of("port_out_orders", "order_numbers", "phone_numbers", "audit_entries")) {
            superuser
                    .sql("alter table " + table + " set (autovacuum_enabled = false)")
                    .update();
        }
        new Multitude(database.asSuperuser(), SIZE, done -> {}).fill();
        // Most are settled, the oldest above all.
        superuser.sql("""
                        insert into port_backs (tenant_id, case_id, left_at, spid, status, unwanted, soon_by, latest_by,
                            reported_at, updated_at)
                        select :tenant, gen_random_uuid(), now() - make_interval(hours => n), '9ZZZ',
                            case when n < 10000 and n % 50 = 0 then 'reported' when n < 10000 and n % 50 = 1 then 'requested-back'
                                 when n % 2 = 0 then 'restored' else 'refused' end,
                            true, now(), now(), now(), now()
                        from generate_series(1, 20000) n
                        """).param("tenant", Multitude.tenant(0)).update();
        superuser
                .sql("insert into port_back_numbers (tenant_id, case_id, phone_number)"
                        + " select tenant_id, case_id, '+12025550180' from port_backs")
                .update();
        superuser.sql("analyze port_backs, port_back_numbers").update();
    }

    private static SignedInPerson of(TenantId tenantId, Role role) {
        return new SignedInPerson(tenantId.value(), Identifiers.next(), "a@depth.example", "Ada", role);
    }

    /** The biggest, and one that has hardly any. */
    private static List<TenantId> tenants() {
        return Stream.of(0, SIZE.tenants() - 1)
                .map(k -> new TenantId(Multitude.tenant(k)))
                .toList();
    }

    private void reads(String what, int most, Scope scope, Supplier<?> list) {
        tests.add(dynamicTest(what, () -> {
            long read = transactions.searching(scope, () -> {
                long before = rowsRead();
                assertThat(list.get()).isNotNull();
                return rowsRead() - before;
            });
            assertThat(read).isLessThanOrEqualTo(most);
        }));
    }

    private long rowsRead() {
        return jdbc.sql("select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables"
                        + " where relid = any (" + BIG + ")")
                .query(Long.class)
                .single();
    }

    @TestFactory
    @DisplayName(
            "A tenant's orders in every combination of state, carrier, days and words, on the first and a deep page")
    Stream<DynamicTest> ordersOfTenants() {
        Instant day = Instant.now().minus(Duration.ofDays(400));
        List<String> words =
                List.of("PON-0012", "pon-", "bw26", "ZZZ", Multitude.number(5).substring(2), "+12125550199", "%");
        for (TenantId tenantId : tenants()) {
            for (OrderStatus status : OrderStatus.values()) {
                ordersOf(tenantId, new OrderSearch(status, null, null, null, null), ROWS_OF_A_PAGE);
            }
            for (int carrier : List.of(0, 40)) {
                ordersOf(tenantId, new OrderSearch(null, null, Multitude.spid(carrier), null, null), ROWS_OF_A_PAGE);
            }
            ordersOf(tenantId, OrderSearch.ALL, ROWS_OF_A_PAGE);
            ordersOf(
                    tenantId,
                    new OrderSearch(OrderStatus.DISPUTED, null, Multitude.spid(9), null, null),
                    ROWS_OF_A_PAGE);
            ordersOf(tenantId, new OrderSearch(null, null, null, day, day.plus(Duration.ofDays(3))), ROWS_OF_A_PAGE);
            ordersOf(tenantId, new OrderSearch(OrderStatus.PENDING, null, null, day, null), ROWS_OF_A_PAGE);
            ordersOf(
                    tenantId,
                    new OrderSearch(OrderStatus.REJECTED, null, Multitude.spid(1), null, day),
                    ROWS_OF_A_PAGE);
            for (String word : words) {
                ordersOf(tenantId, new OrderSearch(null, word, null, null, null), ROWS_OF_A_PAGE);
                ordersOf(tenantId, new OrderSearch(OrderStatus.PENDING, word, null, null, null), ROWS_OF_A_MIX);
                ordersOf(tenantId, new OrderSearch(OrderStatus.REJECTED, word, null, null, day), ROWS_OF_A_MIX);
                ordersOf(tenantId, new OrderSearch(null, word, Multitude.spid(0), null, null), ROWS_OF_A_MIX);
                ordersOf(tenantId, new OrderSearch(null, word, null, day, day.plus(Duration.ofDays(3))), ROWS_OF_A_MIX);
            }
        }
        return tests();
    }

    private void ordersOf(TenantId tenantId, OrderSearch search, int most) {
        SignedInPerson viewer = of(tenantId, Role.TENANT_VIEWER);
        String what = (tenantId.equals(tenants().getFirst()) ? "biggest " : "other ") + search;
        Scope scope = Scope.tenant(tenantId);
        UUID after = deepKeys.computeIfAbsent(tenantId, this::deep);
        reads(what, most, scope, () -> as(viewer, () -> orders.list(search, OrderSort.NEWEST, null, PAGE)));
        reads(what + ", deep", most, scope, () -> as(viewer, () -> orders.list(search, OrderSort.NEWEST, after, PAGE)));
        reads(what + ", counted", ROWS_OF_COUNTERS, scope, () -> as(viewer, () -> orders.count(search)));
    }

    @TestFactory
    @DisplayName("A tenant's orders in every order that they can stand in, in one state and in all")
    Stream<DynamicTest> sortedOrders() {
        for (TenantId tenantId : tenants()) {
            SignedInPerson viewer = of(tenantId, Role.TENANT_VIEWER);
            UUID after = deepKeys.computeIfAbsent(tenantId, this::deep);
            for (OrderSort sort : OrderSort.values()) {
                for (@Nullable OrderStatus status : new @Nullable OrderStatus[] {null, OrderStatus.REJECTED}) {
                    OrderSearch search = new OrderSearch(status, null, null, null, null);
                    for (@Nullable UUID key : new @Nullable UUID[] {null, after}) {
                        reads(
                                sort + " " + status + " after " + key,
                                ROWS_OF_A_PAGE,
                                Scope.tenant(tenantId),
                                () -> as(viewer, () -> orders.list(search, sort, key, PAGE)));
                    }
                }
            }
        }
        return tests();
    }

    @TestFactory
    @DisplayName("The orders of all tenants by tenant, state, carrier, days and words, on the first and a deep page")
    Stream<DynamicTest> ordersOfAll() {
        Instant day = Instant.now().minus(Duration.ofDays(400));
        UUID deep = deepKeys.computeIfAbsent(tenants().getFirst(), this::deep);
        List<OrderSearch> searches = List.of(
                OrderSearch.ALL,
                new OrderSearch(OrderStatus.PENDING, null, null, null, null),
                new OrderSearch(OrderStatus.REJECTED, null, null, null, null),
                new OrderSearch(null, null, Multitude.spid(0), null, null),
                new OrderSearch(null, null, Multitude.spid(40), null, null),
                new OrderSearch(null, null, null, day, day.plus(Duration.ofDays(3))),
                new OrderSearch(null, "pon-0012", null, null, null),
                new OrderSearch(null, "ZZZ", null, null, null),
                new OrderSearch(null, Multitude.number(5).substring(2), null, null, null));
        SignedInPerson operator = of(TenantId.PROVIDER, Role.OPERATOR);
        for (@Nullable
        TenantId holder :
                new @Nullable TenantId[] {null, tenants().getFirst(), tenants().getLast()}) {
            for (OrderSearch orders : searches) {
                DeskSearch search = new DeskSearch(orders, holder);
                String what = (holder == null ? "all " : holder.equals(tenants().getFirst()) ? "biggest " : "other ")
                        + orders;
                reads(what, ROWS_OF_A_PAGE, Scope.provider(), () -> as(operator, () -> desk.list(search, null, PAGE)));
                reads(
                        what + ", deep",
                        ROWS_OF_A_PAGE,
                        Scope.provider(),
                        () -> as(operator, () -> desk.list(search, deep, PAGE)));
                reads(
                        what + ", counted",
                        ROWS_OF_COUNTERS,
                        Scope.provider(),
                        () -> as(operator, () -> desk.count(search)));
            }
        }
        return tests();
    }

    private UUID deep(TenantId tenantId) {
        return JdbcClient.create(database.asSuperuser())
                .sql("select order_id from port_out_orders where tenant_id = :tenant order by order_id"
                        + " offset (select count(*) / 4 from port_out_orders where tenant_id = :tenant) limit 1")
                .param("tenant", tenantId.value())
                .query(UUID.class)
                .single();
    }

    @TestFactory
    @DisplayName("The carriers that a tenant's orders are from, and the disputes of all tenants")
    Stream<DynamicTest> otherOrders() {
        for (TenantId tenantId : tenants()) {
            reads(
                    "carriers",
                    ROWS_OF_A_PAGE,
                    Scope.tenant(tenantId),
                    () -> as(of(tenantId, Role.TENANT_VIEWER), orders::carriers));
        }
        SignedInPerson operator = of(TenantId.PROVIDER, Role.OPERATOR);
        reads("disputes", ROWS_OF_A_PAGE, Scope.provider(), () -> as(operator, () -> disputes.undecided(null, PAGE)));
        return tests();
    }

    @TestFactory
    @DisplayName("The desk's cases of numbers that left, in every state, on the first and a deep page")
    Stream<DynamicTest> portBacks() {
        SignedInPerson operator = of(TenantId.PROVIDER, Role.OPERATOR);
        List<Set<PortBackStatus>> filters = List.of(
                Set.of(PortBackStatus.REPORTED, PortBackStatus.REQUESTED_BACK),
                Set.of(PortBackStatus.REPORTED),
                Set.of(PortBackStatus.RESTORED),
                Set.of(PortBackStatus.REFUSED),
                Set.of(PortBackStatus.values()));
        for (Set<PortBackStatus> filter : filters) {
            for (@Nullable UUID after : new @Nullable UUID[] {null, deepCase()}) {
                reads(
                        "cases " + filter + " after " + after,
                        ROWS_OF_A_PAGE,
                        Scope.provider(),
                        () -> as(operator, () -> portBacks.list(filter, after, PAGE)));
            }
        }
        return tests();
    }

    private UUID deepCase() {
        return JdbcClient.create(database.asSuperuser())
                .sql("select case_id from port_backs order by left_at, case_id offset 12000 limit 1")
                .query(UUID.class)
                .single();
    }

    @TestFactory
    @DisplayName("A carrier's orders in the API, by state and name, on the first and a deep page")
    Stream<DynamicTest> ordersOfCarriers() {
        for (int k : List.of(0, 30, Multitude.CARRIERS - 1)) {
            Carrier carrier = new Carrier(new CarrierId(Multitude.carrier(k)), Multitude.spid(k), "Carrier " + k);
            for (OrderFilter filter : List.of(
                    OrderFilter.ALL,
                    new OrderFilter(OrderStatus.DISPUTED, null),
                    new OrderFilter(OrderStatus.COMPLETED, null),
                    new OrderFilter(null, "PON-00000001"),
                    new OrderFilter(OrderStatus.REJECTED, "no such name"))) {
                for (@Nullable
                UUID after : new @Nullable UUID[] {
                    null, deepKeys.computeIfAbsent(tenants().getFirst(), this::deep)
                }) {
                    reads(
                            "carrier " + k + " " + filter,
                            ROWS_OF_A_PAGE,
                            Scope.carrier(carrier.id().value()),
                            () -> as(carrier, () -> carrierOrders.list(carrier, filter, after, PAGE)));
                }
            }
        }
        return tests();
    }

    @TestFactory
    @DisplayName("A tenant's numbers by state, lock, guard and search, on the first and a deep page")
    Stream<DynamicTest> numbersOfTenants() {
        List<String> searches = List.of(
                "", "+1200", Multitude.number(4_321), Multitude.number(7_777).substring(2), "4321", "321", "987654");
        PhoneNumber deep = new PhoneNumber(Multitude.number(6_000));
        for (TenantId tenantId : tenants()) {
            SignedInPerson viewer = of(tenantId, Role.TENANT_VIEWER);
            for (String search : searches) {
                for (NumberFilter filter : List.of(
                        new NumberFilter(search, null, null),
                        new NumberFilter(search, NumberStatus.ACTIVE, null),
                        new NumberFilter(search, NumberStatus.INACTIVE, null),
                        new NumberFilter(search, NumberStatus.PORTED_OUT, null),
                        new NumberFilter(search, null, LockState.LOCKED),
                        new NumberFilter(search, null, LockState.UNLOCKED),
                        new NumberFilter(search, null, null, Guard.HERE),
                        new NumberFilter(search, null, null, Guard.UPSTREAM),
                        new NumberFilter(search, null, null, Guard.NOBODY))) {
                    for (@Nullable PhoneNumber after : new @Nullable PhoneNumber[] {null, deep}) {
                        reads(
                                filter + " after " + after,
                                search.isEmpty() ? ROWS_OF_A_PAGE : ROWS_OF_A_MIX,
                                Scope.tenant(tenantId),
                                () -> as(viewer, () -> numbers.list(filter, after, PAGE)));
                    }
                }
            }
        }
        return tests();
    }

    @TestFactory
    @DisplayName("A tenant's trail by kind and time, on the first and a deep page, and its length")
    Stream<DynamicTest> trails() {
        Instant day = Instant.now().minus(Duration.ofDays(400));
        for (TenantId tenantId : tenants()) {
            SignedInPerson admin = of(tenantId, Role.TENANT_ADMIN);
            for (@Nullable
            AuditKind kind : new @Nullable AuditKind[] {
                null, AuditKind.ORDER_RECEIVED, AuditKind.PIN_CHANGED, AuditKind.KEY_DROPPED
            }) {
                for (AuditFilter filter : List.of(
                        new AuditFilter(null, kind, null, null),
                        new AuditFilter(null, kind, day, null),
                        new AuditFilter(null, kind, null, day),
                        new AuditFilter(null, kind, day, day.plus(Duration.ofDays(2))))) {
                    for (@Nullable Long before : new @Nullable Long[] {null, 5_000L}) {
                        reads(
                                filter + " before " + before,
                                ROWS_OF_A_PAGE,
                                Scope.tenant(tenantId),
                                () -> as(admin, () -> trail.page(filter, before, PAGE)));
                    }
                }
            }
            reads("length", ROWS_OF_A_PAGE, Scope.tenant(tenantId), () -> as(admin, trail::count));
        }
        return tests();
    }

    private Stream<DynamicTest> tests() {
        List<DynamicTest> made = List.copyOf(tests);
        tests.clear();
        return made.stream();
    }
}
