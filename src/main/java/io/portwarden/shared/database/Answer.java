package io.portwarden.shared.database;

import java.util.function.Function;

/**
 * What a statement of a {@link Pipeline} will have found.
 *
 * @param <T> what comes of its rows
 */
@FunctionalInterface
public interface Answer<T> {

    /**
     * Sends the statement, with all that waits, unless that was done meanwhile.
     *
     * @throws org.springframework.dao.DataAccessException when one of them fails
     * @throws IllegalStateException when the transaction has been rolled back before it was sent
     */
    T get();

    /** What is known without asking. */
    static <T> Answer<T> known(T answer) {
        return () -> answer;
    }

    default <R> Answer<R> map(Function<T, R> function) {
        return () -> function.apply(get());
    }
}
