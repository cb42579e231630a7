package io.portwarden.approval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.approval.ApprovalService;
import io.portwarden.approval.Outcome;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.SignedInPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be seen without a browser; what is done there is in the browser tests. */
class ApprovalsViewTest extends ViewTest {

    @Autowired
    ApprovalService approvals;

    @Autowired
    PinService pins;

    TestTenant tenant;
    SignedInPerson bo;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
        bo = world.anotherAdmin(tenant, "Bo Builder");
        world.bringIn(tenant.admin(), bo);
    }

    private void press(String name) {
        test(find(Button.class)
                        .withCondition(button ->
                                button.getAriaLabel().filter(name::equals).isPresent())
                        .single())
                .click();
    }

    @Test
    @DisplayName("An admin has the rule hold, and another's request waits in the menu and on the screen until approved")
    void approve() {
        world.setPin(tenant, "48392017");
        signIn(tenant.admin());
        open("approvals");
        assertThat(screen()).contains("Nothing waits for a second administrator.", "One administrator is enough.");
        click("Ask for a second administrator from now on");
        assertThat(screen()).contains("It holds:");
        assertThat(TestWorld.as(bo, () -> pins.set(new SetPin("70514826")))).isEqualTo(Outcome.WAITS);

        eventually(() -> screen().contains("Change the port-out PIN"));
        eventually(() -> screen().contains("1 waiting"));
        press("Approve: Change the port-out PIN");
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(screen()).contains("Asked for by Bo Builder, approved by Ada Admin");
    }

    @Test
    @DisplayName("Whoever has asked can withdraw, and nothing else")
    void withdraw() {
        signIn(tenant.admin());
        open("approvals");
        click("Ask for a second administrator from now on");
        click("End the rule");
        assertThat(screen()).contains("This waits for a second administrator");
        assertThat(find(Button.class).withText("Approve").exists()).isFalse();
        press("Withdraw: End the two-person rule");
        assertThat(screen())
                .contains("Nothing waits for a second administrator.", "Asked for and withdrawn by Ada Admin");
    }
}
