package io.portwarden.shared.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Writes the key that a page ended with as a text that carriers hand back as it is. */
public final class Cursor {

    private static final int LENGTH = 22;

    private Cursor() {}

    public static String write(UUID key) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The key that a cursor holds, if it is one that {@link #write} has written. */
    public static Optional<UUID> read(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            UUID key = new UUID(bytes.getLong(), bytes.getLong());
            return Optional.of(key).filter(read -> write(read).equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
