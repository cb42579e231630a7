package io.portwarden.pin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.pin.UnreadablePinException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PinWrapTest {

    private static final UUID CONTOSO = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID FABRIKAM = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final PinKey KEY = PinKey.parse("k1", PinKey.randomSecret());
    private static final String CONTENT = "48392017  ";

    private final PinWrap wrap = new PinWrap(KeyPurpose.PIN_TO_HAND_ON);
    private final SealedPin sealed = wrap.wrap(KEY, PinWrap.boundTo(CONTOSO, 2), CONTENT);

    @Test
    @DisplayName("UPS-11: what is sealed to be handed on is read with its key, as that tenant's PIN of that version")
    void opens() {
        assertThat(wrap.unwrap(KEY, PinWrap.boundTo(CONTOSO, 2), sealed)).isEqualTo(CONTENT);
        assertThat(wrap.wrap(KEY, PinWrap.boundTo(CONTOSO, 2), CONTENT)).isNotEqualTo(sealed);
    }

    @Test
    @DisplayName(
            "UPS-11: it cannot be read as another tenant's or version's, under another key, or for another purpose")
    void bound() {
        refused(wrap, KEY, PinWrap.boundTo(FABRIKAM, 2));
        refused(wrap, KEY, PinWrap.boundTo(CONTOSO, 3));
        refused(wrap, KEY, PinWrap.boundTo(CONTOSO));
        refused(wrap, PinKey.parse("k1", PinKey.randomSecret()), PinWrap.boundTo(CONTOSO, 2));
        refused(new PinWrap(KeyPurpose.PIN_WRAP), KEY, PinWrap.boundTo(CONTOSO, 2));
    }

    private void refused(PinWrap by, PinKey key, byte[] boundTo) {
        assertThatExceptionOfType(UnreadablePinException.class).isThrownBy(() -> by.unwrap(key, boundTo, sealed));
    }
}
