package io.portwarden.tenant;

import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the normal forms of account numbers where they are not written together with the tenant. */
@Repository
class AccountKeyRepository {

    private final JdbcClient jdbc;

    AccountKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else changes these. */
    void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('portwarden.account_keys'))")
                .query((row, index) -> index)
                .list();
    }

    List<Tenant> without(int limit) {
        return jdbc.sql(TenantRepository.SELECT + """
                        where account_key is null and shared_account_key is null and tenant_id <> :provider
                        order by tenant_id limit :limit for no key update
                        """)
                .param("provider", TenantId.PROVIDER.value())
                .param("limit", limit)
                .query((row, index) -> TenantRepository.tenant(row))
                .list();
    }

    void fillUnlessTaken(Map<AccountNumber, Tenant> tenants) {
        jdbc.sql("""
                        update tenants t set account_key = k.key
                        from unnest(cast(:ids as uuid[]), cast(:keys as text[])) k (id, key)
                        where t.tenant_id = k.id and not exists (select 1 from tenants o where o.account_key = k.key)
                        """)
                .param("ids", ids(tenants.values()))
                .param(
                        "keys",
                        tenants.keySet().stream().map(AccountNumber::normalForm).toArray(String[]::new))
                .update();
    }

    List<Tenant> stillWithout(Collection<Tenant> tenants) {
        return jdbc.sql(TenantRepository.SELECT
                        + "where tenant_id = any (cast(:ids as uuid[])) and account_key is null order by tenant_id")
                .param("ids", ids(tenants))
                .query((row, index) -> TenantRepository.tenant(row))
                .list();
    }

    /** @return all that share it from now on */
    List<Tenant> share(AccountNumber account, TenantId id) {
        jdbc.sql("update tenants set shared_account_key = :key where account_key = :key or tenant_id = :id")
                .param("key", account.normalForm())
                .param("id", id.value())
                .update();
        return jdbc.sql(TenantRepository.SELECT + "where shared_account_key = :key order by tenant_id")
                .param("key", account.normalForm())
                .query((row, index) -> TenantRepository.tenant(row))
                .list();
    }

    List<Tenant> shared(int limit) {
        return jdbc.sql(TenantRepository.SELECT + """
                        where shared_account_key is not null order by shared_account_key, tenant_id limit :limit
                        """)
                .param("limit", limit)
                .query((row, index) -> TenantRepository.tenant(row))
                .list();
    }

    Optional<Tenant> lockShared(TenantId id) {
        return jdbc.sql(TenantRepository.SELECT
                        + "where tenant_id = :id and shared_account_key is not null for no key update")
                .param("id", id.value())
                .query((row, index) -> TenantRepository.tenant(row))
                .optional();
    }

    void rename(Tenant before, Tenant after) {
        String shared = before.account().normalForm();
        String key = after.account().normalForm();
        if (key.equals(shared)) {
            throw new DuplicateKeyException("That is the account number that it shares");
        }
        jdbc.sql("""
                        update tenants set account_number = :account, account_key = :key, shared_account_key = null,
                                           changed_at = now()
                        where tenant_id = :id
                        """)
                .param("account", after.accountNumber())
                .param("key", key)
                .param("id", before.id().value())
                .update();
        // Somebody keeps it, so that no further tenant gets it meanwhile.
        jdbc.sql("""
                        update tenants set account_key = :shared
                        where tenant_id = (select tenant_id from tenants where shared_account_key = :shared
                                           order by tenant_id limit 1)
                          and not exists (select 1 from tenants where account_key = :shared)
                        """).param("shared", shared).update();
        jdbc.sql("""
                        update tenants set shared_account_key = null
                        where shared_account_key = :shared
                          and (select count(*) from tenants where shared_account_key = :shared) = 1
                        """).param("shared", shared).update();
    }

    private static UUID[] ids(Collection<Tenant> tenants) {
        return tenants.stream().map(tenant -> tenant.id().value()).toArray(UUID[]::new);
    }
}
