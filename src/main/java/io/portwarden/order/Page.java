package io.portwarden.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A part of a list that is read by key, newest first.
 *
 * @param next the key after which the next page begins; absent on the last
 */
public record Page<T>(List<T> items, Optional<UUID> next) {

    public Page {
        items = List.copyOf(items);
    }
}
