package io.portwarden.tenant;

import io.portwarden.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps tenants. */
@Repository
class TenantRepository {

    private static final String SELECT =
            "select tenant_id, name, country, account_number, zip_code, status from tenants ";

    private final JdbcClient jdbc;

    TenantRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Tenant> find(TenantId id) {
        return jdbc.sql(SELECT + "where tenant_id = :id")
                .param("id", id.value())
                .query((row, index) -> tenant(row))
                .optional();
    }

    /** Kept from change until the transaction ends. */
    Optional<Tenant> lock(TenantId id) {
        return jdbc.sql(SELECT + "where tenant_id = :id for no key update")
                .param("id", id.value())
                .query((row, index) -> tenant(row))
                .optional();
    }

    List<Tenant> byAccounts(Collection<String> accountNumbers) {
        return select("", accountNumbers);
    }

    /** Kept from change until the transaction ends, in the order of their keys. */
    List<Tenant> lockAccounts(Collection<String> accountNumbers) {
        return select("order by tenant_id for no key update", accountNumbers);
    }

    private List<Tenant> select(String how, Collection<String> accountNumbers) {
        String[] plain =
                accountNumbers.stream().map(TenantForm::plainAccount).distinct().toArray(String[]::new);
        return jdbc.sql(SELECT + "where plain_account(account_number) = any (:accounts) and tenant_id <> :provider "
                        + how)
                .param("accounts", plain)
                .param("provider", TenantId.PROVIDER.value())
                .query((row, index) -> tenant(row))
                .list();
    }

    /** By name, those in which the words stand in the name or the account number. */
    List<Tenant> page(String words, @Nullable Tenant after, int limit) {
        return jdbc.sql(SELECT + """
                        where tenant_id <> :provider
                          and (:words = '' or strpos(lower(name), :words) > 0 or strpos(lower(account_number), :words) > 0)
                          and (lower(name) collate "C", tenant_id) > (lower(:name) collate "C", :after)
                        order by lower(name) collate "C", tenant_id limit :limit
                        """)
                .param("provider", TenantId.PROVIDER.value())
                .param("words", words.strip().toLowerCase(Locale.ROOT))
                .param("name", after == null ? "" : after.name())
                .param(
                        "after",
                        after == null ? TenantId.PROVIDER.value() : after.id().value())
                .param("limit", limit)
                .query((row, index) -> tenant(row))
                .list();
    }

    List<Tenant> byKey(@Nullable TenantId after, int limit) {
        return jdbc.sql(SELECT + "where tenant_id > :after order by tenant_id limit :limit")
                .param("after", after == null ? TenantId.PROVIDER.value() : after.value())
                .param("limit", limit)
                .query((row, index) -> tenant(row))
                .list();
    }

    List<TenantId> ids(@Nullable TenantId after, int limit) {
        return jdbc.sql("select tenant_id from tenants where tenant_id > :after order by tenant_id limit :limit")
                .param("after", after == null ? TenantId.PROVIDER.value() : after.value())
                .param("limit", limit)
                .query((row, index) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .list();
    }

    void insert(Tenant tenant) {
        jdbc.sql("""
                        insert into tenants (tenant_id, name, country, account_number, zip_code, status)
                        values (:id, :name, :country, :account, :zip, :status)
                        """)
                .param("id", tenant.id().value())
                .param("name", tenant.name())
                .param("country", tenant.country())
                .param("account", tenant.accountNumber())
                .param("zip", tenant.zipCode())
                .param("status", tenant.status().code())
                .update();
    }

    void update(Tenant tenant) {
        jdbc.sql("""
                        update tenants set name = :name, country = :country, zip_code = :zip, status = :status,
                                           changed_at = now()
                        where tenant_id = :id
                        """)
                .param("id", tenant.id().value())
                .param("name", tenant.name())
                .param("country", tenant.country())
                .param("zip", tenant.zipCode())
                .param("status", tenant.status().code())
                .update();
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("name"),
                row.getString("country"),
                row.getString("account_number"),
                row.getString("zip_code"),
                TenantStatus.ofCode(row.getString("status")).orElseThrow());
    }
}
