package io.portwarden.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.people.EmailAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {

    @ParameterizedTest
    @DisplayName("SIG-12: a domain is taken in any case and script, also from an address, and kept as the DNS has it")
    @CsvSource({
        "acme.com, acme.com",
        " Acme.COM , acme.com",
        "acme.com., acme.com",
        "ada@acme.com, acme.com",
        "bücher.example, xn--bcher-kva.example",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "a-b.c1.museum, a-b.c1.museum",
    })
    void parsed(String typed, String kept) {
        assertThat(Domain.parse(typed)).hasValue(new Domain(kept));
    }

    @ParameterizedTest
    @DisplayName("SIG-12: what is no name of two labels at least, or an address of numbers, is no domain")
    @ValueSource(
            strings = {
                "",
                "com",
                ".",
                "acme..com",
                ".acme.com",
                "acme.com..",
                "-acme.com",
                "acme-.com",
                "acme_x.com",
                "a b.com",
                "10.0.0.1",
                "[10.0.0.1]",
                "acme.com/x",
                "acme.com:53",
                "*.acme.com",
                "acme.c",
                "acme.com\"",
                "acme.1"
            })
    void refused(String typed) {
        assertThat(Domain.parse(typed)).isEmpty();
        assertThat(Domain.parse("x".repeat(64) + ".com")).isEmpty();
        assertThat(Domain.parse("x.".repeat(120) + "com")).isEmpty();
    }

    @Test
    @DisplayName("SIG-12: an address has the domain behind its sign, and no other")
    void ofAddress() {
        assertThat(Domain.of(new EmailAddress("ada@mail.acme.com"))).hasValue(new Domain("mail.acme.com"));
        assertThat(Domain.of(new EmailAddress("ada@localhost"))).isEmpty();
        assertThat(new Domain("xn--bcher-kva.example").shown()).isEqualTo("bücher.example");
    }
}
