package io.portwarden.pin.guess;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.pin.BrokenOff;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.PinAttempt;
import io.portwarden.pin.guess.EarlierGuess.Standing;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Pipeline;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what becomes of each guess at a PIN (PIN-8). The database's clock is the only one. */
@Repository
public class AttemptRepository {

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    AttemptRepository(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    /**
     * The guesses of this carrier at this tenant's PIN that were sent under the same name, or as a mere question too, and
     * that one sent now may be the same as; newest first.
     *
     * @param window for how long a wrong one counts
     */
    Answer<List<EarlierGuess>> earlier(TenantId tenantId, CarrierId carrierId, PinAttempt attempt, Duration window) {
        return pipeline.sql("""
                        select guess_id, digest_key_id, digest, outcome, expires_at > clock_timestamp() as leased
                        from pin_guesses
                        where tenant_id = :tenant and carrier_id = :carrier and outcome <> 'right' and digest is not null
                          and purchase_order_number is not distinct from :pon and order_version = :version
                          and (outcome = 'in-flight' and lifted_at is null
                               or outcome = 'wrong' and pin_version = (select p.version from pins p where p.tenant_id = :tenant)
                                  and made_at > clock_timestamp() - make_interval(secs => :window))
                        order by made_at desc
                        """)
                .param("tenant", tenantId.value())
                .param("carrier", carrierId.value())
                .param("pon", Pipeline.text(attempt.purchaseOrderNumber()))
                .param("version", attempt.version())
                .param("window", seconds(window))
                .list((row, index) -> earlier(row));
    }

    private static EarlierGuess earlier(ResultSet row) throws SQLException {
        return new EarlierGuess(
                row.getObject("guess_id", UUID.class),
                new KeyedDigest(row.getString("digest_key_id"), row.getBytes("digest")),
                row.getString("outcome").equals("wrong")
                        ? Standing.WRONG
                        : row.getBoolean("leased") ? Standing.COMPARING : Standing.BROKEN_OFF);
    }

    Hold begin(TenantId tenantId, CarrierId carrierId, PinAttempt attempt, KeyedDigest digest, Duration lease) {
        Hold hold = new Hold(Identifiers.next(), Identifiers.next());
        pipeline.sql("""
                        insert into pin_guesses (tenant_id, guess_id, carrier_id, made_at, expires_at, outcome,
                                                 purchase_order_number, order_version, digest_key_id, digest, claim)
                        values (:tenant, :guess, :carrier, clock_timestamp(),
                                clock_timestamp() + make_interval(secs => :lease), 'in-flight',
                                :pon, :version, :digestKey, :digest, :claim)
                        """)
                .param("tenant", tenantId.value())
                .param("guess", hold.guess())
                .param("carrier", carrierId.value())
                .param("lease", seconds(lease))
                .param("pon", attempt.purchaseOrderNumber())
                .param("version", attempt.version())
                .param("digestKey", digest.keyId())
                .param("digest", digest.mac())
                .param("claim", hold.claim())
                .update();
        return hold;
    }

    /** Has a guess that broke off compared once more; it counts from now on, so that it drops out of no window early. */
    Hold takeOver(TenantId tenantId, UUID guess, Duration lease) {
        Hold hold = new Hold(guess, Identifiers.next());
        pipeline.sql("""
                        update pin_guesses set claim = :claim, made_at = clock_timestamp(),
                            expires_at = clock_timestamp() + make_interval(secs => :lease)
                        where tenant_id = :tenant and guess_id = :guess
                        """)
                .param("claim", hold.claim())
                .param("lease", seconds(lease))
                .param("tenant", tenantId.value())
                .param("guess", guess)
                .update();
        return hold;
    }

    /**
     * Also when the lease has run out meanwhile, and when the guess was lifted: what was compared counts.
     *
     * @param pinVersion of the PIN that it was compared with
     * @return whether this has settled it; not where it is settled already, or somebody else has taken it over
     */
    Answer<Boolean> settle(TenantId tenantId, Hold hold, boolean right, long pinVersion) {
        return pipeline.sql("""
                        update pin_guesses set outcome = :outcome, settled_at = clock_timestamp(), pin_version = :pinVersion
                        where tenant_id = :tenant and guess_id = :guess and claim = :claim and outcome = 'in-flight'
                        returning guess_id
                        """)
                .param("outcome", right ? "right" : "wrong")
                .param("pinVersion", pinVersion)
                .param("tenant", tenantId.value())
                .param("guess", hold.guess())
                .param("claim", hold.claim())
                .optional((row, index) -> true)
                .map(Optional::isPresent);
    }

    /** Those that count as wrong, or soon will, and were never settled: of all tenants, in this while, newest first. */
    public List<BrokenOff> brokenOff(Duration window) {
        return jdbc.sql("""
                        select g.tenant_id, t.name as tenant, g.guess_id, c.carrier_id, c.spid, c.name, c.other_spids, g.made_at,
                               coalesce(g.purchase_order_number, '') as pon, coalesce(g.order_version, 0) as version
                        from carriers c
                        join pin_guesses g on g.carrier_id = c.carrier_id and g.outcome <> 'right'
                             and g.made_at > clock_timestamp() - make_interval(secs => :window)
                        join tenants t on t.tenant_id = g.tenant_id
                        where g.outcome = 'in-flight' and g.lifted_at is null and g.expires_at <= clock_timestamp()
                        order by g.made_at desc, g.guess_id
                        """)
                .param("window", seconds(window))
                .query((row, index) -> new BrokenOff(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getString("tenant"),
                        row.getObject("guess_id", UUID.class),
                        new Carrier(
                                new CarrierId(row.getObject("carrier_id", UUID.class)),
                                row.getString("spid"),
                                row.getString("name"),
                                Rows.texts(row, "other_spids")),
                        row.getString("pon"),
                        row.getInt("version"),
                        Rows.instant(row, "made_at")))
                .list();
    }

    /** @return whose guess it was; nothing where it is settled, lifted, or being compared again */
    public Optional<CarrierId> lift(TenantId tenantId, UUID guess) {
        return jdbc.sql("""
                        update pin_guesses set lifted_at = clock_timestamp()
                        where tenant_id = :tenant and guess_id = :guess and outcome = 'in-flight' and lifted_at is null
                          and expires_at <= clock_timestamp()
                        returning carrier_id
                        """)
                .param("tenant", tenantId.value())
                .param("guess", guess)
                .query((row, index) -> new CarrierId(row.getObject("carrier_id", UUID.class)))
                .optional();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
