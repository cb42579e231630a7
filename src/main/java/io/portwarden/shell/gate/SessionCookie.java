package io.portwarden.shell.gate;

import io.portwarden.shared.PortalCookie;
import io.portwarden.shared.PublicAddress;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/** Names the session's cookie; wherever people reach the portal by https, it is never sent otherwise. */
@Component
class SessionCookie implements ServletContextInitializer {

    private final PublicAddress address;

    SessionCookie(PublicAddress address) {
        this.address = address;
    }

    @Override
    public void onStartup(ServletContext context) {
        boolean https = address.origin().startsWith("https:");
        SessionCookieConfig cookie = context.getSessionCookieConfig();
        cookie.setName(PortalCookie.SESSION.name(https, context.getContextPath()));
        cookie.setPath(PortalCookie.path(context.getContextPath()));
        if (https) {
            cookie.setSecure(true);
        }
    }
}
