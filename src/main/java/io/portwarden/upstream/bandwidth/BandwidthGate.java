package io.portwarden.upstream.bandwidth;

import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.connection.Connections;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Bandwidth's calls before anything else can answer them: every answer is 200 and one that they understand, or there is
 * none and the connection ends (UPS-1, UPS-2). On a port of its own there is nothing besides.
 */
final class BandwidthGate implements Filter {

    /** Behind it stands which connection it is. */
    static final String PATH = "/upstream/bandwidth/";

    /** From here on it is too long, whatever it is. */
    static final int TOO_LONG = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(BandwidthGate.class);

    private static final int BUFFER = 8192;

    private static final Sent UNREADABLE = new Sent.Unfit(AnswerCode.INVALID, "");
    private static final Sent TOO_MUCH = new Sent.Unfit(AnswerCode.TOO_MANY_NUMBERS, "");

    private final Connections connections;
    private final Caller caller;
    private final Calls calls;
    private final SentXml xml = new SentXml();
    private final @Nullable Integer port;
    private final Duration answersWithin;
    private final Duration hangsUpAfter;

    BandwidthGate(Connections connections, Caller caller, Calls calls, UpstreamSettings settings) {
        this.connections = connections;
        this.caller = caller;
        this.calls = calls;
        this.port = settings.port();
        this.answersWithin = settings.answersWithin();
        this.hangsUpAfter = settings.hangsUpAfter();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest called
                && response instanceof HttpServletResponse said
                && (isOwnPort(called) || path(called).startsWith(PATH))) {
            take(called, said, System.nanoTime());
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isOwnPort(HttpServletRequest request) {
        return port != null && request.getLocalPort() == port;
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private void take(HttpServletRequest request, HttpServletResponse response, long arrived) throws IOException {
        Optional<byte[]> answer;
        try {
            answer = answer(request, arrived);
        } catch (IOException broken) {
            // It stopped in the middle: whoever has sent it has no answer coming, and asks again.
            LOG.warn("A call of an upstream stopped in the middle");
            calls.undecided();
            HangUpValve.hangUp(request);
            return;
        } catch (RuntimeException unexpected) {
            LOG.error("A call of an upstream could not be answered", unexpected);
            calls.undecided();
            answer = calls.areTooLate() ? Optional.of(refusal()) : Optional.empty();
        }
        if (answer.isPresent()) {
            write(response, answer.get());
        } else {
            hold(arrived);
            HangUpValve.hangUp(request);
        }
    }

    private static byte[] refusal() {
        return Answer.refused("", AnswerCode.INVALID).toXml();
    }

    private Optional<byte[]> answer(HttpServletRequest request, long arrived) throws IOException {
        Sent sent = read(request, arrived);
        Optional<UpstreamConnection> connection = connection(request);
        if (connection.isPresent()) {
            boolean isUpstream = isRightPort(request) && caller.isUpstream(connection.get(), request);
            return calls.answer(connection.get(), sent, isUpstream, arrived);
        }
        if (!connections.isLoaded() && !calls.areTooLate()) {
            LOG.warn("An upstream has called, and which connections there are is not known yet");
            calls.undecided();
            return Optional.empty();
        }
        LOG.warn("Refused a call to a connection that there is not, from {}", request.getRemoteAddr());
        return Optional.of(refusal());
    }

    private boolean isRightPort(HttpServletRequest request) {
        return port == null || isOwnPort(request);
    }

    private Optional<UpstreamConnection> connection(HttpServletRequest request) {
        String path = path(request);
        if (!path.startsWith(PATH)) {
            return Optional.empty();
        }
        try {
            return connections
                    .find(UUID.fromString(path.substring(PATH.length())))
                    .filter(one -> one.kind() == UpstreamKind.BANDWIDTH);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /**
     * What was sent, to its end: whoever still sends would not read an answer.
     *
     * @throws IOException when it does not come to its end in time
     */
    private Sent read(HttpServletRequest request, long arrived) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean tooLong = false;
        byte[] part = new byte[BUFFER];
        InputStream in = request.getInputStream();
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            if (System.nanoTime() - arrived > answersWithin.toNanos()) {
                throw new IOException("It takes too long");
            }
            tooLong |= body.size() + read >= TOO_LONG;
            if (!tooLong) {
                body.write(part, 0, read);
            }
        }
        if (tooLong) {
            return TOO_MUCH;
        }
        return "POST".equals(request.getMethod()) ? xml.read(body.toByteArray()) : UNREADABLE;
    }

    private void hold(long arrived) {
        try {
            TimeUnit.NANOSECONDS.sleep(hangsUpAfter.toNanos() - (System.nanoTime() - arrived));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpServletResponse response, byte[] answer) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/xml;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
        response.flushBuffer();
    }
}
