package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.HashMap;
import java.util.Map;

/** Which rows of {@code phone_numbers} a filter or selection of one tenant's numbers means, in SQL. */
record NumberCondition(String sql, Map<String, Object> params) {

    static NumberCondition of(TenantId tenantId, NumberSelection selection) {
        return switch (selection) {
            case NumberSelection.Matching matching -> of(tenantId, matching.filter());
            case NumberSelection.Chosen chosen ->
                new NumberCondition(
                        "tenant_id = :tenant and phone_number = any (:numbers)",
                        Map.of(
                                "tenant",
                                tenantId.value(),
                                "numbers",
                                chosen.numbers().stream().map(PhoneNumber::e164).toArray(String[]::new)));
        };
    }

    /** Only conditions that narrow, so that the planner can go by the key. */
    static NumberCondition of(TenantId tenantId, NumberFilter filter) {
        StringBuilder sql = new StringBuilder("tenant_id = :tenant");
        Map<String, Object> params = new HashMap<>();
        params.put("tenant", tenantId.value());
        filter.digits().ifPresent(digits -> {
            if (digits.isEmpty()) {
                sql.append(" and false");
            } else {
                sql.append(" and phone_number like :search");
                params.put("search", "%" + digits + "%");
            }
        });
        if (filter.status() != null) {
            sql.append(" and status = :status");
            params.put("status", filter.status().code());
        }
        if (filter.lock() != null) {
            sql.append(" and status <> 'ported-out' and lock_holds(locked, unlocked_until) = :locked");
            params.put("locked", filter.lock() == LockState.LOCKED);
        }
        return new NumberCondition(sql.toString(), params);
    }
}
