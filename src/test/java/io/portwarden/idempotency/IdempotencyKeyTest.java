package io.portwarden.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    private static final String UUID = "8e03978e-40d5-43dd-bc93-6894a57f9324";

    @Test
    @DisplayName("API-20: a key with quotes and without is one key, whatever it is made of")
    void quotes() {
        assertThat(IdempotencyKey.parse('"' + UUID + '"')).isEqualTo(IdempotencyKey.parse(UUID));
        assertThat(IdempotencyKey.parse(" \"a b, c;d\" ")).contains(new IdempotencyKey("a b, c;d"));
        assertThat(IdempotencyKey.parse("\"a\\\"b\\\\c\"")).contains(new IdempotencyKey("a\"b\\c"));
        assertThat(IdempotencyKey.parse("order:17/2=x+y")).contains(new IdempotencyKey("order:17/2=x+y"));
        assertThat(IdempotencyKey.parse("x".repeat(255))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"a",
                "a\"",
                "a b",
                "a,b",
                "\"a\", \"b\"",
                "\"a\";p=1",
                "\"a\\b\"",
                "é",
                "\"é\"",
                "a\u0001"
            })
    @DisplayName("API-20: what is no string of a structured field is no key")
    void none(String header) {
        assertThat(IdempotencyKey.parse(header)).isEmpty();
    }

    @Test
    @DisplayName("API-20: a key of more than 255 characters is none")
    void tooLong() {
        assertThat(IdempotencyKey.parse("x".repeat(256))).isEmpty();
        assertThat(IdempotencyKey.parse('"' + "x".repeat(256) + '"')).isEmpty();
    }
}
