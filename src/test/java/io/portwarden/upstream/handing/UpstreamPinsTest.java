package io.portwarden.upstream.handing;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.approval.ApprovalService;
import io.portwarden.approval.Outcome;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.WantedNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.number.access.NumberStock;
import io.portwarden.number.access.UpstreamNumbers;
import io.portwarden.pin.PinKeeper;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.access.PinService;
import io.portwarden.pin.access.PinsToHandOn;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.upstream.connection.Connections;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** PINs handed on to an upstream that is a server, by the program itself; two nodes are two of what hands on. */
@SpringBootTest(
        properties = {
            "spring.application.name=handing", // a database in which nobody else hands on
            "portwarden.upstream.handing.workers=0",
            "portwarden.mail.workers=0",
            "portwarden.webhooks.workers=0"
        })
class UpstreamPinsTest {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String OLD = "48392017";
    private static final String NEW = "5920174836";

    @Autowired
    PinService pins;

    @Autowired
    PinsToHandOn toHandOn;

    @Autowired
    PinsHandedOn handedOn;

    @Autowired
    UpstreamPinRepository rows;

    @Autowired
    LookRepository looks;

    @Autowired
    FollowedNumbers followed;

    @Autowired
    UpstreamNumbers upstreamNumbers;

    @Autowired
    NumberStock stock;

    @Autowired
    NumberService numbers;

    @Autowired
    ApprovalService approvals;

    @Autowired
    Connections connections;

    @Autowired
    Transactions transactions;

    @Autowired
    LiveUpdates liveUpdates;

    @Autowired
    HandingRecords records;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    MadeUpstream upstream;
    UUID connection;
    String name;
    PinHander node;

    @BeforeEach
    void makeWorld() throws Exception {
        upstream = new MadeUpstream();
        tenant = world.usTenant();
        name = "Upstream " + COUNTER.incrementAndGet();
        connection = connect(name, true);
        node = node();
    }

    @AfterEach
    void stop() {
        world.superuser().sql("delete from upstream_pins").update();
        world.superuser().sql("delete from upstream_looks").update();
        world.superuser().sql("delete from pins_to_hand_on").update();
        world.superuser()
                .sql("update upstream_connections set hands_pins = false")
                .update();
        connections.load();
        upstream.close();
    }

    private UUID connect(String called, boolean handsPins) {
        UUID id = Identifiers.next();
        Carrier carrier = world.carrier();
        world.superuser()
                .sql("""
                        insert into upstream_connections (connection_id, kind, name, plain_name, carrier_id, mode, hands_pins)
                        values (?, 'telnyx', ?, ?, ?, 'live', ?)
                        """)
                .params(id, called, NormalForm.of(called), carrier.id().value(), handsPins)
                .update();
        connections.load();
        return id;
    }

    /** One more node. */
    private PinHander node() {
        return new PinHander(
                transactions,
                new HandingConnections(connections, List.of(upstream.adapter())),
                followed,
                upstreamNumbers,
                rows,
                looks,
                toHandOn,
                liveUpdates,
                records,
                new HandingSettings(0));
    }

    private void change(NumberChange.Kind kind, TestTenant whose, List<PhoneNumber> some, Guard guard, String by) {
        transactions.doStating(Scope.provider(), () -> {
            stock.lock(some.stream()
                    .map(number -> new WantedNumber(whose.id(), number))
                    .toList());
            stock.apply(some.stream()
                    .map(number -> new NumberChange(whose.id(), number, kind, new NumberFacts("", guard, by), false))
                    .toList());
        });
    }

    /** Has the upstream guard the first so many numbers of the tenant. */
    private List<PhoneNumber> guarded(int count) {
        List<PhoneNumber> some = tenant.phoneNumbers().subList(0, count);
        change(NumberChange.Kind.DESCRIBE, tenant, some, Guard.UPSTREAM, name.toUpperCase(Locale.ROOT));
        return some;
    }

    private List<PhoneNumber> more(int count) {
        int n = COUNTER.incrementAndGet();
        List<PhoneNumber> some = IntStream.range(0, count)
                .mapToObj(i -> new PhoneNumber(String.format(Locale.ROOT, "+1720%03d%04d", 220 + n, i)))
                .toList();
        change(NumberChange.Kind.ADD, tenant, some, Guard.UPSTREAM, name);
        return some;
    }

    private static int handOn(PinHander by) {
        int handed = 0;
        while (by.sendNext()) {
            handed++;
        }
        return handed;
    }

    private void makeDue() {
        world.superuser()
                .sql("update upstream_pins set next_attempt_at = now() where next_attempt_at is not null")
                .update();
    }

    private int kept() {
        return world.superuser()
                .sql("select count(*) from pins_to_hand_on where tenant_id = ?")
                .param(tenant.id().value())
                .query(Integer.class)
                .single();
    }

    private List<PhoneNumber> present(List<PhoneNumber> among) {
        return transactions.stating(Scope.tenant(tenant.id()), () -> handedOn.among(tenant.id(), among)).stream()
                .sorted((one, other) -> one.e164().compareTo(other.e164()))
                .toList();
    }

    private boolean there(List<PhoneNumber> some, @Nullable Instant asked) {
        return transactions.<Boolean>stating(
                Scope.provider(),
                () -> handedOn.forAll(connections.find(connection).orElseThrow(), some, asked));
    }

    private PinKeeper keeper() {
        List<PinKeeper> keepers = as(tenant.admin(), pins::keepers);
        assertThat(keepers).hasSize(1);
        return keepers.getFirst();
    }

    private NumberCounts counts() {
        return transactions.stating(
                Scope.provider(), () -> stock.counts(tenant.id(), new NumberFilter("", null, null, null)));
    }

    private List<PhoneNumber> listed(Guard guard) {
        return transactions.stating(
                Scope.provider(),
                () -> stock.list(tenant.id(), new NumberFilter("", null, null, guard), null, 100).items().stream()
                        .peek(item -> assertThat(item.guardedBy()).isEqualTo(guard))
                        .map(item -> item.phoneNumber())
                        .toList());
    }

    private boolean stands(String pin) {
        return world
                .superuser()
                .sql("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(table ->
                        world
                                .superuser()
                                .sql("select t::text from " + table + " t")
                                .query(String.class)
                                .list()
                                .stream())
                .anyMatch(row -> Stream.of(pin, hex(pin)).anyMatch(row::contains));
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.US_ASCII)) {
            hex.append(String.format(Locale.ROOT, "%02x", one));
        }
        return hex.toString();
    }

    @Test
    @DisplayName(
            "UPS-11: saving a PIN hands it on for every number that the upstream guards, sealed until then, then erased")
    void handsOn() {
        List<PhoneNumber> some = guarded(4);
        assertThat(listed(Guard.NOBODY)).isEqualTo(some);
        assertThat(keeper()).isEqualTo(new PinKeeper(name, 4, 0, 0, 4, List.of()));
        assertThat(kept()).isZero();

        world.setPin(tenant, "9140382657");
        assertThat(kept()).isEqualTo(1);
        assertThat(stands("9140382657")).isFalse();
        assertThat(keeper()).isEqualTo(new PinKeeper(name, 4, 4, 0, 0, List.of()));
        assertThat(listed(Guard.NOBODY)).isEqualTo(some);
        assertThat(present(some)).isEmpty();

        assertThat(handOn(node)).isEqualTo(4);
        assertThat(upstream.requests())
                .containsExactlyInAnyOrderElementsOf(some.stream()
                        .map(number -> number.e164() + " 9140382657")
                        .toList());
        assertThat(kept()).isZero();
        assertThat(keeper()).isEqualTo(new PinKeeper(name, 4, 0, 0, 0, List.of()));
        assertThat(present(tenant.phoneNumbers())).isEqualTo(some);
        assertThat(there(some, null)).isTrue();
        assertThat(there(some, Instant.now().plusSeconds(5))).isTrue();
        assertThat(there(some, Instant.now().minusSeconds(600))).isFalse();
        assertThat(there(tenant.phoneNumbers(), null)).isFalse();
        assertThat(listed(Guard.UPSTREAM)).isEqualTo(some);
        assertThat(counts().guardedBy(Guard.UPSTREAM)).isEqualTo(4);
        assertThat(counts().guardedBy(Guard.HERE)).isEqualTo(6);
        assertThat(stands("9140382657")).isFalse();
        assertThat(handOn(node)).isZero();
    }

    @Test
    @DisplayName(
            "UPS-11: of fifty numbers three fail; these are tried again, each after a longer pause, and nothing else is")
    void retries() {
        List<PhoneNumber> fifty = more(50);
        world.setPin(tenant, OLD);
        upstream.answersNext(fifty.get(7), 503);
        upstream.answersNext(fifty.get(23), 500, 502);
        upstream.answersNext(fifty.get(49), 429);
        assertThat(handOn(node)).isEqualTo(50);
        assertThat(keeper().waiting()).isEqualTo(3);
        assertThat(keeper().failures())
                .containsExactly(
                        new PinKeeper.Failure(fifty.get(7), "trouble-there"),
                        new PinKeeper.Failure(fifty.get(23), "trouble-there"),
                        new PinKeeper.Failure(fifty.get(49), "too-often"));
        assertThat(kept()).isEqualTo(1);
        assertThat(handOn(node)).isZero();
        assertThat(pauses())
                .satisfiesExactly(
                        pause -> assertThat(pause).isBetween(0.0, 12.0),
                        pause -> assertThat(pause).isBetween(0.0, 12.0),
                        pause -> assertThat(pause).isBetween(280.0, 300.0));

        makeDue();
        assertThat(handOn(node)).isEqualTo(3);
        assertThat(pauses()).satisfiesExactly(pause -> assertThat(pause).isBetween(15.0, 36.0));
        makeDue();
        assertThat(handOn(node)).isEqualTo(1);
        assertThat(present(fifty)).isEqualTo(fifty);
        assertThat(kept()).isZero();
        assertThat(upstream.requests()).hasSize(54);
        assertThat(fifty).allMatch(number -> OLD.equals(upstream.pinOf(number)));
    }

    private List<Double> pauses() {
        return world.superuser()
                .sql("select extract(epoch from next_attempt_at - now()) from upstream_pins"
                        + " where next_attempt_at is not null order by 1")
                .query((row, index) -> row.getDouble(1))
                .list();
    }

    @Test
    @DisplayName(
            "UPS-11: what an upstream refuses for good is not tried again: the number shows as guarded by nobody, and why")
    void refused() {
        List<PhoneNumber> some = guarded(3);
        upstream.answersNext(some.get(1), 404);
        world.setPin(tenant, OLD);
        assertThat(handOn(node)).isEqualTo(3);
        assertThat(keeper())
                .isEqualTo(
                        new PinKeeper(name, 3, 0, 0, 1, List.of(new PinKeeper.Failure(some.get(1), "number-unknown"))));
        assertThat(listed(Guard.NOBODY)).containsExactly(some.get(1));
        assertThat(kept()).isZero();
        makeDue();
        assertThat(handOn(node)).isZero();

        world.setPin(tenant, NEW);
        assertThat(handOn(node)).isEqualTo(3);
        assertThat(present(some)).isEqualTo(some);
        assertThat(keeper().failures()).isEmpty();
    }

    @Test
    @DisplayName(
            "UPS-11: while a newer PIN is on its way the older one counts there, and the panel says for how many numbers")
    void oldStillCounts() {
        List<PhoneNumber> some = guarded(3);
        world.setPin(tenant, OLD);
        handOn(node);
        world.setPin(tenant, NEW);
        assertThat(keeper()).isEqualTo(new PinKeeper(name, 3, 3, 3, 0, List.of()));
        assertThat(present(some)).isEmpty();
        assertThat(listed(Guard.UPSTREAM)).isEqualTo(some);
        assertThat(node.sendNext()).isTrue();
        assertThat(keeper()).isEqualTo(new PinKeeper(name, 3, 2, 2, 0, List.of()));
        handOn(node);
        assertThat(some).allMatch(number -> NEW.equals(upstream.pinOf(number)));
    }

    @Test
    @DisplayName("UPS-11: a PIN that is changed while the older one is on its way waits for that, and comes last")
    void changedInTheMiddle() throws Exception {
        PhoneNumber number = guarded(1).getFirst();
        MadeUpstream.Held held = upstream.holdNext(number);
        world.setPin(tenant, OLD);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = executor.submit(node::sendNext);
            held.awaitRequest();
            world.setPin(tenant, NEW);
            assertThat(kept()).isEqualTo(1);
            assertThat(node().sendNext()).isFalse();
            held.go().countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(keeper()).isEqualTo(new PinKeeper(name, 1, 1, 1, 0, List.of()));
        assertThat(present(List.of(number))).isEmpty();
        assertThat(handOn(node())).isEqualTo(1);
        assertThat(upstream.requests()).containsExactly(number.e164() + " " + OLD, number.e164() + " " + NEW);
        assertThat(present(List.of(number))).containsExactly(number);
        assertThat(kept()).isZero();
    }

    @Test
    @DisplayName(
            "UPS-11: where the older one has failed a moment ago, it may still arrive: the newer one waits a minute")
    void failedBefore() {
        PhoneNumber number = guarded(1).getFirst();
        upstream.answersNext(number, 500);
        world.setPin(tenant, OLD);
        handOn(node);
        world.setPin(tenant, NEW);
        assertThat(handOn(node)).isZero();
        assertThat(pauses()).satisfiesExactly(pause -> assertThat(pause).isBetween(40.0, 60.0));
        makeDue();
        assertThat(handOn(node)).isEqualTo(1);
        assertThat(upstream.pinOf(number)).isEqualTo(NEW);
    }

    @Test
    @DisplayName("UPS-11: two nodes hand each number on once, never more than three at once to one upstream")
    void twoNodes() throws Exception {
        List<PhoneNumber> thirty = more(30);
        upstream.takesTime(Duration.ofMillis(30));
        world.setPin(tenant, OLD);
        List<PinHander> nodes = List.of(node(), node());
        TestThreads.atOnce(8, i -> {
            PinHander one = nodes.get(i % 2);
            for (int idle = 0; idle < 20; ) {
                if (one.sendNext()) {
                    idle = 0;
                } else {
                    idle++;
                    Thread.sleep(20);
                }
            }
            return i;
        });
        assertThat(upstream.requests())
                .containsExactlyInAnyOrderElementsOf(
                        thirty.stream().map(number -> number.e164() + " " + OLD).toList());
        assertThat(upstream.mostUnderWay()).isBetween(2, PinHander.AT_ONCE);
        assertThat(present(thirty)).isEqualTo(thirty);
        assertThat(kept()).isZero();
    }

    @Test
    @DisplayName(
            "UPS-11: what a node was at when it died is taken by another once the claim has run out, and nothing is lost")
    void crash() {
        List<PhoneNumber> some = guarded(2);
        world.setPin(tenant, OLD);
        DueHandOver lost = claim().orElseThrow();
        assertThat(handOn(node)).isEqualTo(1);
        assertThat(kept()).isEqualTo(1);
        runOut();
        assertThat(handOn(node)).isEqualTo(1);
        assertThat(present(some)).isEqualTo(some);
        assertThat(kept()).isZero();
        // It was not dead, but slow: the same PIN twice is harmless.
        transactions.doStating(Scope.tenant(tenant.id()), () -> {
            assertThat(rows.taken(lost)).isFalse();
            rows.doubt(lost);
        });
        assertThat(present(some)).isEqualTo(some);
    }

    private Optional<DueHandOver> claim() {
        return transactions.stating(
                Scope.provider(), () -> rows.claim(PinHander.LEASE, List.of(connection), PinHander.AT_ONCE));
    }

    private void runOut() {
        world.superuser()
                .sql("update upstream_pins set claimed_until = now() - interval '1 second' where claim is not null")
                .update();
    }

    /** The upstream takes the old PIN only after its claim has run out, the new one was set, and that was done. */
    private void outlive(PhoneNumber number, Runnable meanwhile) throws Exception {
        MadeUpstream.Held held = upstream.holdNext(number);
        world.setPin(tenant, OLD);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = executor.submit(node::sendNext);
            held.awaitRequest();
            runOut();
            world.setPin(tenant, NEW);
            meanwhile.run();
            held.go().countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(upstream.pinOf(number)).isEqualTo(OLD);
    }

    @Test
    @DisplayName(
            "UPS-11: an older PIN whose attempt has outlived its claim puts the newer one in doubt, which is handed on again")
    void outlived() throws Exception {
        PhoneNumber number = guarded(1).getFirst();
        outlive(number, () -> {
            upstream.answersNext(number, 503);
            assertThat(handOn(node())).isEqualTo(1);
        });
        assertThat(present(List.of(number))).isEmpty();
        makeDue();
        assertThat(handOn(node())).isEqualTo(1);
        assertThat(upstream.pinOf(number)).isEqualTo(NEW);
        assertThat(present(List.of(number))).containsExactly(number);
    }

    @Test
    @DisplayName(
            "UPS-11: the same where the newer one was taken already and erased: nobody guards the number until it is set again")
    void outlivedTooLate() throws Exception {
        PhoneNumber number = guarded(1).getFirst();
        outlive(number, () -> {
            assertThat(handOn(node())).isEqualTo(1);
            assertThat(present(List.of(number))).containsExactly(number);
        });
        handOn(node());
        assertThat(present(List.of(number))).isEmpty();
        assertThat(listed(Guard.NOBODY)).containsExactly(number);
        assertThat(keeper().missing()).isEqualTo(1);
    }

    @Test
    @DisplayName("UPS-11: after 24 hours a PIN that was not taken is erased, and its numbers show as guarded by nobody")
    void tooLate() {
        List<PhoneNumber> some = guarded(2);
        world.setPin(tenant, OLD);
        handOn(node);
        upstream.answersNext(some.getFirst(), 503);
        world.setPin(tenant, NEW);
        handOn(node);
        world.superuser()
                .sql("update pins_to_hand_on set kept_at = now() - interval '25 hours'")
                .update();
        world.superuser()
                .sql("update upstream_pins set until = now() - interval '1 hour' where next_attempt_at is not null")
                .update();
        makeDue();
        assertThat(handOn(node)).isZero();
        assertThat(listed(Guard.NOBODY)).containsExactly(some.getFirst());
        assertThat(listed(Guard.UPSTREAM)).containsExactly(some.getLast());
        assertThat(keeper())
                .isEqualTo(new PinKeeper(
                        name, 2, 0, 1, 1, List.of(new PinKeeper.Failure(some.getFirst(), "trouble-there"))));
        assertThat(counts().guardedBy(Guard.NOBODY)).isEqualTo(1);
    }

    private List<String> told() {
        node.tell();
        return world.superuser()
                .sql("select params ->> 'upstream' || ' ' || (params ->> 'count') from outbox"
                        + " where kind = 'pin-not-handed-on' and tenant_id = ? order by notice_id")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private int recorded() {
        return world.superuser()
                .sql("select count(*) from audit_entries where kind = 'pin-not-handed-on' and tenant_id = ?")
                .param(tenant.id().value())
                .query(Integer.class)
                .single();
    }

    private void timeIsOver() {
        world.superuser()
                .sql("update upstream_pins set until = now() - interval '1 hour' where next_attempt_at is not null")
                .update();
    }

    @Test
    @Records(AuditKind.PIN_NOT_HANDED_ON)
    @Tells(NoticeKind.PIN_NOT_HANDED_ON)
    @DisplayName("UPS-11: admins are told, once, of how many numbers their PIN is not there and is handed on no more")
    void toldThatItIsNotThere() throws Exception {
        world.bringIn(tenant.admin());
        List<PhoneNumber> some = guarded(4);
        assertThat(told()).isEmpty();
        world.setPin(tenant, OLD);
        assertThat(told()).isEmpty();
        upstream.answersNext(some.get(0), 404);
        upstream.answersNext(some.get(1), 503);
        upstream.answersNext(some.get(2), 503);
        handOn(node);
        // Two are tried again: it is not over yet.
        assertThat(told()).isEmpty();
        makeDue();
        upstream.answersNext(some.get(2), 503);
        handOn(node);
        timeIsOver();
        assertThat(handOn(node)).isZero();
        PinHander other = node();
        TestThreads.atOnce(4, i -> {
            (i % 2 == 0 ? node : other).tell();
            return i;
        });
        assertThat(told()).containsExactly(name + " 2");
        assertThat(recorded()).isEqualTo(1);

        // Another PIN is another story, and one that gets there is none.
        world.setPin(tenant, NEW);
        handOn(node);
        assertThat(told()).hasSize(1);
        upstream.answersNext(some.get(3), 404);
        world.setPin(tenant, OLD);
        handOn(node);
        assertThat(told()).containsExactly(name + " 2", name + " 1");
    }

    @Test
    @DisplayName(
            "UPS-11: also where the copy was gone before its time was over, and of numbers that have left nobody is told")
    void toldOfTheRest() {
        world.bringIn(tenant.admin());
        List<PhoneNumber> some = guarded(2);
        world.setPin(tenant, OLD);
        world.superuser().sql("delete from pins_to_hand_on").update();
        handOn(node);
        assertThat(keeper().waiting()).isZero();
        transactions.doStating(Scope.tenant(tenant.id()), () -> {
            numbers.lock(tenant.id(), some.subList(0, 1));
            numbers.portOut(tenant.id(), some.subList(0, 1));
        });
        assertThat(told()).containsExactly(name + " 1");
        assertThat(told()).hasSize(1);
    }

    @Test
    @DisplayName(
            "UPS-11: a number that comes later, or back, is guarded by nobody until the PIN is set again; one that leaves gets none")
    void numbersThatMove() {
        List<PhoneNumber> some = guarded(2);
        world.setPin(tenant, OLD);
        handOn(node);
        List<PhoneNumber> later = more(1);
        assertThat(listed(Guard.NOBODY)).isEqualTo(later);
        assertThat(handOn(node)).isZero();

        transactions.doStating(Scope.tenant(tenant.id()), () -> {
            numbers.lock(tenant.id(), some.subList(0, 1));
            numbers.portOut(tenant.id(), some.subList(0, 1));
        });
        world.setPin(tenant, NEW);
        handOn(node);
        assertThat(upstream.pinOf(some.getFirst())).isEqualTo(OLD);
        assertThat(upstream.pinOf(later.getFirst())).isEqualTo(NEW);
        change(NumberChange.Kind.RETURN, tenant, some.subList(0, 1), Guard.UPSTREAM, name);
        assertThat(listed(Guard.NOBODY)).isEqualTo(some.subList(0, 1));
        assertThat(listed(Guard.UPSTREAM)).hasSize(2);
    }

    @Test
    @DisplayName(
            "UPS-11: a number that leaves while its PIN is on its way, or goes to another tenant, is handed none of the old tenant's")
    void leavesInBetween() {
        PhoneNumber number = guarded(1).getFirst();
        world.setPin(tenant, OLD);
        transactions.doStating(Scope.tenant(tenant.id()), () -> {
            numbers.lock(tenant.id(), List.of(number));
            numbers.portOut(tenant.id(), List.of(number));
        });
        TestTenant other = world.usTenant();
        change(NumberChange.Kind.ADD, other, List.of(number), Guard.UPSTREAM, name);
        assertThat(handOn(node)).isZero();
        world.setPin(other, NEW);
        world.setPin(tenant, OLD);
        handOn(node);
        assertThat(upstream.requests()).containsExactly(number.e164() + " " + NEW);
    }

    @Test
    @DisplayName("UPS-11: where no number is guarded by an upstream that gets PINs, none is ever kept readable")
    void nobodyWants() {
        world.setPin(tenant, OLD);
        assertThat(kept()).isZero();
        String others = "Other " + COUNTER.incrementAndGet();
        connect(others, false);
        change(NumberChange.Kind.DESCRIBE, tenant, tenant.phoneNumbers(), Guard.UPSTREAM, others);
        world.setPin(tenant, NEW);
        assertThat(kept()).isZero();
        assertThat(as(tenant.admin(), pins::keepers)).isEmpty();
        assertThat(counts().guardedBy(Guard.UPSTREAM)).isEqualTo(10);
        assertThat(handOn(node)).isZero();
    }

    @Test
    @DisplayName(
            "UPS-11: numbers that were there before PINs were handed on are found, and lose nothing when looked at again")
    void switchedOn() {
        String late = "Late " + COUNTER.incrementAndGet();
        change(NumberChange.Kind.DESCRIBE, tenant, tenant.phoneNumbers(), Guard.UPSTREAM, late);
        assertThat(counts().guardedBy(Guard.UPSTREAM)).isEqualTo(10);
        connect(late, true);
        node.look();
        assertThat(counts().guardedBy(Guard.NOBODY)).isEqualTo(10);
        world.setPin(tenant, OLD);
        handOn(node);
        world.superuser()
                .sql("update upstream_looks set looked_at = now() - interval '2 hours'")
                .update();
        node.look();
        assertThat(counts().guardedBy(Guard.UPSTREAM)).isEqualTo(10);
        assertThat(new HashSet<>(present(tenant.phoneNumbers()))).hasSize(10);
    }

    @Test
    @DisplayName(
            "UPS-11: with a second admin the PIN is handed on when that one has approved it, and erased when it is refused")
    void secondAdmin() {
        List<PhoneNumber> some = guarded(2);
        world.setPin(tenant, OLD);
        handOn(node);
        SignedInPerson bo = world.anotherAdmin(tenant, "Bo Builder");
        world.bringIn(tenant.admin(), bo);
        as(tenant.admin(), () -> approvals.changeRule(true));

        assertThat(askFor(NEW)).isEqualTo(Outcome.WAITS);
        assertThat(kept()).isEqualTo(1);
        assertThat(stands(NEW)).isFalse();
        assertThat(handOn(node)).isZero();
        assertThat(present(some)).isEqualTo(some);
        decide(bo, approvals::refuse);
        assertThat(kept()).isZero();

        askFor(NEW);
        decide(tenant.admin(), approvals::withdraw);
        assertThat(kept()).isZero();

        askFor(NEW);
        decide(bo, approvals::approve);
        assertThat(keeper().waiting()).isEqualTo(2);
        assertThat(handOn(node)).isEqualTo(2);
        assertThat(present(some)).isEqualTo(some);
        assertThat(some).allMatch(number -> NEW.equals(upstream.pinOf(number)));
        assertThat(kept()).isZero();

        askFor(OLD);
        world.superuser()
                .sql("update pins_to_hand_on set kept_at = now() - interval '25 hours'")
                .update();
        decide(bo, approvals::approve);
        assertThat(handOn(node)).isZero();
        assertThat(keeper()).isEqualTo(new PinKeeper(name, 2, 0, 2, 2, List.of()));
        assertThat(listed(Guard.NOBODY)).isEqualTo(some);
        assertThat(kept()).isZero();
    }

    private Outcome askFor(String pin) {
        return as(tenant.admin(), () -> pins.set(new SetPin(pin)));
    }

    private void decide(SignedInPerson by, Consumer<UUID> decision) {
        as(by, () -> {
            UUID id = approvals.waiting().getFirst().id();
            decision.accept(id);
            return id;
        });
    }
}
