package io.portwarden.upstream.telnyx;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells by a connection's public key whether Telnyx has sent an event, and not long ago (UPS-8). */
final class TelnyxSignature {

    /** How far its time and ours may be apart, in either direction. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What stands before the 32 bytes of an Ed25519 key in the form that Java reads (RFC 8410). */
    private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_LENGTH = 32;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final PublicKey key;

    private TelnyxSignature(PublicKey key) {
        this.key = key;
    }

    /** @param base64 the key as Telnyx's portal shows it; nothing where it is none */
    static Optional<TelnyxSignature> of(String base64) {
        try {
            byte[] raw = Base64.getDecoder().decode(base64.strip());
            if (raw.length != KEY_LENGTH) {
                return Optional.empty();
            }
            byte[] encoded = new byte[HEADER.length + KEY_LENGTH];
            System.arraycopy(HEADER, 0, encoded, 0, HEADER.length);
            System.arraycopy(raw, 0, encoded, HEADER.length, KEY_LENGTH);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            // That it is a point of the curve shows when it is used first.
            Signature.getInstance("Ed25519").initVerify(key);
            return Optional.of(new TelnyxSignature(key));
        } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
            return Optional.empty();
        }
    }

    /**
     * @param body as it came, byte by byte
     * @param timestamp and {@code signature} the headers of these names; null where there was none
     */
    boolean isGenuine(byte[] body, @Nullable String timestamp, @Nullable String signature, Instant now) {
        if (timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (apart.abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update((timestamp + "|").getBytes(StandardCharsets.US_ASCII));
            verifier.update(body);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException | InvalidKeyException | SignatureException wrong) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java has no Ed25519", impossible);
        }
    }
}
