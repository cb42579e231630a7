package io.portwarden.pin;

import static io.portwarden.pin.PinWeakness.DATE;
import static io.portwarden.pin.PinWeakness.KEYPAD;
import static io.portwarden.pin.PinWeakness.OWN_DATA;
import static io.portwarden.pin.PinWeakness.PAIRS;
import static io.portwarden.pin.PinWeakness.REPEATS;
import static io.portwarden.pin.PinWeakness.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinAdviceTest {

    private static final int SAMPLE = 20_000;

    private static final TenantFacts NOTHING_KNOWN = new TenantFacts(List.of(), "", "");

    private static final TenantFacts CONTOSO = new TenantFacts(numbers(2025550100, 50), "CONTOSO-001", "20001");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "48392017",
                "59027418",
                "840263",
                "7305926",
                "608417295",
                "9051746382", // random
                "911730",
                "482075",
                "17760943",
                "482617",
                "271828"
            })
    @DisplayName("PIN-10: a PIN without a pattern is not named")
    void leavesGoodPinsAlone(String digits) {
        assertThat(weaknessesOf(digits)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "111111",
                "0000000000",
                "7777777", // one digit
                "131131",
                "4477447",
                "1000000001",
                "90900099", // two different ones
                "000012",
                "450000",
                "71111119", // nearly all the same
                "121212",
                "123123",
                "12341234",
                "48394839",
                "1231231",
                "4839248392", // a block again
                "123321",
                "4839384",
                "48300384" // a block and its mirror image
            })
    @DisplayName("PIN-10: repeats are named")
    void namesRepeats(String digits) {
        assertThat(weaknessesOf(digits)).contains(REPEATS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "987654",
                "0123456789",
                "9876543210",
                "345678",
                "890123",
                "210987", // by one
                "135790",
                "024680",
                "135791",
                "975310",
                "036925",
                "864208", // by more
                "123457",
                "912345",
                "12345600",
                "99123456", // nearly all
                "123789",
                "321654",
                "12348765",
                "12345432",
                "13572468",
                "123456321",
                "1234987654", // in parts
                "101112",
                "121314",
                "102030",
                "010203",
                "122334",
                "908070",
                "20191817",
                "1020304050" // by two digits
            })
    @DisplayName("PIN-10: runs are named")
    void namesRuns(String digits) {
        assertThat(weaknessesOf(digits)).contains(RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"112233", "557799", "11223344", "4488221100", "111222", "111222333", "11122233", "1122334"})
    @DisplayName("PIN-10: pairs are named")
    void namesPairs(String digits) {
        assertThat(weaknessesOf(digits)).contains(PAIRS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "147258369",
                "963852741",
                "147258",
                "14725836",
                "369258147",
                "789456", // lines side by side
                "159357",
                "753951",
                "159753",
                "1593570", // crosses
                "258014",
                "25801470",
                "085208",
                "2580258", // the middle column
                "1235789",
                "7415963",
                "147896",
                "3214789", // lines that go on from one another
                "14789632",
                "1236987",
                "123698745",
                "258963",
                "125478",
                "14523698", // a path
                "139713",
                "13971397",
                "248624",
                "268426",
                "793179" // around the corners, around the edges
            })
    @DisplayName("PIN-10: shapes on the keypad are named")
    void namesKeypadShapes(String digits) {
        assertThat(weaknessesOf(digits)).contains(KEYPAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1238789", "1471639", "1254187", "482617", "137924"})
    @DisplayName("PIN-10: keys here and there are not named a shape")
    void leavesScatteredKeysAlone(String digits) {
        assertThat(weaknessesOf(digits)).doesNotContain(KEYPAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "070476",
                "040776",
                "123199",
                "311299",
                "022900",
                "290200", // MMDDYY, DDMMYY
                "041976",
                "122099",
                "197604",
                "190001", // month and year
                "19760704",
                "20991231",
                "19000101",
                "20240229", // YYYYMMDD
                "07041976",
                "12312099",
                "02292024", // MMDDYYYY
                "31121976",
                "29022024", // DDMMYYYY
                "19761999",
                "20092012" // two years
            })
    @DisplayName("PIN-10: dates are named")
    void namesDates(String digits) {
        assertThat(weaknessesOf(digits)).contains(DATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "131376",
                "003176",
                "310031",
                "023099",
                "300299",
                "043176",
                "022999", // no such day in 19.. nor 20..
                "131976",
                "189912",
                "210001", // no such month, no plausible year
                "20230229",
                "18990704",
                "21000101",
                "02292023",
                "31061976",
                "19761301",
                "07041899",
                "0704197",
                "070419761",
                "1976070412" // no length of a date
            })
    @DisplayName("PIN-10: what cannot be a date is not named one")
    void leavesImpossibleDatesAlone(String digits) {
        assertThat(weaknessesOf(digits)).doesNotContain(DATE);
    }

    @Test
    @DisplayName("PIN-10: the reason that tells most comes first")
    void ordersReasons() {
        var facts = new TenantFacts(List.of("+33111111199"), "", "");

        assertThat(PinAdvice.weaknessesOf(new Pin("111111"), facts)).containsExactly(OWN_DATA, REPEATS, PAIRS, DATE);
        assertThat(weaknessesOf("123456")).containsExactly(RUN, KEYPAD);
        assertThat(weaknessesOf("010203")).containsExactly(RUN, DATE);
    }

    @ParameterizedTest
    @CsvSource({
        // digits, per mille of random PINs that may be named at most, and at least (else the rules have gone)
        "6, 80, 70",
        "7, 10, 5",
        "8, 5, 2",
        "9, 2, 0.2",
        "10, 2, 0.1"
    })
    @DisplayName("PIN-10: a false alarm is rare for random PINs, except that one of 6 digits often reads as a date")
    void seldomNamesRandomPins(int digits, double most, double least) {
        assertThat(perMilleNamed(digits, CONTOSO)).isBetween(least, most);
    }

    @Test
    @DisplayName("PIN-10: without dates, random PINs of 6 digits are seldom named too")
    void seldomNamesRandomPinsOfSixDigitsForAnythingButDates() {
        assertThat(randomPins(6)
                        .filter(pin ->
                                PinAdvice.weaknessesOf(pin, CONTOSO).stream().anyMatch(weakness -> weakness != DATE))
                        .count())
                .isLessThan(SAMPLE * 25 / 1000);
    }

    @Test
    @DisplayName("PIN-10: with a block of 10,000 numbers a false alarm stays under 5 % for 8 digits")
    void seldomNamesRandomPinsOfATenantWithManyNumbers() {
        var block = new TenantFacts(numbers(2025550000, 10_000), "CONTOSO-001", "20001");

        assertThat(randomPins(8)
                        .limit(2_000)
                        .filter(pin -> !PinAdvice.weaknessesOf(pin, block).isEmpty()))
                .hasSizeBetween(20, 100);
    }

    private static double perMilleNamed(int digits, TenantFacts facts) {
        long named = randomPins(digits)
                .filter(pin -> !PinAdvice.weaknessesOf(pin, facts).isEmpty())
                .count();
        return 1000.0 * named / SAMPLE;
    }

    private static Stream<Pin> randomPins(int digits) {
        return new Random(20_261_201)
                .longs(SAMPLE, 0, (long) Math.pow(10, digits))
                .mapToObj(number -> new Pin(String.format(Locale.ROOT, "%0" + digits + "d", number)));
    }

    private static List<String> numbers(long first, int count) {
        return IntStream.range(0, count).mapToObj(i -> "+1" + (first + i)).toList();
    }

    private static List<PinWeakness> weaknessesOf(String digits) {
        return PinAdvice.weaknessesOf(new Pin(digits), NOTHING_KNOWN);
    }
}
