package io.portwarden.shared;

import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * What a session shows of a second factor, by the names of its authorities. Each is a {@link FactorGrantedAuthority}, issued
 * when it was shown.
 */
public final class SecondFactor {

    /** A one-time code of an authenticator app. */
    public static final String ONE_TIME_CODE = "FACTOR_TOTP";

    public static final String RECOVERY_CODE = "FACTOR_RECOVERY_CODE";

    /** The OpenID provider says that it has asked for one. */
    public static final String AT_THE_PROVIDER = "FACTOR_AT_PROVIDER";

    /** A passkey proves two things at once: that it is there, and who uses it. */
    public static final String PASSKEY = FactorGrantedAuthority.WEBAUTHN_AUTHORITY;

    private static final Set<String> ALL = Set.of(ONE_TIME_CODE, RECOVERY_CODE, AT_THE_PROVIDER, PASSKEY);

    private SecondFactor() {}

    /** Whether it is one of them, rather than a first factor or a role. */
    public static boolean isOne(String authority) {
        return ALL.contains(authority);
    }

    /** Whether one was shown in the session, however long ago. */
    public static boolean shownIn(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .anyMatch(authority -> ALL.contains(String.valueOf(authority.getAuthority())));
    }
}
