package io.portwarden;

import static io.portwarden.TestWorld.as;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.KeyMapper;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.approval.ApprovalService;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.order.Explanation;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.OrderService;
import io.portwarden.people.member.InvitationService;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.webhook.access.WebhookService;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("What changed while a node heard nothing shows afterwards, without anybody's doing, on an open")
class AfterAGapTest extends ViewTest {

    private static final String PIN = "48392017";

    @Autowired
    ApplicationContext context;

    @Autowired
    CarrierOrderService carrierSide;

    @Autowired
    OrderService orders;

    @Autowired
    NumberLockService locks;

    @Autowired
    WebhookService webhooks;

    @Autowired
    InvitationService invitations;

    @Autowired
    ApprovalService approvals;

    @Autowired
    PinService pins;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
        world.setPin(tenant, PIN);
    }

    private PortOutOrder place(int number) {
        return as(
                        carrier,
                        () -> carrierSide.place(
                                carrier, OrderFixture.order(tenant, carrier, PIN, List.of(tenant.number(number)))))
                .order();
    }

    private void comeTo(SignedInPerson person, String address) {
        signIn(person);
        open(address);
    }

    private void afterAGap(Runnable change, BooleanSupplier shows) {
        try (TestGap gap = new TestGap(context)) {
            change.run();
        }
        eventually(shows);
    }

    @SuppressWarnings("unchecked") // of the only table on the screen
    private <T> List<T> rows() {
        return List.copyOf(
                ((KeyMapper<T>) find(Grid.class).single().getDataCommunicator().getKeyMapper()).objects());
    }

    @Test
    @DisplayName("list of orders")
    void list() {
        place(0);
        comeTo(tenant.viewer(), "port-orders");
        eventually(() -> rows().size() == 1);
        afterAGap(() -> place(1), () -> rows().size() == 2);
    }

    @Test
    @DisplayName("list of orders of which somebody reads a row, which stays where it is")
    void listBeingRead() {
        PortOutOrder read = place(0);
        comeTo(tenant.viewer(), "port-orders");
        eventually(() -> rows().size() == 1);
        Grid<?> grid = find(Grid.class).single();
        grid.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        grid.getElement(),
                        "reading",
                        JsonNodeFactory.instance.objectNode().put("event.detail", true)));
        afterAGap(
                () -> {
                    place(1);
                    as(tenant.admin(), () -> orders.confirm(read.id()));
                },
                () -> find(Button.class).withText("1 new order").exists()
                        && this.<OrderListItem>rows().stream()
                                .allMatch(row -> row.id().equals(read.id()) && row.status() == OrderStatus.CONFIRMED));
    }

    @Test
    @DisplayName("list of orders whose tenant has a PIN only since then")
    void pin() {
        TestTenant other = world.usTenant();
        comeTo(other.viewer(), "port-orders");
        afterAGap(() -> world.setPin(other, PIN), () -> !screen().contains("No PIN is set"));
    }

    @Test
    @DisplayName("order")
    void order() {
        PortOutOrder order = place(0);
        comeTo(tenant.viewer(), "port-orders/" + order.id());
        afterAGap(
                () -> as(tenant.admin(), () -> orders.confirm(order.id())),
                () -> screen().contains("It is now: Confirmed"));
    }

    @Test
    @DisplayName("overview")
    void overview() {
        comeTo(tenant.admin(), "");
        afterAGap(() -> place(0), () -> !screen().contains("No order waits for your answer."));
    }

    @Test
    @DisplayName("list of numbers")
    void numbers() {
        comeTo(tenant.viewer(), "numbers");
        afterAGap(
                () -> as(tenant.admin(), () -> locks.lock(new NumberSelection.Matching(NumberFilter.ALL))),
                () -> screen().contains("10 locked"));
    }

    @Test
    @DisplayName("list of webhooks")
    void webhooks() {
        comeTo(tenant.admin(), "webhooks");
        afterAGap(
                () -> as(tenant.admin(), () -> webhooks.add("https://127.0.0.1/", "Help desk")),
                () -> screen().contains("Help desk"));
    }

    @Test
    @DisplayName("list of people")
    void people() {
        String email = "ivy-" + Identifiers.next() + "@acme.example";
        world.bringIn(tenant.admin());
        comeTo(tenant.admin(), "people");
        afterAGap(
                () -> as(tenant.admin(), () -> invitations.invite(email, Role.TENANT_VIEWER, Locale.ENGLISH)),
                () -> screen().contains(email));
    }

    @Test
    @DisplayName("list of what waits for a second administrator, and in the menu beside it")
    void approvals() {
        SignedInPerson bo = world.anotherAdmin(tenant, "Bo Builder");
        world.bringIn(tenant.admin(), bo);
        as(tenant.admin(), () -> approvals.changeRule(true));
        comeTo(tenant.admin(), "approvals");
        afterAGap(
                () -> as(bo, () -> pins.set(new SetPin("70514826"))),
                () -> screen().contains("Change the port-out PIN") && screen().contains("1 waiting"));
    }

    @Test
    @DisplayName("desk")
    void desk() {
        place(0);
        comeTo(world.operator(), "provider/orders?carrier=" + carrier.spid());
        eventually(() -> rows().size() == 1);
        afterAGap(() -> place(1), () -> rows().size() == 2);
    }

    @Test
    @DisplayName("list of disputes")
    void disputes() {
        PortOutOrder order = place(0);
        comeTo(world.operator(), "provider/disputes");
        afterAGap(
                () -> as(tenant.admin(), () -> orders.dispute(order.id(), new Explanation("Not ours."))),
                () -> screen().contains("Dispute of order " + order.name().purchaseOrderNumber()));
    }

    @Test
    @DisplayName("list of operators")
    void operators() {
        SignedInPerson operator = world.operator();
        String email = "olga-" + Identifiers.next() + "@provider.example";
        world.bringIn(operator);
        comeTo(operator, "provider/operators");
        afterAGap(
                () -> as(operator, () -> invitations.invite(email, Role.OPERATOR, Locale.ENGLISH)),
                () -> screen().contains(email));
    }
}
