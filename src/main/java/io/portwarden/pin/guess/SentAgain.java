package io.portwarden.pin.guess;

import io.portwarden.pin.PinAttempt;
import io.portwarden.pin.guess.EarlierGuess.Standing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an attempt is to those that came before it with the same words (PIN-8); why it is so: docs/decisions, 010. */
sealed interface SentAgain {

    /** A guess of its own, which counts beside all others. */
    record AnotherGuess() implements SentAgain {}

    /** The guess that broke off: it is compared once more, and settled with what comes of it. */
    record TheSame(UUID guess) implements SentAgain {}

    /** A guess that was found to be wrong, though its order was not stored: it is neither compared nor counted again. */
    record WrongAlready() implements SentAgain {}

    /** A guess that somebody is comparing now. */
    record BeingCompared() implements SentAgain {}

    /** @param earlier with the same words, newest first */
    static SentAgain of(PinAttempt attempt, List<EarlierGuess> earlier) {
        if (attempt.isOfOrder() && find(earlier, Standing.COMPARING).isPresent()) {
            return new BeingCompared();
        }
        Optional<EarlierGuess> brokenOff = find(earlier, Standing.BROKEN_OFF);
        if (brokenOff.isPresent()) {
            return new TheSame(brokenOff.get().id());
        }
        return attempt.isOfOrder() && find(earlier, Standing.WRONG).isPresent()
                ? new WrongAlready()
                : new AnotherGuess();
    }

    private static Optional<EarlierGuess> find(List<EarlierGuess> earlier, Standing standing) {
        return earlier.stream().filter(one -> one.standing() == standing).findFirst();
    }
}
