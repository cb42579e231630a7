package io.portwarden.pin.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.PasswordField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.pin.PinStatus;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.connection.Connections;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PinPanelTest extends ViewTest {

    private static final String GOOD = "48392017";

    @Autowired
    PinService pins;

    @Autowired
    PeopleService people;

    @Autowired
    Transactions transactions;

    @Autowired
    Connections connections;

    TestTenant tenant;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
    }

    private void openPanel(SignedInPerson person) {
        signIn(person);
        open("port-orders?pin");
    }

    private PasswordField pin() {
        return find(PasswordField.class).withLabel("PIN").single();
    }

    private PasswordField repeat() {
        return find(PasswordField.class).withLabel("Repeat PIN").single();
    }

    private void enter(String text, String again) {
        pin().setValue(text);
        repeat().setValue(again);
        click("Save");
    }

    private PinStatus status() {
        return as(tenant.viewer(), pins::status);
    }

    private boolean isPanelOpen() {
        return find(Dialog.class).exists();
    }

    @Test
    @DisplayName("PIN-1: an admin comes from the port orders, sets the PIN, and is told so")
    void set() {
        signIn(tenant.admin());
        open("port-orders");
        click("Set up and manage PIN");
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Set or change your port-out PIN");
        enter(GOOD, GOOD);
        assertThat(isPanelOpen()).isFalse();
        assertThat(toast()).startsWith("PIN saved");
        assertThat(status().lastSet().orElseThrow().by()).isEqualTo("Ada Admin");
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("PIN-1: what is no PIN is refused beside the field with the reason, and nothing is stored")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | empty               | Enter a PIN",
                "12345                  | five digits         | Too short: a PIN has at least 6 digits",
                "48392017461            | eleven digits       | Too long: a PIN has at most 10 digits",
                "4839a017               | a letter            | Only the digits 0 to 9",
                "+4839201               | a plus              | Only the digits 0 to 9",
                "-4839201               | a minus             | Only the digits 0 to 9",
                "'4839 2017'            | an inner space      | Only the digits 0 to 9",
                "' 48392017'            | a space in front    | Only the digits 0 to 9",
                "'48392017 '            | a space at the end  | Only the digits 0 to 9",
                "\uff14\uff18\uff13\uff19\uff12\uff10\uff11\uff17 | full-width digits   | Only the digits 0 to 9",
                "\u0664\u0668\u0663\u0669\u0662\u0660\u0661\u0667 | Arabic-Indic digits | Only the digits 0 to 9",
            })
    void refused(String text, String what, String reason) {
        openPanel(tenant.admin());
        enter(text, text);
        assertThat(pin().isInvalid()).isTrue();
        assertThat(pin().getErrorMessage()).startsWith(reason);
        assertThat(isPanelOpen()).isTrue();
        assertThat(status().isSet()).isFalse();
    }

    @Test
    @DisplayName(
            "UPS-11: the panel says for how many numbers the old PIN still counts where, what failed, and who stores it readable")
    void keepers() {
        openPanel(tenant.admin());
        assertThat(screen()).doesNotContain("stores it readable", "still counts at");
        UUID connection = Identifiers.next();
        String name = "Lakes " + connection;
        world.superuser()
                .sql("""
                        insert into upstream_connections (connection_id, kind, name, plain_name, carrier_id, mode)
                        values (?, 'telnyx', ?, ?, ?, 'live')
                        """)
                .params(
                        connection,
                        name,
                        NormalForm.of(name),
                        world.carrier().id().value())
                .update();
        connections.load();
        keep(connection, 0, 2L, 2L, "", null);
        keep(connection, 1, 2L, 1L, "interval '1 hour'", "trouble-there");
        keep(connection, 2, 2L, null, "", "number-unknown");
        openPanel(tenant.admin());
        assertThat(screen())
                .contains(
                        name + ": PIN taken for 1 of 3 numbers",
                        "The old PIN still counts at " + name + " for 1 of your numbers.",
                        "It is being handed over for 1 of your numbers.",
                        "for 1 of your numbers, and none is on its way: nobody guards them until you set the PIN again.",
                        tenant.number(1).national() + ": something is wrong there",
                        tenant.number(2).national() + ": the number is not known there",
                        name + " compares the PIN itself and stores it readable");
        world.superuser()
                .sql("update upstream_pins set taken_version = version, next_attempt_at = null, last_problem = null")
                .update();
        openPanel(tenant.admin());
        assertThat(screen())
                .contains(name + " compares the PIN itself")
                .doesNotContain("still counts", "PIN taken for");
        openPanel(world.usTenant().admin());
        assertThat(screen()).doesNotContain(name);
    }

    private void keep(
            UUID connection,
            int number,
            @Nullable Long version,
            @Nullable Long taken,
            String until,
            @Nullable String problem) {
        String moment = until.isEmpty() ? "null" : "now() + " + until;
        world.superuser()
                .sql("""
                        insert into upstream_pins (tenant_id, phone_number, connection_id, version, taken_version, last_problem,
                                                   until, next_attempt_at)
                        values (:tenant, :number, :connection, :version, :taken, :problem, %1$s, %1$s)
                        """.formatted(moment))
                .param("tenant", tenant.id().value())
                .param("number", tenant.number(number).e164())
                .param("connection", connection)
                .param("version", version)
                .param("taken", taken)
                .param("problem", problem)
                .update();
    }

    @Test
    @DisplayName("PIN-1: ten million digits are refused like eleven")
    void tenMegabytes() {
        openPanel(tenant.admin());
        String text = "4".repeat(10_000_000);
        enter(text, text);
        assertThat(pin().getErrorMessage()).isEqualTo("Too long: a PIN has at most 10 digits");
        assertThat(status().isSet()).isFalse();
    }

    @Test
    @DisplayName(
            "PIN-1: the browser takes in more than a PIN's length, so that a text is refused rather than cut to a PIN")
    void notCut() {
        openPanel(tenant.admin());
        assertThat(pin().getMaxLength()).isGreaterThan(10);
    }

    @Test
    @DisplayName("PIN-1: two different PINs are refused beside the second")
    void mismatch() {
        openPanel(tenant.admin());
        enter(GOOD, "48392018");
        assertThat(repeat().getErrorMessage()).isEqualTo("The two PINs differ");
        assertThat(pin().isInvalid()).isFalse();
        assertThat(status().isSet()).isFalse();
        repeat().setValue(GOOD);
        assertThat(repeat().isInvalid()).isFalse();
        click("Save");
        assertThat(status().isSet()).isTrue();
    }

    @Test
    @DisplayName("PIN-1: letters are refused while typing; too few digits only when saved, for they may become more")
    void whileTyping() {
        openPanel(tenant.admin());
        pin().setValue("483");
        assertThat(pin().isInvalid()).isFalse();
        pin().setValue("483x");
        assertThat(pin().isInvalid()).isTrue();
        pin().setValue("4839");
        assertThat(pin().isInvalid()).isFalse();
    }

    @Test
    @DisplayName("PIN-4: a PIN that is set is changed in the same panel, which says so")
    void change() {
        world.setPin(tenant, "70215938");
        openPanel(tenant.admin());
        enter(GOOD, GOOD);
        assertThat(toast()).startsWith("PIN changed");
    }

    @Test
    @DisplayName("PIN-12: an admin in Guam sets a PIN like one in the United States")
    void inATerritory() {
        tenant = world.tenant("GU");
        openPanel(tenant.admin());
        enter(GOOD, GOOD);
        assertThat(toast()).startsWith("PIN saved");
    }

    @Test
    @DisplayName(
            "PIN-6, PIN-12: elsewhere the panel says that no PIN applies, why, and what guards the numbers instead")
    void elsewhere() {
        tenant = world.tenant("FR");
        openPanel(tenant.admin());
        assertThat(screen())
                .contains("No PIN for your organization", "on file in France", "rules of the United States")
                .contains("What guards your numbers instead", "no new order for a locked number", "can dispute it");
        assertThat(find(Anchor.class).withText("Lock numbers").single().getHref())
                .isEqualTo("numbers");
        assertThat(find(PasswordField.class).exists()).isFalse();
        assertThat(find(Button.class).withText("Save").exists()).isFalse();
        assertThat(find(Button.class).withText("Generate").exists()).isFalse();
        click("Close");
        assertThat(isPanelOpen()).isFalse();
    }

    @Test
    @DisplayName("PIN-7: nothing of the PIN is left in the panel when it closes, saved or not")
    void forgotten() {
        openPanel(tenant.admin());
        PasswordField pin = pin();
        PasswordField repeat = repeat();
        Dialog panel = find(Dialog.class).single();
        pin.setValue(GOOD);
        repeat.setValue(GOOD);
        panel.close();
        assertThat(pin.getValue()).isEmpty();
        assertThat(repeat.getValue()).isEmpty();

        open("port-orders?pin");
        click("Generate");
        String generated = pin().getValue();
        panel = find(Dialog.class).single();
        click("Save");
        assertThat(texts(panel)).doesNotContain(generated);
        assertThat(screen()).doesNotContain(generated);
    }

    private static String texts(Component component) {
        return component.getElement().getTextRecursively()
                + component.getChildren().map(PinPanelTest::texts).collect(Collectors.joining());
    }

    @Test
    @DisplayName("PIN-7: the browser is asked neither to keep a PIN nor to fill one in")
    void notKept() {
        openPanel(tenant.admin());
        assertThat(pin().getElement().getAttribute("autocomplete")).isEqualTo("off");
        assertThat(repeat().getElement().getAttribute("autocomplete")).isEqualTo("off");
    }

    @Test
    @DisplayName(
            "PIN-10: a PIN that is easy to guess is named as such while it is typed, with the reason, and can be saved")
    void easyToGuess() {
        openPanel(tenant.admin());
        pin().setValue("123456");
        assertThat(screen()).contains("Easy to guess:", "It counts up or down.");
        pin().setValue(GOOD);
        assertThat(screen()).contains("Not easy to guess").doesNotContain("It counts up or down.");
        enter("123456", "123456");
        assertThat(status().isSet()).isTrue();
    }

    @Test
    @DisplayName("PIN-10: digits of the tenant's own numbers are named")
    void ownNumber() {
        openPanel(tenant.admin());
        pin().setValue(tenant.number(0).e164().substring(2));
        assertThat(screen()).contains("digits of your own telephone numbers");
    }

    @Test
    @DisplayName("PIN-10: a random PIN is one click away; it is shown to be written down, and fills both fields")
    void generate() {
        openPanel(tenant.admin());
        click("Generate");
        String generated = pin().getValue();
        assertThat(generated).matches("[0-9]{8}");
        assertThat(repeat().getValue()).isEqualTo(generated);
        assertThat(find(Span.class).withText(generated).exists()).isTrue();
        assertThat(screen()).contains("Write this PIN down now", "Not easy to guess");
        pin().setValue("1");
        assertThat(find(Span.class).withText(generated).exists()).isFalse();
    }

    @Test
    @DisplayName("PIN-11: the panel says that no PIN is set, and what that means")
    void noneSet() {
        openPanel(tenant.admin());
        assertThat(screen()).contains("No PIN set. Until you set one, every new order for your numbers is rejected.");
    }

    @Test
    @DisplayName("PIN-11: the panel says when the PIN was set, and by whom, but never what it is")
    void whenAndByWhom() {
        world.setPin(tenant, GOOD);
        openPanel(tenant.admin());
        assertThat(screen()).contains("PIN set on ").contains(" by Ada Admin.").doesNotContain(GOOD);
        assertThat(pin().getValue()).isEmpty();
    }

    @Test
    @DisplayName("PIN-8: a locked PIN is named as such and can be unlocked")
    void locked() {
        world.setPin(tenant, GOOD);
        world.superuser()
                .sql("update pin_guards set locked_at = now() where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        openPanel(tenant.admin());
        assertThat(screen()).contains("The PIN is locked");
        click("Unlock");
        assertThat(toast()).startsWith("PIN unlocked");
        assertThat(status().locked()).isFalse();
    }

    @Test
    @DisplayName("PIN-9: a viewer finds no button and no way in by the address")
    void viewer() {
        openPanel(tenant.viewer());
        assertThat(isPanelOpen()).isFalse();
        assertThat(find(Button.class).withText("Set up and manage PIN").exists())
                .isFalse();
        assertThat(find(PasswordField.class).exists()).isFalse();
    }

    @Test
    @DisplayName("PIN-9: an operator finds no way in by the address, from any screen")
    void operator() {
        signIn(world.operator());
        open("port-orders?pin");
        assertThat(isPanelOpen()).isFalse();
        open("?pin");
        assertThat(isPanelOpen()).isFalse();
    }

    @Test
    @DisplayName("PIN-5: the panel opens over an order too, and closes when its address is left")
    void byAddress() {
        openPanel(tenant.admin());
        assertThat(isPanelOpen()).isTrue();
        open("port-orders");
        assertThat(isPanelOpen()).isFalse();
        assertThat(ComponentUtil.getData(UI.getCurrent(), PinPanel.class)).isNull();
    }

    @Test
    @DisplayName("The panel speaks French as Microsoft's page does")
    void french() {
        signIn(tenant.admin());
        speak(Locale.FRENCH);
        open("port-orders?pin");
        assertThat(find(Dialog.class).single().getHeaderTitle())
                .isEqualTo("Définir ou modifier votre code confidentiel de transfert");
        assertThat(find(Button.class).withText("Enregistrer").exists()).isTrue();
    }

    @Test
    @DisplayName("Somebody whose language is Spanish finds the way to the panel in Spanish")
    void spanish() {
        SignedInPerson admin = tenant.admin();
        Person onFile = new Person(
                admin.tenantId(),
                admin.personId(),
                new EmailAddress(admin.email()),
                admin.displayName(),
                admin.role(),
                Locale.of("es"));
        transactions.doStating(Scope.tenant(admin.tenantId()), () -> people.add(onFile, "correct horse battery"));
        signIn(admin);
        open("port-orders");
        assertThat(find(SideNav.class).single().getLabel()).isEqualTo("Voz");
        assertThat(find(SideNavItem.class).all())
                .extracting(SideNavItem::getLabel)
                .contains("Órdenes de portabilidad");
        assertThat(find(H1.class).single().getText()).isEqualTo("Órdenes de portabilidad");
        click("Configurar y administrar el PIN");
        assertThat(find(Dialog.class).single().getHeaderTitle())
                .isEqualTo("Establezca o cambie su PIN de portabilidad saliente");
        assertThat(find(Button.class).withText("Guardar").exists()).isTrue();
    }
}
