package io.portwarden.pin.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.ServerRpcHandler.InvalidUIDLSecurityKeyException;
import com.vaadin.flow.server.communication.ServerRpcHandler.MessageIdSyncException;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.SignedInPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a browser sends that is no longer ours: messages of the screen's own protocol for what it does not offer. */
class ForgedRequestsTest extends ViewTest {

    private static final String PIN = "48392017";

    @Autowired
    PinService pins;

    TestTenant tenant;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
    }

    private void openPanel(SignedInPerson person) {
        signIn(person);
        open("port-orders?pin");
        roundTrip();
    }

    private boolean isSet() {
        return as(tenant.viewer(), pins::status).isSet();
    }

    private PasswordField field(String label) {
        return find(PasswordField.class).withLabel(label).single();
    }

    private Button save() {
        return find(Button.class).withText("Save").single();
    }

    private static int node(Component component) {
        return component.getElement().getNode().getId();
    }

    private static String typing(int node, String text) {
        return "{\"type\":\"mSync\",\"node\":%d,\"feature\":1,\"property\":\"value\",\"value\":\"%s\"}"
                .formatted(node, text);
    }

    private static String clicking(int node) {
        return """
                {"type":"event","node":%d,"event":"click","data":{"event.screenX":1,"event.screenY":1,"event.clientX":1,
                 "event.clientY":1,"event.detail":1,"event.button":0,"event.ctrlKey":false,"event.shiftKey":false,
                 "event.altKey":false,"event.metaKey":false}}""".formatted(node);
    }

    private static void sendWith(String token, String... messages) {
        UI ui = UI.getCurrent();
        String body = "{\"csrfToken\":\"%s\",\"syncId\":%d,\"clientId\":%d,\"rpc\":[%s]}"
                .formatted(
                        token,
                        ui.getInternals().getServerSyncId(),
                        ui.getInternals().getLastProcessedClientToServerId() + 1,
                        String.join(",", messages));
        try {
            new ServerRpcHandler().handleRpc(ui, body, VaadinRequest.getCurrent());
        } catch (InvalidUIDLSecurityKeyException | MessageIdSyncException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(String... messages) {
        sendWith(UI.getCurrent().getCsrfToken(), messages);
    }

    private void fillIn() {
        send(typing(node(field("PIN")), PIN), typing(node(field("Repeat PIN")), PIN));
    }

    @Test
    @DisplayName("PIN-9: the messages that these tests send set a PIN where the screen offers it")
    void offered() {
        openPanel(tenant.admin());
        fillIn();
        send(clicking(node(save())));
        assertThat(isSet()).isTrue();
    }

    @Test
    @DisplayName("PIN-9: a Save button that is disabled cannot be pressed")
    void disabled() {
        openPanel(tenant.admin());
        fillIn();
        save().setEnabled(false);
        send(clicking(node(save())));
        assertThat(isSet()).isFalse();
    }

    @Test
    @DisplayName("PIN-9: fields and a Save button that are not shown can be neither filled in nor pressed")
    void hidden() {
        openPanel(tenant.admin());
        fillIn();
        int button = node(save());
        save().setVisible(false);
        roundTrip();
        send(clicking(button));
        assertThat(isSet()).isFalse();

        PasswordField pin = field("PIN");
        pin.setVisible(false);
        roundTrip();
        send(typing(node(pin), "70215938"));
        assertThat(pin.getValue()).isEqualTo(PIN);
    }

    @Test
    @DisplayName("PIN-9: what stands behind the open panel cannot be pressed")
    void behindPanel() {
        openPanel(tenant.admin());
        Button behind =
                find(Button.class).withText("Set up and manage PIN").all().getFirst();
        Dialog panel = find(Dialog.class).single();
        send(clicking(node(behind)));
        assertThat(find(Dialog.class).all()).containsExactly(panel);
        assertThat(behind.getElement().getNode().isInert()).isTrue();
    }

    @Test
    @DisplayName("PIN-9: a panel that is closed cannot be used by whoever has kept its numbers")
    void closed() {
        openPanel(tenant.admin());
        int pin = node(field("PIN"));
        int repeat = node(field("Repeat PIN"));
        int button = node(save());
        find(Dialog.class).single().close();
        roundTrip();
        send(typing(pin, PIN), typing(repeat, PIN), clicking(button));
        assertThat(isSet()).isFalse();
    }

    @Test
    @DisplayName("PIN-9: a viewer sets no PIN, whatever is filled in and pressed")
    void viewer() {
        openPanel(tenant.viewer());
        for (int node = 0; node < 500; node++) {
            try {
                send(typing(node, PIN));
                send(clicking(node));
            } catch (RuntimeException notOffered) {
                // Refused too.
            }
        }
        assertThat(isSet()).isFalse();
    }

    @Test
    @DisplayName("PIN-9: messages without the page's own token are not looked at")
    void otherSite() {
        openPanel(tenant.admin());
        fillIn();
        int button = node(save());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> sendWith("guessed", clicking(button)))
                .withCauseInstanceOf(InvalidUIDLSecurityKeyException.class);
        assertThat(isSet()).isFalse();
    }
}
