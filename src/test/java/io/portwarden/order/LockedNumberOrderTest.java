package io.portwarden.order;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestDatabase;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.OpenOrder;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.number.life.EndedUnlocks;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

/** Locks as orders meet them; in France no PIN is asked for, so that the numbers alone decide. */
@SpringBootTest
class LockedNumberOrderTest {

    private static final NumberSelection EVERY = new NumberSelection.Matching(NumberFilter.ALL);

    @Autowired
    CarrierOrderService orders;

    @Autowired
    NumberLockService locks;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    EndedUnlocks endedUnlocks;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.tenant("FR");
        carrier = world.carrier();
    }

    private PortOutOrder place(PhoneNumber... numbers) {
        return as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, null, List.of(numbers))))
                .order();
    }

    private void lock(int index) {
        as(tenant.admin(), () -> locks.lock(new NumberSelection.Chosen(Set.of(tenant.number(index)))));
    }

    private void unlock(@Nullable Instant until) {
        as(tenant.admin(), () -> locks.unlock(EVERY, until));
    }

    @Test
    @DisplayName("ORD-9, ORD-2: a locked number is refused as number-locked (6P); unlocked, it can leave")
    void locked() {
        lock(0);
        assertThat(place(tenant.number(0)).reasons()).containsExactly(Reason.NUMBER_LOCKED);
        assertThat(place(tenant.number(0), tenant.number(1)).reasons()).containsExactly(Reason.NUMBER_LOCKED);
        unlock(null);
        assertThat(place(tenant.number(0)).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @DisplayName(
            "ORD-9, ORD-2: a lock lifted for a time lets orders pass until then, and refuses them from then on (6P)")
    void lockedAgain() {
        lock(0);
        lock(1);
        unlock(Instant.now().plus(Duration.ofHours(1)));
        assertThat(place(tenant.number(0)).status()).isEqualTo(OrderStatus.PENDING);
        world.superuser()
                .sql("update phone_numbers set unlocked_until = now() where phone_number = ?")
                .param(tenant.number(1).e164())
                .update();
        assertThat(place(tenant.number(1)).reasons()).containsExactly(Reason.NUMBER_LOCKED);
    }

    @Test
    @DisplayName("ORD-12: a completion is written down whatever is locked by then, and trail and mail say what was")
    void completedWhileLocked() {
        PortOutOrder order = place(tenant.number(0), tenant.number(1));
        life.confirm(tenant, order);
        life.makeDue(order);
        admin();
        lock(1);
        assertThat(life.complete(carrier, order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(details(order)).singleElement().asString().contains("count=2", "locked=1");
        assertThat(world.superuser()
                        .sql("""
                                select params ->> 'locked' from outbox
                                where params ->> 'order-id' = ? and params ->> 'status' = 'completed' limit 1
                                """)
                        .param(order.id().toString())
                        .query(String.class)
                        .single())
                .isEqualTo(tenant.number(1).international());
        PortOutOrder unlocked = place(tenant.number(2));
        life.confirm(tenant, unlocked);
        life.makeDue(unlocked);
        life.complete(carrier, unlocked);
        assertThat(details(unlocked)).singleElement().asString().doesNotContain("locked");
    }

    private List<String> details(PortOutOrder order) {
        return world.superuser()
                .sql("select details from audit_entries where subject_id = ? and kind = 'order-completed'")
                .param(order.id())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void admin() {
        UUID id = UUID.randomUUID();
        world.superuser()
                .sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, language)
                        values (?, ?, ?, 'Somebody', 'tenant-admin', 'en')
                        """)
                .params(tenant.id().value(), id, id + "@people.example")
                .update();
    }

    @Test
    @DisplayName("ORD-12: a correction asks for locks only of the numbers that it adds; of a rejected order, of all")
    void corrected() {
        PortOutOrder order = place(tenant.number(0), tenant.number(1));
        lock(0);
        lock(2);
        PortOutOrder fewer = correct(order, tenant.number(0));
        assertThat(fewer.status()).isEqualTo(OrderStatus.PENDING);
        PortOutOrder more = correct(fewer, tenant.number(0), tenant.number(2));
        assertThat(more.reasons()).containsExactly(Reason.NUMBER_LOCKED);
        assertThat(more.numbers())
                .filteredOn(number -> !number.reasons().isEmpty())
                .extracting(OrderedNumber::phoneNumber)
                .containsExactly(tenant.number(2));
        assertThat(correct(more, tenant.number(0)).reasons()).containsExactly(Reason.NUMBER_LOCKED);
    }

    private PortOutOrder correct(PortOutOrder order, PhoneNumber... numbers) {
        return life.supplement(
                carrier,
                order,
                new Supplement.Correction(
                        order.name().version() + 1, List.of(numbers), null, null, null, null, null, null, null));
    }

    @Test
    @DisplayName("ORD-12: a new due date asks no lock")
    void newDueDate() {
        PortOutOrder order = place(tenant.number(0));
        lock(0);
        assertThat(life.supplement(carrier, order, new Supplement.NewDueDate(2, OrderFixture.farBusinessDay()))
                        .name()
                        .version())
                .isEqualTo(2);
    }

    @Test
    @DisplayName(
            "ORD-12: a lock lifted for a time stays lifted while an order accepted meanwhile is open, and no longer")
    void keptUnlocked() {
        lock(0);
        lock(1);
        unlock(Instant.now().plus(Duration.ofHours(1)));
        PortOutOrder order = place(tenant.number(0));
        world.superuser()
                .sql("update phone_numbers set unlocked_until = now() - interval '1 hour' where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        endedUnlocks.settle(tenant.id());
        assertThat(item(1).locked()).isTrue();
        assertThat(item(0)).satisfies(kept -> {
            assertThat(kept.locked()).isFalse();
            assertThat(kept.unlockedUntil()).isBefore(Instant.now());
            assertThat(kept.openOrder()).isNotNull();
        });
        NumberFilter unlocked = new NumberFilter("", null, LockState.UNLOCKED);
        assertThat(as(tenant.viewer(), () -> locks.counts(unlocked)).unlockedForATime())
                .isEqualTo(1);
        assertThat(place(tenant.number(0)).reasons()).containsExactly(Reason.NUMBER_IN_OPEN_ORDER);

        life.cancel(carrier, order);
        assertThat(item(0).locked())
                .as("at once, before anybody writes it down")
                .isTrue();
        assertThat(place(tenant.number(0)).reasons()).containsExactly(Reason.NUMBER_LOCKED);
        endedUnlocks.settle(tenant.id());
        assertThat(item(0)).satisfies(back -> {
            assertThat(back.locked()).isTrue();
            assertThat(back.unlockedUntil()).isNull();
        });
    }

    private NumberListItem item(int index) {
        return as(tenant.viewer(), () -> locks.list(NumberFilter.ALL, null, 50))
                .items()
                .get(index);
    }

    @Test
    @DisplayName("ORD-12: whoever locks numbers of accepted orders is told which these are, and of no others")
    void unstopped() {
        PortOutOrder order = place(tenant.number(0), tenant.number(1));
        place(tenant.number(2));
        TestTenant other = world.tenant("FR");
        assertThat(as(other.admin(), () -> locks.unstopped(EVERY))).isEmpty();
        NumberSelection some = new NumberSelection.Chosen(Set.of(tenant.number(0), tenant.number(1), tenant.number(5)));
        assertThat(as(tenant.admin(), () -> locks.unstopped(some)))
                .containsExactly(new OpenOrder(order.id(), order.name().purchaseOrderNumber()));
        assertThat(as(tenant.admin(), () -> locks.unstopped(EVERY))).hasSize(2);
        assertThatThrownBy(() -> as(tenant.viewer(), () -> locks.unstopped(EVERY)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @DisplayName("ORD-9: the list names the open order that may still take a number away, locked or not")
    void openOrder() {
        PortOutOrder order = place(tenant.number(3));
        lock(3);
        List<NumberListItem> items = as(tenant.viewer(), () -> locks.list(NumberFilter.ALL, null, 50))
                .items();
        assertThat(items.get(3)).satisfies(item -> {
            assertThat(item.locked()).isTrue();
            assertThat(item.openOrder())
                    .isEqualTo(new OpenOrder(order.id(), order.name().purchaseOrderNumber()));
        });
        assertThat(items.get(4).openOrder()).isNull();
    }

    @Test
    @DisplayName(
            "ORD-9: of orders that come at the instant of the lock, none begun after it is accepted, and none deadlocks")
    void race() throws Exception {
        for (int run = 0; run < 15; run++) {
            makeWorld();
            AtomicBoolean locked = new AtomicBoolean();
            List<Boolean> sound = TestThreads.atOnce(8, i -> {
                if (i == 0) {
                    as(tenant.admin(), () -> locks.lock(EVERY));
                    locked.set(true);
                    return true;
                }
                Carrier own = world.carrier();
                boolean begunAfterTheLock = locked.get();
                PortOutOrder order = as(
                                own,
                                () -> orders.place(
                                        own,
                                        OrderFixture.order(
                                                tenant,
                                                own,
                                                null,
                                                // Two rows, in either order: as they are taken, not as they are named.
                                                i % 2 == 0
                                                        ? List.of(tenant.number(i), tenant.number(9))
                                                        : List.of(tenant.number(8), tenant.number(i)))))
                        .order();
                return !begunAfterTheLock || order.status() == OrderStatus.REJECTED;
            });
            assertThat(sound).doesNotContain(false);
            assertThat(place(tenant.number(0)).reasons()).containsExactly(Reason.NUMBER_LOCKED);
        }
    }

    @Test
    @DisplayName("ORD-9: an order that waits for the row while it is locked sees the lock, not what was before it")
    void waitsForTheLock() throws Exception {
        AtomicBoolean committed = new AtomicBoolean();
        try (var connection = database.asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement =
                    connection.prepareStatement("update phone_numbers set locked = true where phone_number = ?")) {
                statement.setString(1, tenant.number(0).e164());
                statement.executeUpdate();
            }
            List<PortOutOrder> placed = TestThreads.atOnce(2, i -> {
                        if (i == 0) {
                            Thread.sleep(500);
                            committed.set(true);
                            connection.commit();
                            return List.<PortOutOrder>of();
                        }
                        PortOutOrder order = place(tenant.number(0));
                        assertThat(committed).isTrue();
                        return List.of(order);
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(placed.getFirst().reasons()).containsExactly(Reason.NUMBER_LOCKED);
        }
    }
}
