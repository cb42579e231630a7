package io.portwarden.people.factor;

import io.portwarden.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which tenants want a second factor of their viewers, in the transaction under way, which is for the tenant. */
@Repository
class ViewersRuleRepository {

    private final JdbcClient jdbc;

    ViewersRuleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean holds(TenantId tenantId) {
        return jdbc.sql("select exists (select 1 from viewers_rules where tenant_id = :tenant and holds)")
                .param("tenant", tenantId.value())
                .query(Boolean.class)
                .single();
    }

    /** @return false when it is so already */
    boolean change(TenantId tenantId, boolean wanted) {
        return jdbc.sql("""
                        insert into viewers_rules as r (tenant_id, holds) values (:tenant, :holds)
                        on conflict (tenant_id) do update set holds = excluded.holds, changed_at = clock_timestamp()
                        where r.holds <> excluded.holds
                        """)
                        .param("tenant", tenantId.value())
                        .param("holds", wanted)
                        .update()
                == 1;
    }
}
