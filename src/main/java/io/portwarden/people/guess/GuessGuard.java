package io.portwarden.people.guess;

import io.portwarden.shared.Identifiers;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import io.portwarden.shared.work.Turnstile;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Limits guessing at what somebody signs in with: a guess is written down and committed before it is looked at, and counts as
 * wrong unless it is settled as right. Whether the account exists makes no difference. Why it is so: docs/decisions.
 */
public final class GuessGuard {

    private final Transactions transactions;
    private final SignInGuesses guesses;
    private final LaterWrites later;
    private final GuessLimits limits;
    private final Turnstile<String> turnstile = new Turnstile<>();

    public GuessGuard(Transactions transactions, SignInGuesses guesses, LaterWrites later, GuessLimits limits) {
        this.transactions = transactions;
        this.guesses = guesses;
        this.later = later;
        this.limits = limits;
    }

    /**
     * What came of a guess.
     *
     * @param checked whether the limits allowed it to be compared
     * @param right what came of the right one
     */
    public record Outcome<T>(boolean checked, Optional<T> right) {}

    /** The answer at the turnstile: a guess that was written down, or none where a limit is reached. */
    private record Admission(Optional<UUID> guess) {}

    /**
     * Compares if the limits allow it.
     *
     * @param compare does the comparing, without a transaction: what comes of the right one, nothing for a wrong one
     * @throws UnavailableException when those in flight did not end in time
     */
    public <T> Outcome<T> guess(Guesser guesser, Supplier<Optional<T>> compare) {
        Optional<UUID> admitted = turnstile
                .pass(guesser.account(), limits.patience(), () -> admit(guesser))
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
            GuessCounts counts = guesses.count(guesser, limits.window());
            return switch (limits.next(counts)) {
                case REFUSE -> Optional.of(new Admission(Optional.empty()));
                case WAIT -> Optional.empty();
                case CHECK -> {
                    UUID guess = Identifiers.next();
                    guesses.begin(guess, guesser, counts.familiar(), limits.lease());
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
