package io.portwarden.order;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.portwarden.Records;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.access.OrderExport;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

/** A tenant finds its orders by what people look for, counts them, and takes away what it found. */
@SpringBootTest
class OrderSearchTest {

    private static final String PIN = "48392017";

    @Autowired
    OrderService service;

    @Autowired
    OrderExport export;

    @Autowired
    OrderLife life;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
        world.setPin(tenant, PIN);
    }

    private PortOutOrder in(OrderStatus status, int number) {
        return life.in(status, tenant, tenant.number(number), carrier, PIN);
    }

    private static OrderSearch words(String words) {
        return new OrderSearch(null, words, null, null, null);
    }

    /** By pages of two, so that every search is seen to go on by key. */
    private List<UUID> found(OrderSearch search) {
        List<UUID> all = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        do {
            @Nullable UUID key = after.orElse(null);
            Page<OrderListItem, UUID> page = as(tenant.viewer(), () -> service.list(search, OrderSort.NEWEST, key, 2));
            page.items().forEach(order -> all.add(order.id()));
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    @ParameterizedTest
    @CsvSource({"NEWEST, 43210", "OLDEST, 01234", "DUE_SOONEST, 31402", "DUE_LATEST, 20413"})
    @DisplayName("Orders stand in the order that is asked for, by key, those that are due on one day too")
    void sorts(OrderSort sort, String expected) {
        int[] due = {3, 1, 3, 0, 1};
        List<UUID> placed = new ArrayList<>();
        for (int i = 0; i < due.length; i++) {
            placed.add(in(OrderStatus.REJECTED, i).id());
            world.superuser()
                    .sql("update port_out_orders set desired_due_date = date '2031-01-01' + :days where order_id = :id")
                    .param("days", due[i])
                    .param("id", placed.getLast())
                    .update();
        }
        StringBuilder found = new StringBuilder();
        Optional<UUID> after = Optional.empty();
        do {
            @Nullable UUID key = after.orElse(null);
            Page<OrderListItem, UUID> page = as(tenant.viewer(), () -> service.list(OrderSearch.ALL, sort, key, 2));
            page.items().forEach(order -> found.append(placed.indexOf(order.id())));
            after = page.next();
        } while (after.isPresent());
        assertThat(found).hasToString(expected);
    }

    @Test
    @DisplayName("Orders are found by state, carrier and day, alone and together, newest first, by key")
    void filters() {
        Carrier other = world.carrier();
        List<UUID> rejected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rejected.addFirst(in(OrderStatus.REJECTED, i).id());
        }
        UUID pending = in(OrderStatus.PENDING, 5).id();
        UUID others = life.in(OrderStatus.REJECTED, tenant, tenant.number(6), other, PIN)
                .id();
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThat(found(OrderSearch.ALL))
                .hasSize(7)
                .startsWith(others, pending)
                .endsWith(rejected.getLast());
        assertThat(found(new OrderSearch(null, null, other.spid(), null, null))).containsExactly(others);
        assertThat(found(new OrderSearch(OrderStatus.REJECTED, null, carrier.spid(), yesterday, tomorrow)))
                .isEqualTo(rejected);
        assertThat(found(new OrderSearch(OrderStatus.PENDING, null, other.spid(), null, null)))
                .isEmpty();
        assertThat(found(new OrderSearch(null, null, null, tomorrow, null))).isEmpty();
        String reseller = "Y" + other.spid().substring(1);
        world.superuser()
                .sql("update carriers set other_spids = array[?, ?] where carrier_id = ?")
                .params(reseller, carrier.spid(), other.id().value())
                .update();
        assertThat(found(new OrderSearch(null, null, reseller, null, null)))
                .as("CAR-1: of whoever may name it")
                .containsExactly(others);
        assertThat(found(new OrderSearch(null, null, carrier.spid(), null, null)))
                .as("CAR-1: of whom it names first of all")
                .doesNotContain(others)
                .hasSize(6);
        world.superuser()
                .sql("update carriers set other_spids = '{}' where carrier_id = ?")
                .param(other.id().value())
                .update();
        assertThat(found(new OrderSearch(null, null, null, null, yesterday))).isEmpty();
        assertThat(as(tenant.viewer(), () -> service.carriers())).containsExactlyInAnyOrder(carrier, other);
    }

    @Test
    @DisplayName(
            "An order is found by a whole number however it is written, and by how its name begins, in whatever case it is sent and typed")
    void words() {
        PortOutOrder order = in(OrderStatus.PENDING, 0);
        in(OrderStatus.PENDING, 1);
        PhoneNumber number = tenant.number(0);
        String name = "Desk-7001b";
        world.superuser()
                .sql("update port_out_orders set purchase_order_number = ? where order_id = ?")
                .params(name, order.id())
                .update();
        for (String words : List.of(
                number.e164(),
                number.national(),
                number.international(),
                number.e164().substring(2),
                " " + number.national().replace('-', '\u2011') + " ",
                name,
                "desk-7001b",
                "DESK-7001B")) {
            assertThat(found(words(words))).as(words).containsExactly(order.id());
        }
        assertThat(found(words(name.substring(0, 4)))).contains(order.id());
    }

    @Test
    @DisplayName("Orders whose names begin alike stand in the order of their names, by key")
    void beginnings() {
        List<UUID> inOrder = new ArrayList<>();
        List<String> names = List.of("po-1", "PO-10", "PO-10", "Po-2", "pO-30");
        for (int i = 0; i < names.size(); i++) {
            UUID id = in(OrderStatus.REJECTED, i).id();
            world.superuser()
                    .sql("update port_out_orders set purchase_order_number = ? where order_id = ?")
                    .params(names.get(i), id)
                    .update();
            inOrder.add(id);
        }
        in(OrderStatus.PENDING, 6);
        assertThat(found(words("po"))).isEqualTo(inOrder);
        assertThat(found(words("PO-1"))).isEqualTo(inOrder.subList(0, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "'", "\\", "PON_", "ü", "+0", "((((((((", "+1 202 555 0199 9999 9999"})
    @DisplayName(
            "What is the beginning of no order's name and no number finds nothing, and means nothing to the database")
    void nothing(String words) {
        in(OrderStatus.PENDING, 0);
        assertThat(found(words(words))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550123,+12025550123",
        "(202) 555-0123,+12025550123",
        "1 202.555.0123,+12025550123",
        "+33 1 23 45 67 89,+33123456789",
        "PON-2025550123,",
        "5550123,",
        "202555012345,"
    })
    @DisplayName("A number is known as one by how people write it")
    void numbers(String words, @Nullable String number) {
        assertThat(words(words).numbers())
                .isEqualTo(Optional.ofNullable(number).map(PhoneNumber::new).stream()
                        .toList());
    }

    @Test
    @DisplayName("Orders are counted by state, as far as they are looked for")
    void counts() {
        in(OrderStatus.REJECTED, 0);
        in(OrderStatus.REJECTED, 1);
        in(OrderStatus.DISPUTED, 2);
        OrderCounts all = as(tenant.viewer(), () -> service.count(OrderSearch.ALL));
        assertThat(all.in(OrderStatus.REJECTED)).isEqualTo(2);
        assertThat(all.in(OrderStatus.DISPUTED)).isOne();
        assertThat(all.in(OrderStatus.PENDING)).isZero();
        assertThat(all.all()).isEqualTo(3);
        OrderCounts one =
                as(tenant.viewer(), () -> service.count(words(tenant.number(0).national())));
        assertThat(one.all()).isOne();
    }

    @Test
    @DisplayName("Another tenant's orders are neither found nor counted nor exported, nor are its carriers named")
    void others() throws IOException {
        TestTenant stranger = world.usTenant();
        PortOutOrder order = in(OrderStatus.PENDING, 0);
        OrderSearch search = words(order.name().purchaseOrderNumber());
        assertThat(as(stranger.admin(), () -> service.list(search, OrderSort.NEWEST, null, 10))
                        .items())
                .isEmpty();
        assertThat(as(stranger.admin(), () -> service.count(search)).all()).isZero();
        assertThat(as(stranger.admin(), () -> service.carriers())).isEmpty();
        assertThat(exported(stranger, search)).isEmpty();
        assertThatThrownBy(() -> as(world.operator(), () -> service.count(search)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private List<NamedCsvRecord> exported(TestTenant whose, OrderSearch search) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        as(whose.viewer(), () -> {
            try {
                export.write(search, out, rows -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out;
        });
        return CsvReader.builder().ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8)).stream()
                .toList();
    }

    @Test
    @Records(AuditKind.ORDERS_EXPORTED)
    @DisplayName(
            "Trail: an export holds exactly what is looked for, with nothing that a spreadsheet would run, and is recorded")
    void exports() {
        PortOutOrder rejected = in(OrderStatus.REJECTED, 0);
        PortOutOrder disputed = in(OrderStatus.DISPUTED, 1);
        world.superuser()
                .sql("update port_out_orders set decision = '=cmd|''/c calc''!A1' where order_id = ?")
                .param(disputed.id())
                .update();
        List<NamedCsvRecord> all = exported(tenant, OrderSearch.ALL);
        assertThat(all)
                .extracting(row -> row.getField("id"))
                .containsExactly(disputed.id().toString(), rejected.id().toString());
        assertThat(all.getFirst().getField("decision")).isEqualTo("'=cmd|'/c calc'!A1");
        assertThat(all.getFirst().getField("phoneNumbers"))
                .isEqualTo(tenant.number(1).national());
        assertThat(all.getLast().getField("reasons")).isEqualTo("account-number-mismatch");
        assertThat(all.getLast().getField("carrier")).isEqualTo(carrier.name());
        assertThat(all.getLast().getField("newNetworkServiceProvider")).isEqualTo(carrier.spid());
        assertThat(exported(tenant, new OrderSearch(OrderStatus.REJECTED, null, null, null, null)))
                .extracting(row -> row.getField("id"))
                .containsExactly(rejected.id().toString());
        assertThat(world.superuser()
                        .sql(
                                "select details from audit_entries where tenant_id = ? and kind = 'orders-exported' order by position")
                        .param(tenant.id().value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .hasSize(2)
                .last()
                .asString()
                .contains("format=csv", "status=rejected");
    }
}
