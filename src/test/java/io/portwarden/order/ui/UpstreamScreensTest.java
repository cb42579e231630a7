package io.portwarden.order.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import io.portwarden.TestClock;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierContact;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderWebhookBodies;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.AskFirstService;
import io.portwarden.order.access.OrderExport;
import io.portwarden.order.access.UpstreamOrderService;
import io.portwarden.provider.CarrierDesk;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see of orders that come through upstreams. */
class UpstreamScreensTest extends ViewTest {

    private static final String PIN = "48392017";
    private static final String YES = "Yes, let it pass";

    @Autowired
    UpstreamOrderService upstreams;

    @Autowired
    AskFirstService askFirst;

    @Autowired
    CarrierDesk desk;

    @Autowired
    OrderWebhookBodies bodies;

    @Autowired
    OrderExport export;

    @Autowired
    TestClock clock;

    TestTenant tenant;
    Carrier upstream;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        upstream = world.upstream();
    }

    @AfterEach
    void setClockRight() {
        clock.reset();
    }

    private PlaceOrder asked(String account, String zip, @Nullable String pin, PhoneNumber number) {
        return OrderFixture.asked(upstream, account, zip, pin, List.of(number));
    }

    private PortOutOrder ask(int number) {
        PlaceOrder asked =
                asked(tenant.tenant().accountNumber(), tenant.tenant().zipCode(), PIN, tenant.number(number));
        return as(upstream, () -> upstreams.ask(upstream, asked));
    }

    private PortOutOrder tell(int number, boolean silenceConfirms) {
        PlaceOrder told = asked("", tenant.tenant().zipCode(), null, tenant.number(number));
        return as(
                upstream,
                () -> upstreams.tell(upstream, told, clock.instant().plus(Duration.ofHours(2)), silenceConfirms));
    }

    private void wantToBeAsked() {
        as(tenant.admin(), () -> {
            askFirst.askFirst(true);
            return true;
        });
    }

    private void comeTo(SignedInPerson person, String address) {
        signIn(person);
        open(address);
    }

    private boolean offers(String label) {
        return find(Button.class).withText(label).exists();
    }

    private Checkbox askFirstSwitch() {
        return find(Checkbox.class).all().stream()
                .filter(box -> "Ask us before an upstream is told that numbers may go".equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("UPS-6: an admin switches asking first, beside words that say what it means for a port that is wanted")
    void switched() {
        comeTo(tenant.admin(), "port-orders");
        assertThat(askFirstSwitch().getValue()).isFalse();
        assertThat(askFirstSwitch().getHelperText()).contains("are not reviewed", "may leave at any moment");
        test(askFirstSwitch()).click();
        assertThat(as(tenant.viewer(), askFirst::isOn)).isTrue();
        assertThat(askFirstSwitch().getHelperText())
                .contains("The first order that passes every check", "is refused", "within 7 days of a yes");
        test(askFirstSwitch()).click();
        assertThat(as(tenant.viewer(), askFirst::isOn)).isFalse();
    }

    @Test
    @DisplayName("UPS-6: a viewer reads whether the organization is asked first, and cannot switch it")
    void viewer() {
        comeTo(tenant.viewer(), "port-orders");
        assertThat(askFirstSwitch().isReadOnly()).isTrue();
    }

    @Test
    @DisplayName("UPS-6: an admin says yes on the order's page, which then says who did, when, and until when it lasts")
    void yes() {
        wantToBeAsked();
        PortOutOrder order = ask(0);
        comeTo(tenant.admin(), "port-orders/" + order.id());
        assertThat(screen())
                .contains("Your organization wants to be asked first", "A carrier, through " + upstream.name());
        click(YES);
        assertThat(as(tenant.admin(), () -> askFirst.allowedUntil(order.id()))).isEmpty();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(as(tenant.admin(), () -> askFirst.allowedUntil(order.id()))).isPresent();
        assertThat(screen())
                .contains(
                        tenant.admin().displayName() + " said yes on",
                        "The same order passes when it comes again until",
                        "When the same is asked again within 7 days, with the same data, it passes.");
        assertThat(offers(YES)).isFalse();
        assertThat(ask(0).reasons()).isEmpty();
    }

    @Test
    @DisplayName("UPS-6: a viewer is told whom to ask; a yes that is over is said to be over, and no other is offered")
    void yesIsOver() {
        wantToBeAsked();
        PortOutOrder order = ask(0);
        comeTo(tenant.viewer(), "port-orders/" + order.id());
        assertThat(screen()).contains("Only an administrator of your organization can say yes");
        assertThat(offers(YES)).isFalse();
        as(tenant.admin(), () -> {
            askFirst.allow(order.id());
            return true;
        });
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        open("port-orders/" + order.id());
        assertThat(screen()).contains("that does not last any more");
    }

    @Test
    @DisplayName("UPS-6, UPS-9: the overview counts what waits for a yes and what is refused unless it is confirmed")
    void overview() {
        wantToBeAsked();
        PortOutOrder waits = ask(0);
        PortOutOrder again = ask(0);
        PortOutOrder allowed = ask(1);
        as(tenant.admin(), () -> {
            askFirst.allow(allowed.id());
            return true;
        });
        PortOutOrder toConfirm = tell(2, false);
        PortOutOrder compared = tell(3, true);
        comeTo(tenant.admin(), "");
        assertThat(screen())
                .contains(
                        "Waiting for you",
                        "One is confirmed when its review ends, unless you dispute it.",
                        "One is refused when its review ends, unless you confirm it.",
                        "One was refused and waits for your yes.",
                        "Refused, and passes when it comes again after your yes",
                        "unless confirmed",
                        "through " + upstream.name(),
                        again.name().purchaseOrderNumber(),
                        toConfirm.name().purchaseOrderNumber(),
                        compared.name().purchaseOrderNumber())
                .doesNotContain(
                        waits.name().purchaseOrderNumber(), allowed.name().purchaseOrderNumber());
        assertThat(as(world.usTenant().admin(), () -> askFirst.waiting(10))).isEmpty();
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(as(tenant.admin(), () -> askFirst.waiting(10))).isEmpty();
    }

    @Test
    @DisplayName("UPS-9: nothing on the page of an order that silence refuses says that silence confirms it")
    void silenceRefuses() {
        PortOutOrder order = tell(0, false);
        comeTo(tenant.admin(), "port-orders/" + order.id());
        assertThat(screen())
                .contains(
                        "This order passed what could be checked",
                        "it is refused, unless an administrator has confirmed it",
                        "The order is refused at the end of its review",
                        "Refused unless confirmed by",
                        "not compared: " + upstream.name() + " does not have it",
                        "not told, and so not checked")
                .doesNotContain("If nobody disputes it", "One that nobody disputes is confirmed", "passed every check");
        assertThat(offers("Confirm now")).isTrue();
    }

    @Test
    @DisplayName("UPS-9: the page of an order that an upstream tells of says that the upstream compares the PIN")
    void comparedThere() {
        PortOutOrder order = tell(0, true);
        comeTo(tenant.viewer(), "port-orders/" + order.id());
        assertThat(screen())
                .contains("compared by " + upstream.name() + ", not here", "If nobody disputes it, it is confirmed on");
    }

    @Test
    @DisplayName("UPS-7, UPS-9: webhooks and exports name no date that nobody asked for, and say what silence refuses")
    void told() throws IOException {
        PortOutOrder asked = ask(0);
        PortOutOrder toConfirm = tell(1, false);
        Instant now = clock.instant();
        assertThat(bodies.forTenant("port-out-order.confirmed", now, asked, upstream, null))
                .doesNotContain("desiredDueDate", "rejectedUnlessConfirmed");
        assertThat(bodies.forTenant("port-out-order.received", now, toConfirm, upstream, null))
                .contains("\"rejectedUnlessConfirmed\":true");
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        as(tenant.admin(), () -> {
            try {
                export.write(OrderSearch.ALL, csv, rows -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return csv;
        });
        List<String> lines = csv.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst()).endsWith("rejectedUnlessConfirmed");
        assertThat(lines.get(1))
                .contains(toConfirm.name().purchaseOrderNumber())
                .endsWith("yes");
        assertThat(lines.get(2))
                .contains(asked.name().purchaseOrderNumber(), ",,")
                .doesNotEndWith("yes");
    }

    @SuppressWarnings("unchecked") // there is one grid, and it holds orders
    private String cell(String column, String property) {
        Grid<OrderListItem> grid = find(Grid.class).single();
        return test(grid).getLitRendererPropertyValue(0, column, property, String.class);
    }

    @Test
    @DisplayName("UPS-7: lists and pages say through whom an order came, and that no date was asked for")
    void letThrough() {
        PortOutOrder order = ask(0);
        comeTo(tenant.admin(), "port-orders");
        assertThat(cell("carrier", "carrier")).isEqualTo("through " + upstream.name());
        assertThat(cell("due", "due")).isEqualTo("none asked for");
        open("port-orders/" + order.id());
        assertThat(screen())
                .contains(
                        "A carrier, through " + upstream.name() + ", asked for one number",
                        "none: the upstream asks whether the numbers may go at once",
                        "The upstream was told that the numbers may go")
                .doesNotContain("The confirmed date has come", "Date confirmed");
        open("");
        assertThat(screen()).contains("The first may leave at any moment.");
    }

    @Test
    @DisplayName("UPS-7: an operator reads the same, copies no words for the upstream and types in nothing for it")
    void ofOperators() {
        PortOutOrder order = ask(0);
        comeTo(world.operator(), "provider/orders/" + order.id());
        assertThat(screen())
                .contains("A carrier, through " + upstream.name(), "The upstream is answered by the portal itself")
                .doesNotContain("A carrier that sends its orders on paper");
        assertThat(offers("Enter a correction")).isFalse();
        Carrier writes = world.carrier();
        open("provider/orders/new");
        assertThat(carriers()).contains(writes).doesNotContain(upstream);
    }

    @SuppressWarnings("unchecked") // it is that of the carriers
    private List<Carrier> carriers() {
        return find(ComboBox.class).all().stream()
                .filter(box -> "Carrier that sent it".equals(box.getLabel()))
                .flatMap(box -> ((ComboBox<Carrier>) box).getListDataView().getItems())
                .toList();
    }

    @Test
    @DisplayName("CAR-1: an upstream has no API keys to give out, and its page offers none")
    void noKeys() {
        comeTo(world.operator(), "provider/carriers/" + upstream.id());
        assertThat(screen()).contains("It has no API keys").doesNotContain("New key");
        open("provider/carriers");
        assertThat(screen()).contains(upstream.name(), "Upstream");
        SignedInPerson operator = world.operator();
        assertThatThrownBy(() -> as(operator, () -> desk.issueKey(upstream.id(), "any", null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> as(operator, () -> desk.add(other(), CarrierContact.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
        as(operator, () -> {
            desk.change(
                    new Carrier(upstream.id(), upstream.spid(), "Another name", List.of("9999")),
                    new CarrierContact("Ada", "", ""));
            return true;
        });
        CarrierDesk.CarrierOnFile now =
                as(operator, () -> desk.find(upstream.id())).orElseThrow();
        assertThat(now.carrier()).isEqualTo(upstream);
        assertThat(now.contact().name()).isEqualTo("Ada");
    }

    private static Carrier other() {
        return new Carrier(CarrierId.next(), "9ZZZ", "Some upstream", List.of(), true);
    }
}
