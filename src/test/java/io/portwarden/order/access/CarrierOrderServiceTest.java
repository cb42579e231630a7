package io.portwarden.order.access;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.shared.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class CarrierOrderServiceTest {

    @Autowired
    CarrierOrderService service;

    @Autowired
    OrderService tenantSide;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
    }

    private PortOutOrder place(PlaceOrder order) {
        return as(carrier, () -> service.place(carrier, order)).order();
    }

    @Test
    @DisplayName("ORD-1: an order with the right PIN is pending, with the end of its review window")
    void rightPin() {
        world.setPin(tenant, "48392017");
        PortOutOrder order = place(OrderFixture.order(tenant, carrier, "48392017"));
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.reasons()).isEmpty();
        assertThat(order.reviewEndsAt()).isAfter(order.receivedAt());
    }

    @Test
    @DisplayName("PIN-5: with no PIN set an order is rejected, and the tenant sees the true reason")
    void noPinSet() {
        PortOutOrder order = place(OrderFixture.order(tenant, carrier, "48392017"));
        assertThat(order.reasons()).containsExactly(Reason.PIN_NOT_SET);
        assertThat(as(tenant.viewer(), () -> tenantSide.find(order.id()))
                        .orElseThrow()
                        .order()
                        .reasons())
                .containsExactly(Reason.PIN_NOT_SET);
    }

    @Test
    @DisplayName("ORD-1: a rejected order is answered with all its reasons")
    void allReasons() {
        world.setPin(tenant, "48392017");
        PlaceOrder good = OrderFixture.order(tenant, carrier, "11111111");
        PlaceOrder bad = new PlaceOrder(
                good.name(),
                good.phoneNumbers(),
                "OTHER",
                "99999",
                good.pin(),
                OrderFixture.farBusinessDay().minusYears(1),
                good.initiatorPhone(),
                true,
                carrier.spid());
        assertThat(place(bad).reasons())
                .contains(
                        Reason.PIN_WRONG,
                        Reason.ACCOUNT_NUMBER_MISMATCH,
                        Reason.ZIP_CODE_MISMATCH,
                        Reason.DUE_DATE_TOO_SOON);
    }

    @Test
    @DisplayName("PIN-6: outside the United States an order is checked without a PIN")
    void notInTheUnitedStates() {
        TestTenant french = world.tenant("FR");
        assertThat(place(OrderFixture.order(french, carrier, null)).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @DisplayName("PIN-12: in Puerto Rico no number leaves without a PIN, and with it as in the United States")
    void inPuertoRico() {
        TestTenant puertoRican = world.tenant("PR");
        assertThat(place(OrderFixture.order(puertoRican, carrier, "48392017")).reasons())
                .containsExactly(Reason.PIN_NOT_SET);
        assertThat(place(OrderFixture.order(puertoRican, carrier, null)).reasons())
                .containsExactly(Reason.PIN_MISSING);
        world.setPin(puertoRican, "48392017");
        assertThat(place(OrderFixture.order(puertoRican, carrier, "48392017")).status())
                .isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @DisplayName("PIN-4: from the change on the old PIN is never accepted again")
    void changedPin() {
        world.setPin(tenant, "48392017");
        world.setPin(tenant, "70281946");
        assertThat(place(OrderFixture.order(tenant, carrier, "48392017")).reasons())
                .containsExactly(Reason.PIN_WRONG);
        assertThat(place(OrderFixture.order(tenant, carrier, "70281946")).status())
                .isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @DisplayName(
            "PIN-4: of orders that are being checked while the PIN changes none is accepted with the old one after it")
    void changedWhileChecking() throws Exception {
        for (int run = 0; run < 5; run++) {
            TestTenant one = world.usTenant();
            world.setPin(one, "48392017");
            List<PortOutOrder> orders = TestThreads.atOnce(9, i -> {
                        if (i == 0) {
                            world.setPin(one, "70281946");
                            return List.<PortOutOrder>of();
                        }
                        Carrier own = world.carrier();
                        return List.of(as(
                                own,
                                () -> service.place(
                                                own, OrderFixture.order(one, own, "48392017", List.of(one.number(i))))
                                        .order()));
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(orders)
                    .allMatch(order -> order.status() == OrderStatus.PENDING
                            || order.reasons().equals(List.of(Reason.PIN_WRONG)));
            PortOutOrder afterwards = place(OrderFixture.order(one, carrier, "48392017", List.of(one.number(9))));
            assertThat(afterwards.reasons()).containsExactly(Reason.PIN_WRONG);
        }
    }

    @Test
    @DisplayName("ORD-2: an unknown number leads to no tenant, and no tenant sees the order")
    void unknownNumber() {
        PlaceOrder order = OrderFixture.order(
                tenant, carrier, "48392017", List.of(new io.portwarden.shared.PhoneNumber("+13125550199")));
        PortOutOrder placed = place(order);
        assertThat(placed.reasons()).containsExactly(Reason.NUMBER_UNKNOWN);
        assertThat(placed.tenantId()).isEqualTo(TenantId.PROVIDER);
        assertThat(as(carrier, () -> service.find(carrier, placed.id()))).contains(placed);
        assertThat(as(tenant.admin(), () -> tenantSide.find(placed.id()))).isEmpty();
    }

    @Test
    @DisplayName("ORD-2: numbers of several tenants are refused, and none of them is asked for its PIN")
    void severalTenants() {
        world.setPin(tenant, "48392017");
        TestTenant other = world.usTenant();
        PortOutOrder placed =
                place(OrderFixture.order(tenant, carrier, "11111111", List.of(tenant.number(0), other.number(0))));
        assertThat(placed.reasons()).containsExactly(Reason.NUMBERS_OF_SEVERAL_TENANTS);
        assertThat(guesses()).isZero();
    }

    @Test
    @DisplayName("ORD-2: a number that is locked, inactive or in another open order is in the way")
    void numbersInTheWay() {
        world.setPin(tenant, "48392017");
        world.superuser()
                .sql("update phone_numbers set locked = true where phone_number = ?")
                .param(tenant.number(1).e164())
                .update();
        world.superuser()
                .sql("update phone_numbers set status = 'inactive' where phone_number = ?")
                .param(tenant.number(2).e164())
                .update();
        assertThat(place(OrderFixture.order(tenant, carrier, "48392017")).status())
                .isEqualTo(OrderStatus.PENDING);
        PortOutOrder order = place(OrderFixture.order(
                tenant, carrier, "48392017", tenant.phoneNumbers().subList(0, 4)));
        assertThat(order.numbers())
                .extracting(OrderedNumber::reasons)
                .containsExactly(
                        List.of(Reason.NUMBER_IN_OPEN_ORDER),
                        List.of(Reason.NUMBER_LOCKED),
                        List.of(Reason.NUMBER_INACTIVE),
                        List.of());
    }

    @Test
    @DisplayName("ORD-2: of many orders for one number at once exactly one is accepted")
    void oneNumberAtOnce() throws Exception {
        world.setPin(tenant, "48392017");
        List<PortOutOrder> orders = TestThreads.atOnce(
                30,
                i -> as(carrier, () -> service.place(carrier, OrderFixture.order(tenant, carrier, "48392017")))
                        .order());
        assertThat(orders)
                .filteredOn(order -> order.status() == OrderStatus.PENDING)
                .hasSize(1);
        assertThat(orders)
                .filteredOn(order -> order.reasons().equals(List.of(Reason.NUMBER_IN_OPEN_ORDER)))
                .hasSize(29);
    }

    @Test
    @DisplayName("ORD-5: fifty equal requests at once make one order and get one answer")
    void equalRequests() throws Exception {
        world.setPin(tenant, "48392017");
        PlaceOrder order = OrderFixture.order(tenant, carrier, "11111111");
        List<Placement<PortOutOrder>> placements =
                TestThreads.atOnce(50, i -> as(carrier, () -> service.place(carrier, order)));
        assertThat(placements).filteredOn(Placement::created).hasSize(1);
        assertThat(placements)
                .extracting(Placement::order)
                .containsOnly(placements.getFirst().order());
        assertThat(guesses()).isEqualTo(1);
    }

    @Test
    @DisplayName("ORD-5: the same name with other content is a conflict, another PIN included")
    void otherContent() {
        world.setPin(tenant, "48392017");
        PlaceOrder order = OrderFixture.order(tenant, carrier, "11111111");
        place(order);
        PlaceOrder otherPin = new PlaceOrder(
                order.name(),
                order.phoneNumbers(),
                order.accountNumber(),
                order.zipCode(),
                new io.portwarden.pin.SentPin("48392017"),
                order.desiredDueDate(),
                order.initiatorPhone(),
                true,
                carrier.spid());
        assertThatThrownBy(() -> place(otherPin)).isInstanceOf(OrderNameTakenException.class);
        assertThat(guesses()).isEqualTo(1);
    }

    @Test
    @DisplayName("ORD-5: another carrier may give the same name")
    void namesAreTheCarriersOwn() {
        Carrier other = world.carrier();
        PlaceOrder order = OrderFixture.order(tenant, carrier, null);
        PortOutOrder first = place(order);
        PortOutOrder second = as(other, () -> service.place(other, order)).order();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(as(other, () -> service.find(other, first.id()))).isEmpty();
    }

    @Test
    @DisplayName("ORD-5: a request whose program died gives its name free again")
    void lapsedClaim() {
        PlaceOrder order = OrderFixture.order(tenant, carrier, null);
        place(order);
        world.superuser()
                .sql(
                        "update order_names set tenant_id = null, order_id = null, claimed_until = now() where carrier_id = ?")
                .param(carrier.id().value())
                .update();
        assertThat(as(carrier, () -> service.place(carrier, order)).created()).isTrue();
    }

    @Test
    @DisplayName("PIN-8: a missing PIN counts nothing")
    void missingPin() {
        world.setPin(tenant, "48392017");
        for (int i = 0; i < 5; i++) {
            assertThat(place(OrderFixture.order(tenant, carrier, null)).reasons())
                    .containsExactly(Reason.PIN_MISSING);
        }
        assertThat(guesses()).isZero();
    }

    @Test
    @DisplayName("ORD-8: the timeline begins with what came in and what was decided")
    void timeline() {
        PortOutOrder order = place(OrderFixture.order(tenant, carrier, null));
        OrderDetails details =
                as(tenant.admin(), () -> tenantSide.find(order.id())).orElseThrow();
        assertThat(details.timeline())
                .extracting(OrderEvent::kind)
                .containsExactly(OrderEventKind.RECEIVED, OrderEventKind.REJECTED);
        assertThat(details.timeline().getFirst().actorName()).isEqualTo(carrier.name());
    }

    @Test
    @DisplayName("Lists page by key, newest first, each order once")
    void pages() {
        List<UUID> placed = java.util.stream.IntStream.range(0, 7)
                .mapToObj(i -> place(OrderFixture.order(tenant, carrier, null)).id())
                .toList()
                .reversed();
        var first = as(tenant.viewer(), () -> tenantSide.list(OrderSearch.ALL, OrderSort.NEWEST, null, 5));
        var second = as(
                tenant.viewer(),
                () -> tenantSide.list(
                        OrderSearch.ALL, OrderSort.NEWEST, first.next().orElseThrow(), 5));
        assertThat(first.items()).extracting(OrderListItem::id).isEqualTo(placed.subList(0, 5));
        assertThat(second.items()).extracting(OrderListItem::id).isEqualTo(placed.subList(5, 7));
        assertThat(second.next()).isEmpty();
        assertThat(as(carrier, () -> service.list(carrier, OrderFilter.ALL, null, 200))
                        .items())
                .extracting(PortOutOrder::id)
                .isEqualTo(placed);
    }

    @Test
    @DisplayName("A carrier may not see the tenant's side, nor a person the carrier's")
    void roles() {
        assertThatThrownBy(() -> as(carrier, () -> tenantSide.list(OrderSearch.ALL, OrderSort.NEWEST, null, 5)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(tenant.admin(), () -> service.list(carrier, OrderFilter.ALL, null, 5)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private int guesses() {
        return world.superuser()
                .sql("select count(*) from pin_guesses where tenant_id = ?")
                .param(tenant.id().value())
                .query(Integer.class)
                .single();
    }
}
