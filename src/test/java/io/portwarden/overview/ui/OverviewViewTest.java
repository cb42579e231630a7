package io.portwarden.overview.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeTableRow;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.OrderService;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OverviewViewTest extends ViewTest {

    private static final String PIN = "48392017";
    private static final String BUTTON = "Set up and manage PIN";

    @Autowired
    OrderService orders;

    @Autowired
    NumberLockService locks;

    @Autowired
    CarrierOrderService carrierSide;

    TestTenant tenant;
    Carrier carrier;
    int placed;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
    }

    private PortOutOrder place(String pin) {
        PlaceOrder order = OrderFixture.order(tenant, carrier, pin, List.of(tenant.number(placed++)));
        return as(carrier, () -> carrierSide.place(carrier, order)).order();
    }

    private String tile(String title) {
        return find(Tile.class).all().stream()
                .map(tile -> tile.getElement().getTextRecursively())
                .filter(text -> text.startsWith(title))
                .collect(Collectors.joining());
    }

    @Test
    @DisplayName("PIN-5: a new tenant has one next step, which opens the PIN panel; a viewer is told whom to ask")
    void firstStep() {
        signIn(tenant.admin());
        assertThat(screen()).contains("No PIN is set", "every new order is rejected");
        assertThat(screen()).contains("No port-out order has come and no wrong PIN was tried");
        assertThat(find(Button.class).withText(BUTTON).all().stream().filter(Button::isVisible))
                .hasSize(1);
        click(BUTTON);
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Set or change your port-out PIN");
    }

    @Test
    @DisplayName("A viewer sees the same figures, and no button")
    void viewer() {
        signIn(tenant.viewer());
        assertThat(screen()).contains("No PIN is set", "Ask an administrator of your organization");
        assertThat(find(Button.class).withText(BUTTON).exists()).isFalse();
    }

    @Test
    @DisplayName("The overview tells of PIN, orders to answer and locks, and of the last twelve weeks, as it happens")
    void live() {
        world.setPin(tenant, PIN);
        place("11112222");
        signIn(tenant.admin());
        assertThat(screen()).doesNotContain("No PIN is set");
        assertThat(tile("Port-out PIN")).contains("Set");
        assertThat(tile("Waiting for you")).contains("No order waits for your answer.");
        assertThat(tile("Numbers locked"))
                .contains("0 of " + tenant.phoneNumbers().size());
        assertThat(row(1)).endsWith("0 0 1 0 1 1");
        PortOutOrder waiting = place(PIN);
        eventually(() -> tile("Waiting for you").startsWith("Waiting for you1"));
        assertThat(screen()).contains(waiting.name().purchaseOrderNumber());
        assertThat(row(1)).endsWith("0 1 1 0 2 1");
        assertThat(find(NativeTableRow.class).all()).hasSize(13);
        assertThat(row(2)).endsWith("0 0 0 0 0 0");
    }

    @Test
    @DisplayName(
            "ORD-9: with every number locked and three of them in a confirmed order, nobody reads that none can leave")
    void lockedUnderWay() {
        world.setPin(tenant, PIN);
        PortOutOrder order = as(
                        carrier,
                        () -> carrierSide.place(
                                carrier,
                                OrderFixture.order(
                                        tenant,
                                        carrier,
                                        PIN,
                                        tenant.phoneNumbers().subList(0, 3))))
                .order();
        as(tenant.admin(), () -> orders.confirm(order.id()));
        as(tenant.admin(), () -> locks.lock(new NumberSelection.Matching(NumberFilter.ALL)));
        signIn(tenant.admin());
        open("");
        assertThat(tile("Numbers locked"))
                .contains("10 of 10", "No new order can take any of them.")
                .contains("3 numbers are in orders under way, which no lock stops.")
                .doesNotContain("None of them can leave");
    }

    private String row(int index) {
        return find(NativeTableRow.class)
                .all()
                .get(index)
                .getElement()
                .getChildren()
                .map(cell -> cell.getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    @Test
    @DisplayName("PIN-6: outside the United States the overview asks for no PIN")
    void elsewhere() {
        tenant = world.tenant("FR");
        signIn(tenant.admin());
        assertThat(screen()).contains("Not needed").doesNotContain("No PIN is set");
        assertThat(find(Button.class).withText(BUTTON).all().stream().filter(Button::isVisible))
                .isEmpty();
    }

    @Test
    @DisplayName("The overview speaks French")
    void french() {
        signIn(tenant.admin());
        speak(Locale.FRENCH);
        open("port-orders");
        open("");
        assertThat(screen()).contains("Vue d’ensemble", "Numéros verrouillés");
    }
}
