package io.portwarden.audit.chain;

import io.portwarden.audit.TrailProblem;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.key.NamedKeys;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Verifies a part of one tenant's chain, entry by entry. For one thread. */
final class ChainPart {

    private static final int TELL_EVERY = 5_000;

    private final NamedKeys keys;
    private final TenantId tenantId;
    private final long first;
    private final long last;
    private final AtomicLong firstProblem;
    private final LongConsumer progress;
    private final Map<String, EntryMac> macs = new HashMap<>();

    /**
     * A part from the first to the last position.
     *
     * @param firstProblem position of the first problem that any part has found; one after it need not go on
     * @param progress is told how many further entries have been verified
     */
    ChainPart(
            NamedKeys keys, TenantId tenantId, long first, long last, AtomicLong firstProblem, LongConsumer progress) {
        this.keys = keys;
        this.tenantId = tenantId;
        this.first = first;
        this.last = last;
        this.firstProblem = firstProblem;
        this.progress = progress;
    }

    Optional<TrailProblem> verify(EntryReader entries) {
        Optional<TrailProblem> problem = first == 1
                ? entries.read(tenantId, Long.MIN_VALUE, last, rows -> verify(rows, 1, EntryMac.NONE))
                // One more at the front: the first one follows it.
                : entries.read(tenantId, first - 1, last, rows -> verify(rows, first - 1, null));
        problem.ifPresent(found -> firstProblem.accumulateAndGet(found.position(), Math::min));
        return problem;
    }

    private Optional<TrailProblem> verify(ResultSet rows, long begin, byte @Nullable [] follows) throws SQLException {
        byte @Nullable [] previous = follows;
        long expected = begin;
        long untold = begin == first ? 0 : -1; // the one at the front is another part's
        while (rows.next()) {
            EntryRow entry = EntryReader.entry(rows);
            byte[] mac = EntryReader.mac(rows);
            if (entry.position() > expected) {
                return problem(TrailProblem.Kind.MISSING, expected);
            }
            if (entry.position() < expected) {
                return problem(TrailProblem.Kind.ALTERED, entry.position());
            }
            if (previous != null) {
                @Nullable EntryMac macs = macsUnder(entry.keyId());
                if (macs == null) {
                    return problem(TrailProblem.Kind.UNKNOWN_KEY, entry.position());
                }
                if (!MessageDigest.isEqual(mac, macs.of(previous, entry))) {
                    return problem(TrailProblem.Kind.ALTERED, entry.position());
                }
            }
            previous = mac;
            expected++;
            untold++;
            if (untold == TELL_EVERY) {
                progress.accept(untold);
                untold = 0;
                if (firstProblem.get() < first) {
                    return Optional.empty();
                }
            }
        }
        progress.accept(untold);
        return expected <= last ? problem(TrailProblem.Kind.MISSING, expected) : Optional.empty();
    }

    private @Nullable EntryMac macsUnder(String keyId) {
        return macs.computeIfAbsent(
                keyId, id -> keys.find(id).map(EntryMac::new).orElse(null));
    }

    private static Optional<TrailProblem> problem(TrailProblem.Kind kind, long position) {
        return Optional.of(new TrailProblem(kind, position));
    }
}
