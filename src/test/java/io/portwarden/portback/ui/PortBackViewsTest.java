package io.portwarden.portback.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.life.OrderLife;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.portback.Statement;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.portback.access.PortBackDesk;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.portback.access.PortBackService;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shell.NotFoundScreen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PortBackViewsTest extends ViewTest {

    private static final String PIN = "48392017";
    private static final Statement WHY = Statement.of("Nobody here wanted this.");

    @Autowired
    DepartureDesk departures;

    @Autowired
    PortBackService tenantSide;

    @Autowired
    PortBackDesk desk;

    @Autowired
    OrderLife life;

    TestTenant tenant;
    SignedInPerson operator;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        operator = world.operator();
    }

    private PortBack left(int number, Duration ago) {
        return as(
                        operator,
                        () -> departures.record(
                                tenant.number(number), Instant.now().minus(ago), "5678"))
                .opened();
    }

    private List<String> buttons() {
        return find(Button.class).all().stream()
                .map(Button::getText)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private String countdown() {
        return find(Span.class).withClassName("pw-countdown").single().getText();
    }

    private void write(String text) {
        test(find(TextArea.class).all().getLast()).setValue(text);
    }

    @Test
    @DisplayName("ORD-14: the admin reads what is gone, the next step and its clock, and says that it was not wanted")
    void admin() {
        PortBack left = left(0, Duration.ofHours(2));
        signIn(tenant.admin());
        open("port-backs");
        assertThat(screen()).contains(tenant.number(0).national(), "Left without an order", "To be asked for");
        open("port-backs/" + left.id());
        assertThat(screen())
                .contains("This number has left without an order", "Your provider should ask the other one by", "5678");
        assertThat(countdown()).isIn("22 h 0 min left", "21 h 59 min left");
        click("I did not want this");
        write("My PIN is 48392017");
        test(find(Button.class).withText("I did not want this").all().getLast()).click();
        assertThat(screen()).contains("could be a PIN");
        write(WHY.text());
        test(find(Button.class).withText("I did not want this").all().getLast()).click();
        assertThat(screen()).contains("You did not want this, and your provider knows", WHY.text());
        assertThat(buttons()).doesNotContain("I did not want this");
    }

    @Test
    @DisplayName("ORD-14: the viewer reads the case and is sent to an admin")
    void viewer() {
        PortBack left = left(0, Duration.ofHours(2));
        signIn(tenant.viewer());
        open("port-backs/" + left.id());
        assertThat(screen()).contains("Only an administrator of your organization can say");
        assertThat(buttons()).doesNotContain("I did not want this");
    }

    @Test
    @DisplayName("ORD-14: the clock says when the first time is over, and when it is too late")
    void late() {
        PortBack late = left(0, Duration.ofHours(30));
        PortBack tooLate = left(1, Duration.ofDays(8));
        signIn(operator);
        open("provider/port-backs/" + late.id());
        assertThat(screen()).contains("The first time is over");
        assertThat(countdown()).isIn("5 days 18 h left", "5 days 17 h left");
        open("provider/port-backs/" + tooLate.id());
        assertThat(screen()).contains("counts as winning a customer back");
        assertThat(find(Span.class).withClassName("pw-countdown").all()).isEmpty();
    }

    @Test
    @DisplayName("ORD-14: news of a case arrive on the open page")
    void live() {
        PortBack left = left(0, Duration.ofHours(2));
        signIn(tenant.admin());
        open("port-backs/" + left.id());
        as(operator, () -> desk.requestBack(left.id(), WHY));
        eventually(() -> screen().contains("Your provider has asked for it back"));
        assertThat(find(Span.class).withClassName("pw-countdown").all()).isEmpty();
    }

    @Test
    @DisplayName(
            "ORD-14: of a completed order the admin says that it was not wanted, from the order and from its number")
    void report() {
        world.setPin(tenant, PIN);
        Carrier carrier = world.carrier();
        PortOutOrder order = life.in(OrderStatus.COMPLETED, tenant, tenant.number(0), carrier, PIN);
        signIn(tenant.admin());
        open("port-orders/" + order.id());
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .contains("port-backs/new?order=" + order.id());
        open("port-backs/new?number=" + tenant.number(0).e164().replace("+", "%2B"));
        assertThat(screen()).contains(tenant.number(0).national(), carrier.name());
        click("I did not want this");
        assertThat(screen()).contains("Write a reason.");
        write(WHY.text());
        click("I did not want this");
        assertThat(getCurrentView()).isInstanceOf(PortBackView.class);
        assertThat(screen()).contains("You did not want this, and your provider knows");
        open("port-backs/new?order=" + order.id());
        assertThat(getCurrentView()).as("it has a case").isInstanceOf(PortBackView.class);
    }

    @Test
    @DisplayName("ORD-14, CAR-1: before it is reported, what left names the SPID of the order, as its case does")
    void reportNamesSpidOfOrder() {
        world.setPin(tenant, PIN);
        Carrier carrier = world.carrier();
        PortOutOrder order = life.in(OrderStatus.CONFIRMED, tenant, tenant.number(0), carrier, PIN);
        world.superuser()
                .sql("update port_out_orders set new_network_service_provider = '7ZQ8' where order_id = ?")
                .param(order.id())
                .update();
        life.makeDue(order);
        life.complete(carrier, order);
        signIn(tenant.admin());
        open("port-backs/new?order=" + order.id());
        assertThat(screen())
                .contains("a provider that is not on file (SPID 7ZQ8)")
                .doesNotContain(carrier.name());
        write(WHY.text());
        click("I did not want this");
        assertThat(getCurrentView()).isInstanceOf(PortBackView.class);
        assertThat(screen()).contains("a provider that is not on file (SPID 7ZQ8)");
    }

    @Test
    @DisplayName("ORD-14: where nothing is gone there is nothing to report, whatever is asked for")
    void nothing() {
        signIn(tenant.admin());
        for (String address : List.of(
                "port-backs/new",
                "port-backs/new?order=x",
                "port-backs/new?number=x",
                "port-backs/new?number=" + tenant.number(0).e164().replace("+", "%2B"))) {
            open(address);
            assertThat(screen()).as(address).contains("Nothing is gone here");
        }
        open("port-backs/x");
        assertThat(getCurrentView()).isInstanceOf(NotFoundScreen.class);
    }

    @Test
    @DisplayName("ORD-14: the operator records a departure, with every field that is wrong said beside it")
    void departure() {
        signIn(operator);
        open("provider/departures/new");
        click("Record it and tell the tenant");
        assertThat(screen()).contains("This is no telephone number.", "Give the date and the time.", "A SPID has 4");
        test(find(TextField.class).withCaption("Number").single())
                .setValue(tenant.number(0).national());
        test(find(TextField.class)
                        .withCaption("SPID of the provider that has it")
                        .single())
                .setValue("56");
        test(find(DateTimePicker.class).single())
                .setValue(LocalDateTime.now(ZoneOffset.UTC).plusDays(1));
        click("Record it and tell the tenant");
        assertThat(screen()).contains("This has not happened yet.", "A SPID has 4 letters or digits.");
        test(find(TextField.class)
                        .withCaption("SPID of the provider that has it")
                        .single())
                .setValue("\u200e5678\u00a0");
        test(find(DateTimePicker.class).single())
                .setValue(LocalDateTime.now(ZoneOffset.UTC).minusHours(1));
        click("Record it and tell the tenant");
        assertThat(getCurrentView()).isInstanceOf(DeskPortBackView.class);
        assertThat(screen())
                .contains("A number left without an order", tenant.tenant().name());
        open("provider/departures/new?number=%2B12129990199");
        test(find(TextField.class)
                        .withCaption("SPID of the provider that has it")
                        .single())
                .setValue("5678");
        test(find(DateTimePicker.class).single())
                .setValue(LocalDateTime.now(ZoneOffset.UTC).minusHours(1));
        click("Record it and tell the tenant");
        assertThat(screen()).contains("No tenant holds this number.");
    }

    @Test
    @DisplayName(
            "ORD-14, NUM-3: the desk is led to record a departure from every number of a tenant but toll-free ones")
    void ledToDepartures() {
        String tollFree = "+1844" + tenant.number(0).e164().substring(5);
        world.superuser()
                .sql(
                        "insert into phone_numbers (tenant_id, phone_number, status, guarded_by) values (?, ?, 'active', 'nobody')")
                .params(tenant.id().value(), tollFree)
                .update();
        signIn(operator);
        open("provider/tenants/" + tenant.id());
        assertThat(screen()).contains(new PhoneNumber(tollFree).national());
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains(departureOf(tenant.number(0).e164()))
                .doesNotContain(departureOf(tollFree));
    }

    private static String departureOf(String e164) {
        return "provider/departures/new?number=" + e164.replace("+", "%2B");
    }

    @Test
    @DisplayName("ORD-14: the desk filters its cases by state, asks, restores, and has nothing more to do then")
    @SuppressWarnings("unchecked")
    void deskCases() {
        PortBack left = left(0, Duration.ofDays(300));
        signIn(operator);
        open("provider/port-backs");
        assertThat(screen()).contains(tenant.tenant().name());
        test((Select<PortBackStatus>) find(Select.class).withCaption("State").single())
                .selectItem("Back");
        assertThat(screen()).doesNotContain(tenant.tenant().name());
        open("provider/port-backs/" + left.id());
        assertThat(buttons())
                .contains("Write down that it was asked for", "Refuse")
                .doesNotContain("Restore");
        click("Write down that it was asked for");
        write(WHY.text());
        test(find(Button.class)
                        .withText("Write down that it was asked for")
                        .all()
                        .getLast())
                .click();
        click("Restore");
        write(WHY.text());
        test(find(Button.class).withText("Restore").all().getLast()).click();
        assertThat(screen()).contains("It is the tenant’s again, in service and locked");
        assertThat(buttons()).doesNotContain("Restore", "Refuse", "Write down that it was asked for");
    }

    @Test
    @DisplayName("ORD-14: who was slower is told so, and what was typed stays")
    void slower() {
        PortBack left = left(0, Duration.ofHours(1));
        signIn(operator);
        open("provider/port-backs/" + left.id());
        click("Refuse");
        write(WHY.text());
        as(operator, () -> desk.refuse(left.id(), WHY));
        signInAgainAs(operator);
        test(find(Button.class).withText("Refuse").all().getLast()).click();
        assertThat(screen()).contains("The case has changed in the meantime.");
        assertThat(find(TextArea.class).all().getLast().getValue()).isEqualTo(WHY.text());
    }

    private static void signInAgainAs(SignedInPerson person) {
        proved(person, Instant.now());
    }

    @Test
    @DisplayName(
            "ORD-14: the evidence sheet has timeline, carrier, SPID, times with zones and what was compared, and no PIN")
    void evidence() {
        world.setPin(tenant, PIN);
        Carrier carrier = world.carrier();
        PortOutOrder order = life.in(OrderStatus.COMPLETED, tenant, tenant.number(0), carrier, PIN);
        world.superuser()
                .sql("insert into order_events values (?, ?, ?, now(), 'lapse-ahead', 'system', '', '2026-12-14')")
                .params(tenant.id().value(), order.id(), UUID.randomUUID())
                .update();
        PortBack reported = as(tenant.admin(), () -> tenantSide.report(order.id(), WHY));
        signIn(tenant.viewer());
        open("port-backs/evidence/" + reported.id());
        String sheet = screen();
        assertThat(sheet)
                .contains(
                        order.name().purchaseOrderNumber(),
                        carrier.name(),
                        carrier.spid(),
                        tenant.tenant().accountNumber() + ", as on file",
                        "20001, as on file",
                        "this one was accepted",
                        carrier.name() + " took the numbers over",
                        "All sides were told that the order lapses: Dec 14, 2026",
                        WHY.text(),
                        "M Z")
                .doesNotContain(PIN);
        PortBackDetails details =
                as(tenant.viewer(), () -> tenantSide.find(reported.id())).orElseThrow();
        String file = EvidenceSheet.asText(
                "Evidence",
                new EvidenceSheet(getCurrentComponent(), details, new Moments(Locale.ENGLISH, ZoneOffset.UTC))
                        .parts(Instant.now()));
        assertThat(file)
                .contains(carrier.spid(), WHY.text(), "What was compared")
                .doesNotContain(PIN);
        open("port-backs/evidence/x");
        assertThat(getCurrentView()).isInstanceOf(NotFoundScreen.class);
    }

    private Component getCurrentComponent() {
        return (Component) getCurrentView();
    }

    @Test
    @DisplayName(
            "ORD-14: the evidence sheet of a departure without an order says what is known, and that nothing was compared")
    void evidenceWithoutOrder() {
        PortBack left = left(0, Duration.ofHours(1));
        signIn(operator);
        open("provider/port-backs/evidence/" + left.id());
        assertThat(screen())
                .contains(
                        "Without an order",
                        "It left by none that was carried out here",
                        "5678",
                        tenant.number(0).international());
    }

    @Test
    @DisplayName("ORD-14: the screens of a case speak French and Spanish")
    void languages() {
        PortBack left = left(0, Duration.ofHours(1));
        signIn(tenant.admin());
        speak(Locale.FRENCH);
        open("port-backs/" + left.id());
        assertThat(screen()).contains("Ce numéro est parti sans commande", "Je ne voulais pas cela");
        speak(Locale.of("es"));
        open("port-backs/evidence/" + left.id());
        assertThat(screen()).contains("Lo que se comparó y con qué resultado");
    }
}
