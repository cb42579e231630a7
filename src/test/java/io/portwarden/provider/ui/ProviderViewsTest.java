package io.portwarden.provider.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.Unused;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.provider.TenantDesk;
import io.portwarden.shell.NotFoundScreen;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantStatus;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProviderViewsTest extends ViewTest {

    @Autowired
    TenantDesk desk;

    @BeforeEach
    void come() {
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        signIn(world.operator());
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private Tenant onFile(TestTenant tenant) {
        return desk.find(tenant.id()).orElseThrow();
    }

    @Test
    @DisplayName("Tenants: an operator finds one by words, which stand in the address, and opens it")
    void search() {
        TestTenant tenant = world.usTenant();
        open("provider/tenants?q=" + tenant.tenant().accountNumber());
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("provider/tenants/" + tenant.id());
        open("provider/tenants/" + tenant.id());
        assertThat(screen()).contains(tenant.tenant().name(), tenant.number(0).national(), "Active");
        open("provider/tenants?q=" + UUID.randomUUID());
        assertThat(screen()).contains("No tenant found");
        open("provider/tenants/" + UUID.randomUUID());
        assertThat(getCurrentView()).isInstanceOf(NotFoundScreen.class);
    }

    @Test
    @DisplayName("Tenants: a new one is put on file, or the dialog says what is in the way")
    void create() {
        open("provider/tenants");
        click("New tenant");
        click("Create");
        assertThat(field("Name").isInvalid()).isTrue();
        assertThat(field("Name").getErrorMessage()).contains("1 to 200 visible characters");
        String account = "VIEW-" + UUID.randomUUID();
        test(field("Account number")).setValue(account);
        test(field("Name")).setValue("View Bakery");
        test(field("ZIP code")).setValue("20001");
        click("Create");
        assertThat(getCurrentView()).isInstanceOf(TenantView.class);
        assertThat(screen()).contains("View Bakery", account, "United States (US)");
    }

    @Test
    @DisplayName("NUM-5: the dialog tells of zeros that a ZIP code has lost, and what it may have been")
    void lostZeros() {
        open("provider/tenants/" + world.usTenant().id());
        click("Change");
        test(field("ZIP code")).setValue("2134");
        click("Save");
        assertThat(field("ZIP code").getErrorMessage()).contains("taken the zeros in front away", "02134");
        test(field("ZIP code")).setValue("ABC");
        click("Save");
        assertThat(field("ZIP code").getErrorMessage()).contains("five digits, or nine");
    }

    @Test
    @DisplayName("Tenants: what else is on file is written down by the desk, the main number as people write it")
    void facts() {
        TestTenant tenant = world.usTenant();
        open("provider/tenants/" + tenant.id());
        click("Change");
        test(field("Service address")).setValue("1 Example Street");
        test(field("Authorized person")).setValue("Alex Example");
        test(field("Main billing number")).setValue("somebody");
        click("Save");
        assertThat(field("Main billing number").getErrorMessage()).contains("no telephone number");
        test(field("Main billing number")).setValue("202 555 0000");
        click("Save");
        assertThat(screen()).contains("does not hold this main number");
        test(field("Main billing number")).setValue(tenant.number(2).national());
        test(find(Checkbox.class).withLabel("Its ports are never simple").single())
                .click();
        click("Save");
        assertThat(onFile(tenant).mainNumber()).isEqualTo(tenant.number(2));
        assertThat(onFile(tenant).complex()).isTrue();
        assertThat(screen())
                .contains("1 Example Street", "Alex Example", tenant.number(2).national(), "Never simple")
                .contains("Guarded by this portal: 10. By the upstream: 0. By nobody: 0.");
    }

    @Test
    @DisplayName("PIN-6: another country is saved only after the warning was confirmed")
    @SuppressWarnings("unchecked")
    void country() {
        TestTenant tenant = world.usTenant();
        open("provider/tenants/" + tenant.id());
        click("Change");
        test(find(ComboBox.class).all().getLast()).selectItem("France (FR)");
        assertThat(screen()).contains("would be checked without it");
        test(find(ComboBox.class).all().getLast()).selectItem("Puerto Rico (PR)");
        assertThat(screen()).contains("checked with it, as before").doesNotContain("would be checked without it");
        test(find(ComboBox.class).all().getLast()).selectItem("France (FR)");
        click("Save");
        assertThat(screen()).contains("Say first that the country has changed.");
        assertThat(onFile(tenant).country()).isEqualTo("US");
        test(find(Checkbox.class).withLabel("Yes, the country has changed").single())
                .click();
        click("Save");
        assertThat(onFile(tenant).country()).isEqualTo("FR");
    }

    @Test
    @DisplayName(
            "Tenants: one is suspended and resumed; closing asks for its account number, and says why it cannot be")
    void move() {
        TestTenant tenant = world.usTenant();
        open("provider/tenants/" + tenant.id());
        clickFirst("Suspend");
        clickLast("Suspend");
        assertThat(onFile(tenant).status()).isEqualTo(TenantStatus.SUSPENDED);
        clickFirst("Resume");
        clickLast("Resume");
        assertThat(onFile(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
        clickFirst("Close for good");
        clickLast("Close for good");
        assertThat(screen()).contains("That is not this tenant’s account number.");
        test(find(TextField.class).all().getLast()).setValue(tenant.tenant().accountNumber());
        clickLast("Close for good");
        assertThat(screen()).contains("still has numbers in service");
        assertThat(onFile(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
    }

    private void clickFirst(String label) {
        test(find(Button.class).withText(label).all().getFirst()).click();
    }

    private void clickLast(String label) {
        test(find(Button.class).withText(label).all().getLast()).click();
    }

    private void check(String csv) {
        ((ImportView) getCurrentView()).check(csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("Import: what would be done is shown, then done, and said to be done")
    void imports() {
        String account = "FILE-" + UUID.randomUUID();
        open("provider/tenants/import");
        check("account_number,name,country,zip_code\n" + account + ",From File,US,20001\n");
        assertThat(screen()).contains("What would be done", "New tenants");
        click("Do it");
        eventually(() -> {
            com.vaadin.flow.component.ComponentUtil.fireEvent(
                    UI.getCurrent(), new com.vaadin.flow.component.PollEvent(UI.getCurrent(), false));
            return screen().contains("The import is done");
        });
        assertThat(desk.findByAccount(account)).map(Tenant::name).contains("From File");
        check("account_number\n" + account + "\n");
        assertThat(screen()).contains("There is nothing to do");
    }

    @Test
    @DisplayName("Import: every problem stands there with its line, and there is nothing to press")
    void problems() {
        open("provider/tenants/import");
        check("account_number,country\n,XX\nNEW-X,XX\n");
        assertThat(screen()).contains("4 problems in the file", "Line 2, account_number", "Line 3, country");
        assertThat(find(Button.class).withText("Do it").exists()).isFalse();
    }

    @Test
    @DisplayName("PIN-6: an import that changes a country waits until that was confirmed")
    void countryByImport() {
        TestTenant tenant = world.usTenant();
        open("provider/tenants/import");
        check("account_number,country\n" + tenant.tenant().accountNumber() + ",FR\n");
        assertThat(screen()).contains("changes its country", tenant.tenant().name() + ": US becomes FR");
        assertThat(find(Button.class).withText("Do it").single().isEnabled()).isFalse();
        test(find(Checkbox.class).single()).click();
        assertThat(find(Button.class).withText("Do it").single().isEnabled()).isTrue();
    }

    @Test
    @DisplayName("Carriers: one is put on file, gets a key that is shown once, and loses it")
    void carrier() {
        open("provider/carriers");
        click("New carrier");
        String spid = Unused.spid();
        test(field("SPID")).setValue(spid);
        test(field("Name")).setValue("View Telecom");
        click("Create");
        assertThat(getCurrentView()).isInstanceOf(CarrierView.class);
        click("New API key");
        click("Make the key");
        assertThat(field("What it is for").isInvalid()).isTrue();
        assertThat(field("What it is for").getErrorMessage()).isEqualTo("Say what the key is for.");
        test(field("What it is for")).setValue("production");
        click("Make the key");
        String key = field("API key").getValue();
        assertThat(key).startsWith("pw_");
        click("I have copied it");
        assertThat(screen()).doesNotContain(key).contains("production", "never used");
        clickFirst("Revoke");
        clickLast("Revoke");
        assertThat(screen()).contains("revoked ");
    }

    @Test
    @DisplayName("API-22: a carrier's test keys are made, listed and revoked beside the others")
    void testKeys() {
        Carrier carrier = world.carrier();
        open("provider/carriers/" + carrier.id());
        assertThat(screen()).contains("Test keys", "numbers that were made up");
        click("New test key");
        test(field("What it is for")).setValue("tries");
        click("Make the key");
        String key = field("API key").getValue();
        assertThat(key).startsWith("pwt_");
        click("I have copied it");
        assertThat(screen()).doesNotContain(key).contains("tries", "No key was given out yet.");
        clickFirst("Revoke");
        clickLast("Revoke");
        assertThat(screen()).contains("revoked ");
    }

    @Test
    @DisplayName("CAR-1: a carrier has other SPIDs beside its own, typed as people write lists")
    void otherSpids() {
        open("provider/carriers");
        click("New carrier");
        String spid = Unused.spid();
        test(field("SPID")).setValue(spid);
        test(field("Name")).setValue("Wholesale Telecom");
        TextArea others = find(TextArea.class).single();
        test(others).setValue("12ab, 34CD;5");
        click("Create");
        assertThat(others.isInvalid()).isTrue();
        test(others).setValue("12ab, 34CD\n34cd");
        click("Create");
        assertThat(screen()).contains("12AB, 34CD");
        open("provider/carriers");
        assertThat(screen()).contains("SPID " + spid + " and 2 more");
    }

    @Test
    @DisplayName("PIN-8: a carrier whose PINs are refused stands out, and an operator lifts it")
    void limit() {
        Carrier carrier = world.carrier();
        world.superuser()
                .sql("insert into carrier_guards (carrier_id, blocked_at) values (?, now())")
                .param(carrier.id().value())
                .update();
        open("provider/carriers");
        assertThat(screen()).contains("Its PINs are refused");
        open("provider/carriers/" + carrier.id());
        click("Lift");
        assertThat(screen()).contains("it has not reached the limit");
    }

    @Test
    @DisplayName("PIN-8: an operator sees the checks that were cut off, and lifts one that nobody sends again")
    void cutOff() {
        TestTenant tenant = world.usTenant();
        Carrier carrier = world.carrier();
        world.superuser()
                .sql("""
                        insert into pin_guesses (tenant_id, guess_id, carrier_id, made_at, expires_at, outcome,
                                                 purchase_order_number, order_version)
                        values (?, gen_random_uuid(), ?, now() - interval '1 hour', now() - interval '1 hour', 'in-flight',
                                'PON-77', 2)
                        """)
                .params(tenant.id().value(), carrier.id().value())
                .update();
        open("provider/pin-protection");
        assertThat(screen())
                .contains(carrier.name() + " (SPID " + carrier.spid() + "), order PON-77, version 2, for "
                        + tenant.tenant().name());
        String label = "Lift the check of " + carrier.name() + " for "
                + tenant.tenant().name();
        test(find(Button.class).all().stream()
                        .filter(button ->
                                button.getAriaLabel().filter(label::equals).isPresent())
                        .findFirst()
                        .orElseThrow())
                .click();
        assertThat(screen()).doesNotContain("PON-77");
    }

    @Test
    @DisplayName("Billing API: an operator makes a key for the provider's own program")
    void providerKey() {
        open("provider/api-keys");
        click("New API key");
        test(field("What it is for")).setValue("billing");
        click("Make the key");
        assertThat(field("API key").getValue()).startsWith("pw_");
        click("I have copied it");
        assertThat(screen()).contains("billing");
    }
}
