package io.portwarden.people.factor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has beside the password.
 *
 * @param codesSince since when there are one-time codes; null where there are none
 * @param signedInBefore whether somebody has signed in to the account before
 * @param codeGeneration guesses at codes are counted anew from one to the next
 */
record Held(
        @Nullable Instant codesSince, int passkeys, int recoveryCodesLeft, boolean signedInBefore, int codeGeneration) {

    boolean codes() {
        return codesSince != null;
    }

    /** Recovery codes by themselves are none: they stand in for one. */
    boolean any() {
        return codes() || passkeys > 0;
    }

    /** Whether the first factor asks for a mailed link as well. */
    boolean linkWanted() {
        return !any() && signedInBefore;
    }
}
