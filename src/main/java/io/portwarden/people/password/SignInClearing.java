package io.portwarden.people.password;

import io.portwarden.people.session.SessionService;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Clears away the guesses and sessions that nobody asks for any more. */
@Component
class SignInClearing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SignInClearing.class);
    private static final long EVERY_MINUTES = 60;

    private final Transactions transactions;
    private final PasswordGuessRepository guesses;
    private final SessionService sessions;
    private volatile @Nullable ScheduledExecutorService clock;

    SignInClearing(Transactions transactions, PasswordGuessRepository guesses, SessionService sessions) {
        this.transactions = transactions;
        this.guesses = guesses;
        this.sessions = sessions;
    }

    void clear() {
        transactions.<@Nullable Object>patiently(Scope.provider(), () -> {
            guesses.clearOld();
            sessions.clearOld();
            return null;
        });
    }

    private void tryToClear() {
        try {
            clear();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Old guesses and sessions could not be cleared away: {}", e.getMessage());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sign-in-clearing").factory());
        ScheduledFuture<?> ignored =
                started.scheduleWithFixedDelay(this::tryToClear, 1, EVERY_MINUTES, TimeUnit.MINUTES);
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
