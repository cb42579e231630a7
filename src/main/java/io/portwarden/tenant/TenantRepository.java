package io.portwarden.tenant;

import io.portwarden.shared.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.stereotype.Repository;

/** Keeps tenants. */
@Repository
class TenantRepository {

    private final JdbcAggregateOperations rows;

    TenantRepository(JdbcAggregateOperations rows) {
        this.rows = rows;
    }

    @Table("tenants")
    record Row(@Id UUID tenantId, String name, String country, String accountNumber, String zipCode) {}

    Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(rows.findById(id.value(), Row.class))
                .map(row -> new Tenant(id, row.name(), row.country(), row.accountNumber(), row.zipCode()));
    }

    void insert(Tenant tenant) {
        rows.insert(new Row(
                tenant.id().value(), tenant.name(), tenant.country(), tenant.accountNumber(), tenant.zipCode()));
    }
}
