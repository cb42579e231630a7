package io.portwarden.number.life;

import io.portwarden.number.LockChange;
import io.portwarden.number.store.LockRepository;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.work.Rounds;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes down and tells that locks which were lifted for a time are back (ORD-9), on every node at once, each once. No
 * lock waits for it: numbers are locked again from the end of that time on, whether this runs or not.
 */
@Component
public class EndedUnlocks extends Rounds {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int TENANTS_AT_ONCE = 100;

    private final Transactions transactions;
    private final LockRepository locks;
    private final NumberRecords records;
    private final LiveUpdates liveUpdates;

    EndedUnlocks(Transactions transactions, LockRepository locks, NumberRecords records, LiveUpdates liveUpdates) {
        super("ended-unlocks", "Notes of locks that are back", EVERY, EVERY);
        this.transactions = transactions;
        this.locks = locks;
        this.records = records;
        this.liveUpdates = liveUpdates;
    }

    /** Looks after every lock that has come back by now, those of times when no node ran included. */
    public void settle() {
        List<TenantId> tenants;
        do {
            tenants = transactions.stating(Scope.provider(), () -> locks.withEndedUnlocks(TENANTS_AT_ONCE));
            tenants.forEach(this::settle);
        } while (tenants.size() == TENANTS_AT_ONCE);
    }

    /** The same for one tenant, in a transaction of its own. */
    public void settle(TenantId tenantId) {
        transactions.doStating(Scope.tenant(tenantId), () -> {
            LockChange back = locks.settle(tenantId);
            if (!back.isEmpty()) {
                liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.NUMBER, tenantId.value()));
                records.lockedAgain(tenantId, back);
            }
        });
    }

    @Override
    protected void round() {
        settle();
    }
}
