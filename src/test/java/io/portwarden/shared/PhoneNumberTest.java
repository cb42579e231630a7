package io.portwarden.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @DisplayName("A number in E.164 form is taken")
    @ValueSource(strings = {"+12025550123", "+33155550100", "+442079460000", "+390612345678", "+78005553535"})
    void taken(String text) {
        assertThat(PhoneNumber.parse(text))
                .hasValueSatisfying(number -> assertThat(number.e164()).isEqualTo(text));
    }

    @ParameterizedTest
    @DisplayName("Anything else is none")
    @ValueSource(
            strings = {
                "",
                "+",
                "12025550123",
                "+1202555012",
                "+120255501234",
                "+12025550",
                "+0123456789",
                "+999123456789",
                "+1 202 555 0123",
                "+1-202-555-0123",
                "+1202555012a",
                "+１２０２５５５０１２３",
                "tel:+12025550123",
                "+12025550123;ext=1",
                "+12025550123\n",
                "+1202555012312345678901234567890"
            })
    void none(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("Nothing is kept that has not even the form")
    @ValueSource(strings = {"", "+", "12025550123", "+0123456789", "+1 202 555 0123", "+1202555012a", "+12025550123\n"})
    void noForm(String text) {
        assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @DisplayName("NUM-1: another text of a number is not taken, and leads to its one text")
    @CsvSource({
        "+112025550180, +12025550180",
        "+112025550123, +12025550123",
        "+330199001234, +33199001234",
        "+4402079460018, +442079460018",
        "+4903012345678, +493012345678"
    })
    void otherText(String text, String right) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
        assertThat(PhoneNumber.reading(text)).contains(new PhoneNumber(right));
        assertThat(PhoneNumber.parse(right)).contains(new PhoneNumber(right));
        assertThat(new PhoneNumber(text).isItsReading()).isFalse();
        assertThat(new PhoneNumber(right).isItsReading()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("NUM-2: every area code of the form is taken, known to a library or not")
    @ValueSource(
            strings = {
                "+14365550123",
                "+16795550123",
                "+14725550123",
                "+17385550123",
                "+19835550123",
                "+12992990123",
                "+18005550199",
                "+19998887766"
            })
    void areaCodes(String text) {
        assertThat(PhoneNumber.parse(text)).contains(new PhoneNumber(text));
    }

    @ParameterizedTest
    @DisplayName("NUM-2: no area code or exchange begins with 0 or 1 or ends in 11")
    @ValueSource(
            strings = {
                "+10025550123",
                "+11025550123",
                "+12020550123",
                "+12021550123",
                "+12115550123",
                "+19115550123",
                "+12022110123",
                "+12029110123"
            })
    void noAreaCode(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
        assertThat(PhoneNumber.ofWritten(text)).isEmpty();
        assertThat(PhoneNumber.ofWritten(text.substring(2))).isEmpty();
        assertThat(PhoneNumber.ofCell(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("NUM-1: of what a person types the right text is taken")
    @CsvSource(
            delimiter = '|',
            value = {
                "+33 (0)1 99 00 12 34 | +33199001234",
                "+1 1 202 555 0180 | +12025550180",
                "1 (202) 555-0180 | +12025550180",
                "(202) 555-0180 | +12025550180",
                "202.555.0180 | +12025550180",
                "2025550180 | +12025550180",
                "\u202a+1 202\u2011555\u00a00180\u202c | +12025550180",
                "+44 (0)20 7946 0018 | +442079460018",
                "+39 06 1234 5678 | +390612345678"
            })
    void typed(String text, String number) {
        assertThat(PhoneNumber.ofWritten(text)).contains(new PhoneNumber(number));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("NUM-1: a cell of a file is taken where it can mean one number only")
    @CsvSource(
            delimiter = '|',
            value = {
                "+12025550180 | +12025550180",
                "12025550180 | +12025550180",
                "(202) 555-0180 | +12025550180",
                "202-555-0180 | +12025550180",
                "+33 (0)1 99 00 12 34 | +33199001234",
                "+330199001234 | +33199001234",
                "33199001234 | +33199001234"
            })
    void cell(String cell, String number) {
        assertThat(PhoneNumber.ofCell(cell)).contains(new PhoneNumber(number));
    }

    @ParameterizedTest
    @DisplayName("NUM-1: a cell that can mean two numbers, or that a spreadsheet has rounded, is not taken")
    @ValueSource(
            strings = {
                "2025550180",
                "3125550199",
                "12025550180.0",
                "+12025550180.0",
                "4930123456.0",
                "4930123456,00",
                "1.20256E+10",
                "0199001234",
                "2025550180¹",
                "202555018²",
                ""
            })
    void noCell(String cell) {
        assertThat(PhoneNumber.ofCell(cell)).isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @DisplayName("NUM-1: without a plus sign, a cell may also mean a number of the tenant's own country")
    @CsvSource({
        "12025550180, DE, true",
        "12025550180, FR, false",
        "12025550180, US, false",
        "12025550180, CA, false",
        "+12025550180, DE, false",
        "12025550180, XX, false",
        "12025550180, '', false"
    })
    void doubtful(String cell, String country, boolean doubtful) {
        PhoneNumber number = PhoneNumber.ofCell(cell).orElseThrow();
        assertThat(number.isDoubtful(cell, country)).isEqualTo(doubtful);
    }

    @Test
    @DisplayName("People read a number as they write it; what is no text of a number is shown as it is")
    void forms() {
        assertThat(new PhoneNumber("+12025550123").national()).isEqualTo("(202) 555-0123");
        assertThat(new PhoneNumber("+12025550123").international()).isEqualTo("+1 202-555-0123");
        assertThat(new PhoneNumber("+14365550123").national()).isEqualTo("(436) 555-0123");
        assertThat(new PhoneNumber("+112025550123").national()).isEqualTo("+112025550123");
        assertThat(new PhoneNumber("+10025550123").international()).isEqualTo("+10025550123");
    }

    @Test
    @DisplayName("NUM-3: toll-free numbers are those of the codes in use and of the reserved ones, and no others")
    void tollFree() {
        List<String> codes = new ArrayList<>();
        for (int code = 200; code < 1000; code++) {
            if (new PhoneNumber("+1" + code + "5550123").isTollFree()) {
                codes.add(Integer.toString(code));
            }
        }
        assertThat(codes)
                .containsExactly(
                        "800", "822", "833", "844", "855", "866", "877", "880", "881", "882", "883", "884", "885",
                        "886", "887", "888", "889");
        assertThat(new PhoneNumber("+448005550123").isTollFree()).isFalse();
        assertThat(new PhoneNumber("+8005550123").isTollFree()).isFalse();
    }
}
