package io.portwarden.shared.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Knows by which codes PostgreSQL says that a connection is of no use, though nothing is wrong with what was asked: after a
 * failover, in maintenance, or because it was idle for too long. Whoever asks again may find another one; the pool lets go
 * of this one.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
final class ConnectionFailures extends SQLExceptionSubclassTranslator implements SQLExceptionOverride {

    /** Beside those of classes 08, 53, 57 and 58, which Spring knows. */
    private static final Set<String> OF_NO_USE = Set.of(
            "25006", // read_only_sql_transaction: a standby, or a server that was told to take no writes
            "25P03", // idle_in_transaction_session_timeout
            "25P04", // transaction_timeout
            "57P04", // database_dropped
            "57P05"); // idle_session_timeout

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @java.lang.Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (state != null && OF_NO_USE.contains(state)) {
            return new DataAccessResourceFailureException(buildMessage(task, sql, failure), failure);
        }
        if (LOCK_NOT_AVAILABLE.equals(state)) {
            return new CannotAcquireLockException(buildMessage(task, sql, failure), failure);
        }
        return super.doTranslate(task, sql, failure);
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state != null && OF_NO_USE.contains(state) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
