package io.portwarden.order.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.Supplement;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class OrderDetailViewTest extends ViewTest {

    private static final String PIN = "48392017";
    private static final String NOT_FOUND = "This page doesn’t exist";

    @Autowired
    CarrierOrderService carrierSide;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
    }

    private PortOutOrder place(TestTenant whose, String pin) {
        return as(carrier, () -> carrierSide.place(carrier, OrderFixture.order(whose, carrier, pin)))
                .order();
    }

    private void openOrder(SignedInPerson person, Object id) {
        signIn(person);
        open("port-orders/" + id);
    }

    @Test
    @DisplayName("ORD-10: an order for one of ten numbers says so, and warns where that is the main billing number")
    void partOfCustomer() {
        world.setPin(tenant, PIN);
        PortOutOrder order = place(tenant, PIN);
        openOrder(tenant.viewer(), order.id());
        assertThat(screen())
                .contains("1 of 10 numbers leaves", "The others stay with you")
                .doesNotContain("main billing");
        mainNumber(order.phoneNumbers().getFirst());
        open("port-orders/" + order.id());
        assertThat(screen())
                .contains("Your main billing number "
                        + order.phoneNumbers().getFirst().national() + " is among them");
        signIn(world.operator());
        open("provider/orders/" + order.id());
        assertThat(screen()).contains("1 of 10 numbers leaves", "The customer’s main billing number");
        as(
                carrier,
                () -> carrierSide.supplement(
                        carrier, order.id(), new Supplement.Cancel(order.name().version() + 1)));
        open("provider/orders/" + order.id());
        assertThat(screen()).doesNotContain("1 of 10 numbers");
    }

    private void mainNumber(PhoneNumber number) {
        world.superuser()
                .sql("update tenants set main_number = ? where tenant_id = ?")
                .param(number.e164())
                .param(tenant.id().value())
                .update();
    }

    @Test
    @DisplayName("ORD-8: a rejected order says what happened, why, and what to do next")
    void rejected() {
        world.setPin(tenant, PIN);
        PortOutOrder order = place(tenant, "70215938");
        openOrder(tenant.viewer(), order.id());
        assertThat(find(H1.class).single().getText())
                .isEqualTo("Order " + order.name().purchaseOrderNumber());
        assertThat(screen())
                .contains("Rejected", "This order was rejected", "The PIN in the order is not yours")
                .contains("give the carrier the right PIN")
                .contains(carrier.name() + " asked to take over your numbers", "The order was rejected")
                .contains(tenant.number(0).national(), tenant.tenant().accountNumber(), carrier.spid())
                .doesNotContain("70215938")
                .doesNotContain(PIN);
    }

    @Test
    @DisplayName("PIN-5: an order refused for want of a PIN leads an admin to the panel, and a viewer to an admin")
    void leadsToPanel() {
        PortOutOrder order = place(tenant, PIN);
        openOrder(tenant.viewer(), order.id());
        assertThat(order.reasons()).containsExactly(Reason.PIN_NOT_SET);
        assertThat(screen()).contains("Your organization has set no PIN", "Ask an administrator");
        assertThat(find(Anchor.class).withText("Set the PIN").exists()).isFalse();
        cleanVaadinEnvironment();

        openOrder(tenant.admin(), order.id());
        open(find(Anchor.class).withText("Set the PIN").single().getHref());
        assertThat(find(Dialog.class).exists()).isTrue();
        assertThat(find(H1.class).single().getText()).startsWith("Order ");
    }

    @Test
    @DisplayName("ORD-4: an order in review says when it is confirmed and until when it can be disputed")
    void pending() {
        world.setPin(tenant, PIN);
        PortOutOrder order = place(tenant, PIN);
        openOrder(tenant.viewer(), order.id());
        assertThat(screen())
                .contains("In review", "This order passed every check", "If nobody disputes it, it is confirmed on ")
                .contains("In review until", "its review began");
    }

    @Test
    @DisplayName("Another tenant's order does not exist")
    void foreign() {
        PortOutOrder order = place(world.usTenant(), PIN);
        openOrder(tenant.admin(), order.id());
        assertThat(find(H1.class).single().getText()).isEqualTo(NOT_FOUND);
        assertThat(screen()).doesNotContain(order.name().purchaseOrderNumber());
    }

    @Test
    @DisplayName("An order that nobody has does not exist")
    void unknown() {
        openOrder(tenant.admin(), Identifiers.next());
        assertThat(find(H1.class).single().getText()).isEqualTo(NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-1-1-1-1", "x", "0198C0DE-0000-7000-8000-000000000000", "' or 1=1"})
    @DisplayName("What is no order's id at all does not exist either")
    void malformed(String id) {
        openOrder(tenant.admin(), id);
        assertThat(find(H1.class).single().getText()).isEqualTo(NOT_FOUND);
    }

    @Test
    @DisplayName("An operator has no way to a tenant's order")
    void operator() {
        PortOutOrder order = place(tenant, PIN);
        openOrder(world.operator(), order.id());
        assertThat(find(H1.class).single().getText()).isEqualTo("This page isn’t open to you");
    }

    @Test
    @DisplayName("ORD-8: an order that changes changes on the open screen too, and is announced")
    void live() {
        world.setPin(tenant, PIN);
        PortOutOrder order = place(tenant, PIN);
        openOrder(tenant.viewer(), order.id());
        world.superuser()
                .sql("update port_out_orders set status = 'cancelled' where order_id = ?")
                .param(order.id())
                .update();
        world.superuser()
                .sql("select pg_notify('portwarden_live', ?)")
                .param(tenant.id() + " ORDER " + order.id())
                .query()
                .listOfRows();
        eventually(() -> screen().contains("The carrier withdrew this order"));
        assertThat(screen()).contains("It is now: Cancelled");
    }

    @Test
    @DisplayName("The title of the tab names the order, in the person's language")
    void title() {
        PortOutOrder order = place(tenant, PIN);
        signIn(tenant.viewer());
        speak(Locale.FRENCH);
        open("port-orders/" + order.id());
        assertThat(UI.getCurrent().getInternals().getTitle())
                .isEqualTo("Commande " + order.name().purchaseOrderNumber() + " · Portwarden");
    }

    @Test
    @DisplayName("ORD-8: every number of a refused order says what stands in its own way")
    void numbers() {
        world.setPin(tenant, PIN);
        place(tenant, PIN);
        PortOutOrder second = as(
                        carrier,
                        () -> carrierSide.place(
                                carrier,
                                OrderFixture.order(tenant, carrier, PIN, List.of(tenant.number(0), tenant.number(1)))))
                .order();
        openOrder(tenant.viewer(), second.id());
        assertThat(screen())
                .contains("The 2 numbers", "Already in another order", "A number is already in another order");
    }
}
