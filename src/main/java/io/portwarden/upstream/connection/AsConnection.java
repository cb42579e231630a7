package io.portwarden.upstream.connection;

import io.portwarden.apikey.KeyHolder;
import io.portwarden.provider.ProviderProgram;
import io.portwarden.upstream.UpstreamConnection;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Lets a thread come to the doors of other features as a connection, and be afterwards whoever it was before. */
public final class AsConnection {

    private static final String ROLE = "UPSTREAM";

    private AsConnection() {}

    /** As the upstream that orders come through. */
    public static <T> T ordering(UpstreamConnection connection, Supplier<T> work) {
        return as(new KeyHolder(ROLE, connection.carrier(), connection.id()), work);
    }

    /** As a program of the provider, which writes down what the upstream has said; the trail names the connection. */
    static <T> T writingDown(UpstreamConnection connection, Supplier<T> work) {
        return as(
                new PreAuthenticatedAuthenticationToken(
                        new ProviderProgram(connection.id(), connection.name()),
                        "",
                        AuthorityUtils.createAuthorityList("ROLE_PROVIDER_PROGRAM")),
                work);
    }

    private static <T> T as(Authentication who, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext own = SecurityContextHolder.createEmptyContext();
        own.setAuthentication(who);
        SecurityContextHolder.setContext(own);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
