package io.portwarden.pin.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.UnknownPinKeyException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyedDigestsTest {

    private static final byte[] REQUEST = "{\"pin\":\"48392017\"}".getBytes(UTF_8);
    private static final byte[] OTHER = "{\"pin\":\"48392018\"}".getBytes(UTF_8);

    private static final PinKey K1 = PinKey.parse("k1", PinKey.randomSecret());
    private static final PinKey K2 = PinKey.parse("k2", PinKey.randomSecret());

    private final PinKeyDigests digests = new PinKeyDigests(new PinKeys("k1", List.of(K1)));

    @Test
    @DisplayName("ORD-5: the same request is recognized, another one is not")
    void recognizes() {
        KeyedDigest stored = digests.digest(REQUEST);

        assertThat(stored.keyId()).isEqualTo("k1");
        assertThat(digests.digest(REQUEST)).isEqualTo(stored);
        assertThat(digests.sameContent(stored, REQUEST)).isTrue();
        assertThat(digests.sameContent(stored, OTHER)).isFalse();
        assertThat(digests.sameContent(stored, new byte[0])).isFalse();
    }

    @Test
    @DisplayName("PIN-7: a request's digest is HMAC-SHA256 under a subkey of its own, not a plain digest")
    void isKeyed() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(K1.subkey(KeyPurpose.REQUEST_DIGEST), "HmacSHA256"));
        byte[] plain = MessageDigest.getInstance("SHA-256").digest(REQUEST);

        assertThat(digests.digest(REQUEST).mac())
                .isEqualTo(mac.doFinal(REQUEST))
                .isNotEqualTo(plain);
        assertThat(new PinKeyDigests(new PinKeys("k2", List.of(K2)))
                        .digest(REQUEST)
                        .mac())
                .isNotEqualTo(digests.digest(REQUEST).mac());
    }

    @Test
    @DisplayName("PIN-7: a digest from before a rotation is still recognized, new ones are under the new key")
    void outlivesRotation() {
        KeyedDigest old = digests.digest(REQUEST);
        var rotated = new PinKeyDigests(new PinKeys("k2", List.of(K1, K2)));

        assertThat(rotated.sameContent(old, REQUEST)).isTrue();
        assertThat(rotated.sameContent(old, OTHER)).isFalse();
        assertThat(rotated.digest(REQUEST).keyId()).isEqualTo("k2");
        assertThatExceptionOfType(UnknownPinKeyException.class)
                .isThrownBy(() -> new PinKeyDigests(new PinKeys("k2", List.of(K2))).sameContent(old, REQUEST))
                .withMessageContaining("'k1'");
    }

    @Test
    @DisplayName("ORD-5: a digest with any byte altered is of no request")
    void noticesTampering() {
        KeyedDigest stored = digests.digest(REQUEST);

        for (int i = 0; i < stored.mac().length; i++) {
            byte[] altered = stored.mac();
            altered[i] ^= 1;
            assertThat(digests.sameContent(new KeyedDigest("k1", altered), REQUEST))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("PIN-7: a digest is a value that cannot be changed from outside and shows its key's id only")
    void isAValue() {
        byte[] mac = new byte[32];
        var digest = new KeyedDigest("k1", mac);
        Arrays.fill(mac, (byte) 1);
        Arrays.fill(digest.mac(), (byte) 1);

        assertThat(digest)
                .isEqualTo(new KeyedDigest("k1", new byte[32]))
                .hasSameHashCodeAs(new KeyedDigest("k1", new byte[32]))
                .isNotEqualTo(new KeyedDigest("k2", new byte[32]))
                .isNotEqualTo(new KeyedDigest("k1", mac))
                .hasToString("KeyedDigest[keyId=k1]");
    }

    @Test
    @DisplayName("ORD-5: what is not 32 bytes, or names no key, is no digest")
    void isChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyedDigest("k1", new byte[31]))
                .withMessage("A keyed digest has 32 bytes, not 31");
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyedDigest("k 1", new byte[32]));
    }
}
