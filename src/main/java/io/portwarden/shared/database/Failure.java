package io.portwarden.shared.database;

import io.portwarden.shared.UnavailableException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What a failure is, for whoever has to tell somebody of it. */
public enum Failure {
    /** The program itself puts it off: nothing was done, and asking again may help. */
    BUSY,
    /**
     * The database cannot be reached or takes no writes, or somebody else is in the way: nothing is wrong with what was asked,
     * but some of it may have been done.
     */
    AWAY,
    /** The database was given a text that it cannot keep: U+0000 stands in it. */
    UNFIT_TEXT,
    /** None of these: ours. */
    OWN;

    /** PostgreSQL's character_not_in_repertoire. */
    private static final String NOT_IN_REPERTOIRE = "22021";

    /** Looks at what lies behind it too. */
    public static Failure of(Throwable failure) {
        if (isBehind(failure, Failure::isOfText)) {
            return UNFIT_TEXT;
        }
        if (failure instanceof UnavailableException) {
            return BUSY;
        }
        return isBehind(failure, Failure::isOfConnection) ? AWAY : OWN;
    }

    /** Whether nothing is wrong with what was asked, so that it may succeed later. */
    public boolean isPassing() {
        return this == BUSY || this == AWAY;
    }

    private static boolean isBehind(Throwable failure, Predicate<Throwable> kind) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(kind);
    }

    private static boolean isOfText(Throwable cause) {
        return cause instanceof SQLException sql && NOT_IN_REPERTOIRE.equals(sql.getSQLState());
    }

    private static boolean isOfConnection(Throwable cause) {
        return cause instanceof UnavailableException
                || cause instanceof NonTransientDataAccessResourceException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException;
    }
}
