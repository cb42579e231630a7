package io.portwarden.shared.api;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads an identifier that stands in a request's path. */
public final class PathId {

    private PathId() {}

    /** @return empty for whatever is not the whole text of a UUID (RFC 9562, section 4), in letters of any case */
    public static Optional<UUID> read(String text) {
        try {
            UUID id = UUID.fromString(text);
            // The JDK takes shortened forms too, which would be other names of the same thing.
            return Optional.of(id).filter(read -> read.toString().equals(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
