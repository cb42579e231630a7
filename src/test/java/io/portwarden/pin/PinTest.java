package io.portwarden.pin;

import static io.portwarden.pin.PinProblem.NOT_DIGITS;
import static io.portwarden.pin.PinProblem.REQUIRED;
import static io.portwarden.pin.PinProblem.TOO_LONG;
import static io.portwarden.pin.PinProblem.TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {

    @ParameterizedTest
    @ValueSource(strings = {"483920", "4839201", "48392017", "483920175", "4839201756", "000000", "0000000001"})
    @DisplayName("PIN-1: 6 to 10 ASCII digits are a PIN, exactly as given")
    void accepts(String digits) {
        assertThat(Pin.problemOf(digits)).isEmpty();
        assertThat(new Pin(digits).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @MethodSource
    @SuppressWarnings("NullAway") // null is one of the texts
    @DisplayName("PIN-1: everything else is refused with the reason that helps, and is not repeated")
    void refuses(@Nullable String text, PinProblem problem) {
        assertThat(Pin.problemOf(text)).contains(problem);
        assertThatExceptionOfType(InvalidPinException.class)
                .isThrownBy(() -> new Pin(text))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(problem))
                .withMessage("A PIN has 6 to 10 digits: " + problem)
                .withNoCause();
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                argumentSet("null", null, REQUIRED),
                argumentSet("empty", "", REQUIRED),
                argumentSet("one digit", "4", TOO_SHORT),
                argumentSet("five digits", "48392", TOO_SHORT),
                argumentSet("eleven digits", "48392017561", TOO_LONG),
                argumentSet("64 digits", "4".repeat(64), TOO_LONG),
                argumentSet("65 digits", "4".repeat(65), TOO_LONG),
                argumentSet("10 MB of digits", "4".repeat(10_000_000), TOO_LONG),
                argumentSet("10 MB of letters", "x".repeat(10_000_000), NOT_DIGITS),
                argumentSet("a letter at the end", "4839201a", NOT_DIGITS),
                argumentSet("a single letter", "a", NOT_DIGITS),
                argumentSet("letters, too short", "48a", NOT_DIGITS),
                argumentSet("letters, too long", "48392017561a", NOT_DIGITS),
                argumentSet("plus", "+4839201", NOT_DIGITS),
                argumentSet("minus", "-4839201", NOT_DIGITS),
                argumentSet("hyphen inside", "4839-2017", NOT_DIGITS),
                argumentSet("decimal point", "4839.2017", NOT_DIGITS),
                argumentSet("exponent", "1e100000", NOT_DIGITS),
                argumentSet("slash, just below 0", "483920/7", NOT_DIGITS),
                argumentSet("colon, just above 9", "483920:7", NOT_DIGITS),
                argumentSet("inner space", "4839 2017", NOT_DIGITS),
                argumentSet("leading space", " 48392017", NOT_DIGITS),
                argumentSet("trailing space", "48392017 ", NOT_DIGITS),
                argumentSet("only spaces", "        ", NOT_DIGITS),
                argumentSet("no-break space", "4839\u00a02017", NOT_DIGITS),
                argumentSet("zero-width space", "4839\u200b2017", NOT_DIGITS),
                argumentSet("byte order mark", "\ufeff48392017", NOT_DIGITS),
                argumentSet("newline at the end", "48392017\n", NOT_DIGITS),
                argumentSet("carriage return", "48392017\r", NOT_DIGITS),
                argumentSet("tab", "4839\t2017", NOT_DIGITS),
                argumentSet("NUL", "48392017\0", NOT_DIGITS),
                argumentSet("only NUL", "\0\0\0\0\0\0\0\0", NOT_DIGITS),
                argumentSet("full-width digits", "４８３９２０１７", NOT_DIGITS),
                argumentSet("one full-width digit", "4839201７", NOT_DIGITS),
                argumentSet("Arabic-Indic digits", "٤٨٣٩٢٠١٧", NOT_DIGITS),
                argumentSet("superscript", "4839201²", NOT_DIGITS),
                argumentSet("fraction", "4839201½", NOT_DIGITS),
                argumentSet("circled", "4839201①", NOT_DIGITS),
                argumentSet("emoji keycap", "4839201\u20e3", NOT_DIGITS),
                argumentSet("lone surrogate", "4839201\ud83d", NOT_DIGITS));
    }

    @Test
    @DisplayName("PIN-1: of all digits in Unicode only 0 to 9 count")
    void refusesTheDigitsOfEveryOtherScript() {
        List<Integer> others = IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(Character::isDigit)
                .boxed()
                .toList();

        assertThat(others).hasSizeGreaterThan(500);
        assertThat(others)
                .allSatisfy(digit -> assertThat(Pin.problemOf("4839201" + Character.toString(digit)))
                        .contains(NOT_DIGITS));
    }

    @Test
    @DisplayName("PIN-1: a text of any length is judged by its beginning, so that length costs nothing")
    void judgesByTheBeginning() {
        assertThat(Pin.problemOf("4".repeat(63) + "x")).contains(NOT_DIGITS);
        assertThat(Pin.problemOf("4".repeat(64) + "x")).contains(TOO_LONG);
    }

    @Test
    @DisplayName("PIN-7: a PIN shows neither its digits nor their number")
    void isMasked() {
        assertThat(new Pin("48392017")).hasToString("Pin[******]");
        assertThat(new Pin("4839201756")).hasToString("Pin[******]");
    }
}
