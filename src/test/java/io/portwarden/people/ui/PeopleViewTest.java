package io.portwarden.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SignedInPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What can be seen without a browser; what is done there is in the browser tests. */
class PeopleViewTest extends ViewTest {

    TestTenant tenant;
    SignedInPerson bo;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
        bo = world.anotherAdmin(tenant, "Bo Builder");
        world.bringIn(tenant.admin(), tenant.viewer(), bo);
        signIn(tenant.admin());
        open("people");
    }

    private void press(String name) {
        test(find(Button.class)
                        .withCondition(button ->
                                button.getAriaLabel().filter(name::equals).isPresent())
                        .single())
                .click();
    }

    private void confirm() {
        test(find(ConfirmDialog.class).single()).confirm();
    }

    @Test
    @DisplayName("An admin sees who can sign in, and changes a role or removes somebody after a question")
    void acts() {
        assertThat(find(ListItem.class).all()).hasSize(3);
        assertThat(screen()).contains("Ada Admin (you)", "Bo Builder", "Vic Viewer", "Nobody is waiting to come in.");

        press("Make administrator: Vic Viewer");
        confirm();
        assertThat(toast()).isEqualTo("Vic Viewer is an administrator now.");
        press("Remove: Bo Builder");
        confirm();

        assertThat(find(ListItem.class).all()).hasSize(2);
        assertThat(screen()).doesNotContain(bo.email());
    }

    @Test
    @DisplayName("Whoever is invited stands under Invitations until the invitation is taken back")
    void invite() {
        String email = "ivy-" + Identifiers.next() + "@acme.example";
        click("Invite somebody");
        click("Invite");
        assertThat(screen()).contains("Not an e-mail address");
        test(find(TextField.class).single()).setValue(email);
        click("Invite");

        assertThat(toast()).isEqualTo("An invitation is on its way to " + email + ".");
        assertThat(screen()).contains("Viewer · the link works until");
        press("Take back the invitation to " + email);
        assertThat(screen()).contains("Nobody is waiting to come in.");
    }

    @Test
    @DisplayName("The last admin is told why nothing can be done about them")
    void lastAdmin() {
        press("Remove: Bo Builder");
        confirm();
        press("Make viewer: Ada Admin");
        confirm();
        assertThat(screen()).contains("Somebody has to remain who decides.");
    }

    @Test
    @DisplayName("A link that does not work says so, and whom to ask")
    void noInvitation() {
        cleanVaadinEnvironment();
        comeAsNobody();
        open("invitation");
        assertThat(getCurrentView()).isInstanceOf(InvitationView.class);
        assertThat(screen()).contains("This link doesn’t work any more");
    }
}
