package io.portwarden.upstream.ui;

import static io.portwarden.TestWorld.as;

import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.AsksForFreshSignIn;
import io.portwarden.OldSignInTest;
import io.portwarden.Unused;
import io.portwarden.audit.AuditKind;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.access.UpstreamDesk;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UpstreamsWithOldSignInTest extends OldSignInTest {

    @Autowired
    UpstreamDesk desk;

    private SignedInPerson olga;
    private String name;

    @BeforeEach
    void makeOperator() {
        olga = world.operator();
        world.bringIn(olga);
        name = "Bandwidth " + UUID.randomUUID();
    }

    private void comeToTheConnection() {
        UUID id = as(
                        olga,
                        () -> desk.add(
                                UpstreamKind.BANDWIDTH,
                                name,
                                Unused.spid(),
                                Map.of(ConnectionField.USER_NAME, "bandwidth")))
                .connection()
                .id();
        come(olga, "provider/upstreams/" + id);
    }

    @Test
    @AsksForFreshSignIn("UpstreamsView: UpstreamDesk.add")
    @DisplayName("UPS-12: a new connection asks for a fresh sign-in, and is made after it")
    void adds() {
        come(olga, "provider/upstreams");
        click("New connection: Bandwidth");
        test(find(TextField.class).withCaption("Name").single()).setValue(name);
        test(find(TextField.class).withCaption("SPID").single()).setValue(Unused.spid());
        test(find(TextField.class).withCaption("User name").single()).setValue("bandwidth");
        asks(() -> click("Create"), AuditKind.UPSTREAM_ADDED);
    }

    @Test
    @AsksForFreshSignIn("UpstreamView: UpstreamDesk.changeMode")
    @DisplayName("UPS-12: going live asks for a fresh sign-in, and is done after it")
    void goesLive() {
        comeToTheConnection();
        click("Go live");
        asks(() -> clickLast("Go live"), AuditKind.UPSTREAM_LIVE);
    }

    @Test
    @AsksForFreshSignIn("UpstreamView: UpstreamDesk.newPassword")
    @DisplayName("UPS-13: a new password asks for a fresh sign-in, and is made after it")
    void makesPassword() {
        comeToTheConnection();
        click("New password");
        asks(() -> click("Make the password"), AuditKind.UPSTREAM_PASSWORD_CHANGED);
    }

    @Test
    @AsksForFreshSignIn("UpstreamView: UpstreamDesk.change")
    @DisplayName("UPS-10: other settings ask for a fresh sign-in, and are saved after it")
    void changes() {
        comeToTheConnection();
        click("Change");
        test(find(TextField.class).withCaption("Account there").single()).setValue("5500123");
        asks(() -> click("Save"), AuditKind.UPSTREAM_CHANGED);
    }
}
