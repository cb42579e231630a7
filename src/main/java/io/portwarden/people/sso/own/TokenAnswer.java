package io.portwarden.people.sso.own;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A provider's answer to the question for tokens. That it does not let the portal in is told by 401 (RFC 6749, section 5.2),
 * which the JDK keeps to itself where it could not ask once more, and which Spring reads as no answer: here it is one.
 */
final class TokenAnswer extends BoundedAnswer {

    private static final byte[] NOT_LET_IN = "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8);

    private final boolean notLetIn;

    TokenAnswer(ClientHttpResponse answer, Duration within) throws IOException {
        super(answer, within);
        this.notLetIn = isUnauthorized(answer);
    }

    private static boolean isUnauthorized(ClientHttpResponse answer) throws IOException {
        try {
            return answer.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED);
        } catch (HttpRetryException kept) {
            return kept.responseCode() == HttpStatus.UNAUTHORIZED.value();
        }
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return notLetIn ? HttpStatus.BAD_REQUEST : super.getStatusCode();
    }

    @Override
    public HttpHeaders getHeaders() {
        if (!notLetIn) {
            return super.getHeaders();
        }
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return headers;
    }

    @Override
    public InputStream getBody() throws IOException {
        return notLetIn ? new ByteArrayInputStream(NOT_LET_IN) : super.getBody();
    }
}
