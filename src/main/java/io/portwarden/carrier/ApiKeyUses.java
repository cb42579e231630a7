package io.portwarden.carrier;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes when a key was last used, beside the requests: none waits for it, none fails with it. */
@Component
class ApiKeyUses implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ApiKeyUses.class);

    private final Transactions transactions;
    private final ApiKeyRepository keys;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService beside = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("api-key-use-", 0).factory());

    ApiKeyUses(Transactions transactions, ApiKeyRepository keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    void note(IssuedKey key, Instant now) {
        if (!key.onFile().isWorthNotingAt(now) || !underWay.add(key.onFile().id())) {
            return;
        }
        try {
            beside.execute(() -> write(key, now));
        } catch (RejectedExecutionException stopping) {
            underWay.remove(key.onFile().id());
        }
    }

    private void write(IssuedKey key, Instant now) {
        CarrierId carrier = key.carrier().id();
        try {
            transactions.doStating(
                    Scope.carrier(carrier.value()),
                    () -> keys.use(carrier, key.onFile().id(), now));
        } catch (RuntimeException e) {
            log.warn("Could not note that a key of carrier {} was used: {}", carrier, e.getMessage());
        } finally {
            underWay.remove(key.onFile().id());
        }
    }

    @Override
    public void close() {
        beside.close();
    }
}
