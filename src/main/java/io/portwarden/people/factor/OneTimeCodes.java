package io.portwarden.people.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes as authenticator apps make them (RFC 6238: HMAC-SHA-1, 6 digits, 30 seconds): the one of now, of the step
 * before and of the next, because clocks differ.
 */
final class OneTimeCodes {

    static final int SECRET_BYTES = 20;
    static final int DIGITS = 6;
    static final Duration STEP = Duration.ofSeconds(30);

    /** Steps before and after. */
    private static final int WINDOW = 1;

    private static final Pattern SHAPE = Pattern.compile("[0-9]{" + DIGITS + "}");
    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    private OneTimeCodes() {}

    /** Apps show a code in two halves, and people type it so. */
    static String plain(String typed) {
        return typed.replaceAll("[\\s\u00a0-]", "");
    }

    static boolean looksLikeOne(String typed) {
        return SHAPE.matcher(plain(typed)).matches();
    }

    /** Of which step the code is, the latest if of several; nothing where it is of none that counts now. */
    static OptionalLong step(byte[] secret, String typed, Instant now) {
        byte[] code = plain(typed).getBytes(StandardCharsets.UTF_8);
        long current = Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
        long found = -1;
        // All of them, whichever it is: how long it takes tells nothing.
        for (long step = current - WINDOW; step <= current + WINDOW; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.US_ASCII), code)) {
                found = step;
            }
        }
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    static String code(byte[] secret, long step) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret, GENERATOR.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP.toSeconds()),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A secret that is no key", e);
        }
    }
}
