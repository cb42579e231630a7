package io.portwarden.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list that is read by key.
 *
 * @param <K> what tells where a page begins
 * @param next the key after which the next page begins; absent on the last
 */
public record Page<T, K>(List<T> items, Optional<K> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Of rows that were read with one more than fits, to see whether there are more. */
    public static <T, K> Page<T, K> of(List<T> rows, int limit, Function<T, K> key) {
        return rows.size() <= limit
                ? new Page<>(rows, Optional.empty())
                : new Page<>(rows.subList(0, limit), Optional.of(key.apply(rows.get(limit - 1))));
    }

    /** The same with something else in the place of each row. */
    public <R> Page<R, K> map(Function<T, R> row) {
        return new Page<>(items.stream().map(row).toList(), next);
    }
}
