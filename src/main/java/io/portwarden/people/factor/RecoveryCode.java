package io.portwarden.people.factor;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A code that stands in for a lost factor, once: the digit of its place among the ten, so that one hash finds out whether it
 * is right, and 60 bits of chance in characters that are not mistaken for each other (Crockford's base 32).
 */
record RecoveryCode(int slot, String secret) {

    static final int COUNT = 10;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final Pattern SHAPE = Pattern.compile("[0-9][" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One for each place. */
    static List<RecoveryCode> generate() {
        return IntStream.range(0, COUNT)
                .mapToObj(slot -> new RecoveryCode(slot, random()))
                .toList();
    }

    private static String random() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** However people write it: in small letters, with or without what stands between, an O for a zero. */
    static Optional<RecoveryCode> parse(String typed) {
        if (typed.length() > 100) {
            return Optional.empty();
        }
        String plain = typed.replaceAll("[\\s\u00a0\\p{Pd}_.]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return SHAPE.matcher(plain).matches()
                ? Optional.of(new RecoveryCode(plain.charAt(0) - '0', plain.substring(1)))
                : Optional.empty();
    }

    /** As it is shown, once. */
    String text() {
        return slot + "-" + String.join("-", secret.split("(?<=\\G.{" + GROUP + "})"));
    }

    @Override
    public String toString() {
        return "RecoveryCode[…]";
    }
}
