package io.portwarden.pin.guess;

import io.portwarden.pin.KeyedDigest;
import java.util.UUID;

/** A guess that was sent before with the same words, and can be taken for the one that is sent now. */
record EarlierGuess(UUID id, KeyedDigest digest, Standing standing) {

    /** How it stands. */
    enum Standing {
        /** Somebody is comparing it. */
        COMPARING,
        /** It was never settled, and nobody compares it any more. */
        BROKEN_OFF,
        /** It was compared with the PIN that is still the tenant's, and was wrong. */
        WRONG
    }
}
