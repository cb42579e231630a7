package io.portwarden.people.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The session of the request under way, in which Spring's filters and Vaadin's requests alike find out who is asking: as
 * an attribute of the HTTP session, read anew by each request.
 */
public final class CurrentSession {

    private CurrentSession() {}

    public static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    /** Where the request comes from; null where none is under way. */
    public static @Nullable String networkAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }

    /** The session as it is registered, if a browser asks. */
    static Optional<PortalSession> find() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? PortalSession.of(attributes.getRequest().getSession(false))
                : Optional.empty();
    }

    /**
     * Whoever is signed in has just proved it once more. The session gets another id with that (OWASP ASVS 5.0, 7.2.4).
     *
     * @param factor how, the name of a {@link FactorGrantedAuthority}
     */
    public static void proved(String factor) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        if (before == null) {
            throw new IllegalStateException("Nobody is signed in");
        }
        Authentication after = before.toBuilder()
                .authorities(held -> {
                    held.removeIf(authority -> factor.equals(authority.getAuthority()));
                    held.add(FactorGrantedAuthority.fromAuthority(factor));
                })
                .build();
        become(after);
    }

    /** From now on the session is this one's, under another id. */
    public static void become(Authentication authentication) {
        // Another context, not the same one changed: other requests of this session may be reading that.
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        HttpServletRequest request = request();
        request.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        request.changeSessionId();
    }
}
