package io.portwarden.webhook.ui;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.webhook.DeliveryState;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookNotFoundException;
import io.portwarden.webhook.WebhookReceiver;
import io.portwarden.webhook.access.WebhookService;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class WebhooksViewTest extends ViewTest {

    @Autowired
    WebhookService service;

    TestTenant tenant;
    WebhookReceiver receiver;

    @BeforeEach
    void makeWorld() throws Exception {
        tenant = world.usTenant();
        receiver = WebhookReceiver.http();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private void come() {
        signIn(tenant.admin());
        open("webhooks");
    }

    private void fill(String label, String value) {
        test(find(TextField.class).withCaption(label).single()).setValue(value);
    }

    private List<String> trail() {
        return world.superuser()
                .sql("select kind from audit_entries where tenant_id = ? and kind like 'webhook%' order by position")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void confirm() {
        test(find(ConfirmDialog.class).single()).confirm();
    }

    @Test
    @Records({AuditKind.WEBHOOK_ADDED, AuditKind.WEBHOOK_CHANGED, AuditKind.WEBHOOK_REMOVED})
    @DisplayName(
            "Trail: a webhook is added with its secret shown once, tried, changed and removed, and all but the trial stands there")
    void life() {
        come();
        assertThat(screen()).contains("No webhooks yet");
        click("Add a webhook");
        fill("Address", receiver.url());
        fill("Name", "Help desk");
        click("Save");
        assertThat(screen()).containsPattern("whsec_[A-Za-z0-9+/]{43}=");
        click("Done");
        assertThat(screen()).doesNotContain("whsec_", "No webhooks yet").contains("Help desk", "Nothing delivered yet");

        click("Send a test");
        test(find(Details.class).single()).toggleDetails();
        eventually(() -> screen().contains("Delivered"));
        assertThat(screen()).contains("webhook.test", "1 attempt", "answer 204", "Last delivered");
        click("Send again");
        eventually(() -> receiver.received().size() == 2);

        click("Change");
        fill("Name", "Security desk");
        click("Save");
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("Security desk");
        click("Remove");
        confirm();
        assertThat(screen()).contains("No webhooks yet");
        assertThat(trail()).containsExactly("webhook-added", "webhook-changed", "webhook-removed");
    }

    @Test
    @DisplayName("Webhooks: what is wrong with an address is said beside it, and nothing is stored")
    void refused() {
        come();
        click("Add a webhook");
        for (String url : List.of("", "hooks.example.org", "ftp://hooks.example.org", "https://a b")) {
            fill("Address", url);
            click("Save");
            assertThat(find(TextField.class).withCaption("Address").single().getErrorMessage())
                    .isEqualTo("Enter a complete address that begins with https://, without a user name or a #.");
        }
        assertThat(as(tenant.admin(), service::all)).isEmpty();
        for (int i = 0; i < 10; i++) {
            as(tenant.admin(), () -> service.add(receiver.url(), ""));
        }
        fill("Address", receiver.url());
        click("Save");
        assertThat(find(TextField.class).withCaption("Address").single().getErrorMessage())
                .startsWith("You have 10 webhooks already.");
    }

    @Test
    @DisplayName("Webhooks: one that was switched off says why, and can be switched on; a new secret is shown once")
    void switchedOff() {
        IssuedSecret webhook = as(tenant.admin(), () -> service.add(receiver.url(), "Help desk"));
        receiver.answering(410);
        come();
        click("Send a test");
        eventually(() -> screen().contains("Switched off"));
        assertThat(screen()).contains("wants no more events (410)");
        click("Switch on");
        assertThat(screen()).doesNotContain("wants no more events (410)");
        click("New secret");
        confirm();
        assertThat(screen())
                .containsPattern("whsec_[A-Za-z0-9+/]{43}=")
                .doesNotContain(webhook.secret().text());
        click("Done");
        assertThat(screen()).contains("The old secret is valid until");
        for (int i = 2; i <= 4; i++) {
            click("New secret");
            confirm();
            click("Done");
            assertThat(screen()).contains(i + " old secrets are valid, the first until");
        }
        click("New secret");
        confirm();
        assertThat(find(Notification.class).all().stream()
                        .map(toast -> find(Span.class, toast).all().stream()
                                .map(Span::getText)
                                .collect(Collectors.joining()))
                        .toList())
                .anySatisfy(words ->
                        assertThat(words).contains("You have made 4 new secrets for this webhook within 24 hours"));
    }

    @Test
    @DisplayName(
            "Webhooks: whatever leads events elsewhere or shows a secret asks for a fresh sign-in (OWASP ASVS 7.5.3)")
    void fresh() {
        UUID id = as(tenant.admin(), () -> service.add(receiver.url(), ""))
                .endpoint()
                .id();
        List<Supplier<Object>> guarded = List.of(
                () -> service.add(receiver.url(), ""),
                () -> service.change(id, receiver.url() + "&x", ""),
                () -> service.rotateSecret(id),
                () -> service.enable(id),
                () -> {
                    service.remove(id);
                    return id;
                });
        for (Supplier<Object> work : guarded) {
            assertThatExceptionOfType(SignInNotFreshException.class).isThrownBy(() -> asStale(tenant.admin(), work));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(tenant.viewer(), work));
        }
        assertThat(asStale(tenant.admin(), () -> service.test(id)).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(asStale(tenant.admin(), service::all)).hasSize(1);
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(tenant.viewer(), service::all));
        // Neither another tenant's nor the provider's.
        for (SignedInPerson other : List.of(world.usTenant().admin(), world.operator())) {
            assertThat(as(other, service::all)).extracting(WebhookEndpoint::id).doesNotContain(id);
            assertThatExceptionOfType(WebhookNotFoundException.class)
                    .isThrownBy(() -> as(other, () -> service.rotateSecret(id)));
        }
    }

    @Test
    @Tells(NoticeKind.PROVIDER_WEBHOOK_OFF)
    @DisplayName(
            "ORD-13: operators keep the provider's webhooks, on a screen of their own; when one is off they are told")
    void ofProvider() {
        SignedInPerson operator = world.operator();
        world.bringIn(operator);
        signIn(operator);
        open("provider/webhooks");
        assertThat(screen()).contains("SOA", "No webhooks yet");
        click("Add a webhook");
        fill("Address", receiver.url());
        fill("Name", "SOA gateway");
        click("Save");
        click("Done");
        receiver.answering(410);
        click("Send a test");
        eventually(() -> screen().contains("Switched off"));
        assertThat(world.superuser()
                        .sql("select count(*) from outbox where kind = 'provider-webhook-off' and recipient = ?")
                        .param(operator.email())
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(world.carrier(), () -> service.all()));
        click("Remove");
        confirm();
        assertThat(screen()).contains("No webhooks yet");
    }

    @Test
    @DisplayName("Webhooks: a viewer has no such screen")
    void viewer() {
        signIn(tenant.viewer());
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(tenant.viewer(), service::all));
        open("webhooks");
        assertThat(screen()).doesNotContain("Add a webhook");
        assertThat(find(Button.class).withText("Add a webhook").exists()).isFalse();
    }
}
