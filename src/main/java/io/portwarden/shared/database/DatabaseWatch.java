package io.portwarden.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;

/**
 * Looks every second whether there is a database that takes writes, beside those who ask: they hear at once what was seen. On a
 * connection of its own, because the pool makes people wait when it is busy, which is no reason to take a node away.
 *
 * <p>When the database is back, or is another one, it has the pool let go of the connections from before.
 */
final class DatabaseWatch implements HealthIndicator, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Longer than a planned change of servers takes, and than a look that succeeds late. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final JdbcConnectionDetails database;
    private final DataSource pool;
    private @Nullable Connection own;
    private boolean away;
    private volatile long seenAt = System.nanoTime() - LATE.toNanos();
    private volatile @Nullable Thread watching;

    /** @param pool whose connections are given up after the database was away */
    DatabaseWatch(JdbcConnectionDetails database, DataSource pool) {
        this.database = database;
        this.pool = pool;
    }

    @Override
    public Health health() {
        Duration since = Duration.ofNanos(System.nanoTime() - seenAt);
        return since.compareTo(LATE) < 0
                ? Health.up().build()
                : Health.down().withDetail("secondsAway", since.toSeconds()).build();
    }

    private void look() {
        try {
            requireWritable();
            seenAt = System.nanoTime();
            if (away) {
                away = false;
                log.info("The database is back");
                renewPool();
            }
        } catch (SQLException gone) {
            close();
            if (!away && isRunning()) {
                away = true;
                log.warn("The database is away: {}", gone.getMessage());
            }
        }
    }

    private void requireWritable() throws SQLException {
        @Nullable Connection connection = own;
        if (connection == null) {
            connection = ConnectionSettings.connect(database, PATIENCE, PATIENCE);
            own = connection;
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select current_setting('transaction_read_only')::boolean")) {
            if (!answer.next() || answer.getBoolean(1)) {
                throw new SQLException("it takes no writes");
            }
        }
    }

    /** Whoever works on one of them goes on; it is let go of when it is given back. */
    private void renewPool() {
        @Nullable
        HikariPoolMXBean connections = pool instanceof HikariDataSource hikari ? hikari.getHikariPoolMXBean() : null;
        if (connections != null) {
            connections.softEvictConnections();
        }
    }

    private void close() {
        try (Connection ignored = own) {
            own = null;
        } catch (SQLException e) {
            log.debug("The connection was gone already", e);
        }
    }

    private void run() {
        try {
            while (isRunning()) {
                Thread.sleep(EVERY);
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Has looked once when it returns, so that whoever asks from now on is told the truth. */
    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("database-watch").unstarted(this::run);
        watching = thread;
        look();
        thread.start();
    }

    @Override
    public void stop() {
        @Nullable Thread thread = watching;
        watching = null;
        if (thread != null) {
            thread.interrupt();
            try {
                // Whoever starts it again has the connection for itself.
                boolean ignored = thread.join(PATIENCE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }

    /** Before the port is open, and until it is closed. */
    @Override
    public int getPhase() {
        return 0;
    }
}
