package io.portwarden.shared.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks something up beside those who ask, who wait for a moment only: for health and figures, whose readers want an answer at
 * once, whatever the database does. There is never more than one look under way.
 */
public final class Prompt<T> {

    private static final Logger log = LoggerFactory.getLogger(Prompt.class);
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final Supplier<T> lookUp;
    private @Nullable CompletableFuture<T> underWay;
    private volatile @Nullable T last;

    public Prompt(Supplier<T> lookUp) {
        this.lookUp = lookUp;
    }

    /** What there is now; nothing where it cannot be found out within a quarter of a second. */
    public Optional<T> now() {
        try {
            T found = look().get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            last = found;
            return Optional.of(found);
        } catch (TimeoutException | ExecutionException unknown) {
            log.debug("Not known at the moment", unknown);
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What there is now or, where that cannot be found out, what was found out last. */
    public Optional<T> nowOrLast() {
        return now().or(() -> Optional.ofNullable(last));
    }

    private synchronized CompletableFuture<T> look() {
        CompletableFuture<T> before = underWay;
        if (before != null && !before.isDone()) {
            return before;
        }
        CompletableFuture<T> look = CompletableFuture.supplyAsync(
                lookUp, task -> Thread.ofVirtual().name("look").start(task));
        underWay = look;
        return look;
    }
}
