package io.portwarden.pin;

import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands a tenant's PIN on as it is, where somebody else compares it too (UPS-11); answered by the upstreams, which know of PINs,
 * while PINs know of no upstreams. Every method joins the transaction under way.
 */
public interface PinHanding {

    /** Whether the tenant's next PIN has to be handed on to anybody: if not, it is never kept readable. */
    boolean wants(TenantId tenantId);

    /**
     * The tenant's PIN has this version now; whatever was under way of an older one must not come after it.
     *
     * @param until when it can be read at the latest; null when it cannot be handed on, because it has waited too long for a
     *     second admin
     * @return whether it has to be kept readable until then
     */
    boolean saved(TenantId tenantId, long version, @Nullable Instant until);

    /** Who else compares the tenant's PIN, and how far it has come there. */
    List<PinKeeper> keepers(TenantId tenantId);
}
