package io.portwarden.people.sso.own;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer of which no more is read than a provider has to say. */
class BoundedAnswer implements ClientHttpResponse {

    private static final int MOST_BYTES = 1024 * 1024;

    private final ClientHttpResponse answer;
    private final long end;

    /** @param within how long it may take from now on, in however small steps it comes */
    BoundedAnswer(ClientHttpResponse answer, Duration within) {
        this.answer = answer;
        this.end = System.nanoTime() + within.toNanos();
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return answer.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return answer.getHeaders();
    }

    /** Spring would read what is left of it first, however long that takes. */
    @Override
    public void close() {
        try {
            answer.getBody().close();
        } catch (IOException over) {
            // nothing is left to close
        }
        answer.close();
    }

    @Override
    public InputStream getBody() throws IOException {
        return new FilterInputStream(answer.getBody()) {
            private int left = MOST_BYTES;

            @Override
            public int read() throws IOException {
                return count(super.read(), 1);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                return count(read, read);
            }

            private int count(int result, int bytes) throws IOException {
                if (result >= 0) {
                    left -= bytes;
                }
                if (left < 0 || System.nanoTime() - end > 0) {
                    throw new IOException("More than a provider has to say, or later");
                }
                return result;
            }
        };
    }
}
