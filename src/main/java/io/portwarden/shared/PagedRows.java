package io.portwarden.shared;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A list that is written row by row for other programs. Page by page, so that there is never more than a page in memory and
 * whoever reads slowly holds no connection.
 *
 * @param <R> a row
 * @param <K> what tells where a page begins
 */
@FunctionalInterface
public interface PagedRows<R, K> {

    /** How many rows are read at once. */
    int PAGE = 1_000;

    int TOLD_EVERY = 100;

    /** @param after the key that the page before ended with; null for the first page */
    Page<R, K> page(@Nullable K after);

    /**
     * Writes all rows. Only after the last one the whole is closed: what is closed looks whole, and what broke off must not.
     *
     * @param written is told how many rows there are by now; an exception of its ends the writing
     * @throws IOException when nobody reads any more
     */
    default void write(Row<R> row, Closeable whole, LongConsumer written) throws IOException {
        long rows = 0;
        Optional<K> after = Optional.empty();
        do {
            Page<R, K> page = page(after.orElse(null));
            for (R next : page.items()) {
                row.write(next);
                if (++rows % TOLD_EVERY == 0) {
                    written.accept(rows);
                }
            }
            after = page.next();
        } while (after.isPresent());
        whole.close();
    }

    /** Writes one row. */
    @FunctionalInterface
    interface Row<R> {
        void write(R row) throws IOException;
    }
}
