package io.portwarden.people.sso.own;

import io.portwarden.people.Belongings;
import io.portwarden.people.PersonRepository.Key;
import io.portwarden.people.Sha256;
import io.portwarden.shared.Coded;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps tenants' providers and who their subjects are here, in transactions for the tenant. */
@Repository
class OwnProviderRepository implements Belongings {

    private static final String COLUMNS = """
            select tenant_id, registration_id, issuer, client_id, rule, roles_claim, admin_name, viewer_name,
                   verified_claim, second_factor_amr, second_factor_acr, tried_at, refused_at, changed_at
            from own_providers
            """;

    private final JdbcClient jdbc;

    OwnProviderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String digest(String registrationId) {
        return Sha256.hex("own provider", registrationId);
    }

    Optional<OwnProvider> find(TenantId tenantId) {
        return jdbc.sql(COLUMNS + " where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .query((row, index) -> provider(row))
                .optional();
    }

    /** The same, which nobody else changes until the transaction ends. */
    Optional<OwnProvider> lock(TenantId tenantId) {
        return jdbc.sql(COLUMNS + " where tenant_id = :tenant for update")
                .param("tenant", tenantId.value())
                .query((row, index) -> provider(row))
                .optional();
    }

    /** The transaction's scope must name the registration's digest. */
    Optional<OwnProvider> byRegistration(String registrationId) {
        return jdbc.sql(COLUMNS + " where registration_hash = :hash")
                .param("hash", digest(registrationId))
                .query((row, index) -> provider(row))
                .optional();
    }

    Optional<String> sealedSecret(TenantId tenantId) {
        return jdbc.sql("select client_secret from own_providers where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .query(String.class)
                .optional();
    }

    void put(OwnProvider provider, String sealedSecret) {
        jdbc.sql("""
                        insert into own_providers as p (
                            tenant_id, registration_id, registration_hash, issuer, client_id, client_secret, rule,
                            roles_claim, admin_name, viewer_name, verified_claim, second_factor_amr, second_factor_acr,
                            tried_at, changed_at)
                        values (:tenant, :registration, :hash, :issuer, :client, :secret, :rule, :roles, :admin, :viewer,
                                :verified, :amr, :acr, :tried, :changed)
                        on conflict (tenant_id) do update
                        set registration_id = excluded.registration_id, registration_hash = excluded.registration_hash,
                            issuer = excluded.issuer, client_id = excluded.client_id,
                            client_secret = excluded.client_secret, rule = excluded.rule,
                            roles_claim = excluded.roles_claim, admin_name = excluded.admin_name,
                            viewer_name = excluded.viewer_name, verified_claim = excluded.verified_claim,
                            second_factor_amr = excluded.second_factor_amr,
                            second_factor_acr = excluded.second_factor_acr, tried_at = excluded.tried_at,
                            refused_at = null, changed_at = excluded.changed_at
                        """)
                .param("tenant", provider.tenantId().value())
                .param("registration", provider.registrationId())
                .param("hash", digest(provider.registrationId()))
                .param("issuer", provider.issuer())
                .param("client", provider.clientId())
                .param("secret", sealedSecret)
                .param("rule", provider.rule().code())
                .param("roles", provider.rolesClaim())
                .param("admin", provider.adminName())
                .param("viewer", provider.viewerName())
                .param("verified", provider.verifiedClaim())
                .param("amr", provider.secondFactorAmr().toArray(String[]::new))
                .param("acr", provider.secondFactorAcr().toArray(String[]::new))
                .param("tried", Rows.bound(provider.triedAt().orElse(null)))
                .param("changed", Rows.bound(provider.changedAt()))
                .update();
    }

    void changeRule(TenantId tenantId, ProviderRule rule) {
        jdbc.sql("update own_providers set rule = :rule where tenant_id = :tenant")
                .param("rule", rule.code())
                .param("tenant", tenantId.value())
                .update();
    }

    /** An admin has come in by it as it stands. */
    void noteTried(OwnProvider provider, Instant now) {
        jdbc.sql("""
                        update own_providers set tried_at = coalesce(tried_at, :now), refused_at = null
                        where tenant_id = :tenant and registration_id = :registration and changed_at = :changed
                          and (tried_at is null or refused_at is not null)
                        """)
                .param("now", Rows.bound(now))
                .param("tenant", provider.tenantId().value())
                .param("registration", provider.registrationId())
                .param("changed", Rows.bound(provider.changedAt()))
                .update();
    }

    /** It lets the portal in again, or never did otherwise. */
    void noteAnswer(TenantId tenantId) {
        jdbc.sql("update own_providers set refused_at = null where tenant_id = :tenant and refused_at is not null")
                .param("tenant", tenantId.value())
                .update();
    }

    /** It refuses the portal itself. */
    void noteRefusal(OwnProvider provider, Instant now) {
        jdbc.sql("""
                        update own_providers set refused_at = coalesce(refused_at, :now)
                        where tenant_id = :tenant and registration_id = :registration and changed_at = :changed
                        """)
                .param("now", Rows.bound(now))
                .param("tenant", provider.tenantId().value())
                .param("registration", provider.registrationId())
                .param("changed", Rows.bound(provider.changedAt()))
                .update();
    }

    boolean delete(TenantId tenantId) {
        jdbc.sql("delete from own_subjects where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .update();
        return jdbc.sql("delete from own_providers where tenant_id = :tenant")
                        .param("tenant", tenantId.value())
                        .update()
                == 1;
    }

    /** Who the subject is here. */
    Optional<UUID> person(TenantId tenantId, String issuer, String subject) {
        return jdbc.sql("""
                        select person_id from own_subjects
                        where tenant_id = :tenant and issuer = :issuer and subject = :subject
                        """)
                .param("tenant", tenantId.value())
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, index) -> row.getObject("person_id", UUID.class))
                .optional();
    }

    /** @return false when the person is another subject there, or the subject another person here */
    boolean link(Key person, String issuer, String subject) {
        return jdbc.sql("""
                        insert into own_subjects (tenant_id, issuer, subject, person_id)
                        values (:tenant, :issuer, :subject, :person) on conflict do nothing
                        """)
                        .param("tenant", person.tenantId().value())
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("person", person.personId())
                        .update()
                == 1;
    }

    @Override
    public void endOfMembership(Key person) {
        jdbc.sql("delete from own_subjects where tenant_id = :tenant and person_id = :person")
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .update();
    }

    private static OwnProvider provider(ResultSet row) throws SQLException {
        return new OwnProvider(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("registration_id"),
                row.getString("issuer"),
                row.getString("client_id"),
                Coded.of(ProviderRule.class, row.getString("rule")),
                row.getString("roles_claim"),
                row.getString("admin_name"),
                row.getString("viewer_name"),
                row.getString("verified_claim"),
                words(row, "second_factor_amr"),
                words(row, "second_factor_acr"),
                Optional.ofNullable(Rows.instantOrNull(row, "tried_at")),
                Optional.ofNullable(Rows.instantOrNull(row, "refused_at")),
                Rows.instant(row, "changed_at"));
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return new TreeSet<>(Rows.texts(row, column));
    }
}
