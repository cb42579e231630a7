package io.portwarden.webhook.ui;

import com.vaadin.flow.router.Route;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.webhook.access.WebhookService;
import jakarta.annotation.security.RolesAllowed;

/** Where the tenant's own systems are told of its orders. */
@Route("webhooks")
@RolesAllowed("TENANT_ADMIN")
public class WebhooksView extends WebhooksPage {

    public WebhooksView(WebhookService webhooks, FreshSignInPrompt signInAgain, LiveUpdates liveUpdates) {
        super("webhooks.", webhooks, signInAgain, liveUpdates);
    }
}
