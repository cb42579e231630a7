package io.portwarden.browser;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what is to come, never for a time. */
final class Patience {

    private Patience() {}

    /** @throws IllegalStateException when it has not come for two minutes */
    static void until(String what, Callable<Boolean> come) throws Exception {
        long deadline = System.nanoTime() + Chromium.PATIENCE.toNanos();
        String last = "no";
        while (System.nanoTime() < deadline) {
            try {
                if (come.call()) {
                    return;
                }
            } catch (IOException notYet) {
                last = String.valueOf(notYet.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("Waited in vain until " + what + " (" + last + ")");
    }
}
