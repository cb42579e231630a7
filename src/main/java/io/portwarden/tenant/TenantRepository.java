package io.portwarden.tenant;

import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Pipeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps tenants. */
@Repository
class TenantRepository {

    static final String SELECT = """
            select tenant_id, name, country, account_number, zip_code, status, complex, main_number, service_address,
                   authorized_person, shared_account_key from tenants\s""";

    /** By the rule of versions before only those that are without a key: nodes of such a version have written them. */
    private static final String BY_ACCOUNT = """
            where tenant_id <> :provider and tenant_id in (
                select tenant_id from tenants where account_key = any (:keys)
                union all select tenant_id from tenants where shared_account_key = any (:keys)
                union all select tenant_id from tenants where account_key is null and shared_account_key is null
                    and plain_account(account_number) = any (
                        array(select plain_account(key) from unnest(cast(:keys as text[])) k (key))))
            """;

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    TenantRepository(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    Optional<Tenant> find(TenantId id) {
        return ask(id).get();
    }

    /** The same, to be asked with what comes next. */
    Answer<Optional<Tenant>> ask(TenantId id) {
        return pipeline.sql(SELECT + "where tenant_id = :id")
                .param("id", id.value())
                .optional((row, index) -> tenant(row));
    }

    /** Kept from change until the transaction ends. */
    Optional<Tenant> lock(TenantId id) {
        return jdbc.sql(SELECT + "where tenant_id = :id for no key update")
                .param("id", id.value())
                .query((row, index) -> tenant(row))
                .optional();
    }

    List<Tenant> byAccounts(Collection<AccountNumber> accounts) {
        return select("", accounts);
    }

    /** Kept from change until the transaction ends, in the order of their keys. */
    List<Tenant> lockAccounts(Collection<AccountNumber> accounts) {
        return select("order by tenant_id for no key update", accounts);
    }

    private List<Tenant> select(String how, Collection<AccountNumber> accounts) {
        Set<AccountNumber> asked = Set.copyOf(accounts);
        return jdbc
                .sql(SELECT + BY_ACCOUNT + how)
                .param("keys", asked.stream().map(AccountNumber::normalForm).toArray(String[]::new))
                .param("provider", TenantId.PROVIDER.value())
                .query((row, index) -> tenant(row))
                .list()
                .stream()
                .filter(tenant -> asked.contains(tenant.account()))
                .toList();
    }

    /** By name, those in which the words stand in the name or the account number. */
    List<Tenant> page(String words, @Nullable Tenant after, int limit) {
        return jdbc.sql(SELECT + """
                        where tenant_id <> :provider
                          and (:plain = '' or strpos(lower(name), lower(:words)) > 0 or strpos(lower(name), lower(:plain)) > 0
                               or :account <> '' and strpos(coalesce(account_key, shared_account_key, lower(account_number)), :account) > 0)
                          and (lower(name) collate "C", tenant_id) > (lower(:name) collate "C", :after)
                        order by lower(name) collate "C", tenant_id limit :limit
                        """)
                .param("provider", TenantId.PROVIDER.value())
                .param("words", NormalForm.strip(words))
                .param("plain", NormalForm.plain(words))
                .param("account", NormalForm.of(words))
                .param("name", after == null ? "" : after.name())
                .param(
                        "after",
                        after == null ? TenantId.PROVIDER.value() : after.id().value())
                .param("limit", limit)
                .query((row, index) -> tenant(row))
                .list();
    }

    /** By name, those in which the words stand in the name or the account number, the provider too. */
    List<Tenant> named(String words, int offset, int limit) {
        return jdbc.sql(SELECT + """
                        where strpos(lower(name), lower(:words)) > 0 or strpos(lower(name), lower(:plain)) > 0
                           or :account <> ''
                              and strpos(coalesce(account_key, shared_account_key, lower(account_number)), :account) > 0
                        order by name, tenant_id offset :offset limit :limit
                        """)
                .param("words", words)
                .param("plain", NormalForm.plain(words))
                .param("account", NormalForm.of(words))
                .param("offset", offset)
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
                        insert into tenants (tenant_id, name, country, account_number, account_key, zip_code, status,
                                             complex, main_number, service_address, authorized_person)
                        values (:id, :name, :country, :account, :key, :zip, :status,
                                :complex, :main, nullif(:address, ''), nullif(:authorized, ''))
                        """)
                .param("id", tenant.id().value())
                .param("account", tenant.accountNumber())
                .param("key", tenant.account().normalForm())
                .params(facts(tenant))
                .update();
    }

    void update(Tenant tenant) {
        jdbc.sql("""
                        update tenants set name = :name, country = :country, zip_code = :zip, status = :status,
                                           complex = :complex, main_number = :main,
                                           service_address = nullif(:address, ''),
                                           authorized_person = nullif(:authorized, ''), changed_at = now()
                        where tenant_id = :id
                        """).param("id", tenant.id().value()).params(facts(tenant)).update();
    }

    private static Map<String, @Nullable Object> facts(Tenant tenant) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("name", tenant.name());
        facts.put("country", tenant.country());
        facts.put("zip", tenant.zipCode());
        facts.put("status", tenant.status().code());
        facts.put("complex", tenant.complex());
        facts.put(
                "main", tenant.mainNumber() == null ? null : tenant.mainNumber().e164());
        facts.put("address", tenant.serviceAddress());
        facts.put("authorized", tenant.authorizedPerson());
        return facts;
    }

    /** @return whether it had one of them for its main number, and has none now */
    boolean forgetMainNumber(TenantId id, Collection<PhoneNumber> gone) {
        return jdbc.sql("""
                        update tenants set main_number = null, changed_at = now()
                        where tenant_id = :id and main_number = any (:gone)
                        """)
                        .param("id", id.value())
                        .param("gone", gone.stream().map(PhoneNumber::e164).toArray(String[]::new))
                        .update()
                == 1;
    }

    static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("name"),
                row.getString("country"),
                row.getString("account_number"),
                row.getString("zip_code"),
                TenantStatus.ofCode(row.getString("status")).orElseThrow(),
                row.getBoolean("complex"),
                mainNumber(row.getString("main_number")),
                orEmpty(row.getString("service_address")),
                orEmpty(row.getString("authorized_person")),
                row.getString("shared_account_key") != null);
    }

    private static @Nullable PhoneNumber mainNumber(@Nullable String text) {
        return text == null ? null : new PhoneNumber(text);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
