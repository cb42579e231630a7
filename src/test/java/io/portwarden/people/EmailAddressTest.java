package io.portwarden.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("An address counts whatever its case and with spaces around it")
    @CsvSource({
        "admin@contoso.example, admin@contoso.example",
        "ADMIN@Contoso.Example, admin@contoso.example",
        "'  o''neil+voice@contoso.example ', o'neil+voice@contoso.example"
    })
    void parses(String typed, String address) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(address));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("What cannot be an address is none")
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "admin",
                "admin@",
                "@contoso.example",
                "a@b@c",
                "ad min@contoso.example",
                "admin@contoso\u0000.example",
                "admin@contoso.example\r\nBcc: x@y.example",
                "админ@contoso.example",
                // lower case turns these into k and i with a dot
                "\u212Aate@contoso.example",
                "adm\u0130n@contoso.example"
            })
    void refuses(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    @DisplayName("An address longer than mail allows is none")
    void tooLong() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@contoso.example")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + "b".repeat(190))).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + "b".repeat(189))).isPresent();
    }

    @Test
    @DisplayName("An address that exists is in lower case")
    void upperCase() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("Admin@contoso.example"));
    }
}
