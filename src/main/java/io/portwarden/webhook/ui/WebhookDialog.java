package io.portwarden.webhook.ui;

import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableBiConsumer;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.webhook.InvalidWebhookUrlException;
import io.portwarden.webhook.TooManyWebhooksException;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookNotFoundException;

/** Asks where a webhook leads. */
final class WebhookDialog extends Dialog {

    private final TextField url = new TextField(getTranslation("webhook.url.label"));
    private final TextField description = new TextField(getTranslation("webhook.description.label"));

    /**
     * @param meaning what the system there is sent
     * @param save may ask for a fresh sign-in
     */
    WebhookDialog(
            String title,
            String meaning,
            String knownUrl,
            String knownDescription,
            FreshSignInPrompt signInAgain,
            SerializableBiConsumer<String, String> save) {
        setHeaderTitle(title);
        setModality(ModalityMode.STRICT);
        addClassNames("pw-again", "pw-webhook-dialog");
        url.setValue(knownUrl);
        url.setPlaceholder("https://");
        url.setHelperText(getTranslation("webhook.url.help"));
        url.setRequiredIndicatorVisible(true);
        url.setManualValidation(true);
        url.setMaxLength(WebhookEndpoint.LONGEST_URL);
        url.setValueChangeMode(ValueChangeMode.EAGER);
        url.setAutofocus(true);
        url.addValueChangeListener(change -> url.setInvalid(false));
        description.setValue(knownDescription);
        description.setHelperText(getTranslation("webhook.description.help"));
        description.setMaxLength(WebhookEndpoint.LONGEST_DESCRIPTION);
        Div form = new Div(new Paragraph(meaning), url, description);
        form.addClassName("pw-form");
        add(form);
        Button confirm = new Button(getTranslation("webhook.save"), click -> signInAgain.around(() -> save(save)));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("webhook.cancel"), click -> close()), confirm);
    }

    private void save(SerializableBiConsumer<String, String> save) {
        try {
            save.accept(url.getValue(), description.getValue());
            close();
        } catch (InvalidWebhookUrlException refused) {
            refuse(WebhookTexts.problem(this, refused.problem()));
        } catch (TooManyWebhooksException full) {
            refuse(getTranslation("webhook.too-many", WebhookEndpoint.MOST));
        } catch (WebhookNotFoundException removedMeanwhile) {
            refuse(getTranslation("webhook.gone"));
        }
    }

    private void refuse(String words) {
        url.setErrorMessage(words);
        url.setInvalid(true);
        url.focus();
    }
}
