package io.portwarden.webhook.delivery;

import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Pipeline;
import io.portwarden.shared.database.Rows;
import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.DeliveryState;
import io.portwarden.webhook.WebhookDelivery;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookOwner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps events and deliveries. The database's clock is the only one, as with the outbox. */
@Repository
public class DeliveryRepository {

    private static final String COLUMNS =
            "delivery_id, event_id, type, state, created_at, attempts, last_attempt_at, last_status, last_problem,"
                    + " case when state = 'waiting' then next_attempt_at end as next_attempt_at";

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    DeliveryRepository(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    public void insertEvent(UUID tenantId, @Nullable UUID carrierId, UUID eventId, String type, String body) {
        pipeline.sql("""
                        insert into webhook_events (tenant_id, event_id, carrier_id, type, body)
                        values (:tenant, :event, cast(:carrier as uuid), :type, :body)
                        """)
                .param("tenant", tenantId)
                .param("event", eventId)
                .param("carrier", carrierId)
                .param("type", type)
                .param("body", body)
                .update();
    }

    /**
     * Makes a delivery to each webhook that the carrier has with its test keys and that is not switched off, at once: they are
     * few, and the transaction, which is the carrier's, sees them.
     */
    public void insertForTests(UUID carrierId, UUID eventId, String type, String body) {
        List<UUID> endpoints = jdbc.sql("""
                        select endpoint_id from webhook_endpoints
                        where carrier_id = :carrier and test and disabled_at is null order by endpoint_id
                        """)
                .param("carrier", carrierId)
                .query((row, index) -> row.getObject("endpoint_id", UUID.class))
                .list();
        endpoints.forEach(endpoint ->
                insert(WebhookOwner.testsOf(carrierId).tenantId().value(), endpoint, carrierId, eventId, type, body));
    }

    /**
     * Hands events on to the webhooks that they are for, and forgets them. To one that is switched off they are logged
     * and not sent. Events that another node is just handing on are passed over.
     *
     * @return how many
     */
    int handOn(int most) {
        List<UUID> events = jdbc.sql(
                        "select event_id from webhook_events order by event_id limit :most for update skip locked")
                .param("most", most)
                .query((row, index) -> row.getObject("event_id", UUID.class))
                .list();
        if (events.isEmpty()) {
            return 0;
        }
        UUID[] held = events.toArray(UUID[]::new);
        List<Target> targets = jdbc.sql("""
                        select v.event_id, e.tenant_id, e.endpoint_id, e.disabled_at is null as enabled
                        from webhook_events v join webhook_endpoints e
                          on (v.carrier_id is null and e.carrier_id is null and e.tenant_id = v.tenant_id)
                          or (e.carrier_id = v.carrier_id and not e.test)
                        where v.event_id = any (:held) order by v.event_id
                        """)
                .param("held", held)
                .query((row, index) -> new Target(
                        row.getObject("event_id", UUID.class),
                        row.getObject("tenant_id", UUID.class),
                        row.getObject("endpoint_id", UUID.class),
                        row.getBoolean("enabled")))
                .list();
        targets.forEach(this::insert);
        jdbc.sql("delete from webhook_events where event_id = any (:held)")
                .param("held", held)
                .update();
        return held.length;
    }

    private record Target(UUID eventId, UUID tenantId, UUID endpointId, boolean enabled) {}

    private void insert(Target target) {
        jdbc.sql("""
                        insert into webhook_deliveries (tenant_id, delivery_id, endpoint_id, carrier_id, event_id, type,
                            body, created_at, state, last_problem)
                        select e.tenant_id, :delivery, e.endpoint_id, e.carrier_id, v.event_id, v.type, v.body,
                            v.created_at, :state, :problem
                        from webhook_events v, webhook_endpoints e
                        where v.event_id = :event and e.tenant_id = :tenant and e.endpoint_id = :endpoint
                        """)
                .param("delivery", Identifiers.next())
                .param("state", (target.enabled() ? DeliveryState.WAITING : DeliveryState.GIVEN_UP).code())
                .param("problem", target.enabled() ? null : DeliveryProblem.SWITCHED_OFF.code())
                .param("event", target.eventId())
                .param("tenant", target.tenantId())
                .param("endpoint", target.endpointId())
                .update();
    }

    /** @return the delivery's id */
    UUID insert(WebhookEndpoint endpoint, UUID eventId, String type, String body) {
        return insert(
                endpoint.owner().tenantId().value(),
                endpoint.id(),
                endpoint.owner().carrierId(),
                eventId,
                type,
                body);
    }

    private UUID insert(
            UUID tenantId, UUID endpointId, @Nullable UUID carrierId, UUID eventId, String type, String body) {
        UUID id = Identifiers.next();
        jdbc.sql("""
                        insert into webhook_deliveries (tenant_id, delivery_id, endpoint_id, carrier_id, event_id, type,
                            body)
                        values (:tenant, :id, :endpoint, cast(:carrier as uuid), :event, :type, :body)
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("endpoint", endpointId)
                .param("carrier", carrierId)
                .param("event", eventId)
                .param("type", type)
                .param("body", body)
                .update();
        return id;
    }

    /** Makes the same delivery once more. @return its id; nothing when there is no such delivery to this webhook */
    Optional<UUID> again(WebhookEndpoint endpoint, UUID deliveryId) {
        UUID id = Identifiers.next();
        return one("""
                        insert into webhook_deliveries (tenant_id, delivery_id, endpoint_id, carrier_id, event_id, type,
                            body)
                        select tenant_id, :again, endpoint_id, carrier_id, event_id, type, body from webhook_deliveries
                        """, endpoint, deliveryId).param("again", id).update() == 1 ? Optional.of(id) : Optional.empty();
    }

    Optional<WebhookDelivery> find(WebhookEndpoint endpoint, UUID deliveryId) {
        return one("select " + COLUMNS + " from webhook_deliveries", endpoint, deliveryId)
                .query((row, index) -> delivery(row))
                .optional();
    }

    private JdbcClient.StatementSpec one(String sql, WebhookEndpoint endpoint, UUID deliveryId) {
        return jdbc.sql(sql + " where tenant_id = :tenant and endpoint_id = :endpoint and delivery_id = :delivery")
                .param("tenant", endpoint.owner().tenantId().value())
                .param("endpoint", endpoint.id())
                .param("delivery", deliveryId);
    }

    /** Newest first. @param after the key that the part before ended with; null for the first part */
    List<WebhookDelivery> page(WebhookEndpoint endpoint, @Nullable UUID after, int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from webhook_deliveries where tenant_id = :tenant and endpoint_id = :endpoint"
                        + (after == null ? "" : " and delivery_id < cast(:after as uuid)")
                        + " order by delivery_id desc limit :limit")
                .param("tenant", endpoint.owner().tenantId().value())
                .param("endpoint", endpoint.id())
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> delivery(row))
                .list();
    }

    /**
     * Takes a delivery that is due and that nobody else works on, for this long. To a webhook to which one is on its way
     * no other is sent, so that a slow receiver holds nobody up but itself.
     */
    Optional<ClaimedDelivery> claim(Duration lease) {
        return jdbc.sql("""
                        with next as (
                            select d.tenant_id, d.delivery_id from webhook_deliveries d
                            where d.state = 'waiting' and d.next_attempt_at <= now()
                              and (d.claimed_until is null or d.claimed_until <= now())
                              and not exists (
                                  select 1 from webhook_deliveries busy
                                  where busy.tenant_id = d.tenant_id and busy.endpoint_id = d.endpoint_id
                                    and busy.claim is not null and busy.claimed_until > now())
                            order by d.next_attempt_at limit 1
                            for update of d skip locked)
                        update webhook_deliveries d
                        set claim = :claim, claimed_until = clock_timestamp() + make_interval(secs => :lease),
                            attempts = d.attempts + 1
                        from next, webhook_endpoints e
                        where d.tenant_id = next.tenant_id and d.delivery_id = next.delivery_id
                          and e.tenant_id = d.tenant_id and e.endpoint_id = d.endpoint_id
                        returning d.tenant_id, d.delivery_id, d.endpoint_id, d.claim, d.event_id, d.type, d.body,
                            d.created_at, d.attempts, e.url, e.secret,
                            case when e.previous_until > now() then e.previous_secret end as previous_secret,
                            array(select s.secret from webhook_replaced_secrets s
                                  where s.tenant_id = e.tenant_id and s.endpoint_id = e.endpoint_id
                                    and s.valid_until > now()
                                  order by s.valid_until desc) as replaced_secrets
                        """)
                .param("claim", UUID.randomUUID())
                .param("lease", lease.toSeconds())
                .query((row, index) -> claimed(row))
                .optional();
    }

    /** @return whether the delivery was still this claim's */
    boolean delivered(ClaimedDelivery delivery, int status) {
        return settle(delivery, DeliveryState.DELIVERED, null, status, null);
    }

    /**
     * Leaves a delivery for a later attempt, or gives it up.
     *
     * @param pause null for giving up, as is done in any case when the webhook was switched off meanwhile
     * @return whether the delivery was still this claim's
     */
    boolean failed(
            ClaimedDelivery delivery, @Nullable Duration pause, @Nullable Integer status, DeliveryProblem problem) {
        return settle(delivery, pause == null ? DeliveryState.GIVEN_UP : DeliveryState.WAITING, pause, status, problem);
    }

    private boolean settle(
            ClaimedDelivery delivery,
            DeliveryState state,
            @Nullable Duration pause,
            @Nullable Integer status,
            @Nullable DeliveryProblem problem) {
        return jdbc.sql("""
                        update webhook_deliveries d
                        set state = case when :state = 'waiting' and e.disabled_at is not null then 'given-up'
                                         else :state end,
                            next_attempt_at = clock_timestamp() + make_interval(secs => :pause),
                            claim = null, claimed_until = null, last_attempt_at = clock_timestamp(),
                            last_status = cast(:status as integer), last_problem = cast(:problem as text)
                        from webhook_endpoints e
                        where d.tenant_id = :tenant and d.delivery_id = :delivery and d.claim = :claim
                          and e.tenant_id = d.tenant_id and e.endpoint_id = d.endpoint_id
                        """)
                        .param("state", state.code())
                        .param("pause", pause == null ? 0 : pause.toMillis() / 1000.0)
                        .param("status", status)
                        .param("problem", problem == null ? null : problem.code())
                        .param("tenant", delivery.tenantId())
                        .param("delivery", delivery.deliveryId())
                        .param("claim", delivery.claim())
                        .update()
                == 1;
    }

    /** Gives up what still waits for a webhook that was switched off; what is on its way ends by itself. */
    void giveUpWaiting(WebhookEndpoint endpoint) {
        jdbc.sql("""
                        update webhook_deliveries set state = 'given-up', last_problem = :problem
                        where tenant_id = :tenant and endpoint_id = :endpoint and state = 'waiting' and claim is null
                        """)
                .param("problem", DeliveryProblem.SWITCHED_OFF.code())
                .param("tenant", endpoint.owner().tenantId().value())
                .param("endpoint", endpoint.id())
                .update();
    }

    /** Clears away what was delivered or given up and is older than 30 days; the database lets nothing else be deleted. */
    int clear() {
        return jdbc.sql(
                        "delete from webhook_deliveries where state <> 'waiting' and created_at < now() - interval '30 days'")
                .update();
    }

    private static ClaimedDelivery claimed(ResultSet row) throws SQLException {
        return new ClaimedDelivery(
                row.getObject("tenant_id", UUID.class),
                row.getObject("delivery_id", UUID.class),
                row.getObject("endpoint_id", UUID.class),
                row.getObject("claim", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("body"),
                row.getString("url"),
                secrets(row),
                Rows.instant(row, "created_at"),
                row.getInt("attempts"));
    }

    private static List<String> secrets(ResultSet row) throws SQLException {
        String[] replaced = (String[]) row.getArray("replaced_secrets").getArray();
        return Stream.concat(
                        Stream.of(row.getString("secret"), row.getString("previous_secret")), Arrays.stream(replaced))
                .filter(Objects::nonNull)
                .toList();
    }

    private static WebhookDelivery delivery(ResultSet row) throws SQLException {
        String problem = row.getString("last_problem");
        return new WebhookDelivery(
                row.getObject("delivery_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                DeliveryState.ofCode(row.getString("state")),
                Rows.instant(row, "created_at"),
                row.getInt("attempts"),
                Rows.instantOrNull(row, "last_attempt_at"),
                Rows.instantOrNull(row, "next_attempt_at"),
                row.getObject("last_status", Integer.class),
                problem == null ? null : DeliveryProblem.ofCode(problem));
    }
}
