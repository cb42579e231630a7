package io.portwarden.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the identifiers of everything that is stored: UUID version 7 (RFC 9562, method 2), in the order of their making
 * also within one millisecond of one node. They are no secrets: the next one can be guessed.
 */
public final class Identifiers {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    private static final TimeBasedEpochRandomGenerator EARLIER = Generators.timeBasedEpochRandomGenerator();

    private Identifiers() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** The identifier that somebody has written as we write it; nothing where it is none. */
    public static Optional<UUID> written(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(read -> read.toString().equals(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** One as it would have been made then, in no order within one millisecond. */
    public static UUID madeAt(Instant then) {
        return EARLIER.construct(then.toEpochMilli());
    }
}
