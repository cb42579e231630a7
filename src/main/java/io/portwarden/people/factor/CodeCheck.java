package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.Sha256;
import io.portwarden.people.factor.FactorRepository.Codes;
import io.portwarden.people.guess.GuessGuard;
import io.portwarden.people.guess.Guesser;
import io.portwarden.people.guess.SignInGuesses;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.NetworkSource;
import io.portwarden.shared.SecondFactor;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.EvenPace;
import io.portwarden.shared.work.LaterWrites;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The one place where a code that somebody types is compared. A wrong one, one that was used already, and one that was
 * refused unlooked at are the same refusal after the same time.
 */
@Component
public class CodeCheck {

    private final Transactions transactions;
    private final FactorRepository factors;
    private final PersonRepository people;
    private final FactorSecrets secrets;
    private final FactorRecords records;
    private final PasswordEncoder encoder;
    private final GuessGuard guard;
    private final SignInProperties properties;
    private final Clock clock;

    /** Of no code at all: what is typed for a place that has none costs the same hash. */
    private final String noHash;

    CodeCheck(
            Transactions transactions,
            FactorRepository factors,
            PersonRepository people,
            FactorSecrets secrets,
            FactorRecords records,
            PasswordEncoder encoder,
            SignInGuesses guesses,
            LaterWrites later,
            SignInProperties properties,
            SecondFactorProperties codes,
            Clock clock) {
        this.transactions = transactions;
        this.factors = factors;
        this.people = people;
        this.secrets = secrets;
        this.records = records;
        this.encoder = encoder;
        this.guard = new GuessGuard(transactions, guesses, later, codes.codes().limits());
        this.properties = properties;
        this.clock = clock;
        this.noHash = Objects.requireNonNull(
                encoder.encode(RecoveryCode.generate().getFirst().secret()));
    }

    /**
     * Uses up a code of the person's authenticator app, or a recovery code, whichever it looks like. To be called in a
     * request of whoever types it.
     *
     * @return the second factor that it shows
     * @throws CodeRefusedException when it is wrong, was used already, or was not looked at because a limit is reached
     * @throws UnavailableException when it could not be checked
     */
    public String either(Key person, String typed) {
        if (OneTimeCodes.looksLikeOne(typed)) {
            oneTimeCode(person, typed);
            return SecondFactor.ONE_TIME_CODE;
        }
        recoveryCode(person, typed);
        return SecondFactor.RECOVERY_CODE;
    }

    /** A code of the person's authenticator app; see {@link #either}. */
    void oneTimeCode(Key person, String typed) {
        require(person, () -> isCode(person, typed));
    }

    /** A recovery code; see {@link #either}. */
    void recoveryCode(Key person, String typed) {
        require(person, () -> isRecoveryCode(person, typed));
    }

    private void require(Key person, BooleanSupplier compare) {
        EvenPace pace = EvenPace.of(properties.refusalTime());
        String address = Objects.requireNonNullElse(CurrentSession.networkAddress(), "");
        try {
            GuessGuard.Outcome<Boolean> outcome = guard.guess(
                    guesser(person, address), () -> compare.getAsBoolean() ? Optional.of(true) : Optional.empty());
            if (outcome.right().isPresent()) {
                return;
            }
            records.codeRefused(person, outcome.checked(), address);
        } catch (DataAccessException | TransactionException e) {
            throw new UnavailableException("The code could not be checked");
        }
        pace.waitOut();
        throw new CodeRefusedException();
    }

    private Guesser guesser(Key person, String address) {
        int generation = stating(person, () -> factors.held(person)).codeGeneration();
        return new Guesser(
                Sha256.hex("code", person.tenantId() + "/" + person.personId() + "/" + generation),
                Sha256.hex("code-source", NetworkSource.of(address)));
    }

    private boolean isCode(Key person, String typed) {
        Optional<Codes> codes = stating(person, () -> factors.codes(person));
        if (codes.isEmpty()) {
            return false;
        }
        OptionalLong step = OneTimeCodes.step(secrets.open(person, codes.get().sealed()), typed, clock.instant());
        // Of two at the same moment, on whichever nodes, one changes the row.
        return step.isPresent() && stating(person, () -> factors.use(person, codes.get(), step.getAsLong()));
    }

    private boolean isRecoveryCode(Key person, String typed) {
        Optional<RecoveryCode> code = RecoveryCode.parse(typed);
        Optional<String> hash = code.flatMap(read -> stating(person, () -> factors.recoveryCode(person, read.slot())));
        boolean right = encoder.matches(code.map(RecoveryCode::secret).orElse("none"), hash.orElse(noHash));
        if (!right || code.isEmpty() || hash.isEmpty()) {
            return false;
        }
        return stating(person, () -> {
            if (!factors.useRecoveryCode(person, code.get().slot(), hash.get())) {
                return false;
            }
            people.find(person.membership())
                    .ifPresent(somebody -> records.recoveryCodeUsed(
                            somebody, factors.held(person).recoveryCodesLeft()));
            return true;
        });
    }

    private <T> T stating(Key person, Supplier<T> work) {
        return transactions.stating(Scope.tenant(person.tenantId()), work);
    }
}
