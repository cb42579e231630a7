package io.portwarden.pin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.Patience;
import io.portwarden.pin.Pin;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.UnreadablePinException;
import io.portwarden.shared.hash.Argon2id;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinVaultTest {

    private static final UUID CONTOSO = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID FABRIKAM = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final Pin PIN = new Pin("48392017");

    private static final PinKey K1 = PinKey.parse("k1", PinKey.randomSecret());
    private static final PinKey K2 = PinKey.parse("k2", PinKey.randomSecret());

    private final PinVault vault = vault(new PinKeys("k1", List.of(K1)));

    @ParameterizedTest
    @ValueSource(strings = {"483920", "48392017", "0000000000"})
    @DisplayName("PIN-7: a sealed PIN matches itself")
    void matches(String digits) {
        Pin pin = new Pin(digits);

        assertThat(vault.matches(CONTOSO, vault.seal(CONTOSO, pin), pin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"48392018", "58392017", "4839201", "483920170", "048392017", "483920"})
    @DisplayName("PIN-7: a sealed PIN matches no other")
    void matchesNoOther(String digits) {
        assertThat(vault.matches(CONTOSO, vault.seal(CONTOSO, PIN), new Pin(digits)))
                .isFalse();
    }

    @Test
    @DisplayName("PIN-7: inside is Argon2id with 19456 KiB, 2 passes, 1 lane, a 16-byte salt and a 32-byte hash")
    void hashesAsPromised() {
        String hash = vault.unwrap(CONTOSO, vault.seal(CONTOSO, PIN));

        // 16 and 32 bytes are 22 and 43 characters of Base64 without padding.
        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    @DisplayName("PIN-7: outside is nothing to see: neither PIN nor salt nor hash, and never twice the same")
    void hides() {
        SealedPin once = vault.seal(CONTOSO, PIN);
        SealedPin again = vault.seal(CONTOSO, PIN);
        String bytes = new String(once.bytes(), StandardCharsets.ISO_8859_1);
        String hash = vault.unwrap(CONTOSO, once);

        assertThat(bytes).doesNotContain("argon2").doesNotContain(PIN.digits());
        assertThat(once.bytes()).hasSize(12 + hash.length() + 16);
        assertThat(again).isNotEqualTo(once);
        assertThat(Arrays.copyOf(again.bytes(), 12)).isNotEqualTo(Arrays.copyOf(once.bytes(), 12));
        assertThat(vault.unwrap(CONTOSO, again)).isNotEqualTo(hash);
    }

    @Test
    @DisplayName("PIN-7: a sealed PIN with any byte altered, one cut off or one added cannot be opened")
    void noticesTampering() {
        SealedPin sealed = vault.seal(CONTOSO, PIN);
        byte[] bytes = sealed.bytes();

        for (int i = 0; i < bytes.length; i++) {
            byte[] altered = bytes.clone();
            altered[i] ^= 1;
            assertUnreadable(vault, CONTOSO, new SealedPin("k1", altered));
        }
        assertUnreadable(vault, CONTOSO, new SealedPin("k1", Arrays.copyOf(bytes, bytes.length - 1)));
        assertUnreadable(vault, CONTOSO, new SealedPin("k1", Arrays.copyOf(bytes, bytes.length + 1)));
        assertThat(vault.matches(CONTOSO, sealed, PIN)).isTrue();
    }

    @Test
    @DisplayName("PIN-7: a sealed PIN moved to another tenant cannot be opened")
    void isBoundToTheTenant() {
        assertUnreadable(vault, FABRIKAM, vault.seal(CONTOSO, PIN));
    }

    @Test
    @DisplayName("PIN-7: a sealed PIN cannot be opened with another key of the same name, nor under another name")
    void isBoundToTheKey() {
        SealedPin sealed = vault.seal(CONTOSO, PIN);
        PinKey otherSecret = PinKey.parse("k1", PinKey.randomSecret());
        byte[] sameSecret = new byte[32];
        var twins = new PinKeys("k1", List.of(new PinKey("k1", sameSecret), new PinKey("k2", sameSecret)));
        var twinVault = vault(twins);

        assertUnreadable(vault(new PinKeys("k1", List.of(otherSecret))), CONTOSO, sealed);
        assertUnreadable(
                twinVault,
                CONTOSO,
                new SealedPin("k2", twinVault.seal(CONTOSO, PIN).bytes()));
    }

    @Test
    @DisplayName("PIN-7: a sealed PIN whose key is not configured names that key")
    void namesTheMissingKey() {
        SealedPin sealed = vault.seal(CONTOSO, PIN);
        var without = vault(new PinKeys("k2", List.of(K2)));

        assertThatExceptionOfType(UnknownPinKeyException.class)
                .isThrownBy(() -> without.matches(CONTOSO, sealed, PIN))
                .withMessageContaining("'k1'");
        assertThatExceptionOfType(UnknownPinKeyException.class)
                .isThrownBy(() -> without.rewrap(CONTOSO, sealed))
                .withMessageContaining("'k1'");
    }

    @Test
    @DisplayName(
            "PIN-7: a key is rotated without the PIN: after it the old key is not needed, and only the PIN matches")
    void rotates() {
        SealedPin old = vault.seal(CONTOSO, PIN);
        var during = vault(new PinKeys("k2", List.of(K1, K2)));
        assertThat(during.matches(CONTOSO, old, PIN)).isTrue();

        SealedPin moved = during.rewrap(CONTOSO, old);
        var after = vault(new PinKeys("k2", List.of(K2)));

        assertThat(moved.keyId()).isEqualTo("k2");
        assertThat(after.matches(CONTOSO, moved, PIN)).isTrue();
        assertThat(after.matches(CONTOSO, moved, new Pin("48392018"))).isFalse();
        assertThat(after.unwrap(CONTOSO, moved)).isEqualTo(vault.unwrap(CONTOSO, old));
        assertUnreadable(after, FABRIKAM, moved);
    }

    @Test
    @DisplayName("PIN-7: rotation leaves alone what is under the current key, and opens nothing of another tenant")
    void rotatesOnlyWhatItMust() {
        SealedPin sealed = vault.seal(CONTOSO, PIN);
        var during = vault(new PinKeys("k2", List.of(K1, K2)));

        assertThat(vault.rewrap(CONTOSO, sealed)).isEqualTo(sealed);
        assertThatExceptionOfType(UnreadablePinException.class).isThrownBy(() -> during.rewrap(FABRIKAM, sealed));
    }

    @Test
    @DisplayName("PIN-8: no more hash at once than may")
    void hashesOneAfterAnother() throws Exception {
        var hashing = new Semaphore(1);
        var narrow = new PinVault(new PinKeys("k1", List.of(K1)), Argon2id.byLibraryOrInJava(), hashing);
        SealedPin sealed = narrow.seal(CONTOSO, PIN);
        hashing.acquire();
        Thread matching = Thread.ofVirtual().start(() -> narrow.matches(CONTOSO, sealed, PIN));
        Thread sealing = Thread.ofVirtual().start(() -> narrow.seal(CONTOSO, PIN));
        while (hashing.getQueueLength() < 2) {
            assertThat(matching.isAlive() && sealing.isAlive())
                    .as("nobody passes while the place is taken")
                    .isTrue();
            Thread.sleep(1);
        }

        hashing.release();

        for (Thread thread : List.of(matching, sealing)) {
            assertThat(thread.join(Patience.LIMIT)).isTrue();
        }
        assertThat(hashing.availablePermits()).isOne();
    }

    @Test
    @DisplayName("PIN-7: a sealed PIN is a value that cannot be changed from outside and shows its key's id only")
    void sealedPinIsAValue() {
        byte[] bytes = new byte[40];
        var sealed = new SealedPin("k1", bytes);
        bytes[0] = 1;
        sealed.bytes()[1] = 1;

        assertThat(sealed)
                .isEqualTo(new SealedPin("k1", new byte[40]))
                .hasSameHashCodeAs(new SealedPin("k1", new byte[40]))
                .isNotEqualTo(new SealedPin("k2", new byte[40]))
                .isNotEqualTo(new SealedPin("k1", bytes))
                .hasToString("SealedPin[keyId=k1]");
    }

    @Test
    @DisplayName("PIN-7: what is too short to hold a PIN, or names no key, is no sealed PIN")
    void sealedPinIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealedPin("k1", new byte[28]))
                .withMessage("A sealed PIN has more than 28 bytes, not 28");
        assertThatIllegalArgumentException().isThrownBy(() -> new SealedPin("", new byte[40]));
    }

    private static PinVault vault(PinKeys keys) {
        return new PinVault(keys, Argon2id.byLibraryOrInJava());
    }

    private static void assertUnreadable(PinVault vault, UUID tenantId, SealedPin sealed) {
        assertThatExceptionOfType(UnreadablePinException.class)
                .isThrownBy(() -> vault.matches(tenantId, sealed, PIN))
                .withMessageContaining("'%s'", sealed.keyId())
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain(PIN.digits(), "argon2"));
    }
}
