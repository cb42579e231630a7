package io.portwarden.shared.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

class KnownParametersTest {

    /** Called by nobody: Spring has not looked at it yet. */
    private HandlerMethod call;

    @BeforeEach
    void nothingAskedYet() throws NoSuchMethodException {
        call = new HandlerMethod(new Listing(), "list", String.class, String.class, String.class);
    }

    static final class Listing {
        public String list(@RequestParam String status, @RequestParam(name = "after") String cursor, String other) {
            return status + cursor + other;
        }
    }

    private boolean passes(String... names) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (String name : names) {
            request.addParameter(name, "x");
        }
        return new KnownParameters().preHandle(request, new MockHttpServletResponse(), call);
    }

    @Test
    @DisplayName("ORD-1: the parameters of a call are known from the first request on")
    void known() {
        assertThat(passes("status", "after")).isTrue();
        assertThat(passes()).isTrue();
    }

    @Test
    @DisplayName("ORD-1: and no others: not those of another name, nor what is no parameter of the request")
    void unknown() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> passes("status", "cursor", "other"))
                .satisfies(refused -> assertThat(refused.problem().errors())
                        .extracting(FieldProblem::field)
                        .containsExactly("cursor", "other"));
    }
}
