package io.portwarden.shell.gate;

import io.portwarden.shared.Identifiers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names every request, in each line that the log has of it and in the answer, so that what somebody reports can be found.
 * A name that a proxy in front has given is kept, if it looks like one. One that could be a PIN does not (PIN-7).
 */
final class RequestIds extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";
    private static final String FIELD = "requestId";
    private static final Pattern NAME = Pattern.compile("(?![0-9]{8,10}$)[0-9A-Za-z_-]{8,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = idOf(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        try (MDC.MDCCloseable field = MDC.putCloseable(FIELD, id)) {
            chain.doFilter(request, response);
        }
    }

    private static String idOf(@Nullable String given) {
        return given != null && NAME.matcher(given).matches()
                ? given
                : Identifiers.next().toString();
    }
}
