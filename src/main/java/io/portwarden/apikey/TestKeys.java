package io.portwarden.apikey;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Keys with which a carrier's programs are tried out on made numbers (API-22). Whoever shows one is in a role of its own: what does
 * not say that it is for them too is not.
 */
public final class TestKeys {

    /** Without {@code ROLE_}. */
    public static final String ROLE = "TEST_CARRIER";

    private TestKeys() {}

    /** Whether the request under way came with one. */
    public static boolean isInUse() {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null
                && caller.getAuthorities().stream().anyMatch(role -> ("ROLE_" + ROLE).equals(role.getAuthority()));
    }
}
