package io.portwarden.shared.live;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what all nodes tell by NOTIFY and hands it on. A connection that has died is noticed and made anew, however it died;
 * what was told meanwhile is lost, so that afterwards everybody is told that something may have been.
 */
@Component
final class LiveListening implements SmartLifecycle {

    static final String CHANNEL = "portwarden_live";

    private static final Logger LOG = LoggerFactory.getLogger(LiveListening.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ListeningAddress address;
    private final LiveListeners listeners;
    private final LivePayloads payloads = new LivePayloads();
    private final AtomicLong gaps = new AtomicLong();
    private volatile @Nullable Thread thread;
    private volatile boolean hearing;
    private volatile long heardAt = System.nanoTime();
    private boolean saidToPause;

    LiveListening(ListeningAddress address, LiveListeners listeners) {
        this.address = address;
        this.listeners = listeners;
    }

    /** Whether what is told now is heard, as far as is known. */
    boolean isHearing() {
        return hearing;
    }

    /** How often it has stopped hearing. */
    long gaps() {
        return gaps.get();
    }

    /** For how long nothing has come from the database, not even an answer. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    @Override
    public synchronized void start() {
        Thread starting = Thread.ofVirtual().name("live-updates").unstarted(this::listen);
        thread = starting;
        starting.start();
    }

    @Override
    public synchronized void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** A thread that was stopped goes, although another may have been started since. */
    private boolean goesOn() {
        return thread == Thread.currentThread();
    }

    private void listen() {
        while (goesOn()) {
            try (ListeningConnection connection = ListeningConnection.open(address, CHANNEL)) {
                begin();
                hear(connection);
            } catch (SQLException | RuntimeException | Error broken) {
                if (goesOn()) {
                    pause(broken);
                }
            }
        }
        hearing = isRunning() && hearing;
    }

    private void begin() {
        heardAt = System.nanoTime();
        hearing = true;
        if (saidToPause) {
            saidToPause = false;
            LOG.info("Live updates go on; every open page is read anew");
        }
        listeners.missed();
    }

    private void hear(ListeningConnection connection) throws SQLException {
        while (goesOn()) {
            Duration left = address.untilAsked().minus(silence());
            if (left.isPositive()) {
                for (String payload : connection.hear(left)) {
                    heardAt = System.nanoTime();
                    if (payload.equals(LivePayloads.GAP)) {
                        listeners.missed();
                    } else {
                        payloads.read(payload).ifPresent(listeners::tell);
                    }
                }
            } else {
                connection.ask();
                heardAt = System.nanoTime();
            }
        }
    }

    private void pause(Throwable broken) {
        if (hearing) {
            hearing = false;
            gaps.incrementAndGet();
        }
        if (!saidToPause) {
            saidToPause = true;
            LOG.warn("Live updates pause, open pages show nothing new: {}", broken.toString());
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            LOG.debug("Listening is stopped", stopping);
        }
    }
}
