package io.portwarden.webhook.ui;

import com.vaadin.flow.router.Route;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.webhook.access.WebhookService;
import jakarta.annotation.security.RolesAllowed;

/** Where the provider's own systems are told what is to be done at its SOA, switch, 911 and billing (ORD-13). */
@Route("provider/webhooks")
@RolesAllowed("SECURITY")
public class ProviderWebhooksView extends WebhooksPage {

    public ProviderWebhooksView(WebhookService webhooks, FreshSignInPrompt signInAgain, LiveUpdates liveUpdates) {
        super("provider-webhooks.", webhooks, signInAgain, liveUpdates);
    }
}
