package io.portwarden.bench;

import io.portwarden.bench.CarrierProgram.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Carriers that send orders one after the other, and each of them again, as it is, until it is answered with 2xx. */
final class Persistence implements AutoCloseable {

    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(6);

    private final Rotation rotation;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Delivered> delivered = new ConcurrentLinkedQueue<>();
    private final Queue<Order> undelivered = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    Persistence(Rotation rotation) {
        this.rotation = rotation;
    }

    /**
     * An order that was answered.
     *
     * @param times how often it was sent
     * @param sentAt for the last time, by {@link System#nanoTime}
     */
    record Delivered(Order order, int times, long sentAt, Answer answer) {

        boolean hasReason(String code) {
            return answer.json().path("reasons").values().stream()
                    .anyMatch(reason -> code.equals(reason.path("code").asString()));
        }
    }

    /** Sends what it is given until it is closed, with pauses of up to so many milliseconds. */
    void send(Supplier<Order> next, int workerCount, int pauseMillis) {
        for (int i = 0; i < workerCount; i++) {
            workers.submit(() -> {
                try {
                    while (!ended) {
                        deliver(next.get());
                        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1, pauseMillis));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    e.printStackTrace();
                }
            });
        }
    }

    void deliver(Order order) throws InterruptedException {
        long deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        for (int times = 1; System.nanoTime() < deadline; times++) {
            try {
                long sentAt = System.nanoTime();
                Answer answer = CarrierProgram.send(rotation.any(), order);
                if (answer.isSuccess()) {
                    delivered.add(new Delivered(order, times, sentAt, answer));
                    return;
                }
            } catch (IOException broken) {
                // Nobody knows what became of it; that is what it is sent again for.
            }
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(200, 1200));
        }
        undelivered.add(order);
    }

    Collection<Delivered> delivered() {
        return delivered;
    }

    Collection<Order> undelivered() {
        return undelivered;
    }

    /** No new orders; those under way are sent until they are answered. */
    @Override
    public void close() {
        ended = true;
        workers.close();
    }
}
