package io.portwarden.pin.guess;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.pin.BlockedCarrier;
import io.portwarden.pin.guess.GuessCounts.Tally;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Pipeline;
import io.portwarden.shared.database.Rows;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the guesses at PINs (PIN-8). The database's clock is the only one, so that nodes whose clocks differ count alike.
 */
@Repository
public class GuessRepository {

    /** What is or may be wrong; lifted ones that came to light as wrong after all are. */
    private static final String NOT_RIGHT = "g.outcome <> 'right' and (g.outcome = 'wrong' or g.lifted_at is null)";

    private static final String STANDING = """
            case when g.outcome = 'wrong' then 'wrong'
                 when g.expires_at > moment.at then 'comparing'
                 when g.digest is not null and g.expires_at > moment.at - make_interval(secs => :undecided) then 'undecided'
                 else 'given-up' end as standing
            """;

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    GuessRepository(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    /**
     * Makes all guesses of this carrier and all guesses at this tenant's PIN queue up, over all nodes, until the end: what is
     * asked from now on is found as it is then.
     */
    public void queue(TenantId tenantId, CarrierId carrierId) {
        queue(carrierId);
        queue(tenantId);
    }

    /** Makes all guesses of this carrier queue up until the transaction ends. */
    public void queue(CarrierId carrierId) {
        pipeline.sql("insert into carrier_guards (carrier_id) values (:carrier) on conflict do nothing")
                .param("carrier", carrierId.value())
                .update();
        pipeline.sql("select 1 from carrier_guards where carrier_id = :carrier for update")
                .param("carrier", carrierId.value())
                .update();
    }

    /** Makes all guesses at this tenant's PIN queue up until the transaction ends. */
    public void queue(TenantId tenantId) {
        pipeline.sql("insert into pin_guards (tenant_id) values (:tenant) on conflict do nothing")
                .param("tenant", tenantId.value())
                .update();
        pipeline.sql("select 1 from pin_guards where tenant_id = :tenant for update")
                .param("tenant", tenantId.value())
                .update();
    }

    /**
     * @param without a guess that is to be counted as if it were not there; null for none
     * @param window how far back wrong PINs are counted
     * @param undecided for how long after its lease one that can be sent again is not given up
     */
    Answer<GuessCounts> count(
            TenantId tenantId, CarrierId carrierId, @Nullable UUID without, Duration window, Duration undecided) {
        return pipeline.sql("""
                        with moment as (select clock_timestamp() as at, clock_timestamp() - make_interval(secs => :window) as since),
                        against_tenant as (
                            select g.carrier_id, g.made_at, coalesce(g.settled_at, g.expires_at) as ended_at, %1$s
                            from pin_guesses g, moment
                            where g.tenant_id = :tenant and %2$s and g.guess_id is distinct from cast(:without as uuid)),
                        counted as (
                            select 'carrier-and-tenant' as by, t.standing from against_tenant t, moment
                            where t.carrier_id = :carrier and (t.standing = 'comparing' or t.made_at > moment.since)
                            union all
                            select 'in-a-row', t.standing from against_tenant t, pin_guards p
                            where p.tenant_id = :tenant and (t.standing = 'comparing' or t.ended_at > p.row_since)
                            union all
                            select 'carrier', %1$s from pin_guesses g, moment, carrier_guards c
                            where g.carrier_id = :carrier and c.carrier_id = :carrier
                              and g.made_at > greatest(moment.since, c.count_since) and %2$s
                              and g.guess_id is distinct from cast(:without as uuid))
                        select
                            (select p.locked_at is not null from pin_guards p where p.tenant_id = :tenant)
                                or (select c.blocked_at is not null from carrier_guards c where c.carrier_id = :carrier) as latched,
                            (select c.most_wrong from carrier_guards c where c.carrier_id = :carrier) as most_wrong,
                            count(*) filter (where standing = 'wrong') as wrong,
                            count(*) filter (where standing = 'given-up') as given_up,
                            count(*) filter (where standing = 'undecided') as undecided,
                            count(*) filter (where standing = 'comparing') as comparing
                        from (values (1, 'carrier-and-tenant'), (2, 'in-a-row'), (3, 'carrier')) as l (n, by)
                        left join counted using (by) group by l.n order by l.n
                        """.formatted(STANDING, NOT_RIGHT))
                .param("tenant", tenantId.value())
                .param("carrier", carrierId.value())
                .param("without", without == null ? null : without.toString())
                .param("window", seconds(window))
                .param("undecided", seconds(undecided))
                .list((row, index) -> new Counted(
                        row.getBoolean("latched"),
                        row.getObject("most_wrong", Integer.class),
                        new Tally(
                                row.getInt("wrong"),
                                row.getInt("given_up"),
                                row.getInt("undecided"),
                                row.getInt("comparing"))))
                .map(GuessRepository::counts);
    }

    private static GuessCounts counts(List<Counted> counted) {
        return new GuessCounts(
                counted.getFirst().latched(),
                counted.getFirst().mostWrong(),
                counted.get(0).tally(),
                counted.get(1).tally(),
                counted.get(2).tally());
    }

    private record Counted(boolean latched, @Nullable Integer mostWrong, Tally tally) {}

    /**
     * A right PIN ends the row of wrong ones, but for a PIN that is locked already. The row ends when the right one came: it
     * may be settled late, and wrong ones that came after it still count.
     *
     * @param right the guess, where it was settled so
     */
    void endRow(TenantId tenantId, Hold right) {
        pipeline.sql("""
                        update pin_guards p set row_since = greatest(p.row_since, g.made_at) from pin_guesses g
                        where p.tenant_id = :tenant and p.locked_at is null
                          and g.tenant_id = :tenant and g.guess_id = :guess and g.claim = :claim and g.outcome = 'right'
                        """)
                .param("tenant", tenantId.value())
                .param("guess", right.guess())
                .param("claim", right.claim())
                .update();
    }

    /** @return whether it was not locked before */
    boolean lock(TenantId tenantId) {
        return jdbc.sql("""
                                update pin_guards set locked_at = clock_timestamp()
                                where tenant_id = :tenant and locked_at is null
                                """).param("tenant", tenantId.value()).update() == 1;
    }

    /** Begins the tenant's row of wrong ones anew, locked or not. */
    public void unlock(TenantId tenantId) {
        jdbc.sql("update pin_guards set locked_at = null, row_since = clock_timestamp() where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .update();
    }

    /**
     * Whether every PIN is refused until somebody unlocks it: because so many were wrong, or because so many broke off and
     * were never settled, which locks nothing for good.
     */
    public boolean isLocked(TenantId tenantId, int perTenantInARow) {
        return jdbc.sql("""
                        select 1 from pin_guards p where p.tenant_id = :tenant and (p.locked_at is not null or :limit <= (
                            select count(*) from pin_guesses g where g.tenant_id = :tenant and %s
                              and (g.outcome = 'wrong' or g.expires_at <= clock_timestamp())
                              and coalesce(g.settled_at, g.expires_at) > p.row_since))
                        """.formatted(NOT_RIGHT))
                .param("tenant", tenantId.value())
                .param("limit", perTenantInARow)
                .query((row, index) -> true)
                .optional()
                .isPresent();
    }

    /** How many wrong PINs were tried against the tenant in each of the periods that these moments part. */
    public int[] wrongIn(TenantId tenantId, List<Instant> parted) {
        int[] counts = new int[parted.size() - 1];
        jdbc.sql("""
                        select width_bucket(made_at, :parted::timestamptz[]) as period, count(*) as wrong from pin_guesses g
                        where tenant_id = :tenant and %s and (outcome = 'wrong' or expires_at <= clock_timestamp())
                          and made_at >= :from and made_at < :until
                        group by period
                        """.formatted(NOT_RIGHT))
                .param("tenant", tenantId.value())
                .param("parted", parted.stream().map(Instant::toString).toArray(String[]::new))
                .param("from", Rows.bound(parted.getFirst()))
                .param("until", Rows.bound(parted.getLast()))
                .query(row -> {
                    counts[row.getInt("period") - 1] = row.getInt("wrong");
                });
        return counts;
    }

    /** How many wrong PINs of the carrier are checked, over all tenants; nothing for what the settings say (CAR-1). */
    public @Nullable Integer mostWrong(CarrierId carrierId) {
        return jdbc.sql("select most_wrong from carrier_guards where carrier_id = :carrier and most_wrong is not null")
                .param("carrier", carrierId.value())
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /** In the carrier's turn. */
    public void changeMostWrong(CarrierId carrierId, @Nullable Integer most) {
        jdbc.sql("update carrier_guards set most_wrong = :most where carrier_id = :carrier")
                .param("most", most, Types.INTEGER)
                .param("carrier", carrierId.value())
                .update();
    }

    /** @return whether it was not blocked before */
    boolean block(CarrierId carrierId) {
        return jdbc.sql("""
                                update carrier_guards set blocked_at = clock_timestamp()
                                where carrier_id = :carrier and blocked_at is null
                                """).param("carrier", carrierId.value()).update() == 1;
    }

    public List<BlockedCarrier> blocked() {
        return jdbc.sql("""
                        select c.carrier_id, c.spid, c.name, c.other_spids, g.blocked_at
                        from carrier_guards g join carriers c on c.carrier_id = g.carrier_id
                        where g.blocked_at is not null order by g.blocked_at desc
                        """)
                .query((row, index) -> new BlockedCarrier(
                        new Carrier(
                                new CarrierId(row.getObject("carrier_id", UUID.class)),
                                row.getString("spid"),
                                row.getString("name"),
                                Rows.texts(row, "other_spids")),
                        Rows.instant(row, "blocked_at")))
                .list();
    }

    /** @return whether it was blocked before */
    public boolean unblock(CarrierId carrierId) {
        return jdbc.sql("""
                                update carrier_guards set blocked_at = null, count_since = clock_timestamp()
                                where carrier_id = :carrier and blocked_at is not null
                                """).param("carrier", carrierId.value()).update() == 1;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
