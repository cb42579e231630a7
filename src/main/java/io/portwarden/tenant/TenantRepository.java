package io.portwarden.tenant;

import io.portwarden.shared.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps tenants. */
@Repository
class TenantRepository {

    private final JdbcAggregateOperations rows;
    private final JdbcClient jdbc;

    TenantRepository(JdbcAggregateOperations rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Table("tenants")
    record Row(@Id UUID tenantId, String name, String country, String accountNumber, String zipCode) {}

    Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(rows.findById(id.value(), Row.class))
                .map(row -> new Tenant(id, row.name(), row.country(), row.accountNumber(), row.zipCode()));
    }

    List<TenantId> ids(@Nullable TenantId after, int limit) {
        return jdbc.sql("select tenant_id from tenants where tenant_id > :after order by tenant_id limit :limit")
                .param("after", after == null ? TenantId.PROVIDER.value() : after.value())
                .param("limit", limit)
                .query((row, index) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .list();
    }

    void insert(Tenant tenant) {
        rows.insert(new Row(
                tenant.id().value(), tenant.name(), tenant.country(), tenant.accountNumber(), tenant.zipCode()));
    }
}
