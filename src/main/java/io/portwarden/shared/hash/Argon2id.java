package io.portwarden.shared.hash;

import io.portwarden.shared.hash.NativeArgon2id.NotLoadedException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id with 19456 KiB, 2 passes and 1 lane (OWASP Password Storage Cheat Sheet), by the C library of the system or by
 * Bouncy Castle. Both write the same text, and each verifies what the other has made: which of them it is shows in the time
 * only.
 *
 * @param encoder computes it, safe for use by many threads
 * @param isNative whether by the library
 * @param origin by what it is computed, and where that is Java, why
 */
public record Argon2id(PasswordEncoder encoder, boolean isNative, String origin) {

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;
    static final int LANES = 1;
    static final int MEMORY_KIB = 19456;
    static final int PASSES = 2;

    /** By Bouncy Castle, wherever the program runs. */
    public static Argon2id inJava() {
        return inJava("as it is configured");
    }

    private static Argon2id inJava(String reason) {
        return new Argon2id(java(), false, "Bouncy Castle, " + reason);
    }

    /** @throws NotLoadedException if it is not to be had here */
    static Argon2id byLibrary() throws NotLoadedException {
        NativeArgon2id library = NativeArgon2id.load();
        return new Argon2id(new NativePasswordEncoder(library, java()), true, library.name());
    }

    /** By the library where it is to be had. */
    public static Argon2id byLibraryOrInJava() {
        try {
            return byLibrary();
        } catch (NotLoadedException e) {
            return inJava("without libargon2: " + e.getMessage());
        }
    }

    private static PasswordEncoder java() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    }
}
