package io.portwarden.webhook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.webhook.DisabledReason;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.TooManySecretsException;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookNotFoundException;
import io.portwarden.webhook.WebhookSecret;
import io.portwarden.webhook.access.WebhookService;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One webhook: where it leads, how it stands, what can be done with it, and what was sent to it. */
final class WebhookCard extends Section {

    private final String words;
    private final transient WebhookService webhooks;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableRunnable changed;
    private final DeliveryLog log;
    private final Div state = new Div();
    private final Span facts = new Span();
    private final UUID id;
    private transient WebhookEndpoint endpoint;

    /**
     * @param words what the keys of the screen's own texts begin with
     * @param changed is told when there is another webhook, or one less
     */
    WebhookCard(
            String words,
            WebhookService webhooks,
            FreshSignInPrompt signInAgain,
            WebhookEndpoint endpoint,
            SerializableRunnable changed) {
        this.words = words;
        this.webhooks = webhooks;
        this.signInAgain = signInAgain;
        this.endpoint = endpoint;
        this.changed = changed;
        this.id = endpoint.id();
        this.log = new DeliveryLog(webhooks, id);
        addClassNames("pw-panel", "pw-webhook");
        Details details = new Details(getTranslation("webhook.deliveries"), log);
        details.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                log.refresh();
            }
        });
        facts.addClassName("pw-secondary");
        state.addClassName("pw-webhook-state");
        add(state, details);
        drawState();
        show(endpoint);
    }

    UUID id() {
        return id;
    }

    /** Shows how it stands now, and what was sent to it meanwhile if that is looked at. */
    void show(WebhookEndpoint now) {
        WebhookEndpoint before = endpoint;
        endpoint = now;
        facts.setText(facts());
        // What has not changed stays as it is, and keeps the focus.
        if (!now.url().equals(before.url())
                || !now.description().equals(before.description())
                || now.disabledReason() != before.disabledReason()) {
            drawState();
        }
        if (log.isAttached()) {
            log.refresh();
        }
    }

    private void drawState() {
        state.removeAll();
        H2 title = AsItIs.shown(new H2(name()));
        Div head = new Div(title, WebhookTexts.badge(this, endpoint));
        head.addClassName("pw-webhook-head");
        Span url = AsItIs.shown(new Span(endpoint.url()));
        url.addClassName("pw-webhook-url");
        Div words = new Div(url, facts);
        words.addClassName("pw-two-lines");
        state.add(head, words);
        @Nullable DisabledReason reason = endpoint.disabledReason();
        if (reason != null) {
            state.add(new Notice(
                    Notice.Kind.WARNING, getTranslation("webhook.off.title"), WebhookTexts.why(this, reason)));
        }
        state.add(actions());
        getElement().setAttribute("aria-label", name());
    }

    private String name() {
        return endpoint.description().isEmpty() ? endpoint.host() : endpoint.description();
    }

    private String facts() {
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        String last = endpoint.lastSuccessAt() == null
                ? getTranslation("webhook.never-delivered")
                : getTranslation("webhook.last-delivered", moments.dateAndTime(endpoint.lastSuccessAt()));
        List<Instant> replaced = endpoint.replacedSecretsUntil();
        return replaced.isEmpty()
                ? last
                : last + " · "
                        + getTranslation(
                                "webhook.replaced-secrets",
                                replaced.size(),
                                moments.until(replaced.getFirst()),
                                moments.until(replaced.getLast()));
    }

    private Div actions() {
        Div actions = new Div();
        actions.addClassName("pw-actions");
        if (!endpoint.enabled()) {
            Button enable = action(
                    "webhook.switch-on",
                    () -> signInAgain.around(() -> change(() -> {
                        webhooks.enable(id);
                        Toasts.success(getTranslation("webhook.switched-on", name()));
                    })));
            enable.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(enable);
        }
        actions.add(
                action(
                        "webhook.test",
                        () -> change(() -> {
                            webhooks.test(id);
                            Toasts.success(getTranslation("webhook.test.sent"));
                        })),
                action("webhook.change", this::askForChange),
                action("webhook.new-secret", this::askForNewSecret),
                action("webhook.remove", this::askForRemoval));
        return actions;
    }

    private Button action(String key, SerializableRunnable work) {
        Button button = new Button(getTranslation(key), click -> work.run());
        button.setAriaLabel(getTranslation(key) + ": " + name());
        return button;
    }

    /** Somebody may have removed it on another screen meanwhile. */
    private void change(SerializableRunnable work) {
        try {
            work.run();
        } catch (WebhookNotFoundException gone) {
            Toasts.failure(getTranslation("webhook.gone"));
        }
        changed.run();
    }

    private void askForChange() {
        new WebhookDialog(
                        getTranslation("webhook.change.title"),
                        getTranslation(words + "meaning"),
                        endpoint.url(),
                        endpoint.description(),
                        signInAgain,
                        (url, description) -> {
                            webhooks.change(id, url, description);
                            Toasts.success(getTranslation("webhook.changed"));
                            changed.run();
                        })
                .open();
    }

    private void askForNewSecret() {
        ConfirmDialog dialog = confirm("webhook.new-secret", ButtonVariant.PRIMARY);
        dialog.addConfirmListener(confirmed -> signInAgain.around(() -> change(() -> {
            try {
                IssuedSecret issued = webhooks.rotateSecret(id);
                new SecretDialog(issued.secret(), getTranslation("webhook.secret.rotated")).open();
            } catch (TooManySecretsException enough) {
                Toasts.failure(getTranslation(
                        "webhook.too-many-secrets",
                        WebhookSecret.MOST_REPLACED,
                        Moments.of(UI.getCurrentOrThrow()).until(enough.until())));
            }
        })));
        dialog.open();
    }

    private void askForRemoval() {
        ConfirmDialog dialog = confirm("webhook.remove", ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.addConfirmListener(confirmed -> signInAgain.around(() -> change(() -> {
            webhooks.remove(id);
            Toasts.success(getTranslation("webhook.removed", name()));
        })));
        dialog.open();
    }

    private ConfirmDialog confirm(String key, ButtonVariant... look) {
        ConfirmDialog dialog = new Question(getTranslation(key + ".title", name()));
        dialog.setText(getTranslation(key + ".meaning"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("webhook.cancel"));
        Button confirm = new Button(getTranslation(key));
        confirm.addThemeVariants(look);
        dialog.setConfirmButton(confirm);
        return dialog;
    }
}
