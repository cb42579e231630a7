package io.portwarden.provider.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.AsksForFreshSignIn;
import io.portwarden.OldSignInTest;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeskWithOldSignInTest extends OldSignInTest {

    TestTenant tenant;
    SignedInPerson olga;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        watch(tenant.id());
        UUID id = Identifiers.next();
        olga = new SignedInPerson(
                TenantId.PROVIDER.value(), id, "op-" + id + "@portwarden.example", "Olga", Role.OPERATOR);
        world.bringIn(olga);
    }

    private void makeKey() {
        makeKey("New API key");
    }

    private void makeKey(String button) {
        click(button);
        fill("What it is for", "production");
        asks(() -> click("Make the key"), AuditKind.API_KEY_ISSUED);
    }

    @Test
    @AsksForFreshSignIn("CarrierView: CarrierDesk.issueKey")
    @DisplayName("PIN-9: a carrier's new key asks for a fresh sign-in, and is made after it")
    void carrierKey() {
        Carrier carrier = world.carrier();
        come(olga, "provider/carriers/" + carrier.id());
        makeKey();
    }

    @Test
    @AsksForFreshSignIn("CarrierView: CarrierDesk.issueTestKey")
    @DisplayName("API-22: a carrier's new test key asks for a fresh sign-in, and is made after it")
    void carrierTestKey() {
        Carrier carrier = world.carrier();
        come(olga, "provider/carriers/" + carrier.id());
        makeKey("New test key");
    }

    @Test
    @AsksForFreshSignIn("ProviderKeysView: ProviderKeyService.issue")
    @DisplayName("PIN-9: a key for the provider's own programs asks for a fresh sign-in, and is made after it")
    void ownKey() {
        world.superuser()
                .sql("update provider_keys set revoked_at = now() where revoked_at is null")
                .update();
        come(olga, "provider/api-keys");
        makeKey();
    }

    @Test
    @AsksForFreshSignIn("TenantView: TenantDesk.change")
    @DisplayName("PIN-9: another country of a tenant asks for a fresh sign-in, and is saved after it")
    @SuppressWarnings("unchecked")
    void changesCountry() {
        come(olga, "provider/tenants/" + tenant.id());
        click("Change");
        test(find(ComboBox.class).all().getLast()).selectItem("France (FR)");
        test(find(Checkbox.class).withLabel("Yes, the country has changed").single())
                .click();
        asks(() -> click("Save"), AuditKind.TENANT_COUNTRY_CHANGED);
    }

    @Test
    @AsksForFreshSignIn("TenantView: TenantDesk.move")
    @DisplayName("PIN-9: closing a tenant asks for a fresh sign-in, and is done after it")
    void closes() {
        world.superuser()
                .sql("delete from phone_numbers where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        come(olga, "provider/tenants/" + tenant.id());
        click("Close for good");
        test(find(TextField.class).all().getLast()).setValue(tenant.tenant().accountNumber());
        asks(() -> clickLast("Close for good"), AuditKind.TENANT_CLOSED);
    }

    @Test
    @AsksForFreshSignIn("CarrierView: CarrierLimitService.change")
    @DisplayName("CAR-1: another limit of a carrier asks for a fresh sign-in, and is saved after it")
    void changesLimit() {
        come(olga, "provider/carriers/" + world.carrier().id());
        click("Change the limit");
        test(find(IntegerField.class).all().getLast()).setValue(150);
        asks(() -> click("Save"), AuditKind.CARRIER_LIMIT_CHANGED);
        assertThat(screen()).contains("150 wrong PINs are checked", "this carrier’s own figure");
    }

    @Test
    @AsksForFreshSignIn("ImportView: TenantImport.start")
    @DisplayName("PIN-9: an import asks for a fresh sign-in, and is begun after it")
    void imports() {
        come(olga, "provider/tenants/import");
        ((ImportView) getCurrentView())
                .check(("account_number,name,country,zip_code\nFILE-" + Identifiers.next() + ",From File,US,20001\n")
                        .getBytes(StandardCharsets.UTF_8));
        asks(() -> click("Do it"), AuditKind.TENANTS_IMPORTED);
    }
}
