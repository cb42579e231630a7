package io.portwarden.webhook;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose webhooks they are.
 *
 * @param tenantId the provider's for those of a carrier
 * @param carrierId null for those of a tenant
 */
public record WebhookOwner(TenantId tenantId, @Nullable UUID carrierId) {

    public static WebhookOwner tenant(TenantId tenantId) {
        return new WebhookOwner(tenantId, null);
    }

    public static WebhookOwner carrier(UUID carrierId) {
        return new WebhookOwner(TenantId.PROVIDER, carrierId);
    }

    /** What a transaction on them is for. */
    public Scope scope() {
        return carrierId == null
                ? Scope.tenant(tenantId)
                : Scope.carrier(carrierId).andTenant(tenantId);
    }
}
