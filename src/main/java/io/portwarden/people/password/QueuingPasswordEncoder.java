package io.portwarden.people.password;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes only so many passwords at once, the rest in the order of their coming: each takes 19 MiB while it lasts, and
 * nobody has to be signed in to ask for one.
 */
final class QueuingPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private final Semaphore places;

    QueuingPasswordEncoder(PasswordEncoder encoder, int atOnce) {
        this.encoder = encoder;
        this.places = new Semaphore(atOnce, true);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
