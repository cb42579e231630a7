package io.portwarden.shared.live;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Transactions;
import org.springframework.stereotype.Component;

/** Live updates by PostgreSQL's NOTIFY, after the transaction that makes the change. */
@Component
final class PostgresLiveUpdates implements LiveUpdates {

    private final Transactions transactions;
    private final LiveTelling telling;
    private final LiveListeners listeners;

    PostgresLiveUpdates(Transactions transactions, LiveTelling telling, LiveListeners listeners) {
        this.transactions = transactions;
        this.telling = telling;
        this.listeners = listeners;
    }

    @Override
    public void publish(LiveUpdate update) {
        transactions.afterCommit(() -> telling.tell(LivePayloads.of(update)));
    }

    @Override
    public Subscription subscribe(TenantId tenantId, Listener listener) {
        return listeners.add(tenantId, listener);
    }

    @Override
    public long told(TenantId tenantId) {
        return listeners.told(tenantId);
    }
}
