package io.portwarden.order.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.Explanation;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.OrderService;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeskViewsTest extends ViewTest {

    private static final String PIN = "48392017";
    private static final String WRONG = "59403128";

    @Autowired
    CarrierOrderService carrierSide;

    @Autowired
    OrderService tenantSide;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
        world.setPin(tenant, PIN);
    }

    private PortOutOrder place(int number, @Nullable String pin) {
        return as(
                        carrier,
                        () -> carrierSide.place(
                                carrier, OrderFixture.order(tenant, carrier, pin, List.of(tenant.number(number)))))
                .order();
    }

    private void openDesk() {
        signIn(world.operator());
        open("provider/orders?carrier=" + carrier.spid());
    }

    private List<String> listed() {
        @SuppressWarnings("unchecked") // there is one table on the screen, and it holds these
        Grid<SeenByProvider.Listed> grid = find(Grid.class).single();
        return grid.getLazyDataView()
                .getItems()
                .map(row -> row.order().name().purchaseOrderNumber())
                .toList();
    }

    private String links() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).collect(Collectors.joining(" "));
    }

    private void fill(String pin) {
        choose("Carrier that sent it", carrier);
        write("Order number (PON)", "PAPER-" + tenant.tenant().accountNumber());
        test(find(TextArea.class).single())
                .setValue(tenant.number(0).national() + "\n" + tenant.number(1).international());
        write("Account number", tenant.tenant().accountNumber());
        write("ZIP code", tenant.tenant().zipCode());
        test(find(PasswordField.class).single()).setValue(pin);
        test(find(DatePicker.class).single()).setValue(OrderFixture.farBusinessDay());
        write("Initiator’s telephone number", "(212) 555-0100");
        test(find(Checkbox.class).single()).click();
    }

    private void choose(String label, Carrier wanted) {
        @SuppressWarnings("unchecked") // the only one on the screen
        ComboBox<Carrier> field = find(ComboBox.class).withLabel(label).single();
        field.setValue(wanted);
    }

    private void write(String label, String text) {
        test(find(TextField.class).withLabel(label).single()).setValue(text);
    }

    private void clickInDialog(String label) {
        test(find(Button.class, find(Dialog.class).single()).withText(label).single())
                .click();
    }

    @Test
    @DisplayName("ORD-8: the desk lists all tenants' orders, and its filters stand in the address")
    void list() {
        PortOutOrder first = place(0, PIN);
        PortOutOrder second = place(1, WRONG);
        openDesk();
        assertThat(listed())
                .containsExactly(
                        second.name().purchaseOrderNumber(), first.name().purchaseOrderNumber());
        assertThat(links())
                .contains("provider/orders?carrier=" + carrier.spid() + "&status=pending")
                .doesNotContain("port-orders");
        open("provider/orders?status=rejected&tenant=" + tenant.id());
        assertThat(listed()).containsExactly(second.name().purchaseOrderNumber());
        assertThat(screen()).contains("Clear filters");
    }

    @Test
    @DisplayName("ORD-1: an order that arrives comes to the open desk by itself")
    void live() {
        openDesk();
        assertThat(screen()).contains("No order fits");
        PortOutOrder order = place(0, PIN);
        eventually(() -> listed().contains(order.name().purchaseOrderNumber()));
    }

    @Test
    @DisplayName("ORD-13: a dispute comes to the top of the desk, with its deadline, and leads to the decision")
    void disputesFirst() {
        world.superuser()
                .sql("update port_out_orders set status = 'cancelled' where status = 'disputed'")
                .update();
        PortOutOrder order = place(0, PIN);
        openDesk();
        assertThat(screen()).doesNotContain("A message still stops it until");
        as(tenant.admin(), () -> tenantSide.dispute(order.id(), new Explanation("Not ours.")));
        eventually(() -> screen().contains("A message still stops it until"));
        assertThat(screen()).contains("Dispute of order " + order.name().purchaseOrderNumber());
        assertThat(links()).contains("provider/disputes/" + order.id());
        open("provider/orders/" + order.id());
        assertThat(screen()).contains("This dispute waits for your decision", "Not ours.");
    }

    @Test
    @DisplayName("PIN-8: an order's page tells an operator no more of its PIN than the carrier was told")
    void trueReason() {
        TestTenant without = world.usTenant();
        PortOutOrder notSet = as(carrier, () -> carrierSide.place(carrier, OrderFixture.order(without, carrier, PIN)))
                .order();
        PortOutOrder wrong = place(0, WRONG);
        signIn(world.operator());
        for (PortOutOrder order : List.of(notSet, wrong)) {
            open("provider/orders/" + order.id());
            assertThat(screen())
                    .contains("Rejected", "- 8C: The PIN was not accepted.")
                    .doesNotContain("Wrong PIN", "No PIN set", PIN, WRONG);
        }
    }

    @Test
    @DisplayName(
            "ORD-1: an order from paper is entered, checked, and answered in words to copy; the PIN is gone at once")
    void enter() {
        signIn(world.operator());
        open("provider/orders/new");
        fill(PIN);
        PasswordField pin = find(PasswordField.class).single();
        assertThat(pin.isRevealButtonVisible()).isFalse();
        assertThat(pin.getElement().getAttribute("autocomplete")).isEqualTo("off");
        assertThat(find(TextArea.class).single().getHelperText()).isEqualTo("2 numbers read");
        click("Check and place the order");
        assertThat(pin.getValue()).isEmpty();
        assertThat(screen())
                .contains("Order PAPER-" + tenant.tenant().accountNumber() + ": In review")
                .contains("for 2 numbers: received, and every check passed")
                .doesNotContain(PIN);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("provider/orders/new");
        click("Enter another order");
        assertThat(find(PasswordField.class).single().getValue()).isEmpty();
    }

    @Test
    @DisplayName("PIN-8: after a wrong PIN the desk reads what the carrier may know, and can enter a correction")
    void wrongPin() {
        signIn(world.operator());
        open("provider/orders/new");
        fill(WRONG);
        click("Check and place the order");
        assertThat(screen())
                .contains(": Rejected", "- 8C: The PIN was not accepted.")
                .doesNotContain("Wrong PIN", WRONG);
        open(find(Anchor.class).withText("Open the order").single().getHref());
        click("Enter a correction");
        PasswordField pin = find(PasswordField.class).single();
        assertThat(pin.getValue()).isEmpty();
        test(pin).setValue(PIN);
        clickInDialog("Enter a correction");
        assertThat(pin.getValue()).isEmpty();
        assertThat(screen())
                .contains("In review", "sent a corrected order", "Olga Operator entered what follows")
                .doesNotContain(PIN, WRONG);
    }

    @Test
    @DisplayName(
            "ORD-1, ORD-16: what can be no order is told beside the fields, all at once, and nothing is checked; a PIN can be anything")
    void refused() {
        signIn(world.operator());
        open("provider/orders/new");
        fill("12345");
        test(find(TextArea.class).single()).setValue("202-555-01\n" + tenant.number(0));
        write("New network service provider (NNSP)", "ZZZZ");
        click("Check and place the order");
        assertThat(screen())
                .contains("Not a telephone number: 202-555-01", "This carrier has no such SPID on file.")
                .doesNotContain("A PIN has 6 to 10 digits");
        assertThat(find(Button.class).withText("Enter another order").exists()).isFalse();
    }

    @Test
    @DisplayName("ORD-5: a name that the carrier has given to another order is told beside the field")
    void taken() {
        PortOutOrder order = place(5, PIN);
        signIn(world.operator());
        open("provider/orders/new");
        fill(PIN);
        write("Order number (PON)", order.name().purchaseOrderNumber());
        click("Check and place the order");
        assertThat(screen()).contains("This carrier has sent another order under this number and version.");
        assertThat(find(PasswordField.class).single().getValue()).isEmpty();
    }

    @Test
    @DisplayName(
            "ORD-6: new due date and cancellation are entered on the order's page; an impossible date can be mended")
    void supplements() {
        PortOutOrder order = place(0, PIN);
        signIn(world.operator());
        open("provider/orders/" + order.id());
        click("Enter a new due date");
        DatePicker day = find(DatePicker.class, find(Dialog.class).single()).single();
        clickInDialog("Enter a new due date");
        assertThat(day.getErrorMessage()).isEqualTo("This field is needed.");
        test(day).setValue(LocalDate.now());
        clickInDialog("Enter a new due date");
        assertThat(screen()).contains("That date is not possible");
        test(day).setValue(order.desiredDueDate().plusDays(7));
        clickInDialog("Enter a new due date");
        assertThat(screen()).contains("chose another date");
        click("Enter the cancellation");
        clickInDialog("Enter the cancellation");
        assertThat(screen()).contains("Cancelled", "withdrew the order");
    }

    @Test
    @DisplayName("ORD-8: the tenant reads who at the provider has entered the carrier's request")
    void tenantReads() {
        signIn(world.operator());
        open("provider/orders/new");
        fill(PIN);
        click("Check and place the order");
        String id =
                find(Anchor.class).withText("Open the order").single().getHref().replace("provider/orders/", "");
        cleanVaadinEnvironment();
        signIn(tenant.viewer());
        open("port-orders/" + id);
        assertThat(screen())
                .contains("Olga Operator entered a request of the carrier", carrier.name() + " asked to take over");
    }

    @Test
    @DisplayName("PIN-3: nothing on the desk's screens sets, shows or unlocks a PIN")
    void noPin() {
        PortOutOrder order = place(0, PIN);
        signIn(world.operator());
        for (String address : List.of("provider/orders", "provider/orders/" + order.id(), "provider/orders?pin")) {
            open(address);
            assertThat(find(PasswordField.class).exists()).as(address).isFalse();
            assertThat(find(Button.class).all())
                    .extracting(Button::getText)
                    .noneMatch(text -> text.contains("PIN") || text.contains("nlock"));
        }
    }

    @Test
    @DisplayName("The desk is for operators alone, and what does not exist is not found there")
    void others() {
        PortOutOrder order = place(0, PIN);
        signIn(tenant.admin());
        for (String address : List.of("provider/orders", "provider/orders/new", "provider/orders/" + order.id())) {
            open(address);
            assertThat(find(H1.class).single().getText()).isEqualTo("This page isn’t open to you");
        }
        cleanVaadinEnvironment();
        signIn(world.operator());
        open("provider/orders/x");
        assertThat(find(H1.class).single().getText()).isEqualTo("This page doesn’t exist");
    }

    @Test
    @DisplayName("CSR-1: an operator asks for a record for a carrier that wrote on paper, and reads what to answer")
    void customerRecord() {
        signIn(world.operator());
        open("provider/orders/new");
        assertThat(links()).contains("provider/customer-records");
        open("provider/customer-records");
        click("Check and show the record");
        assertThat(screen()).doesNotContain("The record");
        choose("Carrier that asks", carrier);
        write("Account number", tenant.tenant().accountNumber());
        write("ZIP code", "99999");
        test(find(PasswordField.class).single()).setValue(WRONG);
        click("Check and show the record");
        assertThat(screen())
                .contains(
                        "The record is not given", "8C: The PIN was not accepted.", "8D: The ZIP code is not the one");
        write("ZIP code", tenant.tenant().zipCode());
        assertThat(find(PasswordField.class).single().getValue())
                .as("taken out of the field")
                .isEmpty();
        test(find(PasswordField.class).single()).setValue(PIN);
        click("Check and show the record");
        assertThat(screen())
                .contains(
                        "The record may be given",
                        "Name: " + tenant.tenant().name(),
                        tenant.number(9).national())
                .doesNotContain("not accepted", "and more");
    }
}
