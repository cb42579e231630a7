package io.portwarden.shell.gate;

import io.portwarden.shared.PublicAddress;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/**
 * Binds the session's cookie to the portal's own host wherever people reach it by https: with this prefix browsers take
 * it from nowhere else and send it to nobody else (OWASP ASVS 5.0, 3.3.3). By http they would not take it at all.
 */
@Component
class SessionCookie implements ServletContextInitializer {

    private static final String NAME = "__Host-portwarden";

    private final PublicAddress address;

    SessionCookie(PublicAddress address) {
        this.address = address;
    }

    @Override
    public void onStartup(ServletContext context) {
        if (address.origin().startsWith("https:") && context.getContextPath().isEmpty()) {
            SessionCookieConfig cookie = context.getSessionCookieConfig();
            cookie.setName(NAME);
            cookie.setSecure(true);
        }
    }
}
