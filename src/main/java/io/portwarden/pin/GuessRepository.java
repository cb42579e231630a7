package io.portwarden.pin;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the guesses at PINs (PIN-8). The database's clock is the only one, so that nodes whose clocks differ count alike.
 */
@Repository
class GuessRepository {

    private final JdbcClient jdbc;

    GuessRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes all guesses of this carrier and all guesses at this tenant's PIN queue up, over all nodes, until the end. */
    void queue(TenantId tenantId, CarrierId carrierId) {
        jdbc.sql("insert into carrier_guards (carrier_id) values (:carrier) on conflict do nothing")
                .param("carrier", carrierId.value())
                .update();
        jdbc.sql("select 1 from carrier_guards where carrier_id = :carrier for update")
                .param("carrier", carrierId.value())
                .query()
                .singleRow();
        queue(tenantId);
    }

    /** Makes all guesses at this tenant's PIN queue up until the transaction ends. */
    void queue(TenantId tenantId) {
        jdbc.sql("insert into pin_guards (tenant_id) values (:tenant) on conflict do nothing")
                .param("tenant", tenantId.value())
                .update();
        jdbc.sql("select 1 from pin_guards where tenant_id = :tenant for update")
                .param("tenant", tenantId.value())
                .query()
                .singleRow();
    }

    GuessCounts count(TenantId tenantId, CarrierId carrierId, Duration window) {
        return jdbc.sql("""
                        with moment as (select clock_timestamp() as at, clock_timestamp() - make_interval(secs => :window) as since),
                        against_tenant as (
                            select g.carrier_id, g.made_at,
                                   coalesce(g.settled_at, g.expires_at) as ended_at,
                                   g.outcome = 'in-flight' and g.expires_at > moment.at as in_flight
                            from pin_guesses g, moment
                            where g.tenant_id = :tenant and g.outcome <> 'right'),
                        by_carrier as (
                            select g.outcome = 'in-flight' and g.expires_at > moment.at as in_flight
                            from pin_guesses g, moment, carrier_guards c
                            where g.carrier_id = :carrier and g.outcome <> 'right' and c.carrier_id = :carrier
                              and g.made_at > greatest(moment.since, c.count_since))
                        select
                            (select p.locked_at is not null from pin_guards p where p.tenant_id = :tenant)
                                or (select c.blocked_at is not null from carrier_guards c where c.carrier_id = :carrier) as latched,
                            (select count(*) from against_tenant t, moment where t.carrier_id = :carrier
                                and not t.in_flight and t.made_at > moment.since) as carrier_tenant_wrong,
                            (select count(*) from against_tenant t where t.carrier_id = :carrier and t.in_flight)
                                as carrier_tenant_in_flight,
                            (select count(*) from against_tenant t, pin_guards p where p.tenant_id = :tenant
                                and not t.in_flight and t.ended_at > p.row_since) as in_a_row,
                            (select count(*) from against_tenant t where t.in_flight) as tenant_in_flight,
                            (select count(*) from by_carrier where not in_flight) as carrier_wrong,
                            (select count(*) from by_carrier where in_flight) as carrier_in_flight
                        """)
                .param("tenant", tenantId.value())
                .param("carrier", carrierId.value())
                .param("window", seconds(window))
                .query((row, index) -> new GuessCounts(
                        row.getBoolean("latched"),
                        row.getInt("carrier_tenant_wrong"),
                        row.getInt("carrier_tenant_in_flight"),
                        row.getInt("in_a_row"),
                        row.getInt("tenant_in_flight"),
                        row.getInt("carrier_wrong"),
                        row.getInt("carrier_in_flight")))
                .single();
    }

    void begin(UUID guess, TenantId tenantId, CarrierId carrierId, Duration lease) {
        jdbc.sql("""
                        insert into pin_guesses (tenant_id, guess_id, carrier_id, made_at, expires_at, outcome)
                        values (:tenant, :guess, :carrier, clock_timestamp(),
                                clock_timestamp() + make_interval(secs => :lease), 'in-flight')
                        """)
                .param("tenant", tenantId.value())
                .param("guess", guess)
                .param("carrier", carrierId.value())
                .param("lease", seconds(lease))
                .update();
    }

    void settle(UUID guess, TenantId tenantId, boolean right) {
        jdbc.sql("""
                        update pin_guesses set outcome = :outcome, settled_at = clock_timestamp()
                        where tenant_id = :tenant and guess_id = :guess
                        """)
                .param("outcome", right ? "right" : "wrong")
                .param("tenant", tenantId.value())
                .param("guess", guess)
                .update();
    }

    /** A right PIN ends the row of wrong ones, but for a PIN that is locked already. */
    void endRow(TenantId tenantId) {
        jdbc.sql("""
                        update pin_guards set row_since = clock_timestamp()
                        where tenant_id = :tenant and locked_at is null
                        """).param("tenant", tenantId.value()).update();
    }

    /** @return whether it was not locked before */
    boolean lock(TenantId tenantId) {
        return jdbc.sql("""
                                update pin_guards set locked_at = clock_timestamp()
                                where tenant_id = :tenant and locked_at is null
                                """).param("tenant", tenantId.value()).update() == 1;
    }

    /** @return whether it was locked before */
    boolean unlock(TenantId tenantId) {
        boolean wasLocked = isLocked(tenantId);
        jdbc.sql("update pin_guards set locked_at = null, row_since = clock_timestamp() where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .update();
        return wasLocked;
    }

    boolean isLocked(TenantId tenantId) {
        return jdbc.sql("select 1 from pin_guards where tenant_id = :tenant and locked_at is not null")
                .param("tenant", tenantId.value())
                .query((row, index) -> true)
                .optional()
                .isPresent();
    }

    /** How many wrong PINs were tried against the tenant in each of the periods that these moments part. */
    int[] wrongIn(TenantId tenantId, List<Instant> parted) {
        int[] counts = new int[parted.size() - 1];
        jdbc.sql("""
                        select width_bucket(made_at, :parted::timestamptz[]) as period, count(*) as wrong from pin_guesses
                        where tenant_id = :tenant and outcome <> 'right' and (outcome = 'wrong' or expires_at <= clock_timestamp())
                          and made_at >= :from and made_at < :until
                        group by period
                        """)
                .param("tenant", tenantId.value())
                .param("parted", parted.stream().map(Instant::toString).toArray(String[]::new))
                .param("from", parted.getFirst().atOffset(ZoneOffset.UTC))
                .param("until", parted.getLast().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counts[row.getInt("period") - 1] = row.getInt("wrong");
                });
        return counts;
    }

    /** @return whether it was not blocked before */
    boolean block(CarrierId carrierId) {
        return jdbc.sql("""
                                update carrier_guards set blocked_at = clock_timestamp()
                                where carrier_id = :carrier and blocked_at is null
                                """).param("carrier", carrierId.value()).update() == 1;
    }

    List<CarrierLimitService.BlockedCarrier> blocked() {
        return jdbc.sql("""
                        select c.carrier_id, c.spid, c.name, g.blocked_at
                        from carrier_guards g join carriers c on c.carrier_id = g.carrier_id
                        where g.blocked_at is not null order by g.blocked_at desc
                        """)
                .query((row, index) -> new CarrierLimitService.BlockedCarrier(
                        new Carrier(
                                new CarrierId(row.getObject("carrier_id", UUID.class)),
                                row.getString("spid"),
                                row.getString("name")),
                        row.getObject("blocked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** @return whether it was blocked before */
    boolean unblock(CarrierId carrierId) {
        return jdbc.sql("""
                                update carrier_guards set blocked_at = null, count_since = clock_timestamp()
                                where carrier_id = :carrier and blocked_at is not null
                                """).param("carrier", carrierId.value()).update() == 1;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
