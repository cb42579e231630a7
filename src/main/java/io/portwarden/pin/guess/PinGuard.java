package io.portwarden.pin.guess;

import io.portwarden.carrier.CarrierId;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.KeyedDigests;
import io.portwarden.pin.PinAttempt;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.key.PinProperties;
import io.portwarden.pin.key.PinRepository;
import io.portwarden.pin.key.TenantPin;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import io.portwarden.shared.work.Turnstile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Limits guessing (PIN-8): a guess is written down and committed before the PIN is looked at, and counts as wrong unless
 * it is settled as right, be it later or by being sent again. The comparing is done while no connection is held. Why it is
 * so: docs/decisions.
 */
@Component
public class PinGuard {

    private final Transactions transactions;
    private final GuessRepository guesses;
    private final AttemptRepository attempts;
    private final PinRepository pins;
    private final KeyedDigests digests;
    private final PinRecords records;
    private final LaterWrites later;
    private final PinProperties.Limits properties;
    private final GuessLimits limits;
    private final Turnstile<TenantId> turnstile = new Turnstile<>();

    PinGuard(
            Transactions transactions,
            GuessRepository guesses,
            AttemptRepository attempts,
            PinRepository pins,
            KeyedDigests digests,
            PinRecords records,
            LaterWrites later,
            PinProperties properties) {
        this.transactions = transactions;
        this.guesses = guesses;
        this.attempts = attempts;
        this.pins = pins;
        this.digests = digests;
        this.records = records;
        this.later = later;
        this.properties = properties.limits();
        this.limits = new GuessLimits(
                this.properties.perCarrierAndTenant(), this.properties.perTenantInARow(), this.properties.perCarrier());
    }

    /** The answer at the turnstile. */
    private sealed interface Admission {

        /** The guess was written down, and is to be compared with this PIN. */
        record Admitted(Hold hold, TenantPin pin) implements Admission {}

        /** It is not compared. */
        record Answered(PinVerdict verdict, boolean carrierLimitReached) implements Admission {}
    }

    /**
     * Compares if the limits allow it.
     *
     * @param compare does the comparing with the tenant's PIN; called at most once, without a transaction
     * @throws UnavailableException when those being compared did not end in time, or those that broke off leave no room
     *     until they are settled; nothing was compared
     */
    public PinVerdict guess(
            TenantId tenantId, CarrierId carrierId, PinAttempt attempt, Function<TenantPin, PinVerdict> compare) {
        KeyedDigest digest = digests.digest(attempt.content());
        Admission admission = turnstile
                .pass(tenantId, properties.patience(), () -> admit(tenantId, carrierId, attempt, digest))
                .orElseThrow(() -> new UnavailableException("Other attempts are still being checked"));
        return switch (admission) {
            case Admission.Answered answered -> answered.verdict();
            case Admission.Admitted(Hold hold, TenantPin pin) ->
                compare(tenantId, carrierId, attempt, hold, pin, compare);
        };
    }

    /** What is kept of a verdict while the database is away holds no PIN. */
    private PinVerdict compare(
            TenantId tenantId,
            CarrierId carrierId,
            PinAttempt attempt,
            Hold hold,
            TenantPin pin,
            Function<TenantPin, PinVerdict> compare) {
        try {
            PinVerdict verdict = compare.apply(pin);
            boolean right = verdict instanceof PinVerdict.Accepted;
            long version = pin.version();
            if (!later.write(() -> settle(tenantId, carrierId, attempt, hold, right, version))) {
                throw new UnavailableException("The check took so long that somebody else has taken it over");
            }
            return verdict;
        } finally {
            turnstile.call(tenantId);
        }
    }

    /** An admitted guess lasts by the time anybody is told of it: its verdict does, or what is kept of its order. */
    private Optional<Admission> admit(TenantId tenantId, CarrierId carrierId, PinAttempt attempt, KeyedDigest digest) {
        Optional<Admission> admission = transactions.provisionally(scope(tenantId, carrierId), () -> {
            guesses.queue(tenantId, carrierId);
            Answer<List<EarlierGuess>> sentBefore = attempts.earlier(tenantId, carrierId, attempt, properties.window());
            Answer<GuessCounts> counts = count(tenantId, carrierId, null);
            // Here, so that nothing is asked of the database any more until there is a verdict.
            TenantPin pin = pins.find(tenantId).orElseThrow();
            List<EarlierGuess> earlier = sentBefore.get().stream()
                    .filter(one -> sameWords(one, attempt))
                    .toList();
            return switch (SentAgain.of(attempt, earlier)) {
                case SentAgain.BeingCompared compared ->
                    throw new UnavailableException("The same order is still being checked");
                case SentAgain.WrongAlready wrong -> Optional.of(new Admission.Answered(new PinVerdict.Wrong(), false));
                case SentAgain.TheSame same ->
                    decide(
                            tenantId,
                            carrierId,
                            // It has its place among those that are counted.
                            count(tenantId, carrierId, same.guess()).get(),
                            pin,
                            () -> attempts.takeOver(tenantId, same.guess(), properties.lease()));
                case SentAgain.AnotherGuess another ->
                    decide(
                            tenantId,
                            carrierId,
                            counts.get(),
                            pin,
                            () -> attempts.begin(tenantId, carrierId, attempt, digest, properties.lease()));
            };
        });
        if (admission.isPresent()
                && admission.get() instanceof Admission.Answered answered
                && answered.carrierLimitReached()) {
            block(carrierId);
        }
        return admission;
    }

    private Optional<Admission> decide(
            TenantId tenantId, CarrierId carrierId, GuessCounts counts, TenantPin pin, Supplier<Hold> hold) {
        lockWhereDue(tenantId, carrierId, counts);
        return switch (limits.next(counts)) {
            case REFUSE -> {
                transactions.lastAfterAll();
                records.refusedUnchecked(tenantId, carrierId);
                yield Optional.of(
                        new Admission.Answered(new PinVerdict.AttemptsExceeded(), limits.carrierLimitReached(counts)));
            }
            case LATER -> throw new UnavailableException("Attempts that broke off are not settled yet");
            case WAIT -> Optional.empty();
            case CHECK -> Optional.of(new Admission.Admitted(hold.get(), pin));
        };
    }

    private Answer<GuessCounts> count(TenantId tenantId, CarrierId carrierId, @Nullable UUID without) {
        return guesses.count(tenantId, carrierId, without, properties.window(), properties.sentAgainWithin());
    }

    /** What was made under a key that has been dropped since cannot be told from anything else. */
    private boolean sameWords(EarlierGuess earlier, PinAttempt attempt) {
        try {
            return digests.sameContent(earlier.digest(), attempt.content());
        } catch (UnknownPinKeyException dropped) {
            return false;
        }
    }

    /** Tells whether this was the one who settled it. */
    private boolean settle(
            TenantId tenantId, CarrierId carrierId, PinAttempt attempt, Hold hold, boolean right, long pinVersion) {
        if (!right) {
            return settleWrong(tenantId, carrierId, hold, pinVersion);
        }
        Scope scope = scope(tenantId, carrierId);
        Supplier<Answer<Boolean>> settling = () -> settleRight(tenantId, carrierId, hold, pinVersion);
        // Of an order something is kept before it is answered; of a question nothing is.
        return (attempt.isOfOrder()
                        ? transactions.provisionally(scope, settling)
                        : transactions.stating(scope, settling))
                .get();
    }

    private Answer<Boolean> settleRight(TenantId tenantId, CarrierId carrierId, Hold hold, long pinVersion) {
        guesses.queue(tenantId, carrierId);
        Answer<Boolean> settled = attempts.settle(tenantId, hold, true, pinVersion);
        guesses.endRow(tenantId, hold);
        return settled;
    }

    private boolean settleWrong(TenantId tenantId, CarrierId carrierId, Hold hold, long pinVersion) {
        Optional<Boolean> carrierLimitReached = transactions.stating(scope(tenantId, carrierId), () -> {
            guesses.queue(tenantId, carrierId);
            Answer<Boolean> settled = attempts.settle(tenantId, hold, false, pinVersion);
            GuessCounts counts = count(tenantId, carrierId, null).get();
            if (!settled.get()) {
                return Optional.empty();
            }
            records.wrong(tenantId, carrierId, counts, limits);
            lockWhereDue(tenantId, carrierId, counts);
            return Optional.of(limits.carrierLimitReached(counts));
        });
        if (carrierLimitReached.orElse(false)) {
            block(carrierId);
        }
        return carrierLimitReached.isPresent();
    }

    /** A limit that only a person can lift is written down as soon as it is seen to be reached. */
    private void lockWhereDue(TenantId tenantId, CarrierId carrierId, GuessCounts counts) {
        if (limits.tenantLimitReached(counts) && guesses.lock(tenantId)) {
            records.locked(tenantId, carrierId, limits.perTenantInARow());
        }
    }

    /**
     * In a transaction of its own, because it concerns no tenant. Should the program die before it, the carrier's next
     * guess is refused all the same, and does it then.
     */
    private void block(CarrierId carrierId) {
        transactions.doStating(scope(TenantId.PROVIDER, carrierId), () -> {
            guesses.queue(carrierId);
            GuessCounts counts = count(TenantId.PROVIDER, carrierId, null).get();
            // Meanwhile an operator may have raised the limit, or begun the count anew.
            if (limits.carrierLimitReached(counts) && guesses.block(carrierId)) {
                records.blocked(carrierId, limits.perCarrier(counts));
            }
        });
    }

    private static Scope scope(TenantId tenantId, CarrierId carrierId) {
        return Scope.carrier(carrierId.value()).andTenant(tenantId);
    }
}
