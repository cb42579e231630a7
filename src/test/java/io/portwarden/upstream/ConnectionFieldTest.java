package io.portwarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFieldTest {

    @ParameterizedTest
    @DisplayName("UPS-10: keys go to nobody but over https, or to this machine")
    @CsvSource({
        "https://dashboard.bandwidth.com/api, true",
        "http://dashboard.bandwidth.com/api, false",
        "http://localhost:9090, true",
        "http://localhost.example.com, false",
        "https://user:secret@dashboard.bandwidth.com/, false",
        "https://dashboard.bandwidth.com/?key=1, false",
        "ftp://dashboard.bandwidth.com/, false",
        "dashboard.bandwidth.com, false"
    })
    void address(String address, boolean fits) {
        assertThat(ConnectionField.API_ADDRESS.fits(address)).isEqualTo(fits);
    }

    @ParameterizedTest
    @DisplayName("UPS-13: a user name has no colon, which would end it, and a fingerprint is one")
    @CsvSource({
        "USER_NAME, bandwidth, true",
        "USER_NAME, band:width, false",
        "USER_NAME, band width, false",
        "CERTIFICATE, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, true",
        "CERTIFICATE, e3b0, false",
        "API_KEY, KEY0123, true",
        "API_KEY, KEY 0123, false"
    })
    void texts(ConnectionField field, String value, boolean fits) {
        assertThat(field.fits(value)).isEqualTo(fits);
    }
}
