package io.portwarden.people.guess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuesserTest {

    @ParameterizedTest
    @DisplayName("All spellings of an address are one account")
    @ValueSource(strings = {"ada@acme.example", " Ada@ACME.example", "ADA@acme.example\t"})
    void spellings(String typed) {
        assertThat(Guesser.account(typed)).isEqualTo(Guesser.account("ada@acme.example"));
    }

    @Test
    @DisplayName("Other addresses are other accounts; what can be no address is one")
    void others() {
        assertThat(Guesser.account("eve@acme.example")).isNotEqualTo(Guesser.account("ada@acme.example"));
        assertThat(Guesser.account("' or 1=1")).isEqualTo(Guesser.account("")).hasSize(64);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @DisplayName("Of an IPv6 address the first half counts, which is not the guesser's to choose")
    @CsvSource({
        "2001:db8::1, 2001:db8:0:0:ffff::2, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "fe80::1%0, fe80::2%0, true",
        "203.0.113.1, 203.0.113.2, false",
        "203.0.113.1, ::ffff:203.0.113.1, true",
        "not:an:address, not:an:address, true"
    })
    void network(String one, String other, boolean same) {
        assertThat(Guesser.of("", one).source().equals(Guesser.of("", other).source()))
                .isEqualTo(same);
    }
}
