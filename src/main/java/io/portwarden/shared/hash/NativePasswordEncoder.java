package io.portwarden.shared.hash;

import java.security.SecureRandom;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** {@link Argon2id} by the library; what that cannot do, for want of memory or because a text is no hash, is left to Java. */
final class NativePasswordEncoder extends AbstractValidatingPasswordEncoder {

    private final SecureRandom random = new SecureRandom();
    private final NativeArgon2id library;
    private final PasswordEncoder java;

    NativePasswordEncoder(NativeArgon2id library, PasswordEncoder java) {
        this.library = library;
        this.java = java;
    }

    @Override
    protected String encodeNonNullPassword(String secret) {
        byte[] salt = new byte[Argon2id.SALT_BYTES];
        random.nextBytes(salt);
        return library.hash(Argon2id.PASSES, Argon2id.MEMORY_KIB, Argon2id.LANES, secret, salt, Argon2id.HASH_BYTES)
                .orElseGet(() -> String.valueOf(java.encode(secret)));
    }

    @Override
    protected boolean matchesNonNull(String secret, String hash) {
        return library.verify(hash, secret).orElseGet(() -> java.matches(secret, hash));
    }

    @Override
    protected boolean upgradeEncodingNonNull(String hash) {
        return java.upgradeEncoding(hash);
    }
}
