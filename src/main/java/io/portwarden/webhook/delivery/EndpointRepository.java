package io.portwarden.webhook.delivery;

import io.portwarden.shared.Identifiers;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import io.portwarden.webhook.DisabledReason;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookOwner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps webhooks. */
@Repository
class EndpointRepository {

    private static final String COLUMNS =
            "tenant_id, endpoint_id, carrier_id, test, url, description, created_at, last_success_at, disabled_at,"
                    + " disabled_reason, case when previous_until > now() then previous_until end as previous_until,"
                    + " array(select s.valid_until from webhook_replaced_secrets s where s.tenant_id ="
                    + " webhook_endpoints.tenant_id and s.endpoint_id = webhook_endpoints.endpoint_id"
                    + " and s.valid_until > now() order by s.valid_until desc) as replaced_until";

    private static final String OWNED =
            " where tenant_id = :tenant and carrier_id is not distinct from cast(:carrier as uuid) and test = :test";

    private final JdbcClient jdbc;

    EndpointRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one after the other add webhooks and secrets of that owner, until the transaction ends. */
    void queue(WebhookOwner owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('webhooks ' || :owner, 0))")
                .param("owner", owner.tenantId() + " " + owner.carrierId() + (owner.test() ? " test" : ""))
                .query((row, index) -> "held")
                .single();
    }

    List<WebhookEndpoint> all(WebhookOwner owner) {
        return owned("select " + COLUMNS + " from webhook_endpoints" + OWNED + " order by endpoint_id", owner)
                .query((row, index) -> endpoint(row))
                .list();
    }

    Optional<WebhookEndpoint> find(WebhookOwner owner, UUID id) {
        return owned("select " + COLUMNS + " from webhook_endpoints" + OWNED + " and endpoint_id = :id", owner)
                .param("id", id)
                .query((row, index) -> endpoint(row))
                .optional();
    }

    void insert(WebhookOwner owner, UUID id, String url, String description, String sealedSecret) {
        owned("""
                        insert into webhook_endpoints (tenant_id, endpoint_id, carrier_id, test, url, description, secret)
                        values (:tenant, :id, cast(:carrier as uuid), :test, :url, :description, :secret)
                        """, owner)
                .param("id", id)
                .param("url", url)
                .param("description", description)
                .param("secret", sealedSecret)
                .update();
    }

    void change(WebhookEndpoint endpoint, String url, String description) {
        one("update webhook_endpoints set url = :url, description = :description", endpoint)
                .param("url", url)
                .param("description", description)
                .update();
    }

    void delete(WebhookEndpoint endpoint) {
        one("delete from webhook_endpoints", endpoint).update();
    }

    /** The secret that there was signs too for this while, and those before it for as long as they did already. */
    void rotate(WebhookEndpoint endpoint, String sealedSecret, Duration both) {
        one("""
                        insert into webhook_replaced_secrets (tenant_id, endpoint_id, secret_id, carrier_id, secret,
                            valid_until)
                        select tenant_id, endpoint_id, :secretId, carrier_id, previous_secret, previous_until
                        from webhook_endpoints
                        """, endpoint, " and previous_until > now()")
                .param("secretId", Identifiers.next())
                .update();
        one("""
                        update webhook_endpoints set previous_secret = secret, secret = :secret,
                            previous_until = now() + make_interval(secs => :both)
                        """, endpoint)
                .param("secret", sealedSecret)
                .param("both", both.toSeconds())
                .update();
    }

    /** Erases the secrets that do not sign any more, of all owners. */
    void eraseReplacedSecrets() {
        jdbc.sql("delete from webhook_replaced_secrets where valid_until <= now()")
                .update();
        jdbc.sql("update webhook_endpoints set previous_secret = null, previous_until = null"
                        + " where previous_until <= now()")
                .update();
    }

    void enable(WebhookEndpoint endpoint) {
        one("update webhook_endpoints set disabled_at = null, disabled_reason = null", endpoint)
                .update();
    }

    /**
     * Switches off.
     *
     * @param unlessSuccessAfter not when a delivery has succeeded since then; null for in any case
     * @return the webhook, if it was on
     */
    Optional<WebhookEndpoint> disable(
            TenantId tenantId, UUID id, DisabledReason reason, @Nullable Instant unlessSuccessAfter) {
        return jdbc.sql("update webhook_endpoints set disabled_at = now(), disabled_reason = :reason"
                        + " where tenant_id = :tenant and endpoint_id = :id and disabled_at is null"
                        + (unlessSuccessAfter == null
                                ? ""
                                : " and (last_success_at is null or last_success_at < cast(:since as timestamptz))")
                        + " returning " + COLUMNS)
                .param("reason", reason.code())
                .param("tenant", tenantId.value())
                .param("id", id)
                .param("since", unlessSuccessAfter == null ? null : unlessSuccessAfter.toString())
                .query((row, index) -> endpoint(row))
                .optional();
    }

    void succeeded(UUID tenantId, UUID id) {
        jdbc.sql("update webhook_endpoints set last_success_at = now() where tenant_id = :tenant and endpoint_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec owned(String sql, WebhookOwner owner) {
        return jdbc.sql(sql)
                .param("tenant", owner.tenantId().value())
                .param("carrier", owner.carrierId())
                .param("test", owner.test());
    }

    private JdbcClient.StatementSpec one(String sql, WebhookEndpoint endpoint) {
        return one(sql, endpoint, "");
    }

    private JdbcClient.StatementSpec one(String sql, WebhookEndpoint endpoint, String condition) {
        return owned(sql + OWNED + " and endpoint_id = :id" + condition, endpoint.owner())
                .param("id", endpoint.id());
    }

    private static WebhookEndpoint endpoint(ResultSet row) throws SQLException {
        String reason = row.getString("disabled_reason");
        return new WebhookEndpoint(
                row.getObject("endpoint_id", UUID.class),
                new WebhookOwner(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("carrier_id", UUID.class),
                        row.getBoolean("test")),
                row.getString("url"),
                row.getString("description"),
                Rows.instant(row, "created_at"),
                replacedSecretsUntil(row),
                Rows.instantOrNull(row, "last_success_at"),
                Rows.instantOrNull(row, "disabled_at"),
                reason == null ? null : DisabledReason.ofCode(reason));
    }

    private static List<Instant> replacedSecretsUntil(ResultSet row) throws SQLException {
        Timestamp[] older = (Timestamp[]) row.getArray("replaced_until").getArray();
        return Stream.concat(
                        Stream.ofNullable(Rows.instantOrNull(row, "previous_until")),
                        Arrays.stream(older).map(Timestamp::toInstant))
                .toList();
    }
}
