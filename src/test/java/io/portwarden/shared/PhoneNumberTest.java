package io.portwarden.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @DisplayName("A number in E.164 form is taken")
    @ValueSource(strings = {"+12025550123", "+33155550100", "+442079460000"})
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
        assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("People read a number as they write it")
    void forms() {
        assertThat(new PhoneNumber("+12025550123").national()).isEqualTo("(202) 555-0123");
        assertThat(new PhoneNumber("+12025550123").international()).isEqualTo("+1 202-555-0123");
    }
}
