package io.portwarden.shared;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Something that is needed to answer could not be reached in time; nothing was done, and asking again may help. */
public class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String message) {
        super(message);
    }

    /**
     * Whether a failure, or what lies behind it, is that the database cannot be reached or takes no writes, or that somebody
     * else is in the way: nothing is wrong with what was asked.
     */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof UnavailableException
                        || cause instanceof NonTransientDataAccessResourceException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof RecoverableDataAccessException
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof TransactionSystemException);
    }
}
