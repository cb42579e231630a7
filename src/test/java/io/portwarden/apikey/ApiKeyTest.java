package io.portwarden.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    @Test
    @DisplayName("A new key can be told by its beginning, has 256 bits of chance and is never the same")
    void generate() {
        assertThat(Stream.generate(ApiKey::generate).limit(1000).collect(Collectors.toSet()))
                .hasSize(1000)
                .allSatisfy(key -> assertThat(key.text()).matches("pw_[A-Za-z0-9_-]{43}"));
    }

    @Test
    @DisplayName("A key is stored as its SHA-256")
    void hash() {
        assertThat(new ApiKey("0123456789abcdef0123456789abcdef").hash())
                .isEqualTo("3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9");
    }

    @Test
    @DisplayName("A key stands in no text and no message")
    void hidden() {
        assertThat(ApiKey.generate().toString()).isEqualTo("ApiKey[…]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey("too-short-to-be-a-key"))
                .withMessageNotContaining("too-short");
    }

    @ParameterizedTest
    @DisplayName("Any 32 to 200 printable characters without spaces can be a key")
    @MethodSource("possible")
    void possible(String text) {
        assertThat(ApiKey.parse(text)).contains(new ApiKey(text));
    }

    static Stream<String> possible() {
        return Stream.of("a".repeat(32), "~".repeat(200), "!\"#$%&'()*+,-./0123456789:;<=>?@[]^_`{|}");
    }

    @ParameterizedTest
    @DisplayName("Anything else can not")
    @ValueSource(
            strings = {
                "",
                "0123456789012345678901234567890",
                "0123456789012345 678901234567890123456789",
                "0123456789012345\t678901234567890123456789",
                "0123456789012345\u0000678901234567890123456789",
                "0123456789012345\u00e9678901234567890123456789"
            })
    void impossible(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    @DisplayName("A key of 201 characters is too long")
    void tooLong() {
        assertThat(ApiKey.parse("a".repeat(201))).isEmpty();
    }
}
