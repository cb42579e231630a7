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
 * @param test whether the carrier has them with its test keys, apart from its others (API-22)
 */
public record WebhookOwner(TenantId tenantId, @Nullable UUID carrierId, boolean test) {

    public static WebhookOwner tenant(TenantId tenantId) {
        return new WebhookOwner(tenantId, null, false);
    }

    /** The provider's own, which its programs and operators keep together (ORD-13). */
    public static WebhookOwner provider() {
        return new WebhookOwner(TenantId.PROVIDER, null, false);
    }

    public static WebhookOwner carrier(UUID carrierId) {
        return new WebhookOwner(TenantId.PROVIDER, carrierId, false);
    }

    /** Those that are told of what the carrier does with test keys. */
    public static WebhookOwner testsOf(UUID carrierId) {
        return new WebhookOwner(TenantId.PROVIDER, carrierId, true);
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
