package io.portwarden.pin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InformationSheetViewTest extends ViewTest {

    private static final String SHEET = "numbers/information-sheet";
    private static final String PIN = "48392017";

    @Test
    @DisplayName("PIN-7: the sheet holds what a carrier asks for, and that a PIN is set, but never the PIN")
    void set() {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, PIN);
        signIn(tenant.viewer());
        open(SHEET);
        assertThat(screen())
                .contains(tenant.tenant().name(), tenant.tenant().accountNumber(), "20001", "10, of which 0 are locked")
                .contains("Set. It is not on this sheet")
                .contains("Give it to nobody but the carrier that you have chosen")
                .doesNotContain(PIN);
    }

    @Test
    @DisplayName(
            "The sheet names who may ask, where the service is, the main number, and every number with its ZIP code (NUM-5)")
    void onFile() {
        TestTenant tenant = world.usTenant();
        world.superuser()
                .sql("""
                        update tenants set main_number = ?, service_address = '1 Main Street, Springfield', authorized_person = 'Jane Roe'
                        where tenant_id = ?
                        """)
                .params(tenant.number(0).e164(), tenant.id().value())
                .update();
        world.superuser()
                .sql("update phone_numbers set zip_code = '98101' where tenant_id = ? and phone_number = ?")
                .params(tenant.id().value(), tenant.number(1).e164())
                .update();
        world.superuser()
                .sql("insert into phone_numbers (tenant_id, phone_number, status) values (?, '+18005550142', 'active')")
                .params(tenant.id().value())
                .update();
        signIn(tenant.viewer());
        open(SHEET);
        assertThat(screen())
                .contains("+1 800-555-0142, toll-free: leaves by a change of its RespOrg")
                .contains("Jane Roe", "1 Main Street, Springfield", "Main billing number")
                .contains(tenant.number(9).international())
                .contains(tenant.number(1).international() + ", ZIP code 98101");
    }

    @Test
    @DisplayName("PIN-5: with no PIN set the sheet says that nothing can be moved, and leads an admin to the panel")
    void notSet() {
        TestTenant tenant = world.usTenant();
        signIn(tenant.admin());
        open(SHEET);
        assertThat(screen()).contains("Not set. Without one, every new order is rejected.");
        assertThat(find(Anchor.class).withText("Set the PIN").single().getHref())
                .isEqualTo("port-orders?pin");
    }

    @Test
    @DisplayName("PIN-6: where no PIN applies the sheet asks for no PIN")
    void elsewhere() {
        signIn(world.tenant("FR").admin());
        open(SHEET);
        assertThat(screen())
                .contains("Not needed: no port-out PIN applies to organizations in France.", "Postal code")
                .doesNotContain("Tell it the port-out PIN", "No PIN is set");
    }
}
