package io.portwarden.shared;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A part of a list that is read by key, newest first.
 *
 * @param next the key after which the next page begins; absent on the last
 */
public record Page<T>(List<T> items, Optional<UUID> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Of rows that were read with one more than fits, to see whether there are more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, UUID> key) {
        return rows.size() <= limit
                ? new Page<>(rows, Optional.empty())
                : new Page<>(rows.subList(0, limit), Optional.of(key.apply(rows.get(limit - 1))));
    }
}
