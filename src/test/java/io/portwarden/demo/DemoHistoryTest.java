package io.portwarden.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.portwarden.TestDatabase;
import io.portwarden.TestWorld;
import io.portwarden.audit.chain.TrailVerification;
import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.calendar.Port;
import io.portwarden.calendar.PortKind;
import io.portwarden.calendar.ReviewWindow;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.demo.DemoCredentials.SignIn;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.number.access.NumberService;
import io.portwarden.number.access.NumberStock;
import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.access.PartialPort;
import io.portwarden.order.access.PastOrders;
import io.portwarden.order.check.OrderPorts;
import io.portwarden.order.life.OrderStates;
import io.portwarden.order.life.SoaMoves;
import io.portwarden.order.store.OrderStore;
import io.portwarden.people.PeopleService;
import io.portwarden.pin.access.FirstPins;
import io.portwarden.pin.access.PinService;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.portback.access.PortBackDesk;
import io.portwarden.portback.access.PortBackService;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.soa.SoaStep;
import io.portwarden.soa.SoaTask;
import io.portwarden.soa.SoaTaskService;
import io.portwarden.tenant.TenantService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The three tenants that are there when the demonstration starts with its history. */
@SpringBootTest(properties = "spring.application.name=alone") // as DemoDataTest, which empties the database as well
class DemoHistoryTest {

    private static final DemoSecrets NOTHING_GIVEN =
            new DemoSecrets(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Duration TWELVE_WEEKS = Duration.ofDays(84);

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    Transactions transactions;

    @Autowired
    OrderService orders;

    @BeforeEach
    void emptyDatabase() {
        superuser()
                .sql("truncate api_keys, sign_in_names, number_directory, people, phone_numbers, port_out_orders,"
                        + " order_names, port_backs, soa_tasks, webhook_events cascade")
                .update();
        superuser().sql("delete from carriers").update();
        superuser()
                .sql("set session_replication_role = replica; delete from pins;"
                        + " delete from tenants where name <> 'Provider'")
                .update();
    }

    private JdbcClient superuser() {
        return JdbcClient.create(database.asSuperuser());
    }

    private <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    private PastOrders past(Clock clock) {
        return new PastOrders(
                transactions,
                part(OrderPorts.class),
                part(ReviewWindow.class),
                part(OrderStates.class),
                part(OrderStore.class),
                part(SoaMoves.class),
                part(NumberService.class),
                clock);
    }

    private DemoData demo(boolean withHistory) {
        Clock clock = part(Clock.class);
        DemoHistory history = new DemoHistory(
                part(TenantService.class),
                part(NumberService.class),
                part(NumberStock.class),
                part(PeopleService.class),
                context.getAutowireCapableBeanFactory().createBean(FirstPins.class),
                new DemoOrders(past(clock), part(BusinessCalendar.class), clock),
                part(DepartureDesk.class),
                clock);
        return new DemoData(
                transactions,
                part(TenantService.class),
                part(NumberService.class),
                part(PeopleService.class),
                part(CarrierService.class),
                withHistory ? Optional.of(history) : Optional.empty());
    }

    private DemoCredentials make() {
        List<DemoCredentials> shown = new ArrayList<>();
        assertThat(demo(true).provide(NOTHING_GIVEN, shown::add)).isTrue();
        return shown.getFirst();
    }

    private static SignedInPerson person(DemoCredentials made, String email) {
        return made.people().stream()
                .map(SignIn::person)
                .filter(person -> person.email().value().equals(email))
                .findFirst()
                .orElseThrow()
                .signedIn();
    }

    private List<OrderDetails> ordersOf(SignedInPerson admin) {
        return TestWorld.as(
                admin,
                () -> orders.list(OrderSearch.ALL, OrderSort.values()[0], null, 200).items().stream()
                        .map(OrderListItem::id)
                        .map(id -> orders.find(id).orElseThrow())
                        .toList());
    }

    private List<String> ask(String question) {
        return superuser().sql(question).query((row, index) -> row.getString(1)).list();
    }

    @Test
    @DisplayName(
            "Three tenants: 40 numbers in three regions with one toll-free, a single number, and one in Puerto Rico; each with an admin and a PIN")
    void tenants() {
        DemoCredentials made = make();

        assertThat(ask("""
                        select concat_ws(' ', name, country, account_number, tenants.zip_code, count(*))
                        from tenants join phone_numbers using (tenant_id) group by tenant_id order by name
                        """))
                .containsExactly(
                        "Contoso US CONTOSO-001 20001 50",
                        "Fabrikam FR FABRIKAM-001 75002 10",
                        "Litware PR LITWARE-001 00901 5",
                        "Northwind US NORTHWIND-001 98101 40",
                        "Wingtip US WINGTIP-001 02110 1");
        assertThat(made.people())
                .extracting(
                        one -> one.organization() + " " + one.person().email().value() + " "
                                + one.person().role().code())
                .contains(
                        "Northwind admin@northwind.example tenant-admin",
                        "Wingtip admin@wingtip.example tenant-admin",
                        "Litware admin@litware.example tenant-admin");
        assertThat(made.pins())
                .extracting(DemoCredentials.SetPin::organization)
                .containsExactly("Northwind", "Wingtip", "Litware");
        for (String email : List.of("admin@northwind.example", "admin@wingtip.example", "admin@litware.example")) {
            assertThat(TestWorld.as(
                            person(made, email),
                            () -> part(PinService.class).status().lastSet()))
                    .as(email)
                    .isPresent();
        }
        SignedInPerson northwind = person(made, "admin@northwind.example");
        NumberCounts counts =
                TestWorld.as(northwind, () -> part(NumberLockService.class).counts(NumberFilter.ALL));
        assertThat(Arrays.stream(Guard.values()).map(counts::guardedBy)).allMatch(count -> count > 0);
        assertThat(ask("select phone_number || ' ' || zip_code from phone_numbers where zip_code is not null"))
                .containsExactly("+13035550100 80202");
        assertThat(ask("select concat_ws('|', main_number, service_address, authorized_person) from tenants"
                        + " where name = 'Northwind'"))
                .containsExactly("+12065550100|1200 Harbor Avenue, Seattle, WA 98101|Helen Okafor");
    }

    @Test
    @DisplayName("Orders of the last twelve weeks in every state, with many reasons, and timelines that fit")
    void orders() {
        SignedInPerson admin = person(make(), "admin@northwind.example");

        List<OrderDetails> all = ordersOf(admin);

        Instant now = part(Clock.class).instant();
        assertThat(all).hasSizeGreaterThan(20).allSatisfy(details -> {
            Instant received = details.order().receivedAt();
            assertThat(received).isBetween(now.minus(TWELVE_WEEKS), now);
            assertThat(details.order().id().version()).isEqualTo(7);
            assertThat(details.order().id().getMostSignificantBits() >>> 16).isEqualTo(received.toEpochMilli());
            assertThat(details.timeline().getFirst().kind()).isEqualTo(OrderEventKind.RECEIVED);
            assertThat(details.timeline())
                    .extracting(event -> event.happenedAt())
                    .isSorted()
                    .allMatch(at -> !at.isAfter(now));
            assertThat(details.timeline().getLast().happenedAt())
                    .isEqualTo(details.order().updatedAt());
        });
        assertThat(all)
                .extracting(details -> details.order().receivedAt())
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(all.stream().map(details -> details.order().status()).collect(toSet()))
                .isEqualTo(EnumSet.allOf(OrderStatus.class));
        Set<Reason> reasons = all.stream()
                .flatMap(details -> details.order().reasons().stream())
                .collect(toSet());
        assertThat(reasons)
                .hasSizeGreaterThanOrEqualTo(10)
                .contains(Reason.DISPUTED_BY_CUSTOMER, Reason.NUMBER_TOLL_FREE);
        Set<OrderEventKind> happened = all.stream()
                .flatMap(details -> details.timeline().stream())
                .map(event -> event.kind())
                .collect(toSet());
        assertThat(happened)
                .contains(
                        OrderEventKind.LAPSED,
                        OrderEventKind.LAPSE_AHEAD,
                        OrderEventKind.DISPUTE_WITHDRAWN,
                        OrderEventKind.DISPUTE_UPHELD,
                        OrderEventKind.DISPUTE_OVERRULED,
                        OrderEventKind.CANCELLED,
                        OrderEventKind.COMPLETED);
        assertThat(all)
                .filteredOn(details -> details.order().status() == OrderStatus.PENDING)
                .singleElement()
                .satisfies(pending -> {
                    assertThat(pending.order().reviewEndsAt()).isAfter(now);
                    assertThat(pending.partial().map(PartialPort::mainNumber)).isPresent();
                });
        assertThat(all).filteredOn(OrderDetails::hasLapsed).hasSize(1);
    }

    @Test
    @DisplayName(
            "What is open waits on the desk: a dispute with its deadline, tasks at the SOA, and a number that left without an order")
    void desk() {
        DemoCredentials made = make();
        SignedInPerson operator = person(made, "operator@portwarden.example");
        SignedInPerson admin = person(made, "admin@northwind.example");

        TestWorld.as(operator, () -> {
            assertThat(part(DeskOrderService.class)
                            .list(DeskSearch.ALL, null, 200)
                            .items())
                    .hasSizeGreaterThan(25);
            assertThat(part(DisputeService.class).undecided(null, 10).items())
                    .singleElement()
                    .satisfies(dispute -> assertThat(dispute.conflictUntil())
                            .isAfter(part(Clock.class).instant()));
            assertThat(part(SoaTaskService.class).open(10))
                    .extracting(SoaTask::step)
                    .containsExactlyInAnyOrder(SoaStep.CONFLICT, SoaStep.CONCUR);
            assertThat(part(PortBackDesk.class)
                            .list(EnumSet.allOf(PortBackStatus.class), null, 10)
                            .items())
                    .hasSize(1);
            return true;
        });
        assertThat(TestWorld.as(
                        admin, () -> part(PortBackService.class).list(null, 10).items()))
                .hasSize(1);
        assertThat(ask("select count(*) from phone_numbers join tenants using (tenant_id)"
                        + " where name = 'Northwind' and phone_numbers.status = 'ported-out'"))
                .containsExactly("5");
    }

    @Test
    @DisplayName(
            "The one number of a tenant has a simple order, which its review window is long enough for; the carrier sees its orders")
    void simple() {
        DemoCredentials made = make();

        List<OrderDetails> all = ordersOf(person(made, "admin@wingtip.example"));

        assertThat(all).hasSize(2);
        assertThat(all.getFirst().order()).satisfies(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
            assertThat(order.phoneNumbers()).hasSize(1);
            assertThat(order.reviewEndsAt())
                    .isEqualTo(part(ReviewWindow.class)
                            .endsAt(
                                    new Port(PortKind.SIMPLE, 1, Objects.requireNonNull(order.zone())),
                                    order.receivedAt()));
        });
        assertThat(all.getLast().order().reasons()).containsExactly(Reason.ZIP_CODE_MISMATCH);
        assertThat(all.getLast().order().asked().zipCode()).isEqualTo("2110");
        Carrier carrier = made.carriers().getFirst().carrier();
        assertThat(TestWorld.as(
                        carrier,
                        () -> part(CarrierOrderService.class)
                                .find(carrier, all.getFirst().order().id())))
                .isPresent();
    }

    @Test
    @DisplayName("The trails verify: they tell of what happened at the start, and of no order")
    void trail() {
        DemoCredentials made = make();

        for (String email : List.of("admin@northwind.example", "admin@wingtip.example", "admin@litware.example")) {
            SignedInPerson admin = person(made, email);
            assertThat(part(TrailVerification.class).verify(admin.tenantId(), verified -> {}))
                    .satisfies(report -> {
                        assertThat(report.isVerified()).isTrue();
                        assertThat(report.entries()).isPositive();
                    });
        }
    }

    @Test
    @DisplayName("A second start adds nothing, with the history or without; without it the first leaves the three out")
    void again() {
        make();
        String everything = """
                select row_to_json(r)::text from (select * from port_out_orders order by order_id) r
                union all select row_to_json(r)::text from (select * from order_events order by order_id, event_id) r
                union all select row_to_json(r)::text from (select * from phone_numbers order by phone_number) r
                union all select row_to_json(r)::text from (select * from tenants order by tenant_id) r
                """;
        List<String> before = ask(everything);

        assertThat(demo(true).provide(NOTHING_GIVEN, made -> {})).isFalse();
        assertThat(demo(false).provide(NOTHING_GIVEN, made -> {})).isFalse();
        assertThat(ask(everything)).isEqualTo(before);

        emptyDatabase();
        assertThat(demo(false)
                        .provide(NOTHING_GIVEN, made -> assertThat(made.pins()).isEmpty()))
                .isTrue();
        assertThat(ask("select name from tenants where name <> 'Provider' order by name"))
                .containsExactly("Contoso", "Fabrikam");
        assertThat(demo(true).provide(NOTHING_GIVEN, made -> {})).isFalse();
        assertThat(ask("select 'order' from port_out_orders")).isEmpty();
    }

    @Test
    @DisplayName("A password that is given later is that of the three admins as well")
    void passwordLater() {
        DemoCredentials made = make();
        List<String> before = ask("select password_hash from accounts order by person_id");

        demo(true)
                .provide(
                        new DemoSecrets(Optional.of("correct horse battery"), Optional.empty(), Optional.empty()),
                        one -> {});

        assertThat(ask("select password_hash from accounts order by person_id"))
                .hasSize(made.people().size())
                .doesNotContainAnyElementsOf(before);
    }

    @Test
    @DisplayName("On whatever day of the year the demonstration begins, its orders can have come and gone like that")
    void wheneverItBegins() {
        DemoCredentials made = make();
        superuser().sql("truncate port_out_orders cascade").update();
        SignedInPerson admin = person(made, "admin@northwind.example");
        SignedInPerson operator = person(made, "operator@portwarden.example");
        Carrier first = made.carriers().getFirst().carrier();
        Carrier second = made.carriers().getLast().carrier();
        Instant begin = Instant.parse("2026-12-01T02:00:00Z");

        for (Instant at = begin; at.isBefore(begin.plus(370, ChronoUnit.DAYS)); at = at.plus(Duration.ofHours(151))) {
            Clock clock = Clock.fixed(at, ZoneOffset.UTC);
            DemoOrders told = new DemoOrders(past(clock), part(BusinessCalendar.class), clock);
            assertThatIllegalStateException()
                    .as(at.toString())
                    .isThrownBy(() -> transactions.doStating(Scope.provider(), () -> {
                        TenantService tenants = part(TenantService.class);
                        told.ofNorthwind(
                                new DemoOrders.Parties(tenants.get(admin.tenantId()), admin, operator, first, second),
                                12065550100L,
                                13035550100L,
                                13125550100L,
                                DemoHistory.number(18005550142L));
                        throw new IllegalStateException("told");
                    }))
                    .withMessage("told");
        }
    }

    @Test
    @DisplayName("A carrier may give the name of an order of the past to a new one")
    void names() {
        DemoCredentials made = make();
        OrderDetails known = ordersOf(person(made, "admin@litware.example")).getFirst();
        Carrier carrier = made.carriers().getFirst().carrier();
        PlaceOrder asked = new PlaceOrder(
                known.order().name(),
                known.order().phoneNumbers(),
                "LITWARE-001",
                "00901",
                null,
                part(BusinessCalendar.class).plusBusinessDays(LocalDate.now(ZoneOffset.UTC), 8),
                known.order().asked().initiatorPhone(),
                true,
                carrier.spid());

        UUID placed = TestWorld.as(
                carrier,
                () -> part(CarrierOrderService.class)
                        .place(carrier, asked)
                        .order()
                        .id());

        assertThat(placed).isNotEqualTo(known.order().id());
    }
}
