package io.portwarden.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Makes the identifiers of everything that is stored: UUID version 7 (RFC 9562, method 2), in the order of their making
 * also within one millisecond of one node. They are no secrets: the next one can be guessed.
 */
public final class Identifiers {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Identifiers() {}

    public static UUID next() {
        return GENERATOR.generate();
    }
}
