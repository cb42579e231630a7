package io.portwarden.people.guess;

import io.portwarden.shared.Identifiers;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the guesses at people's passwords and codes. The database's clock is the only one, as with PINs. */
@Repository
public class SignInGuesses {

    private final JdbcClient jdbc;

    SignInGuesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes all guesses at this account, and all from this network address, queue up over all nodes until the
     * transaction ends; always in this order.
     */
    void queue(Guesser guesser) {
        queue(guesser.account());
        queue(guesser.source());
    }

    /** Two digests that begin alike wait for each other; nothing else comes of it. */
    private void queue(String digest) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(('x' || left(:digest, 16))::bit(64)::bigint)) as held")
                .param("digest", digest)
                .query()
                .singleRow();
    }

    GuessCounts count(Guesser guesser, Duration window) {
        return jdbc.sql("""
                        with moment as (select clock_timestamp() as at),
                        of_account as (
                            select g.source, g.familiar, g.outcome,
                                   -- A right one may be settled late: wrong ones that came after it still count.
                                   case when g.outcome = 'right' then g.made_at
                                        else coalesce(g.settled_at, g.expires_at) end as ended_at,
                                   g.outcome = 'in-flight' and g.expires_at > moment.at as in_flight
                            from password_guesses g, moment where g.account = :account),
                        row_began as (
                            select coalesce(max(ended_at) filter (where outcome in ('right', 'renewed')), '-infinity') as at,
                                   coalesce(max(ended_at) filter (where outcome = 'renewed'), '-infinity') as renewed_at
                            from of_account),
                        familiarity as (
                            select exists (select 1 from of_account a, row_began b where a.outcome = 'right'
                                and a.source = :source and a.ended_at > b.renewed_at) as familiar),
                        in_a_row as (
                            select a.in_flight, a.ended_at,
                                   a.familiar = f.familiar and (not f.familiar or a.source = :source) as alike
                            from of_account a, row_began b, familiarity f
                            where a.outcome in ('in-flight', 'wrong') and (a.in_flight or a.ended_at > b.at)),
                        from_source as (
                            select g.outcome = 'in-flight' and g.expires_at > moment.at as in_flight
                            from password_guesses g, moment
                            where g.source = :source and g.outcome in ('in-flight', 'wrong')
                              and g.made_at > moment.at - make_interval(secs => :window))
                        select (select familiar from familiarity),
                            (select count(*) from in_a_row where alike and not in_flight) as wrong,
                            (select count(*) from in_a_row where alike and in_flight) as in_flight,
                            (select coalesce(extract(epoch from max(moment.at) - max(ended_at)), 0)
                                from in_a_row, moment where alike and not in_flight) as since_last_wrong,
                            (select count(*) from in_a_row where not in_flight) as wrong_in_all,
                            (select count(*) from in_a_row where in_flight) as in_flight_in_all,
                            (select count(*) from from_source where not in_flight) as wrong_from_source,
                            (select count(*) from from_source where in_flight) as in_flight_from_source
                        """)
                .param("account", guesser.account())
                .param("source", guesser.source())
                .param("window", seconds(window))
                .query((row, index) -> new GuessCounts(
                        row.getBoolean("familiar"),
                        row.getInt("wrong"),
                        row.getInt("in_flight"),
                        Duration.ofMillis((long) (row.getDouble("since_last_wrong") * 1000)),
                        row.getInt("wrong_in_all"),
                        row.getInt("in_flight_in_all"),
                        row.getInt("wrong_from_source"),
                        row.getInt("in_flight_from_source")))
                .single();
    }

    void begin(UUID guess, Guesser guesser, boolean familiar, Duration lease) {
        jdbc.sql("""
                        insert into password_guesses (account, guess_id, source, familiar, made_at, expires_at, outcome)
                        values (:account, :guess, :source, :familiar, clock_timestamp(),
                                clock_timestamp() + make_interval(secs => :lease), 'in-flight')
                        """)
                .param("account", guesser.account())
                .param("guess", guess)
                .param("source", guesser.source())
                .param("familiar", familiar)
                .param("lease", seconds(lease))
                .update();
    }

    boolean isUnsettled(UUID guess, Guesser guesser) {
        return jdbc.sql("""
                        select 1 from password_guesses
                        where account = :account and guess_id = :guess and outcome = 'in-flight'
                        """)
                .param("account", guesser.account())
                .param("guess", guess)
                .query((row, index) -> true)
                .optional()
                .isPresent();
    }

    void settle(UUID guess, Guesser guesser, boolean right) {
        jdbc.sql("""
                        update password_guesses set outcome = :outcome, settled_at = clock_timestamp()
                        where account = :account and guess_id = :guess
                        """)
                .param("outcome", right ? "right" : "wrong")
                .param("account", guesser.account())
                .param("guess", guess)
                .update();
    }

    /** What was guessed at the account so far counts no more, and no address is familiar. */
    public void renew(String account) {
        jdbc.sql("""
                        insert into password_guesses (account, guess_id, source, familiar, made_at, expires_at, settled_at,
                                                      outcome)
                        values (:account, :guess, :account, false, clock_timestamp(), clock_timestamp(),
                                clock_timestamp(), 'renewed')
                        """)
                .param("account", account)
                .param("guess", Identifiers.next())
                .update();
    }

    /** Takes away those of more than 90 days ago, which the database alone lets go; the transaction is the provider's. */
    public void clearOld() {
        jdbc.sql("delete from password_guesses where made_at < now() - interval '90 days'")
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
