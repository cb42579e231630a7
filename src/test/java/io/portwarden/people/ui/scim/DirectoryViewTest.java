package io.portwarden.people.ui.scim;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.AsksForFreshSignIn;
import io.portwarden.OldSignInTest;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.audit.AuditKind;
import io.portwarden.people.scim.DirectoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DirectoryViewTest extends OldSignInTest {

    @Autowired
    DirectoryService directories;

    TestTenant tenant;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.bringIn(tenant.admin());
        watch(tenant.id());
    }

    @Test
    @AsksForFreshSignIn("TokenList: DirectoryService.issue")
    @DisplayName("SIG-20: making a token asks for a fresh sign-in; the token is shown once, and its name stays")
    void makes() {
        come(tenant.admin(), "directory");
        assertThat(screen()).contains("No token was made yet", "/scim/v2");
        click("New token");
        fill("Name of the directory", "Entra ID");
        asks(() -> click("Make the token"), AuditKind.API_KEY_ISSUED);
        TextField shown = find(TextField.class).withCaption("Token").single();
        assertThat(shown.getValue()).startsWith("pws_");
        click("I have copied it");
        assertThat(screen()).contains("Entra ID", "never used").doesNotContain("pws_");
    }

    @Test
    @DisplayName("SIG-20: revoking a token waits for nothing")
    void revokes() {
        as(tenant.admin(), () -> directories.issue("Okta", null));
        come(tenant.admin(), "directory");
        press("Revoke the token Okta");
        clickLast("Revoke");
        assertThat(as(tenant.admin(), directories::standing).tokens())
                .extracting(KeyOnFile::revokedAt)
                .doesNotContainNull();
        assertThat(screen()).contains("revoked");
    }

    @Test
    @AsksForFreshSignIn("DirectoryView: DirectoryService.changeMakesAdmins")
    @DisplayName("SIG-24: letting the directory make admins asks for a fresh sign-in, and is done after it")
    void admins() {
        as(tenant.admin(), () -> directories.issue("Okta", null));
        come(tenant.admin(), "directory");
        assertThat(screen()).contains("Whoever your directory brings in is a viewer");
        asks(() -> click("Let the directory decide"), AuditKind.DIRECTORY_ADMINS_ON);
        assertThat(screen()).contains("Your directory decides who is an administrator");
        click("Decide it here");
        assertThat(as(tenant.admin(), directories::standing).makesAdmins()).isFalse();
    }
}
