package io.portwarden.shared.api;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Words as a problem what the server itself refuses below /api before any filter is asked (API-1), such as an address with an
 * encoded slash: left to the server, that is a page for people.
 */
final class UnfitAddresses extends ValveBase {

    private static final JsonMapper WRITER = JsonMapper.builder().build();
    private static final String API = "/api/";

    private static final String ADDRESS =
            "The address holds what none here can have, such as an encoded slash or backslash. A tenant"
                    + " whose account number has one is addressed by its \"tenantId\".";

    UnfitAddresses() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!response.isError() || !isBelowApi(request)) {
            getNext().invoke(request, response);
            return;
        }
        Problem problem = response.getStatus() == HttpStatus.BAD_REQUEST.value()
                ? Problem.of(ProblemType.UNREADABLE_REQUEST, ADDRESS)
                : Problem.ofStatus(response.getStatus());
        byte[] body = WRITER.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        // It takes nothing more, because it is to say what was refused: that is done here.
        response.setSuspended(false);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(body);
        response.finishResponse();
    }

    private static boolean isBelowApi(Request request) {
        String address = request.getCoyoteRequest().requestURI().toString();
        String context =
                request.getContext() == null ? "" : request.getContext().getPath();
        return address != null && address.startsWith(context + API);
    }
}
