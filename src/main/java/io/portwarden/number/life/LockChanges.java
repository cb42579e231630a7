package io.portwarden.number.life;

import io.portwarden.number.LockChange;
import io.portwarden.number.NumberNotFoundException;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.UnlockEndException;
import io.portwarden.number.store.LockRepository;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens whenever locks are set or lifted by somebody, in the transaction under way. */
@Component
public class LockChanges {

    /** A lock that nobody misses for longer is one that nobody wants. */
    private static final Duration LONGEST_UNLOCK = Duration.ofDays(366);

    private final LockRepository locks;
    private final NumberRecords records;
    private final LiveUpdates liveUpdates;
    private final Clock clock;

    LockChanges(LockRepository locks, NumberRecords records, LiveUpdates liveUpdates, Clock clock) {
        this.locks = locks;
        this.records = records;
        this.liveUpdates = liveUpdates;
        this.clock = clock;
    }

    /** @return how many were not locked before */
    public int lock(SignedInPerson by, NumberSelection selection) {
        return change(by, selection, tenantId -> locks.lock(tenantId, selection), change -> records.locked(by, change));
    }

    /**
     * Lifts locks until that time, to the second, or for good.
     *
     * @return how many were not unlocked in this way before
     * @throws UnlockEndException when the time is not within the next 366 days
     */
    public int unlock(SignedInPerson by, NumberSelection selection, @Nullable Instant until) {
        if (until == null) {
            return change(
                    by,
                    selection,
                    tenantId -> locks.unlock(tenantId, selection),
                    change -> records.unlocked(by, change, null));
        }
        Instant end = end(until);
        return change(
                by,
                selection,
                tenantId -> locks.unlockUntil(tenantId, selection, end),
                change -> records.unlocked(by, change, end));
    }

    /** @throws UnlockEndException when the time is not within the next 366 days */
    public Instant end(Instant until) {
        Instant end = until.truncatedTo(ChronoUnit.SECONDS);
        Instant now = clock.instant();
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_UNLOCK))) {
            throw new UnlockEndException();
        }
        return end;
    }

    /** @throws NumberNotFoundException when one of the chosen is not the tenant's */
    public void requireHeld(TenantId tenantId, NumberSelection selection) {
        if (selection instanceof NumberSelection.Chosen chosen
                && locks.held(tenantId, chosen) < chosen.numbers().size()) {
            throw new NumberNotFoundException();
        }
    }

    private int change(
            SignedInPerson by,
            NumberSelection selection,
            Function<TenantId, LockChange> work,
            Consumer<LockChange> record) {
        TenantId tenantId = by.tenantId();
        requireHeld(tenantId, selection);
        LockChange change = work.apply(tenantId);
        if (!change.isEmpty()) {
            liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.NUMBER, tenantId.value()));
            record.accept(change);
        }
        return change.count();
    }
}
