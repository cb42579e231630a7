package io.portwarden.shared.live;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdates.Listener;
import io.portwarden.shared.live.LiveUpdates.Subscription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who wants to be told what on this node, each on a thread of its own so that none holds up another. */
@Component
final class LiveListeners {

    private static final Logger LOG = LoggerFactory.getLogger(LiveListeners.class);

    /** After a gap every open page reads anew, from a database that has just come back. */
    private static final int AT_ONCE_AFTER_A_GAP = 4;

    /** Tenants that share one have each other's news counted, and read once more than they would have to. */
    private static final int SLOTS = 1024;

    private final Map<TenantId, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final AtomicLongArray told = new AtomicLongArray(SLOTS);
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicBoolean gapIsToBeTold = new AtomicBoolean();
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService gapRounds =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final ExecutorService gapTellers =
            Executors.newFixedThreadPool(AT_ONCE_AFTER_A_GAP, Thread.ofVirtual().factory());

    Subscription add(TenantId tenantId, Listener listener) {
        listeners.compute(tenantId, (id, known) -> {
            List<Listener> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(tenantId, (id, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    long told(TenantId tenantId) {
        return told.get(slot(tenantId)) + gaps.get();
    }

    private static int slot(TenantId tenantId) {
        return Math.floorMod(tenantId.hashCode(), SLOTS);
    }

    void tell(LiveUpdate update) {
        tell(update.tenantId(), update);
        if (!update.tenantId().equals(TenantId.PROVIDER)) {
            tell(TenantId.PROVIDER, update);
        }
    }

    private void tell(TenantId whose, LiveUpdate update) {
        told.incrementAndGet(slot(whose));
        for (Listener listener : listeners.getOrDefault(whose, List.of())) {
            tellers.execute(() -> guarded(() -> listener.happened(update)));
        }
    }

    /** A few at a time, and all again should there be another gap meanwhile. */
    void missed() {
        gaps.incrementAndGet();
        if (gapIsToBeTold.compareAndSet(false, true)) {
            gapRounds.execute(this::tellGap);
        }
    }

    private void tellGap() {
        gapIsToBeTold.set(false);
        List<Callable<Boolean>> all = listeners.values().stream()
                .flatMap(List::stream)
                .<Callable<Boolean>>map(listener -> () -> guarded(listener::missed))
                .toList();
        try {
            var unused = gapTellers.invokeAll(all);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean guarded(Runnable telling) {
        try {
            telling.run();
            return true;
        } catch (RuntimeException failed) {
            LOG.error("Somebody who was told of a change failed", failed);
            return false;
        }
    }
}
