package io.portwarden.people.session;

import io.portwarden.people.SessionEnd;
import io.portwarden.people.SessionEndNote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * What an open page asks by itself ({@code session-watch.js}): how long its session still lasts, or what has ended it.
 * To ask is no use of the session; to send ({@code POST}), which pages do when a person does something, is, and lengthens it.
 */
final class SessionQuestion {

    private static final String PATH = "/session";

    private SessionQuestion() {}

    static boolean isOne(HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + PATH);
    }

    static boolean isUse(HttpServletRequest request) {
        return "POST".equals(request.getMethod());
    }

    /** The id was changed while the question was under way: asked again, it is answered. */
    static void askAgain(HttpServletResponse response) throws IOException {
        write(response, "{\"state\":\"changing\"}");
    }

    static void goesOn(HttpServletResponse response, TimeLeft left) throws IOException {
        write(
                response,
                String.format(
                        Locale.ROOT,
                        "{\"state\":\"open\",\"idle\":%d,\"longest\":%d}",
                        left.idle().toMillis(),
                        left.longest().toMillis()));
    }

    /** Where nothing is known of it, the portal was started anew, or has forgotten it long ago. */
    static void isOver(HttpServletRequest request, HttpServletResponse response, Optional<SessionEnd> ended)
            throws IOException {
        String end = ended.or(() -> SessionEndNote.read(request))
                .map(SessionEnd::code)
                .orElse("unknown");
        write(response, "{\"state\":\"over\",\"end\":\"%s\"}".formatted(end));
    }

    private static void write(HttpServletResponse response, String json) throws IOException {
        response.setContentType("application/json");
        response.getWriter().write(json);
    }
}
