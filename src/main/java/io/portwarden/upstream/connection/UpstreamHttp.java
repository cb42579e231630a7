package io.portwarden.upstream.connection;

import io.portwarden.upstream.ContactProblem;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to upstreams' APIs. Each ends within a time, reads so much and no more, and goes where it was sent and nowhere
 * else (UPS-10).
 */
public final class UpstreamHttp {

    public static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_WITHIN)
            .build();

    /** There is no answer, or none that could be read to its end. */
    public static final class NoAnswerException extends Exception {

        private static final long serialVersionUID = 1L;

        private final ContactProblem problem;

        private NoAnswerException(ContactProblem problem) {
            super(problem.code());
            this.problem = problem;
        }

        public ContactProblem problem() {
            return problem;
        }
    }

    /**
     * The client's own limit ends with the headers; this one is for all of it.
     *
     * @throws NoAnswerException {@link ContactProblem#UNREACHABLE}, or {@link ContactProblem#NOT_UNDERSTOOD} when it is longer than
     *     4 MiB
     */
    public HttpResponse<byte[]> send(HttpRequest request, Duration within) throws NoAnswerException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, information -> new BoundedBody(MOST_BYTES));
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new NoAnswerException(ContactProblem.UNREACHABLE);
        } catch (ExecutionException failed) {
            throw new NoAnswerException(
                    failed.getCause() instanceof BoundedBody.TooLongException
                            ? ContactProblem.NOT_UNDERSTOOD
                            : ContactProblem.UNREACHABLE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(ContactProblem.UNREACHABLE);
        } finally {
            boolean ignored = answer.cancel(true);
        }
    }
}
