package io.portwarden;

import static io.portwarden.TestWorld.as;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.PasswordField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.AskFirstService;
import io.portwarden.order.access.UpstreamOrderService;
import io.portwarden.order.life.OrderLife;
import io.portwarden.order.life.TestReviews;
import io.portwarden.pin.SentPin;
import io.portwarden.webhook.access.WebhookService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** PIN, locks and webhooks. */
class GuardsWithOldSignInTest extends OldSignInTest {

    private static final String URL = "http://127.0.0.1:9/hook";

    @Autowired
    NumberLockService locks;

    @Autowired
    WebhookService webhooks;

    @Autowired
    OrderLife life;

    @Autowired
    TestReviews reviews;

    @Autowired
    AskFirstService askFirst;

    @Autowired
    UpstreamOrderService upstreams;

    TestTenant tenant;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
        world.bringIn(tenant.admin());
    }

    private void come(String address) {
        come(tenant.admin(), address);
    }

    private void fillPin(String label, String pin) {
        test(find(PasswordField.class).withCaption(label).single()).setValue(pin);
    }

    @Test
    @AsksForFreshSignIn("PinPanel: PinService.set")
    @DisplayName("PIN-9: setting the PIN asks for a fresh sign-in, and is done after it")
    void setsPin() {
        come("port-orders?pin");
        fillPin("PIN", "48392017");
        fillPin("Repeat PIN", "48392017");
        asks(() -> click("Save"), AuditKind.PIN_SET);
    }

    @Test
    @AsksForFreshSignIn("PinPanel: PinService.unlock")
    @DisplayName("PIN-9: unlocking the PIN asks for a fresh sign-in, and is done after it")
    void unlocksPin() {
        world.setPin(tenant, "48392017");
        world.superuser()
                .sql("update pin_guards set locked_at = now() where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        come("port-orders?pin");
        asks(() -> click("Unlock"), AuditKind.PIN_UNLOCKED);
    }

    @Test
    @AsksForFreshSignIn("OrderActions: OrderService.withdrawDispute")
    @DisplayName("ORD-17: taking a dispute back asks for a fresh sign-in, and is done after it")
    void withdrawsDispute() {
        world.setPin(tenant, "48392017");
        PortOutOrder order = life.in(OrderStatus.DISPUTED, tenant, tenant.number(0), world.carrier(), "48392017");
        come("port-orders/" + order.id());
        click("Withdraw the dispute");
        asks(() -> clickLast("Withdraw the dispute"), AuditKind.DISPUTE_WITHDRAWN);
    }

    @Test
    @AsksForFreshSignIn("LockBar: NumberLockService.lock")
    @DisplayName("PIN-9: locking numbers asks for a fresh sign-in, and is done after it")
    void locks() {
        come("numbers");
        click("Lock all 10");
        asks(this::confirm, AuditKind.NUMBER_LOCKED);
    }

    @Test
    @AsksForFreshSignIn("LockBar: NumberLockService.unlock")
    @DisplayName("PIN-9: unlocking numbers asks for a fresh sign-in, and is done after it")
    void unlocks() {
        as(tenant.admin(), () -> locks.lock(new NumberSelection.Matching(NumberFilter.ALL)));
        come("numbers");
        click("Unlock all 10");
        asks(() -> clickLast("Unlock"), AuditKind.NUMBER_UNLOCKED);
    }

    @Test
    @AsksForFreshSignIn("NumbersView: NumberLockService.lockNewNumbers")
    @DisplayName("PIN-9: what becomes of new numbers asks for a fresh sign-in, and is done after it")
    void locksNew() {
        come("numbers");
        asks(
                () -> test(find(Checkbox.class)
                                .withLabel("Lock new numbers as soon as they are added")
                                .single())
                        .click(),
                AuditKind.NEW_NUMBERS_LOCKED);
    }

    @Test
    @AsksForFreshSignIn("ReviewSwitch: ReviewService.review")
    @DisplayName("ORD-4: switching the review of orders on asks for a fresh sign-in, and is done after it")
    void reviews() {
        reviews.askTenants();
        try {
            come("port-orders");
            asks(
                    () -> test(find(Checkbox.class)
                                    .withLabel("Review every order before it is confirmed")
                                    .single())
                            .click(),
                    AuditKind.ORDER_REVIEW_ON);
        } finally {
            reviews.reviewAll();
        }
    }

    private PortOutOrder askedAbout() {
        world.setPin(tenant, "48392017");
        as(tenant.admin(), () -> {
            askFirst.askFirst(true);
            return askFirst;
        });
        Carrier upstream = world.upstream();
        PlaceOrder asked = new PlaceOrder(
                new OrderName("P" + UUID.randomUUID().toString().substring(0, 20), 1),
                List.of(tenant.number(0)),
                tenant.tenant().accountNumber(),
                tenant.tenant().zipCode(),
                new SentPin("48392017"),
                null,
                null,
                true,
                upstream.spid());
        return as(upstream, () -> upstreams.ask(upstream, asked));
    }

    @Test
    @AsksForFreshSignIn("YesPanel: AskFirstService.allow")
    @DisplayName("UPS-6: a yes to an order asks for a fresh sign-in, and is given after it")
    void saysYes() {
        come("port-orders/" + askedAbout().id());
        click("Yes, let it pass");
        asks(this::confirm, AuditKind.ORDER_ALLOWED);
    }

    @Test
    @AsksForFreshSignIn("AskFirstSwitch: AskFirstService.askFirst")
    @DisplayName("UPS-6: asking first asks for a fresh sign-in, and is switched after it")
    void switchesAskingFirst() {
        askedAbout();
        come("port-orders");
        asks(
                () -> test(find(Checkbox.class)
                                .withLabel("Ask us before an upstream is told that numbers may go")
                                .single())
                        .click(),
                AuditKind.ASK_FIRST_OFF);
    }

    private void comeToTheWebhook() {
        as(tenant.admin(), () -> webhooks.add(URL, "Help desk"));
        come("webhooks");
    }

    @Test
    @AsksForFreshSignIn("WebhooksPage: WebhookService.add")
    @DisplayName("PIN-9: adding a webhook asks for a fresh sign-in, and is done after it")
    void addsWebhook() {
        come("webhooks");
        click("Add a webhook");
        fill("Address", URL);
        asks(() -> click("Save"), AuditKind.WEBHOOK_ADDED);
    }

    @Test
    @AsksForFreshSignIn("WebhookCard: WebhookService.change")
    @DisplayName("PIN-9: changing a webhook asks for a fresh sign-in, and is done after it")
    void changesWebhook() {
        comeToTheWebhook();
        press("Change: Help desk");
        fill("Name", "Security desk");
        asks(() -> click("Save"), AuditKind.WEBHOOK_CHANGED);
    }

    @Test
    @AsksForFreshSignIn("WebhookCard: WebhookService.rotateSecret")
    @DisplayName("PIN-9: a webhook's new secret asks for a fresh sign-in, and is made after it")
    void rotatesSecret() {
        comeToTheWebhook();
        press("New secret: Help desk");
        asks(this::confirm, AuditKind.WEBHOOK_SECRET_ROTATED);
    }

    @Test
    @AsksForFreshSignIn("WebhookCard: WebhookService.remove")
    @DisplayName("PIN-9: removing a webhook asks for a fresh sign-in, and is done after it")
    void removesWebhook() {
        comeToTheWebhook();
        press("Remove: Help desk");
        asks(this::confirm, AuditKind.WEBHOOK_REMOVED);
    }

    @Test
    @AsksForFreshSignIn("WebhookCard: WebhookService.enable")
    @DisplayName("PIN-9: switching a webhook on again asks for a fresh sign-in, and is done after it")
    void enablesWebhook() {
        as(tenant.admin(), () -> webhooks.add(URL, "Help desk"));
        world.superuser()
                .sql("update webhook_endpoints set disabled_reason = 'gone', disabled_at = now() where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        come("webhooks");
        asks(() -> press("Switch on: Help desk"), AuditKind.WEBHOOK_SWITCHED_ON);
    }
}
