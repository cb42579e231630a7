package io.portwarden.webhook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.webhook.DeliveryState;
import io.portwarden.webhook.WebhookDelivery;
import io.portwarden.webhook.WebhookNotFoundException;
import io.portwarden.webhook.access.WebhookService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What was sent to one webhook, newest first. */
final class DeliveryLog extends Div {

    private static final int PART = 10;
    private static final int MOST = 200;

    private final transient WebhookService webhooks;
    private final UUID webhookId;
    private int shown = PART;

    DeliveryLog(WebhookService webhooks, UUID webhookId) {
        this.webhooks = webhooks;
        this.webhookId = webhookId;
        addClassName("pw-deliveries");
    }

    /** Reads it anew, as far as it was shown. */
    void refresh() {
        removeAll();
        List<WebhookDelivery> rows;
        try {
            rows = webhooks.deliveries(webhookId, null, Math.min(shown + 1, MOST));
        } catch (WebhookNotFoundException removedMeanwhile) {
            rows = List.of();
        }
        if (rows.isEmpty()) {
            add(new Paragraph(getTranslation("webhook.deliveries.none")));
            return;
        }
        UnorderedList items = new UnorderedList();
        rows.stream().limit(shown).forEach(delivery -> items.add(item(delivery)));
        add(items);
        if (rows.size() > shown) {
            add(new Button(getTranslation("webhook.deliveries.more"), click -> {
                shown += PART;
                refresh();
            }));
        }
    }

    private ListItem item(WebhookDelivery delivery) {
        Span type = AsItIs.shown(new Span(delivery.type()));
        type.addClassName("pw-delivery-type");
        Span facts = new Span(String.join(" · ", facts(delivery)));
        facts.addClassName("pw-secondary");
        Div words = new Div(type, facts);
        words.addClassName("pw-two-lines");
        Div state = new Div(WebhookTexts.badge(this, delivery.state()));
        state.addClassName("pw-delivery-state");
        if (delivery.state() != DeliveryState.WAITING) {
            Button again = new Button(getTranslation("webhook.send-again"), click -> sendAgain(delivery.id()));
            again.addThemeVariants(ButtonVariant.SMALL);
            again.setAriaLabel(getTranslation("webhook.send-again.of", delivery.type(), when(delivery)));
            state.add(again);
        }
        return new ListItem(words, state);
    }

    private List<String> facts(WebhookDelivery delivery) {
        List<String> facts = new ArrayList<>();
        facts.add(when(delivery));
        facts.add(getTranslation("webhook.attempts", delivery.attempts()));
        String outcome = WebhookTexts.outcome(this, delivery);
        if (!outcome.isEmpty()) {
            facts.add(outcome);
        }
        if (delivery.attempts() > 0 && delivery.nextAttemptAt() != null) {
            facts.add(getTranslation(
                    "webhook.next-attempt", Moments.of(UI.getCurrentOrThrow()).dateAndTime(delivery.nextAttemptAt())));
        }
        return facts;
    }

    private static String when(WebhookDelivery delivery) {
        return Moments.of(UI.getCurrentOrThrow()).dateAndTime(delivery.createdAt());
    }

    private void sendAgain(UUID deliveryId) {
        try {
            webhooks.sendAgain(webhookId, deliveryId);
            Toasts.success(getTranslation("webhook.sent-again"));
        } catch (WebhookNotFoundException gone) {
            Toasts.failure(getTranslation("webhook.gone"));
        }
        refresh();
    }
}
