package io.portwarden.webhook.ui;

import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.webhook.WebhookSecret;

/** Shows a webhook's secret, this once. */
final class SecretDialog extends Dialog {

    /** @param words what to do with it */
    SecretDialog(WebhookSecret secret, String words) {
        setHeaderTitle(getTranslation("webhook.secret.title"));
        setModality(ModalityMode.STRICT);
        setCloseOnOutsideClick(false);
        addClassNames("pw-again", "pw-webhook-dialog");
        Span text = new Span(secret.text());
        text.addClassName("pw-secret");
        Button copy = new Button(getTranslation("webhook.secret.copy"), Glyph.COPY.create());
        Clipboard.onClick(copy)
                .writeText(
                        secret.text(),
                        copied -> copy.setText(getTranslation("webhook.secret.copied")),
                        failure -> Toasts.failure(getTranslation("webhook.secret.copy-failed")));
        Div form = new Div(new Paragraph(words), text, copy, new Paragraph(getTranslation("webhook.secret.once")));
        form.addClassName("pw-form");
        add(form);
        Button done = new Button(getTranslation("webhook.secret.done"), click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
