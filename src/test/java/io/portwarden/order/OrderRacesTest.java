package io.portwarden.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Two things at the same moment, on real threads and the real database. */
@SpringBootTest
class OrderRacesTest {

    private static final int LANES = 8;

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.tenant("FR");
        carrier = world.carrier();
    }

    /** @return whether it was made; refused moves are fine, anything else is not */
    private static boolean made(Supplier<PortOutOrder> move) {
        try {
            return move.get() != null;
        } catch (MoveRefusedException refused) {
            return false;
        }
    }

    private List<PhoneNumber> moreNumbers(TestTenant owner, int lane, int count) {
        world.superuser()
                .sql("""
                        with numbers as (
                            insert into phone_numbers (tenant_id, phone_number, status)
                            select :tenant, '+1303' || (200 + :lane) || lpad(n::text, 4, '0'), 'active'
                            from generate_series(0, :count - 1) n returning tenant_id, phone_number)
                        insert into number_directory (tenant_id, phone_number) select tenant_id, phone_number from numbers
                        """)
                .param("tenant", owner.id().value())
                .param("lane", lane)
                .param("count", count)
                .update();
        List<PhoneNumber> numbers = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            numbers.add(new PhoneNumber(String.format(Locale.ROOT, "+1303%03d%04d", 200 + lane, n)));
        }
        return numbers;
    }

    @Test
    @DisplayName("ORD-4: a dispute against the window's end, 1,000 times: disputed, and a timeline that tells how")
    void disputeAgainstWindowsEnd() throws Exception {
        AtomicInteger endedFirst = new AtomicInteger();
        TestThreads.atOnce(LANES, lane -> {
            TestTenant own = world.tenant("FR");
            for (PhoneNumber number : moreNumbers(own, lane, 1000 / LANES)) {
                PortOutOrder order = life.in(OrderStatus.PENDING, own, number, carrier, null);
                life.makeReviewOver(order);
                List<Boolean> made = TestThreads.atOnce(
                        2, i -> i == 0 ? made(() -> life.dispute(own, order)) : life.endReview(order));
                assertThat(made.getFirst()).isTrue();
                PortOutOrder after = life.read(order);
                assertThat(after.status()).isEqualTo(OrderStatus.DISPUTED);
                assertThat(after.firmOrderCommitmentDate()).isNull();
                List<OrderEventKind> timeline = life.timeline(order);
                if (made.getLast()) {
                    endedFirst.incrementAndGet();
                    assertThat(timeline)
                            .containsExactly(
                                    OrderEventKind.RECEIVED,
                                    OrderEventKind.REVIEW_BEGAN,
                                    OrderEventKind.REVIEW_ENDED,
                                    OrderEventKind.DISPUTED);
                } else {
                    assertThat(timeline)
                            .containsExactly(
                                    OrderEventKind.RECEIVED, OrderEventKind.REVIEW_BEGAN, OrderEventKind.DISPUTED);
                }
                assertThat(after.revision()).isEqualTo(timeline.size() - 1L);
            }
            return lane;
        });
        // Otherwise it was no race.
        assertThat(endedFirst.get()).isBetween(1, 999);
    }

    @Test
    @DisplayName("ORD-3: a completion against a cancellation ends in exactly one of the two, with the numbers to match")
    void completionAgainstSupplement() throws Exception {
        Set<OrderStatus> ends = java.util.concurrent.ConcurrentHashMap.newKeySet();
        TestThreads.atOnce(4, lane -> {
            TestTenant own = world.tenant("FR");
            for (PhoneNumber number : moreNumbers(own, 100 + lane, 25)) {
                PortOutOrder order = life.in(OrderStatus.CONFIRMED, own, number, carrier, null);
                life.makeDue(order);
                List<Boolean> made = TestThreads.atOnce(
                        2, i -> made(() -> i == 0 ? life.complete(carrier, order) : life.cancel(carrier, order)));
                assertThat(made).containsExactlyInAnyOrder(true, false);
                PortOutOrder after = life.read(order);
                ends.add(after.status());
                boolean completed = made.getFirst();
                assertThat(after.status()).isEqualTo(completed ? OrderStatus.COMPLETED : OrderStatus.CANCELLED);
                assertThat(after.name().version()).isEqualTo(completed ? 1 : 2);
                assertThat(life.timeline(order))
                        .endsWith(completed ? OrderEventKind.COMPLETED : OrderEventKind.CANCELLED)
                        .hasSize(4);
                assertThat(statusOf(number)).isEqualTo(completed ? "ported-out" : "active");
            }
            return lane;
        });
        assertThat(ends).containsExactlyInAnyOrder(OrderStatus.COMPLETED, OrderStatus.CANCELLED);
    }

    private String statusOf(PhoneNumber number) {
        return world.superuser()
                .sql("select status from phone_numbers where phone_number = ?")
                .param(number.e164())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName(
            "ORD-3: a completion against a correction: the numbers leave, or everything is checked anew, never both")
    void completionAgainstCorrection() throws Exception {
        for (PhoneNumber number : moreNumbers(tenant, 200, 40)) {
            PortOutOrder order = life.in(OrderStatus.CONFIRMED, tenant, number, carrier, null);
            life.makeDue(order);
            List<Boolean> made = TestThreads.atOnce(
                    2,
                    i -> made(() -> i == 0
                            ? life.complete(carrier, order)
                            : life.supplement(carrier, order, OrderLife.correction(order, tenant, null))));
            assertThat(made).containsExactlyInAnyOrder(true, false);
            assertThat(life.read(order).status())
                    .isEqualTo(made.getFirst() ? OrderStatus.COMPLETED : OrderStatus.PENDING);
            assertThat(statusOf(number)).isEqualTo(made.getFirst() ? "ported-out" : "active");
        }
    }

    @Test
    @DisplayName("ORD-6: 50 different supplements of the same version at once make one")
    void differentSupplements() throws Exception {
        PortOutOrder order = life.in(OrderStatus.PENDING, tenant, tenant.number(0), carrier, null);
        List<String> outcomes = TestThreads.atOnce(50, i -> {
            try {
                PhoneNumber initiator = new PhoneNumber("+121255501" + (10 + i));
                life.supplement(
                        carrier,
                        order,
                        new Supplement.Correction(2, null, null, null, null, null, initiator, null, null));
                return "made";
            } catch (OrderNameTakenException taken) {
                return "taken";
            }
        });
        assertThat(outcomes).filteredOn("made"::equals).hasSize(1);
        assertThat(life.timeline(order))
                .containsExactly(
                        OrderEventKind.RECEIVED,
                        OrderEventKind.REVIEW_BEGAN,
                        OrderEventKind.CORRECTED,
                        OrderEventKind.REVIEW_BEGAN);
        assertThat(life.read(order).name().version()).isEqualTo(2);
    }

    @Test
    @DisplayName("ORD-6: 50 equal supplements at once make one and get one answer, with one guess")
    void equalSupplements() throws Exception {
        TestTenant guarded = world.usTenant();
        world.setPin(guarded, "48392017");
        PortOutOrder order = life.place(carrier, OrderFixture.order(guarded, carrier, null));
        Supplement.Correction correction = OrderLife.correction(order, guarded, "11111111");
        List<PortOutOrder> answers = TestThreads.atOnce(50, i -> life.supplement(carrier, order, correction));
        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst().reasons()).containsExactly(Reason.PIN_WRONG);
        assertThat(life.timeline(order)).hasSize(4);
        assertThat(world.superuser()
                        .sql("select count(*) from pin_guesses where tenant_id = ?")
                        .param(guarded.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
