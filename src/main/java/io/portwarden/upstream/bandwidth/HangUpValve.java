package io.portwarden.upstream.bandwidth;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lends a request a way to hang up. Servlets have none: whatever they do, the server answers for them, and an answer that is
 * none is an approval to an upstream (UPS-2).
 */
final class HangUpValve extends ValveBase {

    private static final String WAY = HangUpValve.class.getName();

    HangUpValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Runnable way = () -> request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        request.setAttribute(WAY, way);
        getNext().invoke(request, response);
    }

    /** Ends the connection without a word. */
    static void hangUp(ServletRequest request) {
        if (!(request.getAttribute(WAY) instanceof Runnable way)) {
            throw new IllegalStateException("This server lends no way to hang up");
        }
        way.run();
    }
}
