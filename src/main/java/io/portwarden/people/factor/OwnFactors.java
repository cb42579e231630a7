package io.portwarden.people.factor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of whoever is signed in.
 *
 * @param codesSince since when there are one-time codes; null where there are none
 * @param passkeys how many passkeys there are
 * @param recoveryCodesLeft how many recovery codes were not used yet
 * @param wanted whether the person has to have a factor: the last one cannot be removed then
 * @param linkWanted whether the first factor asks for a mailed link as well
 * @param linkFollowed whether this browser has brought that link along
 */
public record OwnFactors(
        @Nullable Instant codesSince,
        int passkeys,
        int recoveryCodesLeft,
        boolean wanted,
        boolean linkWanted,
        boolean linkFollowed) {

    public boolean codes() {
        return codesSince != null;
    }

    /** Whether a code can be shown: of the app, or a recovery code. */
    public boolean byCode() {
        return codes() || recoveryCodesLeft > 0;
    }

    /** Whether there is any factor beside the password. */
    public boolean any() {
        return codes() || passkeys > 0;
    }
}
