package io.portwarden.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalFormTest {

    private static IntStream characters() {
        return IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(character -> Character.getType(character) != Character.SURROGATE);
    }

    @Test
    @DisplayName("ACC-1: the normal form of a normal form is itself, for every character of Unicode")
    void idempotent() {
        assertThat(characters()
                        .filter(character -> {
                            String once = NormalForm.of(Character.toString(character));
                            return !NormalForm.of(once).equals(once);
                        })
                        .boxed())
                .isEmpty();
    }

    @Test
    @DisplayName("ACC-1: and for texts of many characters, whatever stands beside what")
    void idempotentTogether() {
        Random random = new Random(7);
        int[] all = characters().filter(Character::isDefined).toArray();
        int[] changing = IntStream.of(all)
                .filter(character ->
                        !NormalForm.of(Character.toString(character)).equals(Character.toString(character))
                                || Character.getType(character) == Character.NON_SPACING_MARK)
                .toArray();
        for (int i = 0; i < 200_000; i++) {
            int[] from = i % 2 == 0 ? all : changing;
            String text = random.ints(1 + random.nextInt(6), 0, from.length)
                    .mapToObj(at -> Character.toString(from[at]))
                    .collect(Collectors.joining());
            String once = NormalForm.of(text);
            assertThat(NormalForm.of(once))
                    .as(text.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" ")))
                    .isEqualTo(once);
        }
    }

    @Test
    @DisplayName("ACC-1: what is a letter in upper case and in lower case is one letter")
    void caseIsOne() {
        assertThat(characters()
                        .filter(Character::isDefined)
                        .mapToObj(Character::toString)
                        .filter(letter -> !NormalForm.of(letter).equals(NormalForm.of(upper(letter)))
                                || !NormalForm.of(letter).equals(NormalForm.of(lower(letter)))))
                .isEmpty();
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("ACC-1: what looks the same is the same")
    @CsvSource({
        "straße-1, strasse-1",
        "STRASSE-1, strasse-1",
        "STRAẞE-1, strasse-1",
        "ﬁne, fine",
        "Ａ１, a1",
        "e\u0301, é",
        "É, é",
        "ΟΔΟΣ, οδοσ",
        "οδος, οδοσ",
        "Ⅳ, iv",
        "①, 1",
        "K, k",
        "ſ, s",
        "İ, i\u0307",
        "ı, i"
    })
    void same(String written, String normal) {
        assertThat(NormalForm.of(written)).isEqualTo(normal);
    }

    @ParameterizedTest
    @DisplayName("ACC-1: every dash is one; without it, it is another text")
    @ValueSource(strings = {"-", "‐", "‑", "‒", "–", "—", "―", "−", "﹣", "－", "﹘", "⁻", "⁃", "˗", "〜", "➖"})
    void dashes(String dash) {
        assertThat(NormalForm.of("A" + dash + "1")).isEqualTo("a-1");
        assertThat(NormalForm.of("A1")).isEqualTo("a1");
    }

    @ParameterizedTest
    @DisplayName("ACC-1: blanks and what cannot be seen are left out")
    @ValueSource(
            ints = {
                ' ', '\t', '\n', 0x00A0, 0x1680, 0x2003, 0x2007, 0x202F, 0x205F, 0x3000, 0x2028, 0x00AD, 0x200B, 0x200D,
                0x200E, 0x202E, 0x2060, 0xFEFF, 0xFE0F, 0x034F, 0x115F, 0x3164, 0xFFA0, 0x180B, 0x2800, 0xE0101, 0x0000
            })
    void unseen(int character) {
        assertThat(NormalForm.of(Character.toString(character) + "a" + Character.toString(character) + "1"))
                .isEqualTo("a1");
        assertThat(NormalForm.of(Character.toString(character))).isEmpty();
    }

    @Test
    @DisplayName("Blanks at the ends are stripped, those without a break too")
    void strip() {
        assertThat(NormalForm.strip("\u00a0\t A\u00a01 \u202f\u3000")).isEqualTo("A\u00a01");
        assertThat(NormalForm.strip("\u00a0")).isEmpty();
    }
}
