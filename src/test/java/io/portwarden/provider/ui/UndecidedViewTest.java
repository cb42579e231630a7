package io.portwarden.provider.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.provider.TenantDesk;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UndecidedViewTest extends ViewTest {

    @Autowired
    TenantDesk desk;

    @BeforeEach
    void come() {
        signIn(world.operator());
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

    private void share(TestTenant tenant, String account, String key) {
        world.superuser()
                .sql(
                        "update tenants set account_number = ?, shared_account_key = ?, account_key = null where tenant_id = ?")
                .params(account, key, tenant.id().value())
                .update();
    }

    private void clickLast(String label) {
        test(find(Button.class).withText(label).all().getLast()).click();
    }

    private String holder(PhoneNumber number) {
        return world.superuser()
                .sql("select tenant_id::text from number_directory where phone_number = ?")
                .param(number.e164())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("NUM-1: an operator is led from the tenants to what has to be decided, and decides whose a number is")
    void number() {
        TestTenant first = world.usTenant();
        TestTenant second = world.usTenant();
        PhoneNumber number = first.number(0);
        String other = "+11" + number.e164().substring(2);
        stored(second, other, number.e164());
        open("provider/tenants");
        assertThat(screen()).contains("Something waits for your decision");
        assertThat(find(Anchor.class).withText("Look and decide").single().getHref())
                .isEqualTo("provider/undecided");
        open("provider/undecided");
        assertThat(screen())
                .contains(
                        number.international(),
                        first.tenant().name() + " has it as " + number,
                        second.tenant().name() + " has it as " + other);
        click("It is " + second.tenant().name() + "’s");
        assertThat(screen()).contains("It stays as locked as it is.");
        clickLast("It is " + second.tenant().name() + "’s");
        assertThat(screen()).doesNotContain(" has it as " + other);
        assertThat(holder(number)).isEqualTo(second.id().toString());
    }

    @Test
    @DisplayName("NUM-1: a number that an order may still take away cannot be decided yet, and the dialog says so")
    void openOrder() {
        TestTenant first = world.usTenant();
        TestTenant second = world.usTenant();
        PhoneNumber number = first.number(0);
        world.fillEveryTable(first);
        world.superuser()
                .sql("update order_numbers set open = true where tenant_id = ? and phone_number = ?")
                .params(first.id().value(), number.e164())
                .update();
        stored(second, "+11" + number.e164().substring(2), number.e164());
        open("provider/undecided");
        click("It is " + second.tenant().name() + "’s");
        clickLast("It is " + second.tenant().name() + "’s");
        assertThat(screen()).contains("An order may still take this number away.");
        assertThat(holder(number)).isEqualTo(first.id().toString());
    }

    @Test
    @DisplayName("NUM-2: an operator takes out of use what is no number")
    void noNumber() {
        TestTenant tenant = world.usTenant();
        String text = "+1001" + tenant.number(0).e164().substring(5);
        stored(tenant, text, "");
        open("provider/undecided");
        assertThat(screen()).contains(text + " is no telephone number");
        test(find(Button.class).withText("Take it out of service").all().getFirst())
                .click();
        clickLast("Take it out of service");
        assertThat(screen()).doesNotContain(text + " is no telephone number");
    }

    @Test
    @DisplayName("ACC-1: an operator gives one of two tenants that share an account number another one")
    void account() {
        TestTenant first = world.usTenant();
        TestTenant second = world.usTenant();
        String account = "STRASSE-" + first.tenant().accountNumber();
        String key = account.toLowerCase(Locale.ROOT);
        share(first, account, key);
        share(second, account.replace("SS", "ß"), key);
        world.superuser()
                .sql("update tenants set account_key = shared_account_key where tenant_id = ?")
                .param(first.id().value())
                .update();
        open("provider/undecided");
        assertThat(screen()).contains(first.tenant().name() + " has account number " + account);
        String action = "Give " + second.tenant().name() + " another account number";
        click(action);
        test(find(TextField.class).all().getLast()).setValue(account + " ");
        click("Save");
        assertThat(screen()).contains("Another tenant has this account number.");
        test(find(TextField.class).all().getLast()).setValue("\u200b");
        click("Save");
        assertThat(screen()).contains("1 to 50 visible characters");
        test(find(TextField.class).all().getLast()).setValue(account + "-second");
        click("Save");
        assertThat(find(Button.class).withText(action).exists()).isFalse();
        assertThat(desk.findByAccount(account + "-SECOND")).map(Tenant::id).contains(second.id());
        assertThat(desk.findByAccount(account)).map(Tenant::id).contains(first.id());
    }

    @Test
    @DisplayName("NUM-1: an import shows each cell that is another text than its number's, and what it was read as")
    void readings() {
        TestTenant tenant = world.usTenant();
        String digits = tenant.number(0).e164().substring(1);
        open("provider/tenants/import");
        ((ImportView) getCurrentView())
                .check(("account_number,phone_number\n" + tenant.tenant().accountNumber() + "," + digits + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(screen())
                .contains("1 number is written in another way in the file")
                .contains("Line 2: “" + digits + "” is +" + digits);
        ((ImportView) getCurrentView())
                .check(("account_number,phone_number\n" + tenant.tenant().accountNumber() + ",2025550180\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(screen()).contains("This may be several numbers.");
    }
}
