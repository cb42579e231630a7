package io.portwarden.people.password;

import io.portwarden.people.guess.SignInGuesses;
import io.portwarden.people.session.SessionService;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Clears away the guesses and sessions that nobody asks for any more. */
@Component
class SignInClearing extends Rounds {

    private final Transactions transactions;
    private final SignInGuesses guesses;
    private final SessionService sessions;

    SignInClearing(Transactions transactions, SignInGuesses guesses, SessionService sessions) {
        super("sign-in-clearing", "Clearings of old guesses and sessions", Duration.ofMinutes(1), Duration.ofHours(1));
        this.transactions = transactions;
        this.guesses = guesses;
        this.sessions = sessions;
    }

    @Override
    protected void round() {
        clear();
    }

    void clear() {
        transactions.<@Nullable Object>patiently(Scope.provider(), () -> {
            guesses.clearOld();
            sessions.clearOld();
            return null;
        });
    }
}
