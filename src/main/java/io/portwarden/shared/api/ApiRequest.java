package io.portwarden.shared.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A request as generated clients mean it. Who takes problems takes answers: where success has no body, the refusals are all that a
 * client's generator has read of a call, and all that it asks for. And where there is no body, the type of one says nothing:
 * some clients send one with every POST.
 */
final class ApiRequest extends HttpServletRequestWrapper {

    private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);

    private final List<String> accepted;

    ApiRequest(HttpServletRequest request) {
        super(request);
        this.accepted = accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
    }

    private static List<String> accepted(List<String> sent) {
        List<String> all = new ArrayList<>(sent);
        try {
            if (MediaType.parseMediaTypes(sent).stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(PROBLEM) && type.getQualityValue() > 0)) {
                all.add(MediaType.APPLICATION_JSON_VALUE);
            }
        } catch (InvalidMediaTypeException refusedLater) {
            return sent;
        }
        return all;
    }

    boolean hasBody() {
        return getContentLengthLong() > 0 || super.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    @Override
    public @Nullable String getContentType() {
        return hasBody() ? super.getContentType() : MediaType.APPLICATION_JSON_VALUE;
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (HttpHeaders.ACCEPT.equalsIgnoreCase(name)) {
            return accepted.isEmpty() ? null : accepted.getFirst();
        }
        return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? getContentType() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (HttpHeaders.ACCEPT.equalsIgnoreCase(name)) {
            return Collections.enumeration(accepted);
        }
        if (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) && !hasBody()) {
            return Collections.enumeration(List.of(MediaType.APPLICATION_JSON_VALUE));
        }
        return super.getHeaders(name);
    }
}
