package io.portwarden.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What driver and server are told of every connection to the database, so that neither waits for hours for the other when a
 * machine or a network is gone. What the address of the database says itself wins: the driver reads it last.
 */
public final class ConnectionSettings {

    /**
     * The server too notices within half a minute that a node is gone, and lets go of the rows that it held; and within ten
     * seconds that nobody waits for a statement any more, where its system lets it.
     */
    static final String ON_THE_SERVER = """
            select set_config('tcp_keepalives_idle', '15', false), set_config('tcp_keepalives_interval', '5', false),
                   set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '30s', false),
                   case when version() like '%linux%'
                        then set_config('client_connection_check_interval', '10s', false) end
            """;

    private ConnectionSettings() {}

    /**
     * @param answer how long to wait for the server's answers; zero is for ever
     * @param onlyReads whether nothing is written, so that a standby is good enough
     */
    static Properties forDriver(Duration connect, Duration answer, boolean onlyReads) {
        Properties settings = new Properties();
        PGProperty.APPLICATION_NAME.set(settings, "portwarden");
        PGProperty.CONNECT_TIMEOUT.set(settings, Math.toIntExact(connect.toSeconds()));
        PGProperty.SOCKET_TIMEOUT.set(settings, Math.toIntExact(answer.toSeconds()));
        PGProperty.TCP_KEEP_ALIVE.set(settings, true);
        PGProperty.SOCKET_FACTORY.set(settings, KeptAliveSockets.class.getName());
        // Of several hosts the one that takes writes; a standby alone is as good as no database.
        PGProperty.TARGET_SERVER_TYPE.set(settings, onlyReads ? "any" : "primary");
        return settings;
    }

    /**
     * For migrations, which wait for as long as a statement takes: one that was cut off would be cut off again at the next
     * start. Before there is a connection, nothing is waited for that long: a server that takes connections and says
     * nothing is told by a limit for the driver's whole attempt, because the one for its answers is off.
     */
    static Properties forMigrations(DatabaseProperties times, boolean onlyReads) {
        Properties settings = forDriver(times.connectTimeout(), Duration.ZERO, onlyReads);
        PGProperty.LOGIN_TIMEOUT.set(
                settings,
                Math.toIntExact(
                        times.connectTimeout().plus(times.socketTimeout()).toSeconds()));
        return settings;
    }

    /** For ordinary work, by the pool. What is configured for the pool itself stays, but where nothing may be written. */
    static void applyTo(HikariDataSource pool, DatabaseProperties times, boolean onlyReads) {
        Properties configured = pool.getDataSourceProperties();
        if (onlyReads) {
            pool.setReadOnly(true);
            // On the connection itself, and not only in transactions.
            PGProperty.READ_ONLY_MODE.set(configured, "always");
            configured.remove(PGProperty.TARGET_SERVER_TYPE.getName());
        }
        forDriver(times.connectTimeout(), times.socketTimeout(), onlyReads).forEach(configured::putIfAbsent);
        if (pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(ON_THE_SERVER);
        }
    }

    /** One connection outside the pool, with these waits at the most. */
    static Connection connect(JdbcConnectionDetails database, Duration connect, Duration answer) throws SQLException {
        Properties settings = forDriver(connect, answer, false);
        PGProperty.USER.set(settings, database.getUsername());
        PGProperty.PASSWORD.set(settings, database.getPassword());
        return DriverManager.getConnection(database.getJdbcUrl(), settings);
    }

    /** For what sets a database up, on this machine. */
    public static DataSource toSetUp(String url, String superuser, String password) {
        DriverManagerDataSource connections = new DriverManagerDataSource(url, superuser, password);
        connections.setConnectionProperties(forDriver(Duration.ofSeconds(5), Duration.ofMinutes(1), false));
        return connections;
    }
}
