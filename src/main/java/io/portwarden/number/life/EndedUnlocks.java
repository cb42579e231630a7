package io.portwarden.number.life;

import io.portwarden.number.LockChange;
import io.portwarden.number.store.LockRepository;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.work.Outage;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes down and tells that locks which were lifted for a time are back (ORD-9), on every node at once, each once. No
 * lock waits for it: numbers are locked again from the end of that time on, whether this runs or not.
 */
@Component
public class EndedUnlocks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EndedUnlocks.class);
    private static final int EVERY_SECONDS = 5;
    private static final int TENANTS_AT_ONCE = 100;

    private final Transactions transactions;
    private final LockRepository locks;
    private final NumberRecords records;
    private final LiveUpdates liveUpdates;
    private final Outage outage = new Outage(log, "Notes of locks that are back");
    private volatile @Nullable ScheduledExecutorService clock;

    EndedUnlocks(Transactions transactions, LockRepository locks, NumberRecords records, LiveUpdates liveUpdates) {
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

    private void tryToSettle() {
        try {
            settle();
            outage.isOver();
        } catch (RuntimeException e) {
            outage.goesOn(e);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("ended-unlocks").factory());
        ScheduledFuture<?> ignored =
                started.scheduleWithFixedDelay(this::tryToSettle, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        clock = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = clock;
        clock = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
