package io.portwarden.pin;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** What PINs come with in tests. */
public final class TestAttempts {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestAttempts() {}

    /** An order that was never sent before. */
    public static PinAttempt another() {
        return order("PON-" + COUNTER.incrementAndGet(), "");
    }

    /** An order of that name with that PIN in it. */
    public static PinAttempt order(String name, String pin) {
        return PinAttempt.ofOrder(name, 1, ("order " + pin).getBytes(StandardCharsets.UTF_8));
    }

    /** A mere question with that PIN in it. */
    public static PinAttempt question(String pin) {
        return PinAttempt.ofQuestion(("question " + pin).getBytes(StandardCharsets.UTF_8));
    }
}
