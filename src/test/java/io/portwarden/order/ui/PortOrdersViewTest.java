package io.portwarden.order.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.ReviewService;
import io.portwarden.order.life.TestReviews;
import io.portwarden.shared.SignedInPerson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PortOrdersViewTest extends ViewTest {

    private static final String PIN = "48392017";

    @Autowired
    CarrierOrderService carrierSide;

    @Autowired
    TestReviews reviews;

    @Autowired
    ReviewService reviewing;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
    }

    @AfterEach
    void reviewAll() {
        reviews.reviewAll();
    }

    private PortOutOrder place(PlaceOrder order) {
        return as(carrier, () -> carrierSide.place(carrier, order)).order();
    }

    private PortOutOrder place(@Nullable String pin) {
        return place(OrderFixture.order(tenant, carrier, pin));
    }

    private void comeTo(SignedInPerson person, String address) {
        signIn(person);
        open(address);
    }

    @SuppressWarnings("unchecked") // there is one grid, and it holds orders
    private Grid<OrderListItem> grid() {
        return find(Grid.class).single();
    }

    private List<UUID> shown() {
        return IntStream.range(0, test(grid()).size())
                .mapToObj(i -> ((OrderListItem) test(grid()).getRow(i)).id())
                .toList();
    }

    @Test
    @DisplayName("ORD-8: orders stand newest first, with state, numbers and the true reason in plain words")
    void newestFirst() {
        PortOutOrder refused = place(PIN);
        world.setPin(tenant, PIN);
        PortOutOrder passed = place(OrderFixture.order(
                tenant, carrier, PIN, List.of(tenant.number(1), tenant.number(2), tenant.number(3))));
        comeTo(tenant.viewer(), "port-orders");
        assertThat(find(H1.class).single().getText()).isEqualTo("Port orders");
        assertThat(shown()).containsExactly(passed.id(), refused.id());
        assertThat(cell(0, "state", "state")).isEqualTo("In review");
        assertThat(cell(0, "numbers", "numbers")).isEqualTo(tenant.number(1).national() + " and 2 more");
        assertThat(cell(1, "state", "state")).isEqualTo("Rejected");
        assertThat(cell(1, "reasons", "reasons")).isEqualTo("No PIN set");
        assertThat(cell(1, "carrier", "carrier")).isEqualTo(carrier.name());
        assertThat(cell(1, "order", "name")).isEqualTo(refused.name().purchaseOrderNumber());
    }

    private String cell(int row, String column, String property) {
        return test(grid()).getLitRendererPropertyValue(row, column, property, String.class);
    }

    @Test
    @DisplayName("Many orders are shown page by page, each once and none left out")
    void severalPages() {
        List<UUID> placed = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            placed.add(place((String) null).id());
        }
        Collections.reverse(placed);
        comeTo(tenant.admin(), "port-orders");
        List<UUID> rows = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            rows.add(((OrderListItem) test(grid()).getRow(i)).id());
        }
        assertThat(rows).isEqualTo(placed);
    }

    @Test
    @DisplayName("The state in the address filters the list; each state has a link that says how many there are")
    void filter() {
        PortOutOrder refused = place(PIN);
        world.setPin(tenant, PIN);
        PortOutOrder passed = place(PIN);
        comeTo(tenant.viewer(), "port-orders?status=pending");
        assertThat(shown()).containsExactly(passed.id());
        assertThat(states())
                .containsExactly(
                        "All 2",
                        "Rejected 1",
                        "In review 1",
                        "Disputed 0",
                        "Confirmed 0",
                        "Completed 0",
                        "Cancelled 0");
        assertThat(current()).isEqualTo("In review 1");
        follow("Rejected 1");
        assertThat(shown()).containsExactly(refused.id());
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("port-orders?status=rejected");
        follow("All 2");
        assertThat(shown()).containsExactly(passed.id(), refused.id());
    }

    private List<Anchor> stateLinks() {
        return find(Anchor.class, find(Nav.class).single()).all();
    }

    private List<String> states() {
        return stateLinks().stream().map(PortOrdersViewTest::words).toList();
    }

    private static String words(Anchor link) {
        return link.getChildren()
                .filter(Span.class::isInstance)
                .map(child -> child.getElement().getText())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private String current() {
        return stateLinks().stream()
                .filter(link -> link.getElement().hasAttribute("aria-current"))
                .map(PortOrdersViewTest::words)
                .collect(Collectors.joining());
    }

    private void follow(String words) {
        open(stateLinks().stream()
                .filter(link -> words(link).equals(words))
                .findFirst()
                .orElseThrow()
                .getHref());
    }

    @Test
    @DisplayName("What is looked for is in the address, and what is in the address is looked for")
    @SuppressWarnings("unchecked") // there is one such box, and it holds carriers
    void search() {
        Carrier other = world.carrier();
        PortOutOrder first = place(OrderFixture.order(tenant, carrier, PIN));
        PortOutOrder second = as(other, () -> carrierSide.place(other, OrderFixture.order(tenant, other, PIN)))
                .order();
        comeTo(tenant.viewer(), "port-orders");
        test(find(TextField.class).withLabel("Search").single())
                .setValue(first.name().purchaseOrderNumber());
        assertThat(shown()).containsExactly(first.id());
        assertThat(states()).contains("All 1", "Rejected 1");
        String address = UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
        assertThat(address).isEqualTo("port-orders?q=" + first.name().purchaseOrderNumber());

        open("port-orders?carrier=" + other.spid());
        assertThat(shown()).containsExactly(second.id());
        assertThat(find(TextField.class).withLabel("Search").single().getValue())
                .isEmpty();
        assertThat(((ComboBox<Carrier>) find(ComboBox.class).single()).getValue())
                .isEqualTo(other);

        open(address);
        assertThat(shown()).containsExactly(first.id());
        assertThat(find(TextField.class).withLabel("Search").single().getValue())
                .isEqualTo(first.name().purchaseOrderNumber());

        open("port-orders?status=rejected&carrier=" + carrier.spid() + "&from=2020-01-01&until=2020-01-02");
        assertThat(shown()).isEmpty();
        assertThat(screen()).contains("No order fits");
    }

    @Test
    @DisplayName("What means nothing in an address narrows nothing, and breaks nothing")
    void meaninglessAddress() {
        PortOutOrder order = place(PIN);
        signIn(tenant.viewer());
        for (String query : List.of(
                "status=lost", "carrier=%27", "from=yesterday", "until=-999999999-01-01", "q=%00", "q=%20", "x=y")) {
            open("port-orders?" + query);
            assertThat(shown()).as(query).containsExactly(order.id());
        }
    }

    @Test
    @DisplayName("The counts of the states change while the list is open")
    void liveCounts() {
        comeTo(tenant.viewer(), "port-orders");
        assertThat(states()).contains("All 0");
        place(PIN);
        eventually(() -> states().contains("Rejected 1"));
    }

    @Test
    @DisplayName("A state that does not exist filters nothing")
    void unknownState() {
        PortOutOrder order = place(PIN);
        comeTo(tenant.viewer(), "port-orders?status=lost");
        assertThat(shown()).containsExactly(order.id());
    }

    @Test
    @DisplayName("With no orders in a state the list says so and leads back to all")
    void emptyFilter() {
        place(PIN);
        comeTo(tenant.viewer(), "port-orders?status=" + OrderStatus.CONFIRMED.code());
        assertThat(screen()).contains("No orders in the state “Confirmed”");
        assertThat(find(Anchor.class).withText("Show all orders").single().getHref())
                .isEqualTo("port-orders");
    }

    @Test
    @DisplayName("PIN-5: with no order yet, the list says what will appear, and that the PIN comes first")
    void empty() {
        comeTo(tenant.admin(), "port-orders");
        assertThat(screen()).contains("No port orders yet", "Set the PIN first");
    }

    @Test
    @DisplayName("PIN-5: with no PIN set, an admin is told that no number can leave, and a link opens the panel")
    void noPin() {
        comeTo(tenant.admin(), "port-orders");
        assertThat(screen()).contains("No PIN is set", "every new order is rejected");
        Anchor link = find(Anchor.class).withText("Set the PIN").first();
        open(link.getHref());
        assertThat(find(Dialog.class).exists()).isTrue();
    }

    @Test
    @DisplayName("PIN-5: a viewer is told to ask an admin, and has neither button nor link")
    void noPinViewer() {
        comeTo(tenant.viewer(), "port-orders");
        assertThat(screen()).contains("No PIN is set", "Ask an administrator of your organization");
        assertThat(find(Button.class).withText("Set up and manage PIN").exists())
                .isFalse();
        assertThat(find(Anchor.class).withText("Set the PIN").exists()).isFalse();
    }

    @Test
    @DisplayName("PIN-11: with a PIN set, the list says since when and by whom")
    void pinSet() {
        world.setPin(tenant, PIN);
        comeTo(tenant.viewer(), "port-orders");
        assertThat(screen()).contains("PIN set on ").contains(" by Ada Admin.").doesNotContain("No PIN is set");
    }

    @Test
    @DisplayName("PIN-6, PIN-12: where no PIN applies the list says so, and what guards the numbers instead")
    void elsewhere() {
        tenant = world.tenant("FR");
        comeTo(tenant.admin(), "port-orders");
        assertThat(screen())
                .contains("organizations in France", "Locks and the review")
                .doesNotContain("No PIN is set");
    }

    private static final String REVIEW = "Review every order before it is confirmed";

    private Checkbox reviewSwitch() {
        return find(Checkbox.class).withLabel(REVIEW).single();
    }

    private void review(boolean wanted) {
        as(tenant.admin(), () -> {
            reviewing.review(wanted);
            return wanted;
        });
    }

    @Test
    @DisplayName("ORD-4: the switch of reviews is shown only where it is up to the tenant, and admins turn it")
    void reviewSwitches() {
        comeTo(tenant.admin(), "port-orders");
        assertThat(find(Checkbox.class).withLabel(REVIEW).exists()).isFalse();
        cleanVaadinEnvironment();

        reviews.askTenants();
        comeTo(tenant.admin(), "port-orders");
        assertThat(reviewSwitch().getValue()).isFalse();
        assertThat(reviewSwitch().getHelperText()).contains("confirmed at once");
        test(reviewSwitch()).click();
        assertThat(reviewSwitch().getValue()).isTrue();
        assertThat(toast()).contains("From now on, every order");
        assertThat(as(tenant.viewer(), reviewing::isOn)).isTrue();
    }

    @Test
    @DisplayName("ORD-4, PIN-12: a viewer sees whether orders are reviewed, as it changes, and cannot change it")
    void reviewLive() {
        tenant = world.tenant("FR");
        reviews.askTenants();
        comeTo(tenant.viewer(), "port-orders");
        assertThat(reviewSwitch().isReadOnly()).isTrue();
        assertThat(screen()).contains("once it is switched on").doesNotContain("Locks and the review");
        review(true);
        eventually(() -> reviewSwitch().getValue());
        assertThat(screen()).contains("Locks and the review of every order guard your numbers.");
        review(false);
        eventually(() -> !reviewSwitch().getValue());
        PortOutOrder order = place((String) null);
        eventually(() -> shown().contains(order.id()));
        assertThat(cell(0, "state", "state")).isEqualTo("Confirmed");
        open("port-orders/" + order.id());
        assertThat(screen())
                .contains("The order passed its checks, and was confirmed at once", "only where an organization asks");
    }

    @Test
    @DisplayName("ORD-8: an order that comes appears in the open list by itself, and is announced")
    void live() {
        PortOutOrder before = place(PIN);
        comeTo(tenant.viewer(), "port-orders");
        assertThat(shown()).containsExactly(before.id());
        PortOutOrder come = place(PIN);
        eventually(() -> screen().contains("New order " + come.name().purchaseOrderNumber()));
        assertThat(shown()).containsExactly(come.id(), before.id());
    }

    @Test
    @DisplayName(
            "ORD-8: who reads further down, or stands on a row, is told of new orders, not moved, and goes to them when ready")
    void liveWhileReading() {
        PortOutOrder before = place(PIN);
        comeTo(tenant.viewer(), "port-orders");
        scrollAway(true);
        PortOutOrder come = place(PIN);
        eventually(() -> find(Button.class).withText("1 new order").exists());
        assertThat(screen()).contains("New orders have arrived above.");
        click("1 new order");
        assertThat(shown()).containsExactly(come.id(), before.id());
        assertThat(find(Button.class).withText("1 new order").exists()).isFalse();
    }

    private void scrollAway(boolean away) {
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("event.detail", away);
        grid().getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(grid().getElement(), "reading", told));
    }

    @Test
    @DisplayName("PIN-5: the notice of the missing PIN goes from an open list once another admin has set it")
    void livePin() {
        comeTo(tenant.viewer(), "port-orders");
        assertThat(screen()).contains("No PIN is set");
        world.setPin(tenant, PIN);
        eventually(() -> !screen().contains("No PIN is set"));
    }

    @Test
    @DisplayName("Another tenant's orders do not exist: not in the list, and not while it is open")
    void others() {
        TestTenant other = world.usTenant();
        place(OrderFixture.order(other, carrier, PIN));
        comeTo(tenant.admin(), "port-orders");
        assertThat(shown()).isEmpty();
        place(OrderFixture.order(other, carrier, PIN));
        PortOutOrder own = place(PIN);
        eventually(() -> !shown().isEmpty());
        assertThat(shown()).containsExactly(own.id());
    }

    @Test
    @DisplayName("A click on an order opens it")
    void openOrder() {
        PortOutOrder order = place(PIN);
        comeTo(tenant.viewer(), "port-orders");
        test(grid()).clickRow(0);
        assertThat(find(H1.class).single().getText())
                .isEqualTo("Order " + order.name().purchaseOrderNumber());
    }
}
