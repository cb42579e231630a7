package io.portwarden.bench;

import static io.portwarden.TestWorld.as;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderFilter;
import io.portwarden.order.access.OrderService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.support.Multitude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists of orders: the biggest tenant's, the busiest carrier's and the operators'. */
final class OrderLists {

    private static final int PAGE = 50;
    private static final int DEEP = 20_000;
    private static final double AS_GOOD_AS_FEW = 1.2;
    private static final double AS_GOOD_AS_FIRST = 2;

    private final ApplicationContext many;
    private final ApplicationContext few;
    private final JdbcClient superuser;
    private final Lists.PrintedFigures figures;

    OrderLists(ApplicationContext many, ApplicationContext few, JdbcClient superuser, Lists.PrintedFigures figures) {
        this.many = many;
        this.few = few;
        this.superuser = superuser;
        this.figures = figures;
    }

    static SignedInPerson viewer() {
        return new SignedInPerson(
                Multitude.tenant(0), Identifiers.next(), "vic@bench.example", "Vic Viewer", Role.TENANT_VIEWER);
    }

    static SignedInPerson operator() {
        return new SignedInPerson(
                TenantId.PROVIDER.value(), Identifiers.next(), "olga@bench.example", "Olga", Role.OPERATOR);
    }

    static Runnable firstPage(ApplicationContext application) {
        return list(application, OrderSearch.ALL, null);
    }

    private static Runnable list(ApplicationContext application, OrderSearch search, @Nullable UUID after) {
        OrderService orders = application.getBean(OrderService.class);
        return () -> as(viewer(), () -> orders.list(search, OrderSort.NEWEST, after, PAGE));
    }

    void measure() {
        toFew("first-page", list(many, OrderSearch.ALL, null), firstPage(few));
        toFirst("page-20000", list(many, OrderSearch.ALL, keyBefore(DEEP)));
        for (OrderStatus status : OrderStatus.values()) {
            toFirst("state-" + status.code(), found(new OrderSearch(status, null, null, null, null)));
        }
        List<String> numbers = sample("select phone_number from order_numbers where tenant_id = ? and random() < 0.01");
        toFirst("number", each(numbers, number -> words(number.substring(2))));
        List<String> names =
                sample("select purchase_order_number from port_out_orders where tenant_id = ? and random() < 0.01");
        toFirst("pon", each(names, OrderLists::words));
        toFirst("pon-other-case", each(names, name -> words(swapped(name))));
        toFirst("pon-beginning-rare", each(names, name -> words(name.substring(0, 8))));
        toFirst("pon-beginning-some", each(names, name -> words(name.substring(0, 6))));
        toFirst("pon-beginning-common", each(List.of("PON-", "Bw", "bw26", "A", "PON-000"), OrderLists::words));
        toFirst("pon-none", each(List.of("PON-X", "zzz", "QQ12"), OrderLists::words));
        toFirst("carrier", each(spids(), spid -> new OrderSearch(null, null, spid, null, null)));
        toFirst(
                "carrier-and-state",
                each(spids(), spid -> new OrderSearch(OrderStatus.DISPUTED, null, spid, null, null)));
        Instant now = Instant.now();
        List<Instant> days = List.of(
                now.minus(Duration.ofDays(1)),
                now.minus(Duration.ofDays(100)),
                now.minus(Duration.ofDays(600)),
                now.minus(Duration.ofDays(1000)));
        toFirst("day", each(days, day -> new OrderSearch(null, null, null, day, day.plus(Duration.ofDays(1)))));
        toFirst(
                "day-and-state",
                each(
                        days,
                        day -> new OrderSearch(OrderStatus.CANCELLED, null, null, day, day.plus(Duration.ofDays(1)))));
        toFirst(
                "day-carrier-and-state",
                each(
                        days,
                        day -> new OrderSearch(
                                OrderStatus.DISPUTED, null, Multitude.spid(7), day, day.plus(Duration.ofDays(30)))));
        toFirst(
                "pon-beginning-and-state",
                each(names, name -> new OrderSearch(OrderStatus.PENDING, name.substring(0, 4), null, null, null)));
        counters(names, numbers);
        OrderService orders = many.getBean(OrderService.class);
        List<UUID> ids = superuser
                .sql("select order_id from port_out_orders where tenant_id = ? limit 500")
                .param(Multitude.tenant(0))
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
        AtomicInteger turn = new AtomicInteger();
        toFirst(
                "detail",
                () -> as(
                        viewer(),
                        () -> orders.find(ids.get(turn.getAndIncrement() % ids.size()))
                                .orElseThrow()));
        carriers();
        DisputeService disputes = many.getBean(DisputeService.class);
        toFirst("operator-disputes", () -> as(operator(), () -> disputes.undecided(null, PAGE)));
    }

    private void counters(List<String> names, List<String> numbers) {
        OrderService orders = many.getBean(OrderService.class);
        toFirst("counters", () -> as(viewer(), () -> orders.count(OrderSearch.ALL)));
        AtomicInteger turn = new AtomicInteger();
        toFirst(
                "counters-number",
                () -> as(viewer(), () -> orders.count(words(numbers.get(turn.getAndIncrement() % numbers.size())))));
        toFirst(
                "counters-pon",
                () -> as(viewer(), () -> orders.count(words(names.get(turn.getAndIncrement() % names.size())))));
        toFirst("counters-pon-common", () -> as(viewer(), () -> orders.count(words("PON-"))));
        toFirst(
                "counters-carrier",
                () -> as(viewer(), () -> orders.count(new OrderSearch(null, null, Multitude.spid(3), null, null))));
        toFirst("carriers-to-choose-from", () -> as(viewer(), orders::carriers));
    }

    private void carriers() {
        CarrierOrderService orders = many.getBean(CarrierOrderService.class);
        CarrierOrderService fewOrders = few.getBean(CarrierOrderService.class);
        Carrier carrier = new Carrier(new CarrierId(Multitude.carrier(0)), Multitude.spid(0), "Carrier 0");
        Function<OrderFilter, Runnable> list =
                filter -> () -> as(carrier, () -> orders.list(carrier, filter, null, PAGE));
        Runnable first = list.apply(OrderFilter.ALL);
        toFew("api-first-page", first, () -> as(carrier, () -> fewOrders.list(carrier, OrderFilter.ALL, null, PAGE)));
        UUID deep = superuser
                .sql(
                        "select order_id from port_out_orders where carrier_id = ? order by order_id desc offset ? limit 1")
                .params(carrier.id().value(), share(carrier))
                .query(UUID.class)
                .single();
        add(
                "api-deep-page",
                () -> as(carrier, () -> orders.list(carrier, OrderFilter.ALL, deep, PAGE)),
                first,
                "first page");
        for (OrderStatus status : List.of(OrderStatus.DISPUTED, OrderStatus.COMPLETED)) {
            add("api-state-" + status.code(), list.apply(new OrderFilter(status, null)), first, "first page");
        }
        List<String> names = superuser
                .sql("select purchase_order_number from port_out_orders where carrier_id = ? limit 200")
                .param(carrier.id().value())
                .query((row, index) -> row.getString(1))
                .list();
        AtomicInteger turn = new AtomicInteger();
        add(
                "api-pon",
                () -> list.apply(new OrderFilter(null, names.get(turn.getAndIncrement() % names.size())))
                        .run(),
                first,
                "first page");
        add("api-pon-none", list.apply(new OrderFilter(null, "nothing")), first, "first page");
    }

    private int share(Carrier carrier) {
        return superuser
                        .sql("select count(*) from port_out_orders where carrier_id = ?")
                        .param(carrier.id().value())
                        .query(Integer.class)
                        .single()
                * 9
                / 10;
    }

    private void toFew(String row, Runnable work, Runnable yardstick) {
        figures.add(Comparison.of(work, yardstick).figure(row, "with 10 thousand orders", AS_GOOD_AS_FEW));
    }

    private void toFirst(String row, Runnable work) {
        add(row, work, firstPage(many), "first page");
    }

    private void add(String row, Runnable work, Runnable yardstick, String than) {
        figures.add(Comparison.of(work, yardstick).figure(row, than, AS_GOOD_AS_FIRST));
    }

    private Runnable found(OrderSearch search) {
        return list(many, search, null);
    }

    private <T> Runnable each(List<T> values, Function<T, OrderSearch> search) {
        List<Runnable> lists =
                values.stream().map(value -> found(search.apply(value))).toList();
        AtomicInteger turn = new AtomicInteger();
        return () -> lists.get(turn.getAndIncrement() % lists.size()).run();
    }

    private static OrderSearch words(String words) {
        return new OrderSearch(null, words, null, null, null);
    }

    private static List<String> spids() {
        return List.of(Multitude.spid(0), Multitude.spid(7), Multitude.spid(30), Multitude.spid(59));
    }

    private static String swapped(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.equals(name) ? name.toUpperCase(Locale.ROOT) : small;
    }

    /** Few enough that the warm-up has seen each: what is compared is the work, not the disk. */
    private List<String> sample(String sql) {
        return superuser
                .sql(sql + " limit 20")
                .param(Multitude.tenant(0))
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** What the page before this one ends with; the last page where there are not so many. */
    private UUID keyBefore(int page) {
        return superuser
                .sql("select order_id from port_out_orders where tenant_id = :tenant order by order_id desc"
                        + " offset least(:offset, (select count(*) - 51 from port_out_orders where tenant_id = :tenant))"
                        + " limit 1")
                .param("tenant", Multitude.tenant(0))
                .param("offset", (page - 1) * PAGE - 1)
                .query(UUID.class)
                .single();
    }
}
