package io.portwarden;

import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps what a listener is told.
 *
 * @param gaps how often something may have been missed
 */
public record Heard(BlockingQueue<LiveUpdate> updates, AtomicInteger gaps) implements LiveUpdates.Listener {

    public Heard() {
        this(new LinkedBlockingQueue<>(), new AtomicInteger());
    }

    @Override
    public void happened(LiveUpdate update) {
        updates.add(update);
    }

    @Override
    public void missed() {
        gaps.incrementAndGet();
    }
}
