package io.portwarden.portback.life;

import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackWebhookBodies;
import io.portwarden.tenant.TenantService;
import io.portwarden.webhook.access.WebhookEvents;
import org.springframework.stereotype.Component;

/** Tells systems of others that a number has left without an order, in the transaction that it is written down in. */
@Component
class PortBackWebhooks {

    private static final String LEFT = "number.left";

    private final WebhookEvents events;
    private final PortBackWebhookBodies bodies;
    private final TenantService tenants;

    PortBackWebhooks(WebhookEvents events, PortBackWebhookBodies bodies, TenantService tenants) {
        this.events = events;
        this.bodies = bodies;
        this.tenants = tenants;
    }

    /** The one place that says who is told: the systems of the tenant, and the provider's own (ORD-13). */
    void left(PortBack left) {
        events.forTenant(left.tenantId(), LEFT, bodies.ofDeparture(LEFT, left.reportedAt(), left));
        events.forProvider(LEFT, bodies.ofDeparture(LEFT, left.reportedAt(), left, tenants.get(left.tenantId())));
    }
}
