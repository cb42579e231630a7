package io.portwarden.people.session;

import io.portwarden.people.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which OpenID provider's word a session began, kept in it until it ends.
 *
 * @param registrationId what the provider is registered under
 * @param issuer what it calls itself
 * @param subject what it calls the person
 * @param sid which of its own sessions it was, if it says so
 * @param idToken its word, by which it knows its session when the person signs out
 */
public record SessionOrigin(
        String registrationId,
        String issuer,
        String subject,
        @Nullable String sid,
        String idToken) implements Serializable {

    private static final String ATTRIBUTE = SessionOrigin.class.getName();

    public static Optional<SessionOrigin> of(HttpServletRequest request) {
        return of(request.getSession(false));
    }

    static Optional<SessionOrigin> of(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SessionOrigin origin
                ? Optional.of(origin)
                : Optional.empty();
    }

    /** The session that the request is of begins, or goes on, by this. */
    public void keepIn(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    static String subjectDigest(String issuer, String subject) {
        return Sha256.hex("openid subject", issuer + " " + subject);
    }

    static String sidDigest(String issuer, String sid) {
        return Sha256.hex("openid session", issuer + " " + sid);
    }

    String subjectDigest() {
        return subjectDigest(issuer, subject);
    }

    @Nullable
    String sidDigest() {
        return sid == null ? null : sidDigest(issuer, sid);
    }

    /** Without the provider's word. */
    @Override
    public String toString() {
        return "SessionOrigin[" + registrationId + "]";
    }
}
