package io.portwarden.upstream.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Patience;
import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestClock;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.WantedNumber;
import io.portwarden.number.access.NumberStock;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.life.OrderLife;
import io.portwarden.pin.Pin;
import io.portwarden.pin.PinKeeper;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.HandOver;
import io.portwarden.upstream.PortOutApart;
import io.portwarden.upstream.Rehearsal;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.access.DifferingPortOuts;
import io.portwarden.upstream.access.UpstreamDesk;
import io.portwarden.upstream.access.UpstreamFigures;
import io.portwarden.upstream.connection.ConnectionContacts;
import io.portwarden.upstream.connection.Connections;
import io.portwarden.upstream.connection.RehearsalRepository;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A made Telnyx with state, and the program that it tells and that tells it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TelnyxPortOutsTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final AtomicInteger FIFTIES = new AtomicInteger(200);

    @Autowired
    TestWorld world;

    @Autowired
    TestClock clock;

    @Autowired
    OrderLife life;

    @Autowired
    UpstreamDesk desk;

    @Autowired
    UpstreamFigures figures;

    @Autowired
    Transactions transactions;

    @Autowired
    Connections connections;

    @Autowired
    ConnectionContacts contacts;

    @Autowired
    RehearsalRepository rehearsals;

    @Autowired
    TelnyxRepository portOuts;

    @Autowired
    TelnyxKeys keys;

    @Autowired
    TelnyxOrders orders;

    @Autowired
    TelnyxRecords records;

    @Autowired
    TelnyxProperties properties;

    @Autowired
    TelnyxPolling polling;

    @Autowired
    TelnyxAdapter adapter;

    @Autowired
    DifferingPortOuts differing;

    @Autowired
    GuardedThere guardedThere;

    @Autowired
    NumberStock stock;

    @Autowired
    PinService pins;

    @LocalServerPort
    int port;

    MadeTelnyx telnyx;
    TestTenant tenant;
    UpstreamConnection connection;
    boolean guarded;

    @BeforeEach
    void made() throws Exception {
        telnyx = new MadeTelnyx();
        tenant = world.usTenant();
        world.setPin(tenant, "48392017");
        guarded = true;
        connection = connect(ConnectionMode.LIVE);
    }

    @AfterEach
    void close() {
        mode(connection.id(), ConnectionMode.OFF);
        clock.reset();
        telnyx.close();
    }

    /** One that no test has used before. */
    private static String spid() {
        return "Y" + UUID.randomUUID().toString().substring(0, 3).toUpperCase(Locale.ROOT);
    }

    private void mode(UUID id, ConnectionMode mode) {
        world.superuser()
                .sql("update upstream_connections set mode = ? where connection_id = ?")
                .params(mode.code(), id)
                .update();
        connections.load();
    }

    private UpstreamConnection connect(ConnectionMode mode) {
        return TestWorld.as(world.operator(), () -> {
            UUID id = desk.add(
                            UpstreamKind.TELNYX,
                            "Telnyx " + NAMES.incrementAndGet(),
                            spid(),
                            Map.of(
                                    ConnectionField.API_KEY,
                                    telnyx.key(),
                                    ConnectionField.PUBLIC_KEY,
                                    telnyx.publicKey(),
                                    ConnectionField.API_ADDRESS,
                                    telnyx.address()))
                    .connection()
                    .id();
            mode(id, mode);
            return connections.find(id).orElseThrow();
        });
    }

    private TelnyxDispatch dispatch() {
        TelnyxFollower follower = new TelnyxFollower(
                transactions,
                connections,
                contacts,
                rehearsals,
                portOuts,
                keys,
                new TelnyxApi(Duration.ofSeconds(5)),
                orders,
                records,
                (asked, numbers, since) -> guarded,
                properties,
                clock);
        return new TelnyxDispatch(transactions, portOuts, follower, properties, clock);
    }

    /** All that is due now. */
    private void work() {
        TelnyxDispatch dispatch = dispatch();
        for (int i = 0; i < 50 && (dispatch.handOn() | dispatch.sendNext()); i++) {}
    }

    private void pass(Duration time) {
        clock.advance(time);
        work();
    }

    private UUID told(PhoneNumber... numbers) {
        UUID id = telnyx.portOut(clock.instant(), numbers);
        polling.round();
        work();
        return id;
    }

    private @Nullable UUID orderId(UUID portOut) {
        return world.superuser()
                .sql("select order_id from telnyx_port_outs where port_out_id = ? and order_id is not null")
                .param(portOut)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private PortOutOrder order(UUID portOut) {
        return orders.find(connection, Objects.requireNonNull(orderId(portOut))).orElseThrow();
    }

    private boolean isApart(UUID portOut) {
        return world.superuser()
                .sql("select apart_since is not null from telnyx_port_outs where port_out_id = ?")
                .param(portOut)
                .query(Boolean.class)
                .single();
    }

    private void tellsTheDesk() {
        world.superuser()
                .sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, language)
                        values (?, ?, ?, 'Olga', 'operator', 'en')
                        """)
                .params(new UUID(0, 0), UUID.randomUUID(), "olga-" + tenant.id() + "@people.example")
                .update();
    }

    private List<String> mails(String kind) {
        return world.superuser()
                .sql("select params ->> 'there' from outbox where kind = ? and recipient = ? order by notice_id")
                .params(kind, "olga-" + tenant.id() + "@people.example")
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<PhoneNumber> fifty() {
        int exchange = FIFTIES.incrementAndGet();
        List<PhoneNumber> fifty = IntStream.range(0, 50)
                .mapToObj(i -> new PhoneNumber(String.format(Locale.ROOT, "+1725%03d%04d", exchange, i)))
                .toList();
        fifty.forEach(telnyx::has);
        NumberFacts facts = new NumberFacts("", Guard.UPSTREAM, connection.name());
        transactions.doStating(Scope.provider(), () -> {
            stock.lock(fifty.stream()
                    .map(number -> new WantedNumber(tenant.id(), number))
                    .toList());
            stock.apply(fifty.stream()
                    .map(number -> new NumberChange(tenant.id(), number, NumberChange.Kind.ADD, facts, false))
                    .toList());
        });
        return fifty;
    }

    private PinKeeper keeper() {
        return TestWorld.as(tenant.admin(), pins::keepers).getFirst();
    }

    @Test
    @DisplayName(
            "UPS-11: a PIN is handed to fifty numbers at Telnyx; three that fail are tried again, and in the end every one has it")
    void fiftyNumbers() {
        world.superuser()
                .sql("update upstream_connections set hands_pins = true where connection_id = ?")
                .param(connection.id())
                .update();
        connections.load();
        List<PhoneNumber> fifty = fifty();
        telnyx.fails("PATCH", 503);
        telnyx.asksForPause("PATCH", 429, "5");
        telnyx.breaksOff("PATCH");
        world.setPin(tenant, "9140382657");
        Patience.untilAsserted(() -> assertThat(keeper().waiting()).isEqualTo(3));
        assertThat(keeper().failures()).hasSize(3);
        assertThat(telnyx.told()).hasSize(50);

        world.superuser()
                .sql(
                        "update upstream_pins set next_attempt_at = now() where next_attempt_at is not null and tenant_id = ?")
                .param(tenant.id().value())
                .update();
        Patience.untilAsserted(
                () -> assertThat(keeper()).isEqualTo(new PinKeeper(connection.name(), 50, 0, 0, 0, List.of())));
        assertThat(telnyx.told()).hasSize(53);
        assertThat(fifty).allMatch(number -> "9140382657".equals(telnyx.pinOf(number)));
        assertThat(telnyx.asked().toString()).doesNotContain("48392017");
        Patience.untilAsserted(() -> assertThat(world.superuser()
                        .sql("select count(*) from pins_to_hand_on where tenant_id = ?")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single())
                .isZero());
    }

    @Test
    @Records(AuditKind.UPSTREAM_AUTHORIZED)
    @DisplayName(
            "UPS-9: a pending port-out is an order in review, is authorized there after silence, and completed once ported")
    void silence() {
        UUID id = told(tenant.number(0), tenant.number(1));
        PortOutOrder order = order(id);
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.tenantId()).isEqualTo(tenant.id());
        assertThat(order.phoneNumbers()).containsExactly(tenant.number(0), tenant.number(1));
        assertThat(order.takenBy(connection.carrier())).isEqualTo("073H");
        assertThat(order.reviewEndsAt()).isBeforeOrEqualTo(clock.instant().plus(Duration.ofHours(20)));
        assertThat(telnyx.told()).isEmpty();

        clock.advance(Duration.ofHours(20).plusMinutes(1));
        assertThat(life.endReview(order)).isTrue();
        work();
        assertThat(telnyx.status(id)).isEqualTo("authorized");
        assertThat(telnyx.told()).containsExactly("PATCH /portouts/" + id + "/authorized");
        assertThat(life.trail(order)).endsWith("order-confirmed", "upstream-authorized");

        telnyx.becomes(id, "ported");
        pass(Duration.ofHours(1));
        assertThat(order(id).status()).isEqualTo(OrderStatus.COMPLETED);
        pass(Duration.ofHours(30));
        assertThat(telnyx.told()).hasSize(1);
        assertThat(isApart(id)).isFalse();
    }

    @Test
    @Records(AuditKind.UPSTREAM_REFUSED)
    @DisplayName(
            "UPS-9: where nobody there compares the PIN, silence refuses, and the order says why; an admin's yes authorizes")
    void silenceRefuses() {
        guarded = false;
        UUID id = told(tenant.number(0));
        UUID wanted = told(tenant.number(1));
        PortOutOrder order = order(id);
        life.confirm(tenant, order(wanted));
        work();
        assertThat(telnyx.status(wanted)).isEqualTo("authorized");

        clock.advance(Duration.ofHours(20).plusMinutes(1));
        assertThat(life.endReview(order)).isTrue();
        work();
        assertThat(order(id).reasons()).containsExactly(Reason.NOT_CONFIRMED);
        assertThat(telnyx.status(id)).isEqualTo("rejected-pending");
        assertThat(telnyx.read(id).path("rejection_code").asInt()).isEqualTo(1001);
        assertThat(telnyx.read(id).path("reason").asString()).isNotBlank();
        assertThat(life.trail(order)).endsWith("order-rejected", "upstream-refused");
        telnyx.becomes(id, "rejected");
        pass(Duration.ofMinutes(10));
        pass(Duration.ofHours(2));
        assertThat(telnyx.told()).hasSize(2);
        assertThat(isApart(id)).isFalse();
    }

    @Test
    @Records({AuditKind.UPSTREAM_REFUSED_AGAIN, AuditKind.UPSTREAM_DIFFERENCE_SETTLED})
    @Tells(NoticeKind.UPSTREAM_DIFFERS)
    @DisplayName(
            "UPS-9: a disputed order is refused there; what is sent back to pending is shown to the desk, once, until both agree")
    void sentBack() {
        tellsTheDesk();
        UUID id = told(tenant.number(0));
        telnyx.mayBeRefusedFor(id, 1017, "Port request was not authorized by end user", true);
        PortOutOrder order = order(id);
        life.dispute(tenant, order);
        work();
        assertThat(telnyx.status(id)).isEqualTo("rejected-pending");
        assertThat(telnyx.read(id).path("rejection_code").asInt()).isEqualTo(1017);
        assertThat(isApart(id)).isFalse();

        telnyx.becomes(id, "pending");
        pass(Duration.ofMinutes(10));
        assertThat(isApart(id)).isTrue();
        assertThat(mails("upstream-differs")).containsExactly("pending");
        pass(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(10));
        assertThat(telnyx.told()).hasSize(1);
        assertThat(mails("upstream-differs")).hasSize(1);
        assertThat(order(id).status()).isEqualTo(OrderStatus.DISPUTED);

        List<PortOutApart> shown = TestWorld.as(world.operator(), () -> differing.list()).stream()
                .filter(one -> one.id().equals(id))
                .toList();
        assertThat(shown).singleElement().satisfies(one -> {
            assertThat(one.here()).isEqualTo(OrderStatus.DISPUTED);
            assertThat(one.there()).isEqualTo("pending");
            assertThat(one.reference()).startsWith("PO_");
            assertThat(one.orderId()).isEqualTo(order.id());
            assertThat(one.mayBeRefusedAgain()).isTrue();
        });
        assertThat(TestWorld.as(world.operator(), () -> differing.refuseAgain(connection.id(), id)))
                .isTrue();
        work();
        assertThat(telnyx.status(id)).isEqualTo("rejected-pending");
        assertThat(telnyx.told()).hasSize(2);
        assertThat(isApart(id)).isFalse();
        telnyx.becomes(id, "rejected");
        pass(Duration.ofMinutes(10));
        assertThat(isApart(id)).isFalse();
    }

    @Test
    @DisplayName(
            "UPS-9: what is authorized there although it was refused here is shown as well, and what has left ends our order")
    void authorizedByItself() {
        tellsTheDesk();
        UUID id = told(tenant.number(0));
        telnyx.becomes(id, "authorized");
        pass(Duration.ofMinutes(10));
        assertThat(order(id).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(mails("upstream-differs")).containsExactly("authorized");
        telnyx.becomes(id, "ported");
        pass(Duration.ofMinutes(10));
        assertThat(mails("upstream-differs")).containsExactly("authorized", "ported");
        assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(isApart(id)).isTrue();
        assertThat(world.superuser()
                        .sql("""
                                select b.spid from port_backs b join port_back_numbers n using (tenant_id, case_id)
                                where n.phone_number = ? and b.order_id is null
                                """)
                        .param(tenant.number(0).e164())
                        .query(String.class)
                        .list())
                .containsExactly("073H");
        assertThat(TestWorld.as(world.operator(), () -> differing.tickOff(connection.id(), id)))
                .isTrue();
        assertThat(TestWorld.as(world.operator(), () -> differing.tickOff(connection.id(), id)))
                .isFalse();
        pass(Duration.ofHours(2));
        assertThat(isApart(id)).isFalse();
        assertThat(mails("upstream-differs")).hasSize(2);
    }

    @Test
    @DisplayName(
            "UPS-9: a tenant without a PIN, and numbers that nobody has, are refused there at once, with the code that fits")
    void refusedAtOnce() {
        TestTenant without = world.usTenant();
        UUID id = told(without.number(0));
        assertThat(order(id).reasons()).containsExactly(Reason.PIN_NOT_SET);
        assertThat(telnyx.status(id)).isEqualTo("rejected-pending");
        assertThat(telnyx.read(id).path("rejection_code").asInt()).isEqualTo(1002);

        UUID unknown = told(new PhoneNumber("+12125559" + String.format("%03d", NAMES.incrementAndGet())));
        assertThat(order(unknown).reasons()).contains(Reason.NUMBER_UNKNOWN);
        assertThat(telnyx.status(unknown)).isEqualTo("rejected-pending");
        assertThat(telnyx.read(unknown).path("rejection_code").asInt()).isEqualTo(1001);
        assertThat(telnyx.read(unknown).path("reason").asString()).doesNotContain("PIN");
    }

    @Test
    @DisplayName("UPS-8: a port-out that is cancelled or refused there by somebody else ends our order")
    void endedThere() {
        UUID cancelled = told(tenant.number(0));
        UUID refused = told(tenant.number(1));
        telnyx.becomes(cancelled, "canceled");
        telnyx.becomes(refused, "rejected");
        pass(Duration.ofMinutes(10));
        assertThat(order(cancelled).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order(refused).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(telnyx.told()).isEmpty();
    }

    @Test
    @DisplayName("UPS-9: the review ends four hours before Telnyx's time is up, counted from its own notice")
    void window() {
        UUID id = telnyx.portOut(clock.instant().minus(Duration.ofHours(15)), tenant.number(0));
        polling.round();
        work();
        assertThat(order(id).reviewEndsAt())
                .isBetween(
                        clock.instant().plus(Duration.ofMinutes(295)),
                        clock.instant().plus(Duration.ofMinutes(301)));
    }

    @Test
    @DisplayName("UPS-10: a crash after Telnyx has taken an answer, or before it has, repeats and loses nothing")
    void crash() {
        UUID id = told(tenant.number(0));
        life.confirm(tenant, order(id));
        telnyx.breaksOff("PATCH");
        work();
        assertThat(telnyx.status(id)).isEqualTo("authorized");
        pass(Duration.ofMinutes(11));
        pass(Duration.ofMinutes(11));
        assertThat(telnyx.told()).hasSize(1);

        UUID disputed = told(tenant.number(1));
        life.dispute(tenant, order(disputed));
        dispatch().handOn();
        // Somebody takes it, and dies before the call.
        assertThat(transactions.stating(Scope.provider(), () -> portOuts.claim(clock.instant(), TelnyxDispatch.LEASE)))
                .isPresent();
        work();
        assertThat(telnyx.status(disputed)).isEqualTo("pending");
        // And another after it, with the answer lost; meanwhile it is sent back.
        clock.advance(TelnyxDispatch.LEASE.plusSeconds(1));
        telnyx.breaksOff("PATCH");
        work();
        telnyx.becomes(disputed, "pending");
        pass(Duration.ofMinutes(11));
        assertThat(telnyx.told()).hasSize(2);
        assertThat(isApart(disputed)).isTrue();
    }

    @Test
    @DisplayName("UPS-10: a crash between making an order and writing down of what finds the same order again")
    void crashAfterOrder() {
        UUID id = told(tenant.number(0));
        UUID order = orderId(id);
        world.superuser()
                .sql(
                        "update telnyx_port_outs set order_id = null, order_status = null, look_at = ? where port_out_id = ?")
                .params(java.time.OffsetDateTime.now().minusDays(1), id)
                .update();
        work();
        assertThat(orderId(id)).isEqualTo(order);
    }

    @Test
    @DisplayName(
            "UPS-10: while Telnyx fails it is tried again with growing pauses; when time runs out the desk has to call")
    void failing() {
        tellsTheDesk();
        UUID id = told(tenant.number(0));
        life.dispute(tenant, order(id));
        for (int i = 0; i < 200; i++) {
            telnyx.fails("PATCH", 503);
        }
        work();
        work();
        assertThat(telnyx.told()).hasSize(1);
        pass(Duration.ofSeconds(6));
        pass(Duration.ofSeconds(31));
        assertThat(telnyx.told()).hasSize(3);
        assertThat(mails("upstream-differs")).isEmpty();
        for (int i = 0; i < 22; i++) {
            pass(Duration.ofHours(1));
        }
        assertThat(mails("upstream-differs")).containsExactly("pending");
        assertThat(isApart(id)).isTrue();
    }

    @Test
    @DisplayName("UPS-10: of many nodes at once one tells Telnyx, and one makes the order")
    void manyNodes() throws Exception {
        UUID id = telnyx.portOut(clock.instant(), tenant.number(0));
        polling.round();
        TestThreads.atOnce(6, i -> {
            work();
            return true;
        });
        life.confirm(tenant, order(id));
        TestThreads.atOnce(6, i -> {
            work();
            return true;
        });
        work();
        assertThat(telnyx.told()).containsExactly("PATCH /portouts/" + id + "/authorized");
    }

    @Test
    @DisplayName(
            "UPS-12: a connection that rehearses decides nothing there, makes no order, and writes down what it would have done")
    void rehearses() {
        mode(connection.id(), ConnectionMode.REHEARSAL);
        UUID id = told(tenant.number(0));
        UUID refused = told(world.usTenant().number(0));
        pass(Duration.ofMinutes(10));
        assertThat(telnyx.told()).isEmpty();
        assertThat(orderId(id)).isNull();
        List<Rehearsal> week = TestWorld.as(
                world.operator(),
                () -> figures.rehearsals(connection.id(), null, 10).items());
        assertThat(week).hasSize(2);
        assertThat(week)
                .filteredOn(Rehearsal::wouldPass)
                .singleElement()
                .satisfies(one -> assertThat(one.numbers()).containsExactly(tenant.number(0)));
        assertThat(week)
                .filteredOn(one -> !one.wouldPass())
                .singleElement()
                .satisfies(one -> assertThat(one.answer()).isEqualTo("rejected-pending"));

        mode(connection.id(), ConnectionMode.LIVE);
        pass(Duration.ofMinutes(10));
        assertThat(order(id).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(telnyx.status(refused)).isEqualTo("rejected-pending");
    }

    private URI hook() {
        return URI.create("http://localhost:" + port + "/upstream/telnyx/" + connection.id());
    }

    @Test
    @DisplayName("UPS-8: a genuine event has its port-out looked at; the same once more changes nothing")
    void event() throws Exception {
        UUID id = telnyx.portOut(clock.instant(), tenant.number(0));
        String event = telnyx.event(UUID.randomUUID(), id, "portout.status_changed");
        assertThat(telnyx.send(hook(), event, clock.instant())).isEqualTo(200);
        work();
        assertThat(order(id).status()).isEqualTo(OrderStatus.PENDING);
        int asked = telnyx.asked().size();
        assertThat(telnyx.send(hook(), event, clock.instant())).isEqualTo(200);
        work();
        assertThat(telnyx.asked()).hasSize(asked);
        assertThat(telnyx.send(hook(), telnyx.event(UUID.randomUUID(), id, "portout.new_comment"), clock.instant()))
                .isEqualTo(200);
        work();
        assertThat(telnyx.asked()).hasSizeGreaterThan(asked);
    }

    @Test
    @DisplayName(
            "UPS-8: what is wrong, old, of somebody else, or of something else changes nothing; answers have no words")
    void notGenuine() throws Exception {
        UUID id = telnyx.portOut(clock.instant(), tenant.number(0));
        String event = telnyx.event(UUID.randomUUID(), id, "portout.status_changed");
        String now = Long.toString(clock.instant().getEpochSecond());
        assertThat(MadeTelnyx.send(hook(), event, now, telnyx.sign(now, event + " ")))
                .isEqualTo(401);
        assertThat(MadeTelnyx.send(hook(), event, now, "nonsense")).isEqualTo(401);
        assertThat(telnyx.send(hook(), event, clock.instant().minus(Duration.ofMinutes(6))))
                .isEqualTo(401);
        assertThat(telnyx.send(hook(), event, clock.instant().plus(Duration.ofMinutes(6))))
                .isEqualTo(401);
        assertThat(telnyx.send(hook().resolve("/upstream/telnyx/" + UUID.randomUUID()), event, clock.instant()))
                .isEqualTo(401);
        assertThat(telnyx.send(hook().resolve("/upstream/telnyx/x"), event, clock.instant()))
                .isEqualTo(401);
        assertThat(telnyx.send(hook(), "{\"data\":", clock.instant())).isEqualTo(400);
        assertThat(telnyx.send(hook(), "[]", clock.instant())).isEqualTo(400);
        assertThat(telnyx.send(hook(), "{\"data\":{\"id\":\"a b\"}}", clock.instant()))
                .isEqualTo(400);
        assertThat(telnyx.send(hook(), " ".repeat(TelnyxController.MOST_BYTES + 1), clock.instant()))
                .isEqualTo(400);
        assertThat(telnyx.send(hook(), telnyx.event(UUID.randomUUID(), id, "message.received"), clock.instant()))
                .isEqualTo(200);
        mode(connection.id(), ConnectionMode.OFF);
        assertThat(telnyx.send(hook(), event, clock.instant())).isEqualTo(401);
        work();
        assertThat(orderId(id)).isNull();
        assertThat(telnyx.asked()).isEmpty();
    }

    @Test
    @DisplayName("UPS-8: an event of a port-out that is none of ours leaves nothing behind")
    void stranger() throws Exception {
        UUID id = telnyx.portOut(clock.instant(), tenant.number(0));
        String event = telnyx.event(UUID.randomUUID(), id, "portout.status_changed")
                .replace(id.toString(), UUID.randomUUID().toString());
        assertThat(telnyx.send(hook(), event, clock.instant())).isEqualTo(200);
        work();
        assertThat(world.superuser()
                        .sql("select count(*) from telnyx_port_outs where connection_id = ?")
                        .param(connection.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("PIN-7: the PIN that somebody has tried at Telnyx is in no table")
    void attemptedPin() throws Exception {
        UUID id = telnyx.portOut(clock.instant(), tenant.number(0));
        telnyx.change(id, "attempted_pin", MadeTelnyx.ATTEMPTED_PIN);
        assertThat(telnyx.send(hook(), telnyx.event(UUID.randomUUID(), id, "portout.status_changed"), clock.instant()))
                .isEqualTo(200);
        work();
        assertThat(life.everythingOf(order(id))).doesNotContain(MadeTelnyx.ATTEMPTED_PIN);
        for (String table : List.of("telnyx_port_outs", "telnyx_events", "outbox", "audit_entries")) {
            assertThat(world.superuser()
                            .sql("select count(*) from " + table + " t where t::text like ?")
                            .param("%" + MadeTelnyx.ATTEMPTED_PIN + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    @DisplayName("UPS-11: a PIN is given to Telnyx for one number; what comes to nothing says whether to try again")
    void handsOn() {
        telnyx.has(tenant.number(0));
        Pin pin = new Pin("73190264");
        assertThat(adapter.handOn(connection, tenant.number(0), pin)).isInstanceOf(HandOver.Taken.class);
        assertThat(telnyx.pinOf(tenant.number(0))).isEqualTo("73190264");
        assertThat(adapter.handOn(connection, tenant.number(1), pin))
                .isEqualTo(new HandOver.Refused(ContactProblem.NUMBER_UNKNOWN));
        telnyx.asksForPause("PATCH", 429, "30");
        assertThat(adapter.handOn(connection, tenant.number(0), pin))
                .isEqualTo(new HandOver.Later(ContactProblem.TOO_OFTEN, Duration.ofSeconds(30)));
        telnyx.fails("PATCH", 422);
        assertThat(adapter.handOn(connection, tenant.number(0), pin))
                .isEqualTo(new HandOver.Refused(ContactProblem.PIN_NOT_TAKEN));
        telnyx.fails("GET", 500);
        assertThat(adapter.handOn(connection, tenant.number(0), pin))
                .isEqualTo(new HandOver.Later(ContactProblem.TROUBLE_THERE, null));
        assertThat(adapter.test(connection).reached()).isTrue();
        telnyx.fails("GET", 401);
        assertThat(adapter.test(connection).problem()).isEqualTo(ContactProblem.NOT_LET_IN);
    }

    @Test
    @DisplayName("UPS-9, UPS-11: silence confirms only where Telnyx has the present PIN of every number")
    void guardedThere() {
        List<PhoneNumber> numbers = List.of(tenant.number(0), tenant.number(1));
        for (PhoneNumber number : numbers) {
            assertThat(guardedThere.all(connection, numbers, null)).isFalse();
            world.superuser()
                    .sql("""
                            insert into upstream_pins (tenant_id, phone_number, connection_id, version, taken_version)
                            values (?, ?, ?, 1, 1)
                            """)
                    .params(tenant.id().value(), number.e164(), connection.id())
                    .update();
        }
        assertThat(guardedThere.all(connection, numbers, null)).isTrue();
        world.superuser()
                .sql("update upstream_pins set version = 2 where phone_number = ?")
                .param(tenant.number(1).e164())
                .update();
        assertThat(guardedThere.all(connection, numbers, null)).isFalse();
    }
}
