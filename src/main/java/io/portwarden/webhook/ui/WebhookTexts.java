package io.portwarden.webhook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.DeliveryState;
import io.portwarden.webhook.DisabledReason;
import io.portwarden.webhook.WebhookDelivery;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookUrlProblem;
import org.jspecify.annotations.Nullable;

/** Says in plain words how webhooks and deliveries stand, in the language of the asking component. */
final class WebhookTexts {

    private WebhookTexts() {}

    static Span badge(Component speaker, WebhookEndpoint endpoint) {
        return endpoint.enabled()
                ? badge(Glyph.CHECK, speaker.getTranslation("webhook.state.on"), "confirmed")
                : badge(Glyph.REFUSED, speaker.getTranslation("webhook.state.off"), "rejected");
    }

    static Span badge(Component speaker, DeliveryState state) {
        String words = speaker.getTranslation("webhook.delivery." + state.code());
        return switch (state) {
            case WAITING -> badge(Glyph.CLOCK, words, "pending");
            case DELIVERED -> badge(Glyph.CHECK, words, "confirmed");
            case GIVEN_UP -> badge(Glyph.REFUSED, words, "rejected");
        };
    }

    private static Span badge(Glyph glyph, String words, String look) {
        Span badge = new Span(glyph.create(), new Span(words));
        badge.addClassNames("pw-state", "pw-state-" + look);
        return badge;
    }

    static String why(Component speaker, DisabledReason reason) {
        return speaker.getTranslation("webhook.off." + reason.code());
    }

    static String problem(Component speaker, WebhookUrlProblem problem) {
        return speaker.getTranslation("webhook.url." + problem.code());
    }

    /** What the last attempt came to; empty while none was made. */
    static String outcome(Component speaker, WebhookDelivery delivery) {
        @Nullable DeliveryProblem problem = delivery.lastProblem();
        @Nullable Integer status = delivery.lastStatus();
        String words = problem == null ? "" : speaker.getTranslation("webhook.problem." + problem.code());
        String answer = status == null ? "" : speaker.getTranslation("webhook.answer", Integer.toString(status));
        return words.isEmpty() || answer.isEmpty() ? words + answer : words + " · " + answer;
    }
}
