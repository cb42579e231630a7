package io.portwarden.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a ZIP code, and what was one. */
class ZipCodeTest {

    @ParameterizedTest
    @DisplayName("NUM-5: of a ZIP code the first five digits count, of any other postal code all that can be seen")
    @CsvSource({
        "20001, 20001, true",
        "20001-1234, 20001, true",
        "20001, 200011234, true",
        "20001-1234, 20001-9999, true",
        "20001, 20002, false",
        "2134, 02134, false",
        "2000, 20001, false",
        "sw1a 1aa, SW1A1AA, true",
        "75002, 75 002, true",
        "'', 20001, false",
    })
    void same(String one, String other, boolean same) {
        assertThat(ZipCode.isSame(one, other)).isEqualTo(same);
        assertThat(ZipCode.isSame(other, one)).isEqualTo(same);
    }

    @ParameterizedTest
    @DisplayName(
            "NUM-5: zeros that a spreadsheet has taken away are known again, in the United States and their territories")
    @CsvSource({
        "2134, US, 02134",
        "601, PR, 00601",
        "802, VI, 00802",
        "0601, PR, 00601",
        "2134-1234, US, 02134-1234",
        "21341234, US, 02134-1234",
        "6011234, PR, 00601-1234",
    })
    void zeros(String written, String country, String whole) {
        assertThat(ZipCode.isPossible(written, country)).isFalse();
        assertThat(ZipCode.withLostZeros(written, country)).contains(whole);
    }

    @ParameterizedTest
    @DisplayName("NUM-5: PR, GU, VI, AS and MP have ZIP codes as US has")
    @ValueSource(strings = {"US", "PR", "GU", "VI", "AS", "MP"})
    void territories(String country) {
        assertThat(ZipCode.isPossible("96910", country)).isTrue();
        assertThat(ZipCode.isPossible("96910-1234", country)).isTrue();
        assertThat(ZipCode.isPossible("9691", country)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("NUM-5: what is no shortened ZIP code is not made one")
    @CsvSource({"12, US", "ABCDE, US", "123456, US", "2134, FR", "20001, US", "1234567890, US", "2.00E+08, US"})
    void noZeros(String written, String country) {
        assertThat(ZipCode.withLostZeros(written, country)).isEmpty();
    }
}
