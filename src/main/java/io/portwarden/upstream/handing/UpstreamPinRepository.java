package io.portwarden.upstream.handing;

import io.portwarden.pin.PinKeeper.Failure;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import io.portwarden.upstream.ContactProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps which version of the PIN each number has at its upstream, and which is to be there. The database's clock is the only one.
 * How a number stands is made of that, and stored nowhere.
 */
@Repository
class UpstreamPinRepository {

    /** What was handed on in vain a moment ago may still arrive; a newer PIN comes after it. */
    private static final String SETTLED = "interval '1 minute'";

    /** As the index has it. */
    private static final String UNTOLD =
            "version is not null and taken_version is distinct from version and told_version is distinct from version";

    private static final String WAITING = "(next_attempt_at is not null and until > now())";

    private final JdbcClient jdbc;

    UpstreamPinRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A number of a tenant. */
    record Held(TenantId tenantId, PhoneNumber phoneNumber) {}

    /** A number, and the connection that guards it. */
    record Guarded(Held number, UUID connectionId) {}

    /** A tenant with numbers at one upstream. */
    record TenantThere(TenantId tenantId, UUID connectionId) {}

    /** How many of a tenant's numbers stand in which way at one upstream. */
    record Standing(UUID connectionId, int numbers, int waiting, int old, int missing) {}

    /** Has these numbers followed from now on; one that another connection had has no PIN at this one. */
    void follow(Collection<Guarded> guarded) {
        if (guarded.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into upstream_pins as p (tenant_id, phone_number, connection_id)
                        select * from unnest(cast(:tenants as uuid[]), cast(:numbers as text[]), cast(:connections as uuid[]))
                        on conflict (tenant_id, phone_number) do update
                        set connection_id = excluded.connection_id, version = null, taken_version = null, taken_at = null,
                            next_attempt_at = null, until = null, attempts = 0, last_attempt_at = null, last_problem = null,
                            claim = null, claimed_until = null
                        where p.connection_id <> excluded.connection_id
                        """)
                .param("tenants", tenants(guarded.stream().map(Guarded::number).toList()))
                .param("numbers", texts(guarded.stream().map(Guarded::number).toList()))
                .param(
                        "connections",
                        guarded.stream().map(Guarded::connectionId).toArray(UUID[]::new))
                .update();
    }

    /** No upstream that is handed PINs guards these numbers any more. */
    void forget(Collection<Held> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                            delete from upstream_pins p
                            using unnest(cast(:tenants as uuid[]), cast(:numbers as text[])) n (tenant_id, phone_number)
                            where p.tenant_id = n.tenant_id and p.phone_number = n.phone_number
                            """)
                    .param("tenants", tenants(numbers))
                    .param("numbers", texts(numbers))
                    .update();
        }
    }

    /** Of the tenant's numbers only these are followed. */
    void forgetAllBut(TenantId tenantId, Collection<PhoneNumber> numbers) {
        jdbc.sql("delete from upstream_pins where tenant_id = :tenant and not phone_number = any (:numbers)")
                .param("tenant", tenantId.value())
                .param("numbers", e164(numbers))
                .update();
    }

    /** Whoever had these numbers before their tenants has them no longer; in a transaction for the provider. */
    void forgetOthers(Collection<Held> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                            delete from upstream_pins p
                            using unnest(cast(:tenants as uuid[]), cast(:numbers as text[])) n (tenant_id, phone_number)
                            where p.phone_number = n.phone_number and p.tenant_id <> n.tenant_id
                            """)
                    .param("tenants", tenants(numbers))
                    .param("numbers", texts(numbers))
                    .update();
        }
    }

    /** PINs are not handed on to that connection any more; in a transaction for the provider. */
    void forgetAllOf(UUID connectionId) {
        jdbc.sql("delete from upstream_pins where connection_id = :connection")
                .param("connection", connectionId)
                .update();
    }

    boolean hasAny(TenantId tenantId) {
        return jdbc.sql("select exists (select 1 from upstream_pins where tenant_id = :tenant)")
                .param("tenant", tenantId.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * The tenant's PIN has this version now. What is on its way of an older one keeps its claim, so that this one waits for it.
     *
     * @param until null when this PIN cannot be handed on
     * @return for how many numbers it is to be handed on
     */
    int set(TenantId tenantId, long version, @Nullable Instant until) {
        int numbers = jdbc.sql("""
                        update upstream_pins
                        set version = :version, attempts = 0, last_problem = null,
                            until = cast(:until as timestamptz),
                            next_attempt_at = case
                                when cast(:until as timestamptz) is null then null
                                when last_problem is null or next_attempt_at is null then now()
                                else greatest(now(), last_attempt_at + %s) end
                        where tenant_id = :tenant
                        """.formatted(SETTLED))
                .param("version", version)
                .param("until", Rows.bound(until))
                .param("tenant", tenantId.value())
                .update();
        return until == null ? 0 : numbers;
    }

    /**
     * Takes a number whose PIN is due and that nobody else works on, for this long; in a transaction for the provider. Only one
     * node claims at a time, so that no connection has more than so many on their way, and no number more than one.
     */
    Optional<DueHandOver> claim(Duration lease, Collection<UUID> connections, int atOnce) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('portwarden.upstream_pins'))")
                .query()
                .singleRow();
        return jdbc.sql("""
                        with busy as (
                            select connection_id, phone_number from upstream_pins
                            where claim is not null and claimed_until > clock_timestamp()),
                        next as (
                            select p.tenant_id, p.phone_number from upstream_pins p
                            where p.next_attempt_at <= clock_timestamp() and p.until > clock_timestamp()
                              and p.connection_id = any (:connections)
                              and p.connection_id not in (
                                  select connection_id from busy group by connection_id having count(*) >= :atOnce)
                              and p.phone_number not in (select phone_number from busy)
                            order by p.next_attempt_at limit 1
                            for update of p skip locked)
                        update upstream_pins p
                        set claim = :claim, claimed_until = clock_timestamp() + make_interval(secs => :lease),
                            attempts = p.attempts + 1
                        from next where p.tenant_id = next.tenant_id and p.phone_number = next.phone_number
                        returning p.tenant_id, p.phone_number, p.connection_id, p.version, p.claim, p.attempts
                        """)
                .param("connections", connections.toArray(UUID[]::new))
                .param("atOnce", atOnce)
                .param("claim", UUID.randomUUID())
                .param("lease", lease.toSeconds())
                .query((row, index) -> due(row))
                .optional();
    }

    /** @return whether the number was still this claim's */
    boolean taken(DueHandOver due) {
        return settle(due, """
                taken_version = :version, taken_at = clock_timestamp(), last_problem = null,
                next_attempt_at = case when version = :version then null else next_attempt_at end""").update() == 1;
    }

    /** Leaves it for a later attempt. @return whether the number was still this claim's */
    boolean later(DueHandOver due, Duration pause, ContactProblem problem) {
        return settle(due, """
                last_problem = case when version = :version then :problem end,
                next_attempt_at = case when version = :version then clock_timestamp() + make_interval(secs => :pause)
                                       when next_attempt_at is not null
                                       then greatest(next_attempt_at, clock_timestamp() + %s) end""".formatted(SETTLED))
                        .param("problem", problem.code())
                        .param("pause", pause.toMillis() / 1000.0)
                        .update()
                == 1;
    }

    /** Gives this PIN up. @return whether the number was still this claim's */
    boolean refused(DueHandOver due, ContactProblem problem) {
        return settle(due, """
                last_problem = case when version = :version then :problem end,
                next_attempt_at = case when version = :version then null else next_attempt_at end""").param("problem", problem.code()).update() == 1;
    }

    /** Nothing was handed on. */
    void release(DueHandOver due, Duration pause) {
        jdbc.sql("""
                        update upstream_pins
                        set claim = null, claimed_until = null,
                            next_attempt_at = case when next_attempt_at is not null
                                then greatest(next_attempt_at, clock_timestamp() + make_interval(secs => :pause)) end
                        where tenant_id = :tenant and phone_number = :number and claim = :claim
                        """)
                .param("pause", pause.toMillis() / 1000.0)
                .param("tenant", due.tenantId().value())
                .param("number", due.phoneNumber().e164())
                .param("claim", due.claim())
                .update();
    }

    /** There is nothing left to hand on: its time is over. */
    void giveUp(DueHandOver due) {
        jdbc.sql("""
                        update upstream_pins
                        set claim = null, claimed_until = null,
                            until = case when version = :version then least(until, clock_timestamp()) else until end
                        where tenant_id = :tenant and phone_number = :number and claim = :claim
                        """)
                .param("version", due.version())
                .param("tenant", due.tenantId().value())
                .param("number", due.phoneNumber().e164())
                .param("claim", due.claim())
                .update();
    }

    /**
     * An attempt has ended after its claim, and may have come after that of a newer PIN: which counts there is not known, until
     * the present one was handed on once more.
     */
    void doubt(DueHandOver due) {
        jdbc.sql("""
                        update upstream_pins
                        set taken_version = null, taken_at = null, claim = null, claimed_until = null,
                            next_attempt_at = case when until > now() then coalesce(next_attempt_at, now()) end
                        where tenant_id = :tenant and phone_number = :number and connection_id = :connection
                          and version <> :version
                        """)
                .param("tenant", due.tenantId().value())
                .param("number", due.phoneNumber().e164())
                .param("connection", due.connectionId())
                .param("version", due.version())
                .update();
    }

    /**
     * Who is to be told that the present PIN is not at their upstream and never gets there: nothing waits for it any more. In a
     * transaction for the provider.
     */
    List<TenantThere> untold(Collection<UUID> connections, int limit) {
        return jdbc.sql("""
                        select tenant_id, connection_id from upstream_pins
                        where %s and connection_id = any (:connections)
                        group by tenant_id, connection_id having not bool_or(%s) limit :limit
                        """.formatted(UNTOLD, WAITING))
                .param("connections", connections.toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, index) -> new TenantThere(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("connection_id", UUID.class)))
                .list();
    }

    /**
     * The tenant is told now, by one node after the other.
     *
     * @return of how many numbers; 0 where it was told meanwhile, or some of them wait again
     */
    int tell(TenantThere there) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('portwarden.upstream_pins.' || :tenant, 0))")
                .param("tenant", there.tenantId().value().toString())
                .query()
                .singleRow();
        return jdbc.sql("""
                        update upstream_pins set told_version = version
                        where tenant_id = :tenant and connection_id = :connection and %s
                          and not exists (select 1 from upstream_pins
                                          where tenant_id = :tenant and connection_id = :connection and %s and %s)
                        """.formatted(UNTOLD, UNTOLD, WAITING))
                .param("tenant", there.tenantId().value())
                .param("connection", there.connectionId())
                .update();
    }

    private JdbcClient.StatementSpec settle(DueHandOver due, String assignments) {
        return jdbc.sql(
                        "update upstream_pins set claim = null, claimed_until = null, last_attempt_at = clock_timestamp(), "
                                + assignments
                                + " where tenant_id = :tenant and phone_number = :number and claim = :claim")
                .param("version", due.version())
                .param("tenant", due.tenantId().value())
                .param("number", due.phoneNumber().e164())
                .param("claim", due.claim());
    }

    /** Whether that PIN is still to be handed on, or on its way. */
    boolean isWanted(TenantId tenantId, long version) {
        return jdbc.sql(
                        "select exists (select 1 from upstream_pins where tenant_id = :tenant and version = :version and "
                                + WAITING + ")")
                .param("tenant", tenantId.value())
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** For which of these numbers the present PIN was taken. */
    Set<PhoneNumber> taken(TenantId tenantId, Collection<PhoneNumber> numbers) {
        return jdbc
                .sql("""
                        select phone_number from upstream_pins
                        where tenant_id = :tenant and phone_number = any (:numbers) and taken_version = version
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", e164(numbers))
                .query((row, index) -> new PhoneNumber(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** The same of whoever's they are, at this connection, and before that moment, where there is one. */
    Set<PhoneNumber> takenAt(UUID connectionId, Collection<PhoneNumber> numbers, @Nullable Instant before) {
        return jdbc
                .sql("""
                        select phone_number from upstream_pins
                        where phone_number = any (:numbers) and connection_id = :connection and taken_version = version
                          and (cast(:before as timestamptz) is null or taken_at < cast(:before as timestamptz))
                        """)
                .param("numbers", e164(numbers))
                .param("before", Rows.bound(before))
                .param("connection", connectionId)
                .query((row, index) -> new PhoneNumber(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    List<Standing> standings(TenantId tenantId) {
        return jdbc.sql("""
                        select connection_id, count(*) as numbers,
                               count(*) filter (where not present and waiting) as waiting,
                               count(*) filter (where not present and taken_version is not null) as old,
                               count(*) filter (where not present and not waiting) as missing
                        from (select connection_id, taken_version, coalesce(taken_version = version, false) as present,
                                     %s as waiting
                              from upstream_pins where tenant_id = :tenant) p
                        group by connection_id order by connection_id
                        """.formatted(WAITING))
                .param("tenant", tenantId.value())
                .query((row, index) -> new Standing(
                        row.getObject("connection_id", UUID.class),
                        row.getInt("numbers"),
                        row.getInt("waiting"),
                        row.getInt("old"),
                        row.getInt("missing")))
                .list();
    }

    /** What went wrong last for numbers whose present PIN was not taken, the first few. */
    List<Failure> failures(TenantId tenantId, UUID connectionId, int limit) {
        return jdbc.sql("""
                        select phone_number, last_problem from upstream_pins
                        where tenant_id = :tenant and connection_id = :connection and last_problem is not null
                          and taken_version is distinct from version
                        order by phone_number limit :limit
                        """)
                .param("tenant", tenantId.value())
                .param("connection", connectionId)
                .param("limit", limit)
                .query((row, index) ->
                        new Failure(new PhoneNumber(row.getString("phone_number")), row.getString("last_problem")))
                .list();
    }

    private static DueHandOver due(ResultSet row) throws SQLException {
        return new DueHandOver(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new PhoneNumber(row.getString("phone_number")),
                row.getObject("connection_id", UUID.class),
                row.getLong("version"),
                row.getObject("claim", UUID.class),
                row.getInt("attempts"));
    }

    private static UUID[] tenants(Collection<Held> numbers) {
        return numbers.stream().map(number -> number.tenantId().value()).toArray(UUID[]::new);
    }

    private static String[] texts(Collection<Held> numbers) {
        return e164(numbers.stream().map(Held::phoneNumber).toList());
    }

    private static String[] e164(Collection<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::e164).toArray(String[]::new);
    }
}
