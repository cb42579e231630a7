package io.portwarden.pin.key;

import io.portwarden.pin.InvalidPinKeyException;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.WrongPinKeyException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What the database keeps of a key from its first use on, to recognize it at every start (PIN-7); it says nothing about
 * the key itself nor about anything made under it.
 *
 * @param keyId the key's id
 * @param value 16 bytes in lower-case hexadecimal
 */
public record PinKeyCheck(String keyId, String value) {

    private static final int VALUE_LENGTH = 16;
    private static final Pattern VALUE = Pattern.compile("[0-9a-f]{32}");
    private static final byte[] CONSTANT = "portwarden pin key".getBytes(StandardCharsets.US_ASCII);

    public PinKeyCheck {
        InvalidPinKeyException.requireId(keyId);
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The check value of the key '%s' is not 16 bytes in lower-case hexadecimal".formatted(keyId));
        }
    }

    public static PinKeyCheck of(PinKey key) {
        byte[] mac = key.mac(KeyPurpose.KEY_CHECK, CONSTANT);
        return new PinKeyCheck(key.id(), HexFormat.of().formatHex(Arrays.copyOf(mac, VALUE_LENGTH)));
    }

    /**
     * Compares with the configured key of the same id.
     *
     * @throws WrongPinKeyException if that is another key than the one that this was made from
     * @throws UnknownPinKeyException if no key of this id is configured
     */
    public void verify(PinKeys keys) {
        String configured = of(keys.named(keyId)).value;
        if (!MessageDigest.isEqual(bytesOf(configured), bytesOf(value))) {
            throw new WrongPinKeyException(keyId);
        }
    }

    private static byte[] bytesOf(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
