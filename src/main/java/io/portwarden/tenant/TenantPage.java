package io.portwarden.tenant;

import java.util.List;
import java.util.Optional;

/**
 * Part of the list of tenants.
 *
 * @param next the tenant that the part ended with, to ask for the part after it with; absent on the last
 */
public record TenantPage(List<Tenant> items, Optional<Tenant> next) {

    /** @param rows one more than fit, if there are more */
    static TenantPage of(List<Tenant> rows, int limit) {
        List<Tenant> items = List.copyOf(rows.subList(0, Math.min(limit, rows.size())));
        return new TenantPage(items, rows.size() > limit ? Optional.of(items.getLast()) : Optional.empty());
    }
}
