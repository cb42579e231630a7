package io.portwarden.shared.database;

import io.portwarden.shared.TenantId;
import java.sql.Connection;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to the database: every transaction states whom it is for before its first statement. The statement is local
 * to the transaction, so that a pooled connection carries nothing over to its next user.
 */
@Component
@EnableConfigurationProperties(DatabaseProperties.class)
public class Transactions {

    private static final String STATE = """
            select set_config('portwarden.tenant', :tenant, true), set_config('portwarden.carrier', :carrier, true),
                   set_config('portwarden.provider', :provider, true), set_config('portwarden.numbers', :numbers, true),
                   set_config('portwarden.email', :email, true), set_config('portwarden.api_key', :apiKey, true),
                   set_config('portwarden.digests', :digests, true),
                   set_config('plan_cache_mode', :plans, true)
            """;

    /** PostgreSQL's plan_cache_mode. */
    private static final String AS_USUAL = "auto";

    private final TransactionTemplate template;
    private final JdbcClient jdbc;
    private final JdbcOperations connections;
    private final int patienceMillis;

    Transactions(
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            JdbcOperations connections,
            DatabaseProperties properties) {
        this.template = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.connections = connections;
        this.patienceMillis = Math.toIntExact(properties.patience().toMillis());
    }

    /**
     * Does the work in a transaction for the given scope. Inside a transaction of the same scope the work joins it.
     *
     * @throws IllegalStateException inside a transaction that is for somebody else
     */
    public <T extends @Nullable Object> T stating(Scope scope, Supplier<T> work) {
        return stating(scope, AS_USUAL, work);
    }

    /**
     * The same for lists and searches. Tenants are of very different sizes: what is looked for is planned anew for whom it
     * is looked for, and not once for what would suit the average, which sorts a million orders to show fifty.
     *
     * @throws IllegalStateException inside a transaction that is for somebody else
     */
    public <T extends @Nullable Object> T searching(Scope scope, Supplier<T> work) {
        return stating(scope, "force_custom_plan", work);
    }

    /**
     * The same for long work, of which one statement may take longer than anybody waits for an answer otherwise: up to
     * {@code portwarden.database.patience}. Afterwards the pool puts the connection's usual time back.
     *
     * @throws IllegalStateException inside a transaction that is for somebody else
     */
    public <T extends @Nullable Object> T patiently(Scope scope, Supplier<T> work) {
        return stating(scope, AS_USUAL, () -> {
            bePatient();
            return work.get();
        });
    }

    private void bePatient() {
        connections.execute((Connection connection) -> {
            int usual = connection.getNetworkTimeout();
            // Zero is for ever.
            if (usual > 0 && usual < patienceMillis) {
                connection.setNetworkTimeout(Runnable::run, patienceMillis);
            }
            return connection;
        });
    }

    private <T extends @Nullable Object> T stating(Scope scope, String plans, Supplier<T> work) {
        Object stated = TransactionSynchronizationManager.getResource(this);
        if (stated != null) {
            if (!stated.equals(scope)) {
                throw new IllegalStateException("This transaction is for " + stated + ", not for " + scope);
            }
            return work.get();
        }
        TransactionSynchronizationManager.bindResource(this, scope);
        try {
            // The template hands on whatever the work returns, null included.
            return template.<T>execute(status -> {
                state(scope, plans);
                return work.get();
            });
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    public void doStating(Scope scope, Runnable work) {
        this.<@Nullable Object>stating(scope, () -> {
            work.run();
            return null;
        });
    }

    /**
     * For what must be in the same transaction as what it goes with, and so never begins one.
     *
     * @throws IllegalStateException outside a transaction that is for this tenant, be it for others too
     */
    public void require(TenantId tenantId) {
        if (!(TransactionSynchronizationManager.getResource(this) instanceof Scope stated)
                || !stated.tenant().equals(tenantId.toString())) {
            throw new IllegalStateException("There is no transaction for tenant " + tenantId);
        }
    }

    /**
     * Has something done once what the transaction under way did is there for all to see; never if it is rolled back. For
     * what may be lost by a crash, such as counting.
     */
    public void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /**
     * Does part of a transaction that is for the provider as one that is for this tenant too: for what is written down
     * for many tenants at once. Afterwards the transaction is for whom it was for.
     *
     * @throws IllegalStateException outside a transaction for the provider
     */
    public void inTurnFor(TenantId tenantId, Runnable work) {
        if (!(TransactionSynchronizationManager.getResource(this) instanceof Scope stated) || !stated.asProvider()) {
            throw new IllegalStateException("There is no transaction for the provider");
        }
        Scope turn = stated.andTenant(tenantId);
        TransactionSynchronizationManager.unbindResource(this);
        TransactionSynchronizationManager.bindResource(this, turn);
        try {
            state(turn, AS_USUAL);
            work.run();
            state(stated, AS_USUAL);
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
            TransactionSynchronizationManager.bindResource(this, stated);
        }
    }

    private void state(Scope scope, String plans) {
        Objects.requireNonNull(jdbc.sql(STATE)
                .param("tenant", scope.tenant())
                .param("carrier", scope.carrier())
                .param("provider", scope.asProvider() ? "on" : "")
                .param("numbers", scope.numbers())
                .param("email", scope.email())
                .param("apiKey", scope.apiKey())
                .param("digests", scope.digests())
                .param("plans", plans)
                .query()
                .singleRow());
    }
}
