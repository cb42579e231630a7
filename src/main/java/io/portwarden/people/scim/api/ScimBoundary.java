package io.portwarden.people.scim.api;

import io.portwarden.people.scim.ScimRefusedException;
import io.portwarden.people.scim.ScimRefusedException.Type;
import io.portwarden.shared.api.BareStatuses;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.database.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost gate for directories: whatever fails behind it leaves as an error of SCIM (RFC 7644, section 3.12) that tells
 * nothing of the inside.
 */
final class ScimBoundary extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ScimBoundary.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            if (hasBody(request) && !isJson(request.getContentType())) {
                write(response, 415, null, "A body is sent as application/scim+json.");
                return;
            }
            chain.doFilter(request, new BareStatuses(response, ScimBoundary::refuse));
        } catch (ServletException | IOException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            answer(response, failure);
        }
    }

    /** The web framework would read forms to their end, however long, before anybody has looked at the token. */
    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            MediaType type = contentType == null ? MediaType.ALL : MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(ScimAnswers.MEDIA_TYPE)
                    || type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static void answer(HttpServletResponse response, Throwable failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ScimRefusedException refused) {
                write(response, refused.status(), refused.type(), refused.detail());
                return;
            }
            if (cause instanceof ProblemException problem) {
                answer(response, problem);
                return;
            }
            if (cause instanceof InvalidParameterException) {
                write(response, 400, Type.INVALID_VALUE, "The parameters are not encoded as they should be.");
                return;
            }
        }
        switch (Failure.of(failure)) {
            case UNFIT_TEXT -> write(response, 400, Type.INVALID_VALUE, "A text holds U+0000.");
            case BUSY, AWAY -> {
                LOG.warn("A directory's request was refused for now: {}", failure.toString());
                response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
                write(response, 503, null, "Try again in a moment.");
            }
            case OWN -> {
                UUID incident = UUID.randomUUID();
                LOG.error("A directory's request failed: {}", incident, failure);
                write(response, 500, null, "This was not to happen; it is noted as " + incident + ".");
            }
        }
    }

    private static void answer(HttpServletResponse response, ProblemException refused) throws IOException {
        int status = refused.problem().status();
        if (refused.retryAfterSeconds() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfterSeconds()));
        }
        write(
                response,
                status,
                status == 400 ? Type.INVALID_SYNTAX : null,
                String.valueOf(refused.problem().detail()));
    }

    private static void write(HttpServletResponse response, int status, @Nullable Type type, String detail)
            throws IOException {
        byte[] body = ScimAnswers.error(status, type, detail);
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(ScimAnswers.MEDIA_TYPE.toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static void refuse(HttpServletResponse response, int status) throws IOException {
        HttpStatus known = HttpStatus.resolve(status);
        write(response, status, null, known == null ? "" : known.getReasonPhrase());
    }
}
