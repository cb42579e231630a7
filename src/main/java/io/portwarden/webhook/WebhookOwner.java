package io.portwarden.webhook;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose webhooks they are.
 *
 * @param tenantId the provider's for those of a carrier, and for its own
 * @param carrierId null for those of a tenant and of the provider
 */
public record WebhookOwner(TenantId tenantId, @Nullable UUID carrierId) {

    public static WebhookOwner tenant(TenantId tenantId) {
        return new WebhookOwner(tenantId, null);
    }

    /** The provider's own, which its programs and operators keep together (ORD-13). */
    public static WebhookOwner provider() {
        return new WebhookOwner(TenantId.PROVIDER, null);
    }

    public static WebhookOwner carrier(UUID carrierId) {
        return new WebhookOwner(TenantId.PROVIDER, carrierId);
    }

    public boolean isProvider() {
        return carrierId == null && tenantId.equals(TenantId.PROVIDER);
    }

    /** What a transaction on them is for. */
    public Scope scope() {
        return carrierId == null
                ? Scope.tenant(tenantId)
                : Scope.carrier(carrierId).andTenant(tenantId);
    }
}
