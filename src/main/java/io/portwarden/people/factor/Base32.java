package io.portwarden.people.factor;

/** The alphabet in which authenticator apps are told secrets (RFC 4648, section 6), without padding. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * Byte.SIZE + BITS - 1) / BITS);
        int held = 0;
        int count = 0;
        for (byte each : bytes) {
            held = (held << Byte.SIZE | each & 0xff) & 0xffff;
            count += Byte.SIZE;
            while (count >= BITS) {
                count -= BITS;
                text.append(ALPHABET.charAt(held >> count & 31));
            }
        }
        if (count > 0) {
            text.append(ALPHABET.charAt(held << BITS - count & 31));
        }
        return text.toString();
    }
}
