package io.portwarden.pin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.WrongPinKeyException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinKeyCheckTest {

    private static final byte[] SECRET = HexFormat.of().parseHex("abcdef12345678".repeat(4) + "9abcdef0");
    private static final PinKey K1 = new PinKey("k1", SECRET);

    @Test
    @DisplayName("PIN-7: the key that the PINs were sealed with is recognized, in this release and every later one")
    void recognizes() {
        PinKeyCheck stored = PinKeyCheck.of(K1);

        assertThat(stored).isEqualTo(new PinKeyCheck("k1", "17d38786becbb5250452f278b82cdcac"));
        assertThatCode(() -> stored.verify(new PinKeys("k1", List.of(K1)))).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("PIN-7: a wrong key is named and stops the start, saying what to do and showing no secret")
    void refusesAnotherKey() {
        PinKeyCheck stored = PinKeyCheck.of(K1);
        var wrong = new PinKeys("k1", List.of(PinKey.parse("k1", PinKey.randomSecret())));

        assertThatExceptionOfType(WrongPinKeyException.class)
                .isThrownBy(() -> stored.verify(wrong))
                .satisfies(thrown -> assertThat(thrown.keyId()).isEqualTo("k1"))
                .withMessage("The key 'k1' in portwarden.pin.keys is not the one that this database's PINs were sealed"
                        + " with. Configure the former secret for 'k1' again; to rotate, add the new secret under an id"
                        + " of its own and keep the old one until every PIN is under the new one.");
    }

    @Test
    @DisplayName("PIN-7: one bit of the key makes the difference, wherever it is")
    void noticesOneBit() {
        PinKeyCheck stored = PinKeyCheck.of(K1);

        for (int i = 0; i < SECRET.length; i++) {
            byte[] altered = SECRET.clone();
            altered[i] ^= 1;
            var wrong = new PinKeys("k1", List.of(new PinKey("k1", altered)));
            assertThatExceptionOfType(WrongPinKeyException.class).isThrownBy(() -> stored.verify(wrong));
        }
    }

    @Test
    @DisplayName("PIN-7: a key that is not configured is named")
    void namesTheMissingKey() {
        var others = new PinKeys("k2", List.of(new PinKey("k2", SECRET)));

        assertThatExceptionOfType(UnknownPinKeyException.class)
                .isThrownBy(() -> PinKeyCheck.of(K1).verify(others))
                .withMessageContaining("'k1'");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("PIN-7: the value holds nothing of the key nor of what it is used for")
    void revealsNothing(KeyPurpose purpose) {
        String value = PinKeyCheck.of(K1).value();

        assertThat(HexFormat.of().formatHex(SECRET)).doesNotContain(value);
        assertThat(HexFormat.of().formatHex(K1.subkey(purpose))).doesNotContain(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcdef", "ABCDEF12345678ABCDEF12345678ABCD", "abcdef12345678abcdef12345678abcg"})
    @DisplayName("PIN-7: what is not 16 bytes in lower-case hexadecimal is no check value")
    void isChecked(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PinKeyCheck("k1", value))
                .withMessage("The check value of the key 'k1' is not 16 bytes in lower-case hexadecimal");
    }
}
