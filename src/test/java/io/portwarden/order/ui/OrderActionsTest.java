package io.portwarden.order.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.Explanation;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.SignedInPerson;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OrderActionsTest extends ViewTest {

    private static final String PIN = "48392017";
    private static final Explanation WHY = new Explanation("We did not ask for this.");

    @Autowired
    CarrierOrderService carrierSide;

    @Autowired
    OrderService tenantSide;

    @Autowired
    DisputeService disputes;

    @Autowired
    OrderLife life;

    TestTenant tenant;
    Carrier carrier;
    PortOutOrder order;

    @BeforeEach
    void makeOrder() {
        tenant = world.usTenant();
        carrier = world.carrier();
        world.setPin(tenant, PIN);
        order = as(carrier, () -> carrierSide.place(carrier, OrderFixture.order(tenant, carrier, PIN)))
                .order();
    }

    private void openOrder(SignedInPerson person) {
        signIn(person);
        open("port-orders/" + order.id());
    }

    private OrderStatus status() {
        return OrderStatus.ofCode(world.superuser()
                .sql("select status from port_out_orders where order_id = ?")
                .param(order.id())
                .query(String.class)
                .single());
    }

    private boolean offers(String label) {
        return find(Button.class).withText(label).exists();
    }

    /** The button in the dialog, not the one of the same name that opened it. */
    private void clickInDialog(String label) {
        test(find(Button.class, find(Dialog.class).single()).withText(label).single())
                .click();
    }

    @Test
    @DisplayName("ORD-4: a tenant admin confirms an order before its review window ends, and reads that it is")
    void confirm() {
        openOrder(tenant.admin());
        click("Confirm now");
        assertThat(status()).isEqualTo(OrderStatus.PENDING);
        clickInDialog("Confirm now");
        assertThat(status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(screen())
                .contains(
                        "This order is confirmed",
                        "is confirmed.",
                        "It can be disputed until they have left",
                        "the order lapses on")
                .doesNotContain("In review until", "If nobody disputes it");
        assertThat(offers("Confirm now")).isFalse();
        assertThat(offers("Dispute")).isTrue();
    }

    @Test
    @DisplayName("ORD-4: a tenant admin disputes an order with a reason, which stands in the timeline")
    void dispute() {
        openOrder(tenant.admin());
        click("Dispute");
        test(find(TextArea.class).single()).setValue("  Nobody here knows of it.\nPlease stop it.  ");
        assertThat(find(TextArea.class).single().getHelperText()).isEqualTo("40 of 1,000 characters");
        clickInDialog("Dispute");
        assertThat(status()).isEqualTo(OrderStatus.DISPUTED);
        assertThat(screen())
                .contains("Your organization disputed this order", "Nobody here knows of it.\nPlease stop it.");
        assertThat(screen())
                .doesNotContain("In review until", "If nobody disputes it", "It can be disputed until they have left");
        assertThat(offers("Dispute")).isFalse();
    }

    @Test
    @DisplayName("ORD-4: without a reason or with too long a one nothing is disputed, and what was typed stays")
    void reasonRefused() {
        openOrder(tenant.admin());
        click("Dispute");
        clickInDialog("Dispute");
        TextArea why = find(TextArea.class).single();
        assertThat(why.isInvalid()).isTrue();
        assertThat(why.getErrorMessage()).isEqualTo("Write a reason.");
        String tooLong = "x".repeat(1001);
        test(why).setValue(tooLong);
        assertThat(why.getErrorMessage()).isEqualTo("One character too many");
        clickInDialog("Dispute");
        assertThat(why.getValue()).isEqualTo(tooLong);
        assertThat(why.isInvalid()).isTrue();
        assertThat(status()).isEqualTo(OrderStatus.PENDING);
        test(why).setValue("x".repeat(1000));
        clickInDialog("Dispute");
        assertThat(status()).isEqualTo(OrderStatus.DISPUTED);
    }

    @Test
    @DisplayName(
            "ORD-3: who is second, in another tab or as another admin, reads so, keeps the words and changes nothing")
    void second() {
        openOrder(tenant.admin());
        click("Dispute");
        test(find(TextArea.class).single()).setValue("Mine to say.");
        world.superuser()
                .sql("update port_out_orders set status = 'cancelled' where order_id = ?")
                .param(order.id())
                .update();
        clickInDialog("Dispute");
        assertThat(screen()).contains("Nothing was done", "It is now: Cancelled.");
        assertThat(find(TextArea.class).single().getValue()).isEqualTo("Mine to say.");
        assertThat(status()).isEqualTo(OrderStatus.CANCELLED);
        clickInDialog("Close");
        assertThat(screen()).contains("The carrier withdrew this order");
        assertThat(offers("Dispute")).isFalse();
    }

    @Test
    @DisplayName("ORD-8: a viewer has no button, and reads whom to ask and until when")
    void viewer() {
        openOrder(tenant.viewer());
        assertThat(offers("Confirm now") || offers("Dispute")).isFalse();
        assertThat(screen()).contains("Only an administrator of your organization can confirm or dispute this order.");
    }

    @Test
    @DisplayName(
            "ORD-8, ORD-11: from its date on a confirmed order can still be disputed, and the screen says whom to call as well")
    void due() {
        as(tenant.admin(), () -> tenantSide.confirm(order.id()));
        world.superuser()
                .sql("update port_out_orders set firm_order_commitment_date = ? where order_id = ?")
                .params(LocalDate.now().minusDays(1), order.id())
                .update();
        openOrder(tenant.admin());
        assertThat(offers("Dispute")).isTrue();
        assertThat(screen())
                .contains(
                        "may take the numbers over at any moment",
                        "dispute it and call support at once",
                        "it lapses on");
        cleanVaadinEnvironment();
        openOrder(tenant.viewer());
        assertThat(offers("Dispute")).isFalse();
        assertThat(screen()).contains("Only an administrator", "call support at once");
        cleanVaadinEnvironment();
        openOrder(tenant.admin());
        click("Dispute");
        test(find(TextArea.class).single()).setValue("Nobody here knows of it.");
        clickInDialog("Dispute");
        assertThat(status()).isEqualTo(OrderStatus.DISPUTED);
    }

    @Test
    @DisplayName("ORD-11: an order that has lapsed says so, and not that its carrier withdrew it")
    void lapsed() {
        as(tenant.admin(), () -> tenantSide.confirm(order.id()));
        life.makeLapse(order);
        life.lapse(order);
        openOrder(tenant.admin());
        assertThat(screen())
                .contains(
                        "Nobody took the numbers over, and this order lapsed",
                        "The order lapsed",
                        "were told that the order lapses")
                .doesNotContain("withdrew");
    }

    @Test
    @DisplayName("ORD-4: the operator's decision comes to the open screen, with the reason")
    void decision() {
        as(tenant.admin(), () -> tenantSide.dispute(order.id(), WHY));
        openOrder(tenant.admin());
        assertThat(screen())
                .contains("The order stands still until the decision")
                .doesNotContain("Your provider’s decision");
        UUID id = order.id();
        as(world.operator(), () -> disputes.overrule(id, new Explanation("The carrier has a signed letter.")));
        eventually(() -> screen().contains("Your provider’s decision"));
        assertThat(screen()).contains("The carrier has a signed letter.", "This order is confirmed");
        assertThat(offers("Dispute")).isTrue();
    }
}
