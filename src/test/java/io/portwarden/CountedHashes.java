package io.portwarden;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How often a password was hashed or compared: what takes time, and tells by that who exists. */
public final class CountedHashes implements BeanPostProcessor {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private record Counting(PasswordEncoder encoder) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            COUNT.incrementAndGet();
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            COUNT.incrementAndGet();
            return encoder.matches(password, hash);
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PasswordEncoder encoder ? new Counting(encoder) : bean;
    }

    /** In the whole JVM, whose tests come one after the other. */
    public static int count() {
        return COUNT.get();
    }

    public static void beginAnew() {
        COUNT.set(0);
    }
}
