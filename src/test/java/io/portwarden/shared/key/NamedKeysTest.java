package io.portwarden.shared.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedKeysTest {

    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    @DisplayName("Keys: the current one and the older ones are found by their names")
    void found() {
        NamedKeys keys = new NamedKeys("some.keys", "k2", Map.of("k1", SECRET, "k2", " " + SECRET + "\n"));
        assertThat(keys.current().id()).isEqualTo("k2");
        assertThat(keys.find("k1")).isPresent();
        assertThat(keys.find("k3")).isEmpty();
        assertThat(keys.all()).extracting(NamedKey::id).containsExactly("k1", "k2");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("Keys: what is no key is refused, and not repeated where it could be a secret")
    @CsvSource({
        "k1, not Base64!, is not Base64",
        "k1, c2hvcnQ=, has 5 bytes and needs 32",
        "k1, '', has 0 bytes and needs 32",
        "some secret in the wrong place, '', 1 to 32 of the characters",
        "'', '', 1 to 32 of the characters"
    })
    void refused(String id, String secret, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NamedKeys("some.keys", "k1", Map.of(id, secret)))
                .withMessageContaining("some.keys")
                .withMessageContaining(reason)
                .withMessageNotContaining("not Base64!")
                .withMessageNotContaining("wrong place")
                .withNoCause();
    }

    @Test
    @DisplayName("Keys: the current one is one of them; a secret in its place is not repeated")
    void current() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NamedKeys("some.keys", SECRET, Map.of("k1", SECRET)))
                .withMessageContaining("k1")
                .withMessageNotContaining(SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NamedKeys("some.keys", "", Map.of()))
                .withMessageContaining("no key");
    }

    @Test
    @DisplayName("Keys: nothing that is printed or kept of a key gives it away; another key has another check value")
    void secret() {
        String random = NamedKey.randomSecret();
        NamedKey key = NamedKey.parse("some.keys", "k1", random);
        assertThat(key + " " + new NamedKeys("some.keys", "k1", Map.of("k1", random)))
                .contains("k1")
                .doesNotContain(random);
        assertThat(key.checkValue("check"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(NamedKey.parse("some.keys", "k1", random).checkValue("check"))
                .isNotEqualTo(key.checkValue("other"))
                .isNotEqualTo(NamedKey.parse("some.keys", "k1", NamedKey.randomSecret())
                        .checkValue("check"));
    }
}
