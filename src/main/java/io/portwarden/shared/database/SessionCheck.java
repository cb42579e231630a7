package io.portwarden.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import io.portwarden.shared.database.SessionSights.Fault;
import io.portwarden.shared.database.SessionSights.Sight;
import io.portwarden.shared.start.StartupRefusedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Stops the start where a pooler between the program and its database does not give every connection a session of its own:
 * pgbouncer's modes "transaction" and "statement", and whatever does the same.
 */
public final class SessionCheck {

    /** PostgreSQL numbers its processes anew when it starts, and two servers may have the same numbers. */
    private static final String SESSION = "select pg_backend_pid() || ' since ' || pg_postmaster_start_time()";

    /** A busy pooler may by chance give a connection the session that it had before. */
    private static final int ROUNDS = 5;

    private SessionCheck() {}

    /**
     * @param property which names the address that the connections go to
     * @throws StartupRefusedException when connections do not have sessions of their own
     * @throws CannotGetJdbcConnectionException when the database cannot be asked
     */
    public static void verify(DataSource connections, String property) {
        try {
            Optional<Fault> fault = look(connections);
            if (fault.isPresent()) {
                throw refusal(fault.get(), property);
            }
        } catch (SQLTransientConnectionException none) {
            throw new StartupRefusedException(
                    "The database of %s does not give two connections at once: %s"
                            .formatted(property, none.getMessage()),
                    "Every node needs spring.datasource.hikari.maximum-pool-size (20) and one more: see max_connections of"
                            + " PostgreSQL and, where a pooler stands before it, its own limit (pgbouncer:"
                            + " default_pool_size).",
                    none);
        } catch (SQLException away) {
            throw new CannotGetJdbcConnectionException("The database of " + property + " cannot be asked", away);
        }
    }

    private static Optional<Fault> look(DataSource source) throws SQLException {
        try {
            return lookAround(source);
        } catch (SQLException refused) {
            Optional<Fault> fault = fault(refused);
            if (fault.isEmpty()) {
                throw refused;
            }
            return fault;
        }
    }

    /** Also where it was the pool that could not set a connection up, which says why in the cause of its own timeout. */
    private static Optional<Fault> fault(SQLException refused) {
        return Stream.<Throwable>iterate(refused, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> SessionSights.fault(((SQLException) cause).getSQLState()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Fault> lookAround(DataSource source) throws SQLException {
        try (Connection one = source.getConnection()) {
            session(one);
            one.setAutoCommit(false);
            try {
                session(one);
            } catch (SQLException refused) {
                return refusesTransactions(source, refused);
            }
            one.commit();
            if (source instanceof HikariDataSource pool && pool.getMaximumPoolSize() == 1) {
                return Optional.empty(); // there is nobody to share with
            }
            try (Connection other = source.getConnection()) {
                other.setAutoCommit(false);
                return compare(one, other);
            }
        }
    }

    /** What works as a statement and not as a transaction; or the database has gone just then, and the new question fails. */
    private static Optional<Fault> refusesTransactions(DataSource source, SQLException refused) throws SQLException {
        if (fault(refused).isPresent()) {
            throw refused;
        }
        try (Connection another = source.getConnection()) {
            session(another);
            return Optional.of(Fault.NO_TRANSACTIONS);
        } catch (SQLException away) {
            refused.addSuppressed(away);
            throw refused;
        }
    }

    /**
     * While one is between two transactions, the other is within one: so a pooler that shares has to show it. One that hands
     * out its sessions in turn shows it only where one connection works twice in a row: with two sessions and two connections
     * that take turns as well, each would have the same one for ever.
     */
    private static Optional<Fault> compare(Connection one, Connection other) throws SQLException {
        List<Sight> sights = new ArrayList<>();
        Optional<Fault> fault = Optional.empty();
        for (int round = 0; round < ROUNDS && fault.isEmpty(); round++) {
            for (int again = 0; again < 2; again++) {
                sights.add(new Sight(1, session(one)));
                one.commit();
            }
            sights.add(new Sight(2, session(other)));
            fault = SessionSights.fault(sights);
            other.commit();
        }
        return fault;
    }

    private static String session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet session = statement.executeQuery(SESSION)) {
            session.next();
            return session.getString(1);
        }
    }

    static StartupRefusedException refusal(Fault fault, String property) {
        return new StartupRefusedException("""
                A pooler stands before the database of %s that %s.
                Behind it a change that was reported as done can be lost, and nothing is heard of what other nodes do.\
                """.formatted(property, fault.words()), """
                Let the pooler give each connection a session of its own for as long as it is open (pgbouncer: \
                pool_mode = session), or let %s (%s) lead to PostgreSQL itself. What else a pooler has to allow stands in \
                docs/operations.md under "Behind a pooler".\
                """.formatted(
                        property, property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")));
    }
}
