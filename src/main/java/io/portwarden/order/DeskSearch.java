package io.portwarden.order;

import io.portwarden.shared.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of all tenants an operator looks for.
 *
 * @param tenantId whose; null for all
 */
public record DeskSearch(OrderSearch orders, @Nullable TenantId tenantId) {

    public static final DeskSearch ALL = new DeskSearch(OrderSearch.ALL, null);
}
