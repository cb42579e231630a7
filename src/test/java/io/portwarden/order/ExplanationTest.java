package io.portwarden.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.order.Explanation.InvalidException.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

    static Stream<Arguments> noExplanations() {
        return Stream.of(
                Arguments.of("", Problem.REQUIRED),
                Arguments.of(" \n\t", Problem.REQUIRED),
                Arguments.of("x".repeat(1001), Problem.TOO_LONG),
                Arguments.of("a\u0000b", Problem.NOT_TEXT),
                Arguments.of("a\u001bb", Problem.NOT_TEXT),
                Arguments.of("a\ud83db", Problem.NOT_TEXT));
    }

    @ParameterizedTest
    @MethodSource("noExplanations")
    @DisplayName("ORD-4: a dispute and a decision need an explanation, and it says what is wrong with one")
    void refused(String text, Problem problem) {
        assertThatThrownBy(() -> new Explanation(text))
                .isInstanceOfSatisfying(
                        Explanation.InvalidException.class,
                        invalid -> assertThat(invalid.problem()).isEqualTo(problem));
    }

    @Test
    @DisplayName("ORD-4: an explanation is kept as it was written, lines and all, without blanks around it")
    void kept() {
        assertThat(new Explanation("  Ce n’est pas nous.\n\ud83d\ude00 ").text())
                .isEqualTo("Ce n’est pas nous.\n\ud83d\ude00");
        assertThat(new Explanation("x".repeat(1000)).text()).hasSize(1000);
    }
}
