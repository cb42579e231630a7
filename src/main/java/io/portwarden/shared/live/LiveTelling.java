package io.portwarden.shared.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells all nodes by NOTIFY what this one has done, after the commit, and all at once that has come together meanwhile: a
 * transaction that tells something waits at its commit for every other one that does, on the whole server. What a node that
 * dies has not told yet, it makes good when it is started again: everybody is to read anew.
 */
@Component
final class LiveTelling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTelling.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 500;

    /** Beyond that, everybody is to read anew. */
    private static final int MOST_KEPT = 10_000;

    /** It is of no consequence whether it is told after a crash: its commit is not waited for. */
    private static final String TELL = """
            select set_config('synchronous_commit', 'off', true), count(pg_notify(:channel, payload))
            from unnest(cast(:payloads as text[])) told (payload)
            """;

    private final JdbcClient jdbc;
    private final Set<String> waiting = new LinkedHashSet<>();
    private boolean telling;
    private boolean running;

    LiveTelling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same twice, before it is told, is told once. */
    synchronized void tell(String payload) {
        if (waiting.size() >= MOST_KEPT) {
            waiting.clear();
            waiting.add(LivePayloads.GAP);
        }
        waiting.add(payload);
        if (!telling) {
            telling = true;
            Thread.ofVirtual().name("live-telling").start(this::tellAll);
        }
    }

    private void tellAll() {
        boolean saidToPause = false;
        for (List<String> some = take(); !some.isEmpty(); some = take()) {
            try {
                tell(some);
                saidToPause = false;
            } catch (DataAccessException away) {
                if (!putBack(some)) {
                    return;
                }
                if (!saidToPause) {
                    saidToPause = true;
                    LOG.warn("Live updates cannot be told now, and are later: {}", away.getMessage());
                }
                pause();
            }
        }
    }

    private void tell(List<String> payloads) {
        jdbc.sql(TELL)
                .param("channel", LiveListening.CHANNEL)
                .param("payloads", payloads.toArray(String[]::new))
                .query((row, index) -> "told")
                .single();
    }

    private synchronized List<String> take() {
        List<String> taken = waiting.stream().limit(AT_ONCE).toList();
        taken.forEach(waiting::remove);
        telling = !taken.isEmpty();
        if (!telling) {
            notifyAll();
        }
        return taken;
    }

    /** @return whether it is tried again */
    private synchronized boolean putBack(List<String> untold) {
        List<String> since = new ArrayList<>(waiting);
        waiting.clear();
        waiting.addAll(untold);
        waiting.addAll(since);
        telling = running;
        if (!telling) {
            notifyAll();
        }
        return telling;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        tell(LivePayloads.GAP);
    }

    /** What has happened until now is told before the pool is gone, where the database answers. */
    @Override
    public synchronized void stop() {
        running = false;
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (long left = PATIENCE.toMillis(); telling && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
