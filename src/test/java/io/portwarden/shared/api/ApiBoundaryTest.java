package io.portwarden.shared.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.UnavailableException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ApiBoundaryTest {

    private static MockHttpServletResponse answer(FilterChain chain) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ApiBoundary(List.of())
                .doFilter(new MockHttpServletRequest("POST", "/api/v1/port-out-orders"), response, chain);
        return response;
    }

    private static JsonNode json(MockHttpServletResponse response) throws IOException {
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        return JsonMapper.shared().readTree(response.getContentAsString());
    }

    static Stream<Exception> passing() {
        return Stream.of(
                new UnavailableException("secret"),
                new DataAccessResourceFailureException("secret"),
                new CannotGetJdbcConnectionException("secret", new SQLException("secret")),
                new CannotCreateTransactionException("secret"),
                new TransactionSystemException("secret"),
                new QueryTimeoutException("secret"),
                new CannotAcquireLockException("secret"),
                new RecoverableDataAccessException("secret"),
                new ServletException("secret", new UnavailableException("secret")));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("ORD-5: what may pass is answered with 503 and when to come again")
    void passing(Exception failure) throws Exception {
        MockHttpServletResponse response = answer((request, wrapped) -> raise(failure));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(json(response).path("type").asString()).isEqualTo("urn:portwarden:problem:unavailable");
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentAsString()).doesNotContain("secret");
    }

    static Stream<Exception> notFresh() {
        return Stream.of(new SignInNotFreshException(), new ServletException("secret", new SignInNotFreshException()));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("PIN-9: what asks for a fresh sign-in, which nobody can prompt for here, is not allowed")
    void notFresh(Exception failure) throws Exception {
        MockHttpServletResponse response = answer((request, wrapped) -> raise(failure));
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(json(response).path("type").asString()).isEqualTo("urn:portwarden:problem:forbidden");
        assertThat(response.getContentAsString()).doesNotContain("secret");
    }

    static Stream<Exception> unexpected() {
        return Stream.of(
                new IllegalStateException("secret"),
                new DataIntegrityViolationException("secret"),
                new ServletException("secret", new StackOverflowError("secret")),
                new IOException("secret"));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("ORD-1: what nobody expected is answered with 500 and a name under which the log tells more")
    void unexpected(Exception failure, CapturedOutput output) throws Exception {
        MockHttpServletResponse response = answer((request, wrapped) -> {
            wrapped.getOutputStream().print("half an answer");
            raise(failure);
        });
        assertThat(response.getStatus()).isEqualTo(500);
        JsonNode problem = json(response);
        assertThat(problem.path("type").asString()).isEqualTo("urn:portwarden:problem:internal-error");
        assertThat(response.getContentAsString()).doesNotContain("secret", "xception", "half an answer");
        String instance = problem.path("instance").asString();
        assertThat(instance).startsWith("urn:uuid:");
        assertThat(output).contains(instance.substring("urn:uuid:".length()));
    }

    @Test
    @DisplayName("ORD-1: parameters that are wrongly encoded are answered with 400")
    void wronglyEncoded() throws Exception {
        MockHttpServletResponse response = answer((request, wrapped) -> {
            throw new InvalidParameterException("secret");
        });
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(json(response).path("type").asString()).isEqualTo("urn:portwarden:problem:bad-parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "400,urn:portwarden:problem:unreadable-request",
        "401,urn:portwarden:problem:unauthorized",
        "403,urn:portwarden:problem:forbidden",
        "404,urn:portwarden:problem:not-found",
        "405,urn:portwarden:problem:method-not-allowed",
        "431,about:blank",
        "499,about:blank",
        "500,urn:portwarden:problem:internal-error",
        "503,urn:portwarden:problem:unavailable"
    })
    @DisplayName("ORD-1: a bare status leaves as a problem, without the words that came with it")
    void bareStatus(int status, String type) throws Exception {
        MockHttpServletResponse response =
                answer((request, wrapped) -> ((HttpServletResponse) wrapped).sendError(status, "secret"));
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(json(response).path("type").asString()).isEqualTo(type);
        assertThat(json(response).path("status").asInt()).isEqualTo(status);
        assertThat(response.getContentAsString()).doesNotContain("secret");
    }

    private static void raise(Exception failure) throws ServletException, IOException {
        switch (failure) {
            case ServletException servlet -> throw servlet;
            case IOException io -> throw io;
            case RuntimeException runtime -> throw runtime;
            default -> throw new AssertionError(failure);
        }
    }
}
