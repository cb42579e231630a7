package io.portwarden.webhook.delivery;

import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.InvalidWebhookUrlException;
import io.portwarden.webhook.WebhookEndpoint;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Posts to a webhook. It speaks HTTP/1.1 itself, because it connects to the very address that was looked at: a client
 * that looks the host up once more can be led elsewhere by then (DNS rebinding). Of the answer it reads the status and
 * when to come again, and nothing else; redirects are not followed; everything together has to end in time.
 */
final class WebhookSender implements AutoCloseable {

    /** Of an answer; the status stands at its beginning. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");

    private static final Pattern RETRY_AFTER =
            Pattern.compile("Retry-After:[ \t]*(.{1,100}?)[ \t]*", Pattern.CASE_INSENSITIVE);

    private final WebhookTargets targets;
    private final SSLSocketFactory tls;
    private final Duration timeout;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-timeouts").factory());

    /**
     * @param tls decides whose certificates are trusted
     * @param timeout for everything together
     */
    WebhookSender(WebhookTargets targets, SSLSocketFactory tls, Duration timeout) {
        this.targets = targets;
        this.tls = tls;
        this.timeout = timeout;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    /** Never throws for what the other side does. */
    Attempt send(String url, Map<String, String> headers, String body) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            URI target = targets.parse(url);
            InetAddress address = addressOf(target, end);
            return post(target, address, request(target, headers, body), end);
        } catch (InvalidWebhookUrlException refused) {
            return Attempt.failed(DeliveryProblem.NO_PUBLIC_ADDRESS);
        } catch (SSLException untrusted) {
            return Attempt.failed(isOver(end) ? DeliveryProblem.TIMED_OUT : DeliveryProblem.NOT_TRUSTED);
        } catch (SocketTimeoutException | TimeoutException late) {
            return Attempt.failed(DeliveryProblem.TIMED_OUT);
        } catch (IOException broken) {
            return Attempt.failed(isOver(end) ? DeliveryProblem.TIMED_OUT : DeliveryProblem.CONNECTION_FAILED);
        }
    }

    private static boolean isOver(long end) {
        return System.nanoTime() - end >= 0;
    }

    private static long millisUntil(long end) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    /** Looking a host up has no timeout of its own. */
    private InetAddress addressOf(URI target, long end) throws TimeoutException {
        CompletableFuture<InetAddress> found = new CompletableFuture<>();
        Thread.ofVirtual().name("webhook-lookup").start(() -> {
            try {
                found.complete(targets.addresses(target).getFirst());
            } catch (RuntimeException refused) {
                found.completeExceptionally(refused);
            }
        });
        try {
            return found.get(millisUntil(end), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof InvalidWebhookUrlException refused) {
                throw refused;
            }
            throw new IllegalStateException("The host of a webhook cannot be looked up", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        }
    }

    private static byte[] request(URI target, Map<String, String> headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(target.getRawQuery() == null ? "" : "?" + target.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(target.getHost())
                .append(target.getPort() == -1 ? "" : ":" + target.getPort())
                .append("\r\nConnection: close\r\nUser-Agent: Portwarden-Webhooks/1\r\nAccept: */*\r\n")
                .append("Content-Type: application/json; charset=utf-8\r\nContent-Length: ")
                .append(content.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }

    private Attempt post(URI target, InetAddress address, byte[] request, long end) throws IOException {
        try (Socket tcp = new Socket()) {
            // Also ends what is slow in small steps, each of which would be in time.
            ScheduledFuture<?> ending =
                    watch.schedule(() -> closeQuietly(tcp), end - System.nanoTime(), TimeUnit.NANOSECONDS);
            try {
                int port = WebhookTargets.port(target);
                tcp.connect(new InetSocketAddress(address, port), (int) millisUntil(end));
                tcp.setSoTimeout((int) millisUntil(end));
                Socket socket = "https".equalsIgnoreCase(target.getScheme())
                        ? encrypted(tcp, WebhookEndpoint.host(target), port)
                        : tcp;
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                return answer(new BufferedInputStream(socket.getInputStream()));
            } finally {
                boolean ignored = ending.cancel(false);
            }
        }
    }

    /** Refuses a certificate that is not for this host. */
    private SSLSocket encrypted(Socket tcp, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(tcp, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** The final status: answers that only announce another one (1xx) are passed over. */
    private static Attempt answer(InputStream in) throws IOException {
        int[] left = {MOST_BYTES};
        while (true) {
            Matcher status = STATUS.matcher(line(in, left));
            if (!status.matches()) {
                return Attempt.failed(DeliveryProblem.NO_ANSWER);
            }
            int code = Integer.parseInt(status.group(1));
            if (Attempt.mayAskForPause(code)) {
                return Attempt.answered(code).asking(retryAfter(in, left));
            }
            if (code >= 200) {
                return Attempt.answered(code);
            }
            while (!line(in, left).isEmpty()) {
                // a header of what only announces
            }
        }
    }

    /** What comes after a status does not undo it, nor does its end. */
    private static @Nullable String retryAfter(InputStream in, int[] left) {
        try {
            for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
                Matcher header = RETRY_AFTER.matcher(line);
                if (header.matches()) {
                    return header.group(1);
                }
            }
        } catch (IOException brokenOff) {
            // it asked for nothing
        }
        return null;
    }

    private static String line(InputStream in, int[] left) throws IOException {
        StringBuilder line = new StringBuilder();
        int read = in.read();
        while (read != '\n' && read != -1 && --left[0] > 0) {
            line.append((char) read);
            read = in.read();
        }
        return line.toString().strip();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // nothing is left to close
        }
    }
}
