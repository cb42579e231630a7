package io.portwarden.shared.api;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Has the bare statuses by which filters and framework refuse a request answered as an API answers, with a body. */
public final class BareStatuses extends HttpServletResponseWrapper {

    private final Answer answer;

    /** Writes the answer to such a status. */
    public interface Answer {
        void write(HttpServletResponse response, int status) throws IOException;
    }

    public BareStatuses(HttpServletResponse response, Answer answer) {
        super(response);
        this.answer = answer;
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, null);
    }

    @Override
    public void sendError(int status, @Nullable String ignored) throws IOException {
        answer.write((HttpServletResponse) getResponse(), status);
    }
}
