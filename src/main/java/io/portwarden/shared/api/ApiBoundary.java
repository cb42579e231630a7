package io.portwarden.shared.api;

import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.database.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outermost gate of the API: whatever fails behind it, in the API itself, in the security filters or in the web
 * framework, leaves as a problem (RFC 9457) that tells nothing of the inside.
 */
final class ApiBoundary extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiBoundary.class);
    private static final JsonMapper WRITER = JsonMapper.builder().build();

    /** How long the database usually needs to come back, or another request to get out of the way. */
    private static final int RETRY_AFTER_SECONDS = 5;

    private final List<ProblemTranslator> translators;

    ApiBoundary(List<ProblemTranslator> translators) {
        this.translators = translators;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            ApiRequest meant = new ApiRequest(request);
            refuseForms(meant);
            chain.doFilter(meant, new BareStatuses(response, ApiBoundary::refuse));
        } catch (ServletException | IOException | RuntimeException failure) {
            if (!response.isCommitted()) {
                write(response, answerTo(failure));
            } else if (!(failure.getCause() instanceof ProblemException)) {
                throw failure;
            }
            // Else the server itself has refused the request already, because its body broke off or has no end.
        }
    }

    /** The web framework would read forms to their end, however long, before anybody has looked at the API key. */
    private static void refuseForms(ApiRequest request) {
        @Nullable String said = request.getContentType();
        String type = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            throw new ProblemException(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
    }

    private ProblemException answerTo(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            Optional<ProblemException> refusal = translated(cause);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (cause instanceof SignInNotFreshException) {
                return new ProblemException(Problem.of(ProblemType.FORBIDDEN));
            }
            if (cause instanceof InvalidParameterException) {
                return new ProblemException(Problem.of(
                        ProblemType.BAD_PARAMETER, "The parameters after \"?\" are not encoded as they should be."));
            }
        }
        return switch (Failure.of(failure)) {
            case UNFIT_TEXT ->
                new ProblemException(Problem.of(
                        ProblemType.IMPOSSIBLE_REQUEST,
                        "A text of the request holds U+0000, which can be kept nowhere."));
            case BUSY, AWAY -> {
                LOG.warn("A request to the API was refused for now: {}", failure.toString());
                yield new ProblemException(Problem.of(ProblemType.UNAVAILABLE), RETRY_AFTER_SECONDS);
            }
            case OWN -> own(failure);
        };
    }

    private static ProblemException own(Throwable failure) {
        UUID incident = UUID.randomUUID();
        LOG.error("A request to the API failed: {}", incident, failure);
        return new ProblemException(Problem.of(ProblemType.INTERNAL_ERROR).noted(incident));
    }

    private Optional<ProblemException> translated(Throwable cause) {
        return translators.stream()
                .flatMap(translator -> translator.translate(cause).stream())
                .findFirst();
    }

    private static void write(HttpServletResponse response, ProblemException answer) throws IOException {
        Problem problem = answer.problem();
        byte[] body = WRITER.writeValueAsBytes(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        if (answer.retryAfterSeconds() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(answer.retryAfterSeconds()));
        }
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static void refuse(HttpServletResponse response, int status) throws IOException {
        write(response, new ProblemException(Problem.ofStatus(status)));
    }
}
