package io.portwarden.people.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.hash.Argon2id;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final List<String> NAMES =
            List.of("Contoso Voice Ltd", "Dana Whitfield", "dana.whitfield@contoso.example", "CONTOSO-001");

    private final PasswordRules rules = new PasswordRules();

    private PasswordAdvice judge(String password) {
        return rules.judge(password, NAMES);
    }

    private void refused(String password, PasswordProblem problem) {
        assertThat(judge(password).problem()).contains(problem);
    }

    private void accepted(String password) {
        assertThat(judge(password).problem()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("A password of 15 characters or more can be chosen, of whatever kind, without any mixture"
            + " (OWASP ASVS 5.0, 6.2.1 and 6.2.5)")
    @ValueSource(
            strings = {
                "qzvmhtwkplrxbnd",
                "correct horse battery staple",
                "purple lanterns drift over the harbor",
                "  spaces at both ends count too  ",
                "Ein Pfau übt täglich Öffnen",
                "пятнадцать_букв_тут",
                "静かな港に紫の灯籠が流れていく夜",
                "🐢🦜🌵🎻🧭🪁🛶🧊🪐🎡🍋🦉🧩🪴🎈",
                "kd7nv-2mq9x-hw4te-8rzpc"
            })
    void chosen(String password) {
        accepted(password);
    }

    @Test
    @DisplayName("Length is counted in characters as people see them")
    void length() {
        refused("qzvmhtwkplrxbn", PasswordProblem.TOO_SHORT);
        refused("🐢🦜🌵🎻🧭🪁🛶🧊🪐🎡🍋🦉🧩🪴", PasswordProblem.TOO_SHORT);
        // Fifteen letters and a combining mark, which make fourteen characters and an é, or so.
        refused("qzvmhtwkplrxbe\u0301", PasswordProblem.TOO_SHORT);
        accepted("qzvmhtwkplrxbne\u0301");
        refused("", PasswordProblem.TOO_SHORT);
    }

    @Test
    @DisplayName("128 characters are not too many, 129 are (OWASP ASVS 5.0, 6.2.9)")
    void longest() {
        String long128 =
                "purple lanterns drift over the harbor at night. ".repeat(3).substring(0, 128);
        accepted(long128);
        refused(long128 + "x", PasswordProblem.TOO_LONG);
        refused("x".repeat(100_000), PasswordProblem.TOO_LONG);
    }

    @ParameterizedTest
    @DisplayName("What is tried first is refused, however long it is (OWASP ASVS 5.0, 6.2.4)")
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaaaa",
                "123456789012345",
                "qwertyuiopasdfgh",
                "1qaz2wsx3edc4rfv",
                "abcabcabcabcabcabc",
                "iloveyouiloveyou",
                "letmeinletmeinletmein",
                "monkeymonkeymonkey!",
                "December31December31",
                "Summer2026Summer2026"
            })
    void easyToGuess(String password) {
        refused(password, PasswordProblem.EASY_TO_GUESS);
        assertThat(judge(password).strength()).isEqualTo(PasswordStrength.WEAK);
    }

    @ParameterizedTest
    @DisplayName("What is made of names that everybody around knows is refused (OWASP ASVS 5.0, 6.2.11)")
    @ValueSource(
            strings = {
                "ContosoVoice2026!",
                "dana.whitfield.contoso",
                "Portwarden!Portwarden!",
                "DanaWhitfield-1234567",
                "contoso-001-contoso-001",
                "MyPasswordPortOutPin"
            })
    void knownNames(String password) {
        refused(password, PasswordProblem.OF_KNOWN_NAMES);
    }

    @Test
    @DisplayName("A known name in a password that is long without it does no harm")
    void nameInside() {
        accepted("Dana keeps eleven purple umbrellas");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("How hard it is to guess is told of any password")
    @CsvSource({"password, WEAK", "correct horse, GOOD", "purple lanterns drift over the harbor, STRONG", "'', WEAK"})
    void strength(String password, PasswordStrength strength) {
        assertThat(judge(password).strength()).isEqualTo(strength);
    }

    @Test
    @DisplayName("The same characters, written differently, are the same password")
    void normalized() {
        NormalizingPasswordEncoder encoder =
                new NormalizingPasswordEncoder(new PasswordHashing().passwordEncoder(Argon2id.byLibraryOrInJava()));
        String hash = encoder.encode("Ein Pfau u\u0308bt ta\u0308glich");
        assertThat(encoder.matches("Ein Pfau übt täglich", hash)).isTrue();
        assertThat(encoder.matches("Ein Pfau ubt taglich", hash)).isFalse();
    }
}
