package io.portwarden.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinCountriesTest {

    @Test
    @DisplayName("PIN-12: codes are read as people write them, each once, and the first is where new tenants are")
    void read() {
        PinCountries countries = new PinCountries(List.of(" pr", "US", "us "));
        assertThat(countries.codes()).containsExactly("PR", "US");
        assertThat(countries.first()).isEqualTo("PR");
        assertThat(countries.include("US")).isTrue();
        assertThat(countries.include("GU")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"USA", "UK", "XX", "", "Puerto Rico"})
    @DisplayName("PIN-12: what is no country is refused, and none is refused: nobody may lose the PIN by a slip")
    void refused(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PinCountries(List.of("US", code)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PinCountries(List.of()));
    }
}
