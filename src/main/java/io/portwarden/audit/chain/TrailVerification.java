package io.portwarden.audit.chain;

import io.portwarden.audit.TrailProblem;
import io.portwarden.audit.TrailReport;
import io.portwarden.audit.chain.HeadRepository.Extent;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.key.NamedKeys;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * Verifies trails: that every entry is there and as it was written, and that none was cut off the end.
 *
 * <p>An entry needs nothing but itself and the MAC of the one before it, so that parts of a trail are verified side by
 * side, on as many connections as there are cores, but no more than four: the others are for those who are served.
 */
@Service
public class TrailVerification {

    private static final Logger LOG = LoggerFactory.getLogger(TrailVerification.class);
    private static final int PART = 25_000;
    private static final int MOST_CONNECTIONS = 4;

    private final Transactions transactions;
    private final EntryReader entries;
    private final HeadRepository heads;
    private final NamedKeys keys;
    private final @Nullable HeadsStore store;
    private final int part;
    private final Semaphore connections =
            new Semaphore(Math.min(MOST_CONNECTIONS, Runtime.getRuntime().availableProcessors()), true);

    @Autowired
    TrailVerification(
            Transactions transactions,
            EntryReader entries,
            HeadRepository heads,
            AuditKeys audit,
            ObjectProvider<HeadsStore> store) {
        this(transactions, entries, heads, audit.keys(), store.getIfAvailable(), PART);
    }

    /** @param part how many entries are verified in one go on one connection */
    TrailVerification(
            Transactions transactions,
            EntryReader entries,
            HeadRepository heads,
            NamedKeys keys,
            @Nullable HeadsStore store,
            int part) {
        this.transactions = transactions;
        this.entries = entries;
        this.heads = heads;
        this.keys = keys;
        this.store = store;
        this.part = part;
    }

    /** The ends that were kept outside the database, read before the database: these are never ahead of those. */
    private record Kept(boolean readable, Map<TenantId, KeptHead> heads) {}

    /**
     * Verifies one tenant's trail.
     *
     * @param progress is told how many further entries have been verified, from several threads
     * @throws CancellationException when the thread is interrupted
     */
    public TrailReport verify(TenantId tenantId, LongConsumer progress) {
        Kept kept = kept();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TrailReport> report = threads.submit(() -> verify(tenantId, kept, threads, progress));
            return result(report, threads);
        }
    }

    /** Verifies the trails of all tenants, those included of which nothing is left but what was kept elsewhere. */
    void verifyAll(Consumer<TrailReport> reports) {
        Kept kept = kept();
        Set<TenantId> tenants = new HashSet<>(kept.heads().keySet());
        tenants.addAll(transactions.patiently(Scope.provider(), heads::tenants));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TrailReport>> futures = tenants.stream()
                    .sorted(Comparator.comparing(TenantId::value))
                    .map(tenantId -> threads.submit(() -> verify(tenantId, kept, threads, verified -> {})))
                    .toList();
            for (Future<TrailReport> future : futures) {
                reports.accept(result(future, threads));
            }
        }
    }

    private TrailReport verify(TenantId tenantId, Kept kept, ExecutorService threads, LongConsumer progress)
            throws InterruptedException {
        Instant at = Instant.now();
        Extent extent = onConnection(tenantId, () -> heads.extent(tenantId));
        @Nullable KeptHead end = kept.heads().get(tenantId);
        Optional<TrailProblem> problem = chain(tenantId, extent.lastEntry(), threads, progress)
                .or(() -> end(extent))
                .or(() -> kept.readable()
                        ? Optional.empty()
                        : Optional.of(new TrailProblem(TrailProblem.Kind.HEADS_UNREADABLE, 0)));
        if (problem.isEmpty() && end != null) {
            problem = keptEnd(tenantId, extent, end);
        }
        return new TrailReport(tenantId, extent.lastEntry(), problem, end != null, at);
    }

    private Optional<TrailProblem> chain(TenantId tenantId, long last, ExecutorService threads, LongConsumer progress) {
        AtomicLong firstProblem = new AtomicLong(Long.MAX_VALUE);
        List<Future<Optional<TrailProblem>>> parts = new ArrayList<>();
        for (long from = 1; from <= last; from += part) {
            ChainPart chainPart =
                    new ChainPart(keys, tenantId, from, Math.min(last, from + part - 1), firstProblem, progress);
            parts.add(threads.submit(() -> onConnection(tenantId, () -> chainPart.verify(entries))));
        }
        return parts.stream()
                .flatMap(future -> result(future, threads).stream())
                .min(Comparator.comparingLong(TrailProblem::position));
    }

    /** Whether the chain ends where the database itself says. */
    private static Optional<TrailProblem> end(Extent extent) {
        if (extent.lastEntry() < extent.position()) {
            return Optional.of(new TrailProblem(TrailProblem.Kind.CUT_OFF, extent.lastEntry()));
        }
        return extent.lastEntry() > extent.position() || !extent.mac().equals(extent.lastMac())
                ? Optional.of(new TrailProblem(TrailProblem.Kind.HEAD_MISMATCH, extent.lastEntry()))
                : Optional.empty();
    }

    private Optional<TrailProblem> keptEnd(TenantId tenantId, Extent extent, KeptHead end) throws InterruptedException {
        if (extent.lastEntry() < end.position()) {
            return Optional.of(new TrailProblem(TrailProblem.Kind.CUT_OFF, extent.lastEntry()));
        }
        @Nullable
        String mac = onConnection(tenantId, () -> heads.macsAt(List.of(end))).get(tenantId);
        return end.mac().equals(mac)
                ? Optional.empty()
                : Optional.of(new TrailProblem(TrailProblem.Kind.HEAD_MISMATCH, end.position()));
    }

    private Kept kept() {
        if (store == null) {
            return new Kept(true, Map.of());
        }
        try {
            return new Kept(true, store.read());
        } catch (IOException e) {
            LOG.error("The kept ends of the audit trails cannot be read", e);
            return new Kept(false, Map.of());
        }
    }

    private <T> T onConnection(TenantId tenantId, Supplier<T> work) throws InterruptedException {
        connections.acquire();
        try {
            return transactions.patiently(Scope.tenant(tenantId), work);
        } finally {
            connections.release();
        }
    }

    private static <T> T result(Future<T> future, ExecutorService threads) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("Verification was stopped");
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
