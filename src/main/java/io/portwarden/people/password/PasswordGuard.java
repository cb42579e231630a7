package io.portwarden.people.password;

import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import io.portwarden.shared.work.Turnstile;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Limits guessing at passwords: a guess is written down and committed before the password is looked at, and counts as
 * wrong unless it is settled as right. Whether the account exists makes no difference. Why it is so: docs/decisions.
 */
@Component
class PasswordGuard {

    private final Transactions transactions;
    private final PasswordGuessRepository guesses;
    private final LaterWrites later;
    private final SignInProperties.Guesses properties;
    private final PasswordLimits limits;
    private final Turnstile<String> turnstile = new Turnstile<>();

    PasswordGuard(
            Transactions transactions,
            PasswordGuessRepository guesses,
            LaterWrites later,
            SignInProperties properties) {
        this.later = later;
        this.transactions = transactions;
        this.guesses = guesses;
        this.properties = properties.guesses();
        this.limits = PasswordLimits.of(this.properties);
    }

    /**
     * What came of a guess.
     *
     * @param checked whether the limits allowed it to be compared
     * @param right what came of the right one
     */
    record Outcome<T>(boolean checked, Optional<T> right) {}

    /** The answer at the turnstile: a guess that was written down, or none where a limit is reached. */
    private record Admission(Optional<UUID> guess) {}

    /**
     * Compares if the limits allow it.
     *
     * @param compare does the comparing, without a transaction: what comes of the right password, nothing for a wrong one
     * @throws UnavailableException when those in flight did not end in time
     */
    <T> Outcome<T> guess(Guesser guesser, Supplier<Optional<T>> compare) {
        Optional<UUID> admitted = turnstile
                .pass(guesser.account(), properties.patience(), () -> admit(guesser))
                .orElseThrow(() -> new UnavailableException("Other attempts are still being checked"))
                .guess();
        if (admitted.isEmpty()) {
            return new Outcome<>(false, Optional.empty());
        }
        try {
            Optional<T> result = compare.get();
            UUID guess = admitted.get();
            boolean right = result.isPresent();
            later.write(() -> settle(guess, guesser, right));
            return new Outcome<>(true, result);
        } finally {
            turnstile.call(guesser.account());
        }
    }

    private Optional<Admission> admit(Guesser guesser) {
        return transactions.stating(scope(guesser), () -> {
            guesses.queue(guesser);
            PasswordGuessCounts counts = guesses.count(guesser, properties.window());
            return switch (limits.next(counts)) {
                case REFUSE -> Optional.of(new Admission(Optional.empty()));
                case WAIT -> Optional.empty();
                case CHECK -> {
                    UUID guess = Identifiers.next();
                    guesses.begin(guess, guesser, counts.familiar(), properties.lease());
                    yield Optional.of(new Admission(Optional.of(guess)));
                }
            };
        });
    }

    /** Tells whether this was what settled it: a commit that failed may have been done. */
    private boolean settle(UUID guess, Guesser guesser, boolean right) {
        return transactions.<Boolean>stating(scope(guesser), () -> {
            guesses.queue(guesser);
            boolean unsettled = guesses.isUnsettled(guess, guesser);
            if (unsettled) {
                guesses.settle(guess, guesser, right);
            }
            return unsettled;
        });
    }

    private static Scope scope(Guesser guesser) {
        return Scope.digests(guesser.account(), guesser.source());
    }
}
