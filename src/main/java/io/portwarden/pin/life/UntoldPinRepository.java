package io.portwarden.pin.life;

import io.portwarden.shared.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which tenants have not been told that a PIN applies to them since an upgrade. */
@Repository
class UntoldPinRepository {

    private final JdbcClient jdbc;

    UntoldPinRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those in these countries. */
    List<TenantId> in(List<String> countries, int limit) {
        return jdbc.sql("select tenant_id from pins_untold where country = any (:countries)"
                        + " order by tenant_id limit :limit")
                .param("countries", countries.toArray(String[]::new))
                .param("limit", limit)
                .query((row, index) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .list();
    }

    /** @return the country that it had; nothing where somebody else tells it, or has */
    Optional<String> take(TenantId tenantId) {
        return jdbc.sql("delete from pins_untold where tenant_id = :tenant returning country")
                .param("tenant", tenantId.value())
                .query(String.class)
                .optional();
    }
}
