package io.portwarden.pin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.pin.InvalidPinKeyException;
import io.portwarden.pin.UnknownPinKeyException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinKeysTest {

    private static final String SECRET = "q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80=";
    private static final byte[] BYTES = Base64.getDecoder().decode(SECRET);
    private static final PinKey K1 = new PinKey("k1", BYTES);
    private static final PinKey K2 = PinKey.parse("k2", PinKey.randomSecret());

    @Test
    @DisplayName("PIN-7: a key is read from the Base64 of its 32 bytes, as a file or a variable gives it")
    void readsKeys() {
        assertThat(List.of(SECRET, " " + SECRET + "\n", SECRET.replace("=", "")))
                .allSatisfy(text -> {
                    PinKey key = PinKey.parse("2026-12_a", text);
                    assertThat(key.id()).isEqualTo("2026-12_a");
                    assertThat(key.subkey(KeyPurpose.PIN_WRAP)).isEqualTo(K1.subkey(KeyPurpose.PIN_WRAP));
                });
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("PIN-7: a key of another length is refused, naming the key and never the secret")
    void refusesOtherLengths(int length) {
        byte[] secret = Arrays.copyOf(BYTES, length);
        String base64 = Base64.getEncoder().encodeToString(secret);

        assertThatExceptionOfType(InvalidPinKeyException.class)
                .isThrownBy(() -> PinKey.parse("k1", base64))
                .withMessage("The key 'k1' in portwarden.pin.keys has " + length
                        + " bytes and needs 32; make one with: openssl rand -base64 32")
                .withNoCause();
        assertThatExceptionOfType(InvalidPinKeyException.class).isThrownBy(() -> new PinKey("k1", secret));
    }

    static Stream<Integer> refusesOtherLengths() {
        return Stream.of(0, 1, 16, 31, 33, 64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple!",
                "q83v-jRW_Jq83v",
                "q83vEjRWeJq83vEjRWeJq83vEjRWeJq83v==EjRW",
                "ключ"
            })
    @DisplayName("PIN-7: what is not Base64 is refused, naming the key and never the secret")
    void refusesOtherText(String text) {
        assertThatExceptionOfType(InvalidPinKeyException.class)
                .isThrownBy(() -> PinKey.parse("k1", text))
                .withMessage(
                        "The key 'k1' in portwarden.pin.keys is not Base64; make one with: openssl rand -base64 32")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "k 1", "k/1", "k1\n", "ключ", "k1=", "123456789012345678901234567890123", SECRET})
    @DisplayName("PIN-7: an id that is none is refused and not repeated, for it may be a secret in the wrong place")
    void refusesOtherIds(String id) {
        assertThatExceptionOfType(InvalidPinKeyException.class)
                .isThrownBy(() -> PinKey.parse(id, SECRET))
                .withMessage(
                        "The id of a key in portwarden.pin.keys has 1 to 32 of the characters A-Z, a-z, 0-9, _ and -");
        assertThatExceptionOfType(InvalidPinKeyException.class).isThrownBy(() -> new PinKey(id, BYTES));
        assertThatExceptionOfType(InvalidPinKeyException.class).isThrownBy(() -> new PinKeys(id, List.of(K1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "K-1_z", "12345678901234567890123456789012"})
    @DisplayName("PIN-7: an id has 1 to 32 letters, digits, _ and -")
    void acceptsIds(String id) {
        assertThat(new PinKey(id, BYTES).id()).isEqualTo(id);
    }

    @Test
    @DisplayName("PIN-7: a new secret is random and can be read")
    void makesSecrets() {
        String secret = PinKey.randomSecret();

        assertThat(PinKey.parse("k1", secret).id()).isEqualTo("k1");
        assertThat(PinKey.randomSecret()).isNotEqualTo(secret);
    }

    @Test
    @DisplayName("PIN-7: a key does not change with the bytes that it was made from or gave out")
    void copies() {
        byte[] secret = BYTES.clone();
        PinKey key = new PinKey("k1", secret);
        byte[] before = key.subkey(KeyPurpose.PIN_WRAP);
        Arrays.fill(secret, (byte) 0);
        byte[] given = key.subkey(KeyPurpose.PIN_WRAP);
        Arrays.fill(given, (byte) 0);

        assertThat(key.subkey(KeyPurpose.PIN_WRAP)).isEqualTo(before);
    }

    @Test
    @DisplayName("PIN-7: each purpose has a subkey of its own")
    void derivesSubkeys() {
        assertThat(Stream.of(KeyPurpose.values()).map(purpose -> HexFormat.of().formatHex(K1.subkey(purpose))))
                .doesNotHaveDuplicates()
                .allSatisfy(subkey -> assertThat(subkey)
                        .hasSize(64)
                        .isNotEqualTo(HexFormat.of().formatHex(BYTES)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("PIN-7: subkeys are HKDF-SHA256 of the secret (RFC 5869), so that they are the same in every release")
    void derivesByHkdf(KeyPurpose purpose) {
        String expected = switch (purpose) {
            case PIN_WRAP -> "4ce4b8cc476a1f50c712e328bf1766321fc22c1754aaa20cea643737b8047579";
            case PIN_TO_HAND_ON -> "af1e12e8f78cade51fb548883c6614fc4d4ffad16231d28ebcb5c61577a7a641";
            case REQUEST_DIGEST -> "8c496200cad1cb6b54232e1a110d79e2e282a20dd975205200a8d5c553927ee4";
            case KEY_CHECK -> "6eff6d121d3dbb8f6771abd728d4395abcd25094f25df9e1965785dc3e17118f";
        };

        assertThat(HexFormat.of().formatHex(K1.subkey(purpose))).isEqualTo(expected);
    }

    @Test
    @DisplayName("PIN-7: the ring knows its current key and the older ones")
    void finds() {
        var keys = PinKeys.parse("k2", Map.of("k1", SECRET, "k2", PinKey.randomSecret()));

        assertThat(keys.current().id()).isEqualTo("k2");
        assertThat(keys.named("k1").subkey(KeyPurpose.PIN_WRAP)).isEqualTo(K1.subkey(KeyPurpose.PIN_WRAP));
        assertThat(keys.named("k2")).isSameAs(keys.current());
        assertThat(keys.all()).extracting(PinKey::id).containsExactly("k1", "k2");
    }

    @Test
    @DisplayName("PIN-7: a key that is not there is named")
    void namesUnknownKeys() {
        var keys = new PinKeys("k1", List.of(K1));

        assertThatExceptionOfType(UnknownPinKeyException.class)
                .isThrownBy(() -> keys.named("k9"))
                .withMessage("The key 'k9' is not in portwarden.pin.keys, but is still needed")
                .satisfies(unknown -> assertThat(unknown.keyId()).isEqualTo("k9"));
    }

    @Test
    @DisplayName("PIN-7: a current key that is not among the keys, no key at all, or one id twice is refused")
    void refusesRings() {
        assertThatExceptionOfType(InvalidPinKeyException.class)
                .isThrownBy(() -> new PinKeys("k3", List.of(K2, K1)))
                .withMessage("The current PIN key 'k3' is not in portwarden.pin.keys, which holds k1, k2");
        assertThatExceptionOfType(InvalidPinKeyException.class)
                .isThrownBy(() -> PinKeys.parse("k1", Map.of()))
                .withMessage("The current PIN key 'k1' is not in portwarden.pin.keys, which holds no key");
        assertThatExceptionOfType(InvalidPinKeyException.class)
                .isThrownBy(() -> new PinKeys("k1", List.of(K1, K1)))
                .withMessage("The key 'k1' is twice in portwarden.pin.keys");
    }

    @Test
    @DisplayName("PIN-7: keys show their ids only")
    void isMasked() {
        assertThat(K1).hasToString("PinKey[id=k1]");
        assertThat(new PinKeys("k2", List.of(K1, K2))).hasToString("PinKeys[current=k2, all=[k1, k2]]");
    }
}
