package io.portwarden.shared;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries changes to open pages, over all nodes, by PostgreSQL's LISTEN and NOTIFY: a change is told when, and only when,
 * its transaction commits. While the database is away nothing is told; pages read anew when they are opened.
 */
@Component
public class LiveUpdates implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
    private static final String CHANNEL = "portwarden_live";
    private static final int WAIT_MILLIS = 500;

    private final JdbcClient jdbc;
    private final JdbcConnectionDetails database;
    private final Map<TenantId, List<Consumer<LiveUpdate>>> listeners = new ConcurrentHashMap<>();
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Thread listening;

    LiveUpdates(JdbcClient jdbc, JdbcConnectionDetails database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** Ends a subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Tells everybody once the transaction under way has committed. */
    public void publish(LiveUpdate update) {
        jdbc.sql("select pg_notify(:channel, :payload)")
                .param("channel", CHANNEL)
                .param("payload", update.tenantId() + " " + update.topic() + " " + update.id())
                .query((row, index) -> "told")
                .single();
    }

    /**
     * Calls the listener with every change of the tenant, on a thread of its own, until the subscription is closed. Who
     * listens for the provider hears of every tenant.
     */
    public Subscription subscribe(TenantId tenantId, Consumer<LiveUpdate> listener) {
        listeners.compute(tenantId, (id, known) -> {
            List<Consumer<LiveUpdate>> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(tenantId, (id, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("live-updates").unstarted(this::listen);
        listening = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = listening;
        listening = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    private void listen() {
        while (isRunning()) {
            try (Connection connection = connect()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("LISTEN " + CHANNEL);
                }
                hear(connection);
            } catch (SQLException away) {
                if (isRunning()) {
                    LOG.warn("Live updates pause: {}", away.getMessage());
                    pause();
                }
            }
        }
    }

    /** A connection of its own: it listens for as long as the program runs, which none of the pool may. */
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
            if (heard != null) {
                for (PGNotification one : heard) {
                    tell(one.getParameter());
                }
            }
        }
    }

    private void tell(String payload) {
        String[] parts = payload.split(" ", 3);
        LiveUpdate update = new LiveUpdate(
                new TenantId(UUID.fromString(parts[0])), LiveUpdate.Topic.valueOf(parts[1]), UUID.fromString(parts[2]));
        tell(update.tenantId(), update);
        if (!update.tenantId().equals(TenantId.PROVIDER)) {
            tell(TenantId.PROVIDER, update);
        }
    }

    private void tell(TenantId whose, LiveUpdate update) {
        for (Consumer<LiveUpdate> listener : listeners.getOrDefault(whose, List.of())) {
            tellers.execute(() -> listener.accept(update));
        }
    }

    private void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
