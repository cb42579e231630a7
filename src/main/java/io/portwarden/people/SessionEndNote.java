package io.portwarden.people;

import io.portwarden.shared.Coded;
import io.portwarden.shared.PortalCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the sign-in page, and open pages that ask, how the last session ended: in a cookie that holds that one word. There
 * is none where the program cannot know, such as after it was started anew.
 */
public final class SessionEndNote {

    /** Longer, and nobody asks any more. */
    private static final Duration KEPT = Duration.ofHours(12);

    private SessionEndNote() {}

    /** To be called where it ends. */
    public static void write(HttpServletRequest request, HttpServletResponse response, SessionEnd end) {
        response.addCookie(cookie(request, end.code(), KEPT));
    }

    public static Optional<SessionEnd> read(HttpServletRequest request) {
        return cookies(request)
                .flatMap(cookie -> Coded.find(SessionEnd.class, cookie.getValue()).stream())
                .findFirst();
    }

    /** There is another session now. */
    public static void forget(HttpServletRequest request, HttpServletResponse response) {
        if (cookies(request).findAny().isPresent()) {
            response.addCookie(cookie(request, "", Duration.ZERO));
        }
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name(request)));
    }

    private static String name(HttpServletRequest request) {
        return PortalCookie.SESSION_END.name(request.isSecure(), request.getContextPath());
    }

    private static Cookie cookie(HttpServletRequest request, String value, Duration kept) {
        Cookie cookie = new Cookie(name(request), value);
        cookie.setPath(PortalCookie.path(request.getContextPath()));
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(Math.toIntExact(kept.toSeconds()));
        return cookie;
    }
}
