package io.portwarden.pin.key;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves every tenant's PIN under the current key without knowing the PINs (PIN-7), and what has to be handed on of them, while
 * orders are being checked. Each
 * tenant is a transaction of its own, and one that is done already is passed over: what was broken off is gone on with by
 * starting anew, on any node.
 */
@Component
public class PinKeyRotation {

    private static final int PART = 1_000;

    /** As many tenants at once: enough to share the waiting for the disk, too few to take the pool from those who serve. */
    private static final int AT_ONCE = 8;

    private final Transactions transactions;
    private final TenantService tenants;
    private final PinRepository pins;
    private final ReadablePins readable;
    private final PinVault vault;
    private final PinKeys keys;

    PinKeyRotation(
            Transactions transactions,
            TenantService tenants,
            PinRepository pins,
            ReadablePins readable,
            PinVault vault,
            PinKeys keys) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.pins = pins;
        this.readable = readable;
        this.vault = vault;
        this.keys = keys;
    }

    /**
     * How far it has come.
     *
     * @param looked tenants that were looked at
     * @param moved PINs that were moved under the current key
     */
    public record Progress(long looked, long moved) {}

    /**
     * Goes through all tenants.
     *
     * @param report told after every part
     * @param goOn asked before every part
     * @return how far it has come when it ended
     */
    public Progress run(Consumer<Progress> report, BooleanSupplier goOn) {
        AtomicLong moved = new AtomicLong();
        long looked = 0;
        @Nullable TenantId after = null;
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            while (goOn.getAsBoolean()) {
                List<TenantId> part = partAfter(after);
                if (part.isEmpty()) {
                    break;
                }
                moveAll(part, workers, moved);
                looked += part.size();
                after = part.getLast();
                report.accept(new Progress(looked, moved.get()));
            }
        }
        return new Progress(looked, moved.get());
    }

    private List<TenantId> partAfter(@Nullable TenantId after) {
        return transactions.patiently(Scope.provider(), () -> tenants.ids(after, PART));
    }

    private void moveAll(List<TenantId> part, ExecutorService workers, AtomicLong moved) {
        List<Future<?>> moves = new ArrayList<>();
        for (TenantId tenantId : part) {
            moves.add(workers.submit(() -> {
                if (move(tenantId)) {
                    moved.incrementAndGet();
                }
            }));
        }
        for (Future<?> move : moves) {
            try {
                move.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("A PIN could not be moved under the current key", failed.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Broken off", stopping);
            }
        }
    }

    private boolean move(TenantId tenantId) {
        return transactions.<Boolean>patiently(Scope.tenant(tenantId), () -> {
            boolean moved = pins.lockNotUnder(tenantId, keys.current().id())
                    .map(pin -> {
                        pins.rewrap(tenantId, vault.rewrap(tenantId.value(), pin.sealed()));
                        return true;
                    })
                    .orElse(false);
            readable.moveUnderCurrent(tenantId);
            return moved;
        });
    }
}
