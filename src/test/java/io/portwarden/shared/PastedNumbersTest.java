package io.portwarden.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12025550123\n+12025550124",
                "(202) 555-0123, (202) 555-0124",
                "202.555.0123; 1-202-555-0124;",
                "2025550123 2025550124",
                "  +1 202 555 0123\t+1 202 555 0124  \r\n",
                "202-555-0123\n202-555-0124\n2025550123",
                "202‑555‑0123 | 202–555–0124",
            })
    @DisplayName("ORD-2: numbers are read in any usual form, each once, in their order")
    void usualForms(String text) {
        PastedNumbers pasted = PastedNumbers.of(text);
        assertThat(pasted.numbers()).containsExactly(new PhoneNumber("+12025550123"), new PhoneNumber("+12025550124"));
        assertThat(pasted.unreadable()).isEmpty();
    }

    @Test
    @DisplayName("ORD-2: what is no number is named, and nothing is left out in silence")
    void unreadable() {
        PastedNumbers pasted = PastedNumbers.of("202-555-0123, 202-555-012, main line\n202-555-0124 to 0129");
        assertThat(pasted.numbers()).containsExactly(new PhoneNumber("+12025550123"));
        assertThat(pasted.unreadable()).containsExactly("202-555-012", "main line", "202-555-0124 to 0129");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "202-555-0100 - 202-555-0149",
                "202-555-0100-202-555-0149",
                "202-555-0100 – 0149",
                "202-555-0100 to 202-555-0149",
                "202-555-0100 and 202-555-0149",
                "+49 30 123456 2025550123 4567"
            })
    @DisplayName("ORD-2: a range, and what can be divided in no way or in several, is not guessed at")
    void notDivided(String text) {
        assertThat(PastedNumbers.of(text)).isEqualTo(new PastedNumbers(List.of(), List.of(NormalForm.plain(text))));
        assertThat(PastedNumbers.of(text).numbersOnly()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 202 555 0123 +1 202 555 0124",
                "202 555 0123 202 555 0124",
                "+12025550123+12025550124",
                "(202) 555-0123 (202) 555-0124",
                "(202) 555-0123 x5, (202) 555-0124 ext. 6",
                "tel:+1-202-555-0123;ext=5; tel:+1-202-555-0124",
                "202-555-0123 / 202-555-0124",
                "\u202a202-555-0123\u202c\u00a0\u202a202-555-0124\u202c",
                "• 202-555-0123\u2028• 202-555-0124"
            })
    @DisplayName("NUM-1: numbers with blanks in them and between them are told apart where there is one way only")
    void divided(String text) {
        assertThat(PastedNumbers.of(text))
                .isEqualTo(new PastedNumbers(
                        List.of(new PhoneNumber("+12025550123"), new PhoneNumber("+12025550124")), List.of()));
    }

    @Test
    @DisplayName("ORD-2: nothing at all holds no number")
    void empty() {
        assertThat(PastedNumbers.of(" \n ,; ")).isEqualTo(PastedNumbers.of(""));
        assertThat(PastedNumbers.of("").numbers()).isEmpty();
    }
}
