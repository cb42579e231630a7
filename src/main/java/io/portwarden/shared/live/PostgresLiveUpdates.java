package io.portwarden.shared.live;

import io.portwarden.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Live updates by PostgreSQL's NOTIFY, as part of the transaction that makes the change. */
@Component
final class PostgresLiveUpdates implements LiveUpdates {

    private final JdbcClient jdbc;
    private final LiveListeners listeners;

    PostgresLiveUpdates(JdbcClient jdbc, LiveListeners listeners) {
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    @Override
    public void publish(LiveUpdate update) {
        jdbc.sql("select pg_notify(:channel, :payload)")
                .param("channel", LiveListening.CHANNEL)
                .param("payload", LivePayloads.of(update))
                .query((row, index) -> "told")
                .single();
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
