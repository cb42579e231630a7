package io.portwarden.pin;

import static io.portwarden.pin.PinWeakness.OWN_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantFactsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550123",
                "202555",
                "025550", // six digits of the national number
                "2025550",
                "5550123",
                "20255501",
                "025550123",
                "2025550123", // more of them
                "1202555",
                "120255", // with the country code
                "55012377",
                "77550123",
                "7202555777" // a piece and something else
            })
    @DisplayName("PIN-10: six or more digits of a number of the tenant are named, wherever they stand")
    void namesOwnNumbers(String digits) {
        assertThat(weaknesses(digits, new TenantFacts(List.of("+13125550199", "+12025550123"), "", "")))
                .contains(OWN_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1 (202) 555-0123", "202.555.0123", "2025550123", "555-0123", "550123"})
    @DisplayName("PIN-10: a number counts however it is written, and as a short one too")
    void readsNumbersInAnyForm(String number) {
        assertThat(weaknesses("84550123", new TenantFacts(List.of(number), "", "")))
                .contains(OWN_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"501237", "02555884", "3210555202", "5550213", "1233125", "01992025"})
    @DisplayName("PIN-10: five digits of a number, others in between, or two numbers together are not named")
    void leavesOtherDigitsAlone(String digits) {
        assertThat(weaknesses(digits, new TenantFacts(List.of("+13125550199", "+12025550123"), "", "")))
                .doesNotContain(OWN_DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "48392017, ACC-48392017", // the same
        "483920, 48392017", // a piece of it
        "7483927, ACC/7483-92", // the whole and more
        "58392017, 1839201", // six digits in common
        "9983920, X8392", // a short one, whole
        "57920184, A-79-2018",
    })
    @DisplayName("PIN-10: digits of the account number are named")
    void namesTheAccountNumber(String digits, String accountNumber) {
        assertThat(weaknesses(digits, new TenantFacts(List.of(), accountNumber, "")))
                .contains(OWN_DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "48001392, CONTOSO-001", // too short to mean anything
        "48392017, CONTOSO",
        "48392017, ''",
        "48392017, 56392099", // five in common
        "48392017, 83929", // a short one, not whole
        "48392017, ４８３９２０１７" // no digits that a PIN could have
    })
    @DisplayName("PIN-10: an account number with no or few digits names nothing")
    void leavesOtherAccountNumbersAlone(String digits, String accountNumber) {
        assertThat(weaknesses(digits, new TenantFacts(List.of(), accountNumber, "")))
                .doesNotContain(OWN_DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "8420009, 20009", "2000984, 20009", "8200094, 20009", // the ZIP code in it
        "8420009, 20009-6413", "200096413, 20009-6413", "009641, 20009-6413" // with its extension
    })
    @DisplayName("PIN-10: the ZIP code is named, with its extension and without")
    void namesTheZipCode(String digits, String zipCode) {
        assertThat(weaknesses(digits, new TenantFacts(List.of(), "", zipCode))).contains(OWN_DATA);
    }

    @ParameterizedTest
    @CsvSource({"8420008, 20009", "8464137, 20009-6413", "842000, 20009", "48392017, ''", "8411739, 'SW1A 1AA'"})
    @DisplayName("PIN-10: a part of the ZIP code names nothing")
    void leavesOtherZipCodesAlone(String digits, String zipCode) {
        assertThat(weaknesses(digits, new TenantFacts(List.of(), "", zipCode))).doesNotContain(OWN_DATA);
    }

    @Test
    @DisplayName("PIN-10: the last of 10,000 numbers counts as the first")
    void looksAtEveryNumber() {
        List<String> numbers = IntStream.range(0, 10_000)
                .mapToObj(i -> "+1202555%04d".formatted(i))
                .toList();
        var facts = new TenantFacts(numbers, "", "");

        assertThat(weaknesses("84559999", facts)).contains(OWN_DATA);
        assertThat(weaknesses("84550000", facts)).contains(OWN_DATA);
        assertThat(weaknesses("84569999", facts)).doesNotContain(OWN_DATA);
    }

    @Test
    @DisplayName("PIN-10: what is known does not change afterwards, and a log does not show it")
    void isAValue() {
        List<String> numbers = new ArrayList<>(List.of("+12025550123"));
        var facts = new TenantFacts(numbers, "CONTOSO-001", "20001");
        numbers.clear();

        assertThat(facts.phoneNumbers()).containsExactly("+12025550123");
        assertThat(facts).isEqualTo(new TenantFacts(List.of("+12025550123"), "CONTOSO-001", "20001"));
        assertThat(facts).hasToString("TenantFacts[1 phone numbers]");
    }

    private static List<PinWeakness> weaknesses(String digits, TenantFacts facts) {
        return PinAdvice.weaknessesOf(new Pin(digits), facts);
    }
}
