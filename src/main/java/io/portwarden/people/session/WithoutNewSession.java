package io.portwarden.people.session;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * A request that begins no session. Only a page that is loaded does: what an open page, or one that has just been left, still
 * sends would otherwise replace the cookie of a page that was loaded since, whose token is then refused.
 */
final class WithoutNewSession extends HttpServletRequestWrapper {

    private @Nullable PassingSession passing;

    private WithoutNewSession(HttpServletRequest request) {
        super(request);
    }

    /** The request as it may go on. */
    static HttpServletRequest of(HttpServletRequest request) {
        return loadsPage(request) ? request : new WithoutNewSession(request);
    }

    private static boolean loadsPage(HttpServletRequest request) {
        String type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        if (type != null) {
            // The second half of a page that is loaded.
            return RequestType.INIT.getIdentifier().equals(type);
        }
        // By http, other than on this machine, browsers do not say what they want.
        String mode = request.getHeader("Sec-Fetch-Mode");
        return "GET".equals(request.getMethod())
                && (mode == null || "navigate".equals(mode))
                && !request.getRequestURI().startsWith(request.getContextPath() + "/VAADIN/");
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        HttpSession session = super.getSession(false);
        if (session != null) {
            return session;
        }
        if (create && passing == null) {
            passing = new PassingSession(getServletContext());
        }
        return passing;
    }

    @Override
    public HttpSession getSession() {
        HttpSession session = getSession(true);
        if (session == null) {
            throw new IllegalStateException("Asked for, there is one");
        }
        return session;
    }
}
