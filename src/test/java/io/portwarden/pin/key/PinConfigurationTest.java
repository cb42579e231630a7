package io.portwarden.pin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.pin.PinCountries;
import io.portwarden.shared.start.StartupRefusedException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PinConfigurationTest {

    private static PinCountries countries(Map<String, String> settings) {
        PinProperties properties = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("portwarden.pin", PinProperties.class);
        return new PinConfiguration().pinCountries(properties);
    }

    @Test
    @DisplayName("PIN-12: without a setting the United States and their territories have a PIN")
    void territories() {
        assertThat(countries(Map.of()).codes()).containsExactly("US", "PR", "GU", "VI", "AS", "MP");
        assertThat(countries(Map.of("portwarden.pin.countries", "us,CA")).codes())
                .containsExactly("US", "CA");
    }

    @Test
    @DisplayName("PIN-12: a start with what is no country, or with none at all, is refused with a sentence")
    void refused() {
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> countries(Map.of("portwarden.pin.countries", "US,PUR")))
                .withMessage("portwarden.pin.countries: 'PUR' is no country of ISO 3166-1.");
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> countries(Map.of("portwarden.pin.countries", "")))
                .withMessageContaining("names no country");
    }
}
