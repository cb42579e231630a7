package io.portwarden.order.ui.desk;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.Explanation;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderService;
import io.portwarden.shared.Identifiers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DisputeViewsTest extends ViewTest {

    private static final String PIN = "48392017";
    private static final String MORE = "Show more";
    private static final String NOT_FOUND = "This page doesn’t exist";

    @Autowired
    CarrierOrderService carrierSide;

    @Autowired
    OrderService tenantSide;

    @Autowired
    DisputeService disputes;

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

    private PortOutOrder disputed(int number, String why) {
        UUID id = place(number).id();
        return as(tenant.admin(), () -> tenantSide.dispute(id, new Explanation(why)));
    }

    /** The ids of those in the whole list that are this tenant's, in its order; others may have left more than a page. */
    private List<String> listed() {
        while (find(Button.class).withText(MORE).exists()) {
            click(MORE);
        }
        return find(DisputeCard.class).all().stream()
                .filter(card -> card.getElement()
                        .getTextRecursively()
                        .contains(tenant.tenant().name()))
                .map(card -> find(Anchor.class, card).single().getHref().replace("provider/disputes/", ""))
                .toList();
    }

    private void clickInDialog(String label) {
        test(find(Button.class, find(Dialog.class).single()).withText(label).single())
                .click();
    }

    @Test
    @DisplayName("ORD-4: operators see the disputes that wait, the oldest order first, with whose, by whom and why")
    void list() {
        PortOutOrder first = disputed(0, "Not ours.");
        PortOutOrder second = disputed(1, "Not ours either.");
        signIn(world.operator());
        open("provider/disputes");
        assertThat(listed()).containsExactly(first.id().toString(), second.id().toString());
        assertThat(screen())
                .contains("Dispute of order " + first.name().purchaseOrderNumber(), "Not ours.", "Not ours either.")
                .contains(carrier.name(), tenant.tenant().name(), "Disputed by Ada Admin")
                .doesNotContain(PIN);
    }

    @Test
    @DisplayName("ORD-4: a dispute that comes or is decided elsewhere comes to the open list, or goes from it")
    void liveList() {
        PortOutOrder first = disputed(0, "Not ours.");
        signIn(world.operator());
        open("provider/disputes");
        PortOutOrder second = disputed(1, "Not ours either.");
        eventually(() -> listed().contains(second.id().toString()));
        disputes.uphold(first.id(), new Explanation("Right."));
        eventually(() -> !listed().contains(first.id().toString()));
    }

    @Test
    @DisplayName("ORD-4: an operator upholds a dispute with a reason that the tenant and the carrier read")
    void uphold() {
        PortOutOrder order = disputed(0, "Not ours.");
        signIn(world.operator());
        open("provider/disputes/" + order.id());
        assertThat(screen())
                .contains("Dispute of order " + order.name().purchaseOrderNumber(), "Not ours.")
                .contains(
                        "This dispute waits for your decision", tenant.number(0).national())
                .contains(tenant.tenant().name(), carrier.name(), carrier.spid())
                .doesNotContain("your organization", PIN);
        click("Uphold the dispute");
        clickInDialog("Uphold the dispute");
        assertThat(find(TextArea.class).single().getErrorMessage()).isEqualTo("Write a reason.");
        test(find(TextArea.class).single()).setValue("The tenant is right.");
        clickInDialog("Uphold the dispute");
        assertThat(screen())
                .contains("Rejected", "This dispute is closed", "The decision", "The tenant is right.")
                .contains("upheld the dispute");
        assertThat(find(Button.class).withText("Uphold the dispute").exists()).isFalse();
        assertThat(as(carrier, () -> carrierSide.find(carrier, order.id()))
                        .orElseThrow()
                        .decision())
                .isEqualTo("The tenant is right.");
    }

    @Test
    @DisplayName("ORD-4: an operator overrules a dispute")
    void overrule() {
        PortOutOrder order = disputed(0, "Not ours.");
        signIn(world.operator());
        open("provider/disputes/" + order.id());
        click("Overrule the dispute");
        test(find(TextArea.class).single()).setValue("The carrier has a letter.");
        clickInDialog("Overrule the dispute");
        assertThat(screen()).contains("Confirmed", "overruled the dispute", "The carrier has a letter.");
    }

    @Test
    @DisplayName("ORD-3: of two operators the second reads that it is decided, and keeps the words")
    void second() {
        PortOutOrder order = disputed(0, "Not ours.");
        signIn(world.operator());
        open("provider/disputes/" + order.id());
        click("Overrule the dispute");
        test(find(TextArea.class).single()).setValue("Too late.");
        disputes.uphold(order.id(), new Explanation("Right."));
        clickInDialog("Overrule the dispute");
        assertThat(screen()).contains("Nothing was done", "It is now: Rejected.");
        assertThat(find(TextArea.class).single().getValue()).isEqualTo("Too late.");
    }

    @Test
    @DisplayName("What was never disputed, and what does not exist, is not found among the disputes")
    void notFound() {
        PortOutOrder order = place(0);
        signIn(world.operator());
        for (Object id : List.of(order.id(), Identifiers.next(), "x")) {
            open("provider/disputes/" + id);
            assertThat(find(H1.class).single().getText()).isEqualTo(NOT_FOUND);
        }
    }

    @Test
    @DisplayName("Disputes are for operators alone")
    void others() {
        PortOutOrder order = disputed(0, "Not ours.");
        signIn(tenant.admin());
        for (String address : List.of("provider/disputes", "provider/disputes/" + order.id())) {
            open(address);
            assertThat(find(H1.class).single().getText()).isEqualTo("This page isn’t open to you");
        }
    }

    @Test
    @DisplayName("The title of the tab names the dispute")
    void title() {
        PortOutOrder order = disputed(0, "Not ours.");
        signIn(world.operator());
        open("provider/disputes/" + order.id());
        assertThat(UI.getCurrent().getInternals().getTitle())
                .isEqualTo("Dispute of order " + order.name().purchaseOrderNumber() + " · Portwarden");
    }
}
