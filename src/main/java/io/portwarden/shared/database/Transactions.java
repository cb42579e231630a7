package io.portwarden.shared.database;

import io.portwarden.shared.TenantId;
import java.sql.Connection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to the database: every transaction states whom it is for with its first statement, in the same round trip. What
 * it states is local to the transaction, so that a pooled connection carries nothing over to its next user.
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

    /** The same, and that the commit waits for no disk. */
    private static final String STATE_PROVISIONALLY =
            STATE.stripTrailing() + ", set_config('synchronous_commit', 'off', true)";

    private static final Waiting.Statement LASTING = new Waiting.Statement(
            "set local synchronous_commit to default", new Object[0], Waiting.Weight.SCOPE, (rows, changed) -> {});

    /** PostgreSQL's plan_cache_mode. */
    private static final String AS_USUAL = "auto";

    private final TransactionTemplate template;
    private final JdbcOperations connections;
    private final int patienceMillis;

    Transactions(PlatformTransactionManager transactions, JdbcOperations connections, DatabaseProperties properties) {
        this.template = new TransactionTemplate(transactions);
        this.connections = connections;
        this.patienceMillis = Math.toIntExact(properties.patience().toMillis());
    }

    /**
     * Does the work in a transaction for the given scope. Inside a transaction of the same scope the work joins it.
     *
     * @throws IllegalStateException inside a transaction that is for somebody else
     */
    public <T extends @Nullable Object> T stating(Scope scope, Supplier<T> work) {
        return stating(scope, statement(STATE, scope, AS_USUAL), work);
    }

    /**
     * The same for what does not have to last by itself, because nobody is answered before a later commit, which makes it
     * last too: the log is written in one order. Until then it is lost if the database server fails.
     *
     * @throws IllegalStateException inside a transaction that is for somebody else
     */
    public <T extends @Nullable Object> T provisionally(Scope scope, Supplier<T> work) {
        return stating(scope, statement(STATE_PROVISIONALLY, scope, AS_USUAL), work);
    }

    /** The transaction under way, be it {@link #provisionally} begun, waits for the disk at its commit after all. */
    public void lastAfterAll() {
        Waiting.require().tell(LASTING);
    }

    /**
     * The same for lists and searches. Tenants are of very different sizes: what is looked for is planned anew for whom it
     * is looked for, and not once for what would suit the average, which sorts a million orders to show fifty.
     *
     * @throws IllegalStateException inside a transaction that is for somebody else
     */
    public <T extends @Nullable Object> T searching(Scope scope, Supplier<T> work) {
        return stating(scope, statement(STATE, scope, "force_custom_plan"), work);
    }

    /**
     * The same for long work, of which one statement may take longer than anybody waits for an answer otherwise: up to
     * {@code portwarden.database.patience}. Afterwards the pool puts the connection's usual time back.
     *
     * @throws IllegalStateException inside a transaction that is for somebody else
     */
    public <T extends @Nullable Object> T patiently(Scope scope, Supplier<T> work) {
        return stating(scope, () -> {
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

    private <T extends @Nullable Object> T stating(Scope scope, Waiting.Statement state, Supplier<T> work) {
        Object stated = TransactionSynchronizationManager.getResource(this);
        if (stated != null) {
            if (!stated.equals(scope)) {
                throw new IllegalStateException("This transaction is for " + stated + ", not for " + scope);
            }
            return work.get();
        }
        TransactionSynchronizationManager.bindResource(this, scope);
        Waiting waiting = Waiting.begin();
        try {
            waiting.tell(state);
            // The template hands on whatever the work returns, null included.
            return template.<T>execute(status -> work.get());
        } finally {
            Waiting.end();
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    /**
     * Does the work for the given scope without a transaction around it: each statement is one by itself, in one round trip.
     * For what one statement does, and for reading what does not have to fit together. Inside a transaction of the same
     * scope the work joins that.
     *
     * @throws IllegalStateException inside a transaction that is for somebody else; and where the work begins a
     *     transaction, or needs one
     */
    public <T extends @Nullable Object> T autocommitting(Scope scope, Supplier<T> work) {
        return autocommitting(scope, STATE, work);
    }

    /** The same for what does not have to last by itself, as with {@link #provisionally}. */
    public <T extends @Nullable Object> T autocommittingProvisionally(Scope scope, Supplier<T> work) {
        return autocommitting(scope, STATE_PROVISIONALLY, work);
    }

    private <T extends @Nullable Object> T autocommitting(Scope scope, String state, Supplier<T> work) {
        if (TransactionSynchronizationManager.getResource(this) != null) {
            return stating(scope, work);
        }
        TransactionSynchronizationManager.bindResource(this, "nobody: there is none");
        Waiting ignored = Waiting.beginAutocommitting(statement(state, scope, AS_USUAL));
        try {
            return work.get();
        } finally {
            Waiting.end();
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
     * What is kept for as long as the transaction under way lasts.
     *
     * @param by whose it is
     * @param first makes it where it is asked for first
     */
    @SuppressWarnings("unchecked")
    public <T> T kept(Class<?> by, Supplier<T> first) {
        return (T) Waiting.require().kept().computeIfAbsent(by, key -> first.get());
    }

    /**
     * Has something done once what the transaction under way did is there for all to see; never if it is rolled back. For
     * what may be lost by a crash, such as counting. Outside a transaction it is done at once.
     */
    public void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
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
            Waiting.require().tell(statement(STATE, turn, AS_USUAL));
            work.run();
            Waiting.require().tell(statement(STATE, stated, AS_USUAL));
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
            TransactionSynchronizationManager.bindResource(this, stated);
        }
    }

    private static Waiting.Statement statement(String state, Scope scope, String plans) {
        return Pipeline.statement(
                state,
                new MapSqlParameterSource()
                        .addValue("tenant", scope.tenant())
                        .addValue("carrier", scope.carrier())
                        .addValue("provider", scope.asProvider() ? "on" : "")
                        .addValue("numbers", scope.numbers())
                        .addValue("email", scope.email())
                        .addValue("apiKey", scope.apiKey())
                        .addValue("digests", scope.digests())
                        .addValue("plans", plans),
                Waiting.Weight.SCOPE,
                (rows, changed) -> {});
    }
}
