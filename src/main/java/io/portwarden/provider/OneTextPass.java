package io.portwarden.provider;

import io.portwarden.number.access.NumberReadings;
import io.portwarden.tenant.AccountKeys;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Brings what older versions have stored, or nodes of one store meanwhile, under the rules of one text for a number and one
 * normal form for an account number (NUM-1, ACC-1): at the start, and again and again. Mostly there is nothing to be done,
 * which two looks into small indexes tell.
 */
@Component
class OneTextPass implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OneTextPass.class);
    private static final int EVERY_SECONDS = 10;

    private final NumberReadings readings;
    private final AccountKeys accounts;
    private final boolean serving;
    private volatile @Nullable ScheduledExecutorService clock;

    /** @param command the one that the program runs instead of serving; empty for none */
    OneTextPass(NumberReadings readings, AccountKeys accounts, @Value("${portwarden.command:}") String command) {
        this.readings = readings;
        this.accounts = accounts;
        this.serving = command.isEmpty();
    }

    @Override
    public boolean isAutoStartup() {
        return serving;
    }

    void run() {
        readings.fill();
        accounts.fill();
    }

    private void tryToRun() {
        try {
            run();
        } catch (DataAccessException | TransactionException e) {
            log.warn("What older versions have stored could not be looked through yet: {}", e.getMessage());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("one-text").factory());
        ScheduledFuture<?> ignored = started.scheduleWithFixedDelay(this::tryToRun, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        clock = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = clock;
        clock = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
