package io.portwarden.people.password;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Takes two ways of writing the same characters for the same password, as keyboards of different systems write them: NFC,
 * as the OpaqueString profile of RFC 8265 asks for.
 */
record NormalizingPasswordEncoder(PasswordEncoder encoder) implements PasswordEncoder {

    static String normalized(CharSequence password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return encoder.encode(password == null ? null : normalized(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return encoder.matches(password == null ? null : normalized(password), hash);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }
}
