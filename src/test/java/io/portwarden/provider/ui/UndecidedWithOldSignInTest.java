package io.portwarden.provider.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.AsksForFreshSignIn;
import io.portwarden.OldSignInTest;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an operator decides about what was stored in several forms, six minutes after signing in. */
class UndecidedWithOldSignInTest extends OldSignInTest {

    private SignedInPerson olga;
    private TestTenant first;
    private TestTenant second;

    @BeforeEach
    void makeWorld() {
        first = world.usTenant();
        second = world.usTenant();
        watch(first.id());
        watch(second.id());
        UUID id = Identifiers.next();
        olga = new SignedInPerson(
                TenantId.PROVIDER.value(), id, "op-" + id + "@portwarden.example", "Olga", Role.OPERATOR);
        world.bringIn(olga);
    }

    private void stored(TestTenant tenant, String text, String reading) {
        world.superuser()
                .sql("insert into phone_numbers (tenant_id, phone_number, status) values (?, ?, 'active')")
                .params(tenant.id().value(), text)
                .update();
        world.superuser()
                .sql("insert into number_directory (phone_number, tenant_id, reading) values (?, ?, ?)")
                .params(text, tenant.id().value(), reading)
                .update();
    }

    @Test
    @AsksForFreshSignIn("UndecidedView: UndecidedDesk.give")
    @DisplayName("PIN-9: to say whose a number is asks for a fresh sign-in, and is done after it")
    void gives() {
        PhoneNumber number = first.number(0);
        stored(second, "+11" + number.e164().substring(2), number.e164());
        come(olga, "provider/undecided");
        click("It is " + second.tenant().name() + "’s");
        asks(() -> clickLast("It is " + second.tenant().name() + "’s"), AuditKind.NUMBER_GIVEN);
    }

    @Test
    @AsksForFreshSignIn("UndecidedView: UndecidedDesk.discard")
    @DisplayName("PIN-9: to take out of use what is no number asks for a fresh sign-in, and is done after it")
    void discards() {
        world.superuser().sql("delete from number_directory where reading = ''").update();
        stored(first, "+1001" + first.number(0).e164().substring(5), "");
        come(olga, "provider/undecided");
        test(find(Button.class).withText("Take it out of service").single()).click();
        asks(() -> clickLast("Take it out of service"), AuditKind.NUMBER_TAKEN_AWAY);
    }

    @Test
    @AsksForFreshSignIn("UndecidedView: UndecidedDesk.rename")
    @DisplayName("PIN-9: another account number for a tenant asks for a fresh sign-in, and is given after it")
    void renames() {
        String account = "STRASSE-" + first.tenant().accountNumber();
        String key = account.toLowerCase(Locale.ROOT);
        for (TestTenant tenant : new TestTenant[] {first, second}) {
            world.superuser()
                    .sql("update tenants set account_number = ?, shared_account_key = ?, account_key = null"
                            + " where tenant_id = ?")
                    .params(
                            tenant == first ? account : account.replace("SS", "ß"),
                            key,
                            tenant.id().value())
                    .update();
        }
        world.superuser()
                .sql("update tenants set account_key = shared_account_key where tenant_id = ?")
                .param(first.id().value())
                .update();
        come(olga, "provider/undecided");
        click("Give " + second.tenant().name() + " another account number");
        test(find(TextField.class).all().getLast()).setValue("NEW-" + account);
        asks(() -> click("Save"), AuditKind.TENANT_CHANGED);
    }
}
