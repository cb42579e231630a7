package io.portwarden.people.password;

import io.portwarden.people.guess.GuessGuard;
import io.portwarden.people.guess.GuessGuard.Outcome;
import io.portwarden.people.guess.Guesser;
import io.portwarden.people.guess.SignInGuesses;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Limits guessing at passwords. */
@Component
class PasswordGuard {

    private final GuessGuard guard;

    PasswordGuard(Transactions transactions, SignInGuesses guesses, LaterWrites later, SignInProperties properties) {
        this.guard = new GuessGuard(
                transactions, guesses, later, properties.guesses().limits());
    }

    /** @throws UnavailableException see {@link GuessGuard#guess} */
    <T> Outcome<T> guess(Guesser guesser, Supplier<Optional<T>> compare) {
        return guard.guess(guesser, compare);
    }
}
