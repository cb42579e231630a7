package io.portwarden.people.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.hash.Argon2id;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashingTest {

    private final PasswordEncoder encoder = new PasswordHashing().passwordEncoder(Argon2id.byLibraryOrInJava());

    @Test
    @DisplayName("A password is stored as Argon2id with 19456 KiB, 2 passes and 1 lane")
    void argon2id() {
        String hash = encoder.encode("correct horse battery");

        assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(encoder.matches("correct horse battery", hash)).isTrue();
        assertThat(encoder.matches("correct horse batterz", hash)).isFalse();
    }

    @Test
    @DisplayName("The same password is stored differently each time")
    void salted() {
        assertThat(encoder.encode("same")).isNotEqualTo(encoder.encode("same"));
    }

    @Test
    @DisplayName("However many sign in at once, only so many hashes are computed at once, and all are")
    void queue() {
        Slow slow = new Slow();
        QueuingPasswordEncoder queuing = new QueuingPasswordEncoder(slow, 2);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                people.execute(() -> queuing.matches("", ""));
            }
        }
        assertThat(slow.most).hasValue(2);
        assertThat(slow.done).hasValue(40);
    }

    private static final class Slow implements PasswordEncoder {

        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            atOnce.decrementAndGet();
            done.incrementAndGet();
            return false;
        }
    }
}
