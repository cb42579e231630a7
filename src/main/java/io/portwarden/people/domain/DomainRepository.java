package io.portwarden.people.domain;

import io.portwarden.shared.Coded;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which domains tenants have claimed and proven, in transactions for the tenant or the provider. */
@Repository
class DomainRepository {

    private static final String COLUMNS = "tenant_id, domain, token, proof, proven_at, gone_since";

    private final JdbcClient jdbc;

    DomainRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A domain as it is kept. */
    record Row(
            TenantId tenantId,
            Domain domain,
            String token,
            Optional<DomainProof> proof,
            Optional<Instant> provenAt,
            Optional<Instant> goneSince) {}

    List<Row> all(TenantId tenantId) {
        return jdbc.sql("select " + COLUMNS + " from proven_domains where tenant_id = :tenant order by domain")
                .param("tenant", tenantId.value())
                .query((row, index) -> row(row))
                .list();
    }

    /** The domain, which nobody else changes until the transaction ends. */
    Optional<Row> lock(TenantId tenantId, Domain domain) {
        return jdbc.sql("select " + COLUMNS
                        + " from proven_domains where tenant_id = :tenant and domain = :domain for update")
                .param("tenant", tenantId.value())
                .param("domain", domain.value())
                .query((row, index) -> row(row))
                .optional();
    }

    /** @param goneAfter a record that has been gone since then, or for longer, proves nothing any more */
    boolean isBelieved(TenantId tenantId, Domain domain, Instant goneAfter) {
        return holder(domain, goneAfter).filter(tenantId::equals).isPresent();
    }

    /** The same of whoever it is; the transaction's scope must name the domain, or be for whom it is asked. */
    Optional<TenantId> holder(Domain domain, Instant goneAfter) {
        return jdbc.sql("""
                        select tenant_id from proven_domains
                        where domain = :domain and proven_at is not null
                          and (gone_since is null or gone_since > :goneAfter)
                        """)
                .param("domain", domain.value())
                .param("goneAfter", Rows.bound(goneAfter))
                .query((row, index) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .optional();
    }

    /** @return false when the tenant has claimed it already */
    boolean insert(TenantId tenantId, Domain domain, String token, Instant now) {
        return jdbc.sql("""
                        insert into proven_domains (tenant_id, domain, token, claimed_at)
                        values (:tenant, :domain, :token, :now) on conflict (tenant_id, domain) do nothing
                        """)
                        .param("tenant", tenantId.value())
                        .param("domain", domain.value())
                        .param("token", token)
                        .param("now", Rows.bound(now))
                        .update()
                == 1;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another tenant has proven it */
    void prove(TenantId tenantId, Domain domain, DomainProof proof, Instant now) {
        jdbc.sql("""
                        update proven_domains
                        set proof = :proof, proven_at = :now, looked_at = :now, gone_since = null
                        where tenant_id = :tenant and domain = :domain
                        """)
                .param("tenant", tenantId.value())
                .param("domain", domain.value())
                .param("proof", proof.code())
                .param("now", Rows.bound(now))
                .update();
    }

    /** Its record is there. */
    void seen(TenantId tenantId, Domain domain, Instant now) {
        jdbc.sql("""
                        update proven_domains set looked_at = :now, gone_since = null
                        where tenant_id = :tenant and domain = :domain
                        """)
                .param("tenant", tenantId.value())
                .param("domain", domain.value())
                .param("now", Rows.bound(now))
                .update();
    }

    /** Its record is not there, since now or before. */
    void missed(TenantId tenantId, Domain domain, Instant now) {
        jdbc.sql("""
                        update proven_domains set looked_at = :now, gone_since = coalesce(gone_since, :now)
                        where tenant_id = :tenant and domain = :domain
                        """)
                .param("tenant", tenantId.value())
                .param("domain", domain.value())
                .param("now", Rows.bound(now))
                .update();
    }

    /** It is a claim again, and nothing more. */
    void lose(TenantId tenantId, Domain domain) {
        jdbc.sql("""
                        update proven_domains set proof = null, proven_at = null, gone_since = null
                        where tenant_id = :tenant and domain = :domain
                        """)
                .param("tenant", tenantId.value())
                .param("domain", domain.value())
                .update();
    }

    boolean delete(TenantId tenantId, Domain domain) {
        return jdbc.sql("delete from proven_domains where tenant_id = :tenant and domain = :domain")
                        .param("tenant", tenantId.value())
                        .param("domain", domain.value())
                        .update()
                == 1;
    }

    /** Those of all tenants that were proven by a record, last looked for before then; the transaction is the provider's. */
    List<Row> due(Instant before) {
        return jdbc.sql("select " + COLUMNS + """
                         from proven_domains where proof = 'dns' and looked_at <= :before
                        order by looked_at limit 500
                        """)
                .param("before", Rows.bound(before))
                .query((row, index) -> row(row))
                .list();
    }

    /** Those that closed tenants have proven; the transaction is the provider's. */
    List<Row> ofClosed() {
        return jdbc.sql("select " + COLUMNS + """
                         from proven_domains join tenants using (tenant_id)
                        where status = 'closed' and proven_at is not null limit 500
                        """)
                .query((row, index) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new Domain(row.getString("domain")),
                row.getString("token"),
                Optional.ofNullable(row.getString("proof")).map(code -> Coded.of(DomainProof.class, code)),
                Optional.ofNullable(Rows.instantOrNull(row, "proven_at")),
                Optional.ofNullable(Rows.instantOrNull(row, "gone_since")));
    }
}
