package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.CurrentAccount;
import io.portwarden.people.PendingSignIn.Begun;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.people.session.SessionService;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.SecondFactor;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Sets factors up and takes them away. The first of an account wants a mailed link as well if somebody has signed in before,
 * and ends every other session and sign-in of the person (SIG-4).
 */
@Component
public class FactorSetUp {

    private final Transactions transactions;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final SecondFactorGate gate;
    private final FactorRepository factors;
    private final FactorLinks links;
    private final FactorSecrets secrets;
    private final SessionService sessions;
    private final FactorRecords records;
    private final PasswordEncoder encoder;
    private final SecondFactorProperties properties;
    private final SignInProperties signIns;
    private final Clock clock;

    FactorSetUp(
            Transactions transactions,
            PersonRepository people,
            AccountRepository accounts,
            SecondFactorGate gate,
            FactorRepository factors,
            FactorLinks links,
            FactorSecrets secrets,
            SessionService sessions,
            FactorRecords records,
            PasswordEncoder encoder,
            SecondFactorProperties properties,
            SignInProperties signIns,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.accounts = accounts;
        this.gate = gate;
        this.factors = factors;
        this.links = links;
        this.secrets = secrets;
        this.sessions = sessions;
        this.records = records;
        this.encoder = encoder;
        this.properties = properties;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** Keeps a factor, in the transaction under way. */
    @FunctionalInterface
    public interface Factor {
        void keep(Person person);
    }

    CodeEnrolment enrol(String email) {
        return CodeEnrolment.begin(email, properties.codes().issuer());
    }

    /**
     * Whether a sign-in that waits can set its first factor up now.
     *
     * @throws LinkWantedException when the mailed link is wanted as well, and this browser has not brought it along
     * @throws SignInOverException when there is a factor, or none is wanted any more
     */
    public void requireFirst(Begun me) {
        if (me.isOver(clock.instant(), signIns.pendingFor())) {
            throw new SignInOverException();
        }
        transactions.doStating(Scope.tenant(me.key().tenantId()), () -> {
            if (standing(me) == Standing.MAIL_FIRST && !links.followed(me.key())) {
                throw new LinkWantedException();
            }
        });
    }

    private Standing standing(Begun me) {
        return people.find(me.membership())
                .flatMap(gate::standing)
                .filter(standing -> standing != Standing.ASK)
                .orElseThrow(SignInOverException::new);
    }

    /** One-time codes as the first factor of a sign-in that waits. */
    List<String> firstCodes(Begun me, CodeEnrolment enrolment, String code) {
        requireFirst(me);
        long step = step(enrolment, code);
        return first(me, SecondFactor.ONE_TIME_CODE, person -> keepCodes(me.key(), person, enrolment, step));
    }

    /**
     * Keeps the first factor of a sign-in that waits, with recovery codes. The sign-in goes on waiting, and can be completed.
     *
     * @param shown what the person has shown with it, one of {@link SecondFactor}
     * @return the recovery codes
     * @throws LinkWantedException see {@link #requireFirst}
     * @throws SignInOverException see {@link #requireFirst}, or when something about the person has changed
     */
    public List<String> first(Begun me, String shown, Factor factor) {
        Key key = me.key();
        requireFirst(me);
        List<RecoveryCode> recovery = RecoveryCode.generate();
        List<String> hashes = hashes(recovery);
        int generation = transactions.stating(Scope.tenant(key.tenantId()), () -> {
            accounts.lock(key);
            if (!accounts.keepSignInGeneration(key, me.signInGeneration())) {
                throw new SignInOverException();
            }
            if (standing(me) == Standing.MAIL_FIRST && !links.use(key)) {
                throw new LinkWantedException();
            }
            return begin(key, null, hashes, factor);
        });
        Authentication before =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        CurrentSession.become(SecondFactorGate.waiting(
                me.inGeneration(generation), before, List.of(FactorGrantedAuthority.fromAuthority(shown))));
        return texts(recovery);
    }

    /**
     * Everything of the person begins anew with the first factor.
     *
     * @return the person's sign-in generation from now on
     */
    private int begin(Key key, @Nullable UUID keptSession, List<String> hashes, Factor factor) {
        sessions.endAll(key, keptSession);
        links.endAll(key);
        accounts.noteSignIn(key);
        accounts.beginCodeGeneration(key);
        factors.replaceRecoveryCodes(key, hashes);
        factor.keep(people.find(key.membership()).orElseThrow(SignInOverException::new));
        return accounts.signInGeneration(key);
    }

    /**
     * Whether somebody who is signed in can set a factor up now, be it the first or another; whoever has one must have shown
     * one in this session.
     *
     * @throws LinkWantedException when it would be the first, and this browser has not brought the mailed link along
     */
    public void requireAllowed(SignedInPerson me) {
        Key key = CurrentAccount.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            Held held = gate.held(key);
            requireShown(held);
            if (held.linkWanted() && !links.followed(key)) {
                throw new LinkWantedException();
            }
        });
    }

    private static void requireShown(Held held) {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        if (held.any() && (session == null || !SecondFactor.shownIn(session))) {
            throw new SignInNotFreshException();
        }
    }

    /** One-time codes of somebody who is signed in. */
    List<String> codes(SignedInPerson me, CodeEnrolment enrolment, String code) {
        requireAllowed(me);
        long step = step(enrolment, code);
        return keep(
                me,
                SecondFactor.ONE_TIME_CODE,
                true,
                person -> keepCodes(CurrentAccount.get(), person, enrolment, step));
    }

    /** @param recoveryCodes whether new ones count */
    private record Kept(boolean first, boolean recoveryCodes) {}

    /**
     * Keeps a factor of somebody who is signed in. To be called in a request of the person's own.
     *
     * @param shown what the person has shown with it, one of {@link SecondFactor}
     * @param withRecoveryCodes whether recovery codes are made where there are none
     * @return those that were made
     * @throws LinkWantedException see {@link #requireAllowed}
     */
    public List<String> keep(SignedInPerson me, String shown, boolean withRecoveryCodes, Factor factor) {
        Key key = CurrentAccount.get();
        List<RecoveryCode> recovery = withRecoveryCodes ? RecoveryCode.generate() : List.of();
        List<String> hashes = hashes(recovery);
        Kept kept = transactions.stating(Scope.tenant(me.tenantId()), () -> {
            accounts.lock(key);
            Held held = gate.held(key);
            requireShown(held);
            if (held.linkWanted() && !links.use(key)) {
                throw new LinkWantedException();
            }
            if (!held.any()) {
                begin(key, sessions.current(), hashes, factor);
                return new Kept(true, withRecoveryCodes);
            }
            boolean none = held.recoveryCodesLeft() == 0;
            if (none && withRecoveryCodes) {
                factors.replaceRecoveryCodes(key, hashes);
            }
            factor.keep(people.find(key.membership()).orElseThrow(SignInOverException::new));
            return new Kept(false, none && withRecoveryCodes);
        });
        if (kept.first()) {
            CurrentSession.proved(shown);
        }
        return kept.recoveryCodes() ? texts(recovery) : List.of();
    }

    void removeCodes(SignedInPerson me) {
        Key key = CurrentAccount.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            accounts.lock(key);
            Held held = gate.held(key);
            requireShown(held);
            if (!held.codes()) {
                return;
            }
            requireOther(me, held.passkeys());
            factors.removeCodes(key);
            if (held.passkeys() == 0) {
                factors.removeRecoveryCodes(key);
            }
            records.codesRemoved(people.find(key.membership()).orElseThrow());
        });
    }

    /**
     * To be called before one of the signed-in person's passkeys is removed, in the same transaction: the recovery codes go
     * with the last factor.
     *
     * @throws LastFactorException when the person has to have a factor, and this is the last
     */
    public void passkeyGoes(SignedInPerson me) {
        Key key = CurrentAccount.get();
        accounts.lock(key);
        Held held = gate.held(key);
        requireShown(held);
        int others = held.passkeys() - 1 + (held.codes() ? 1 : 0);
        requireOther(me, others);
        if (others <= 0) {
            factors.removeRecoveryCodes(key);
        }
    }

    private void requireOther(SignedInPerson me, int others) {
        if (others <= 0 && gate.wanted(me.tenantId(), me.role())) {
            throw new LastFactorException();
        }
    }

    List<String> renewRecoveryCodes(SignedInPerson me) {
        Key key = CurrentAccount.get();
        List<RecoveryCode> recovery = RecoveryCode.generate();
        List<String> hashes = hashes(recovery);
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            accounts.lock(key);
            Held held = gate.held(key);
            requireShown(held);
            if (!held.any()) {
                throw new IllegalStateException("There is no factor that recovery codes could stand in for");
            }
            factors.replaceRecoveryCodes(key, hashes);
            records.recoveryCodesRenewed(people.find(key.membership()).orElseThrow());
        });
        return texts(recovery);
    }

    private void keepCodes(Key key, Person person, CodeEnrolment enrolment, long step) {
        factors.setUp(key, secrets.seal(key, enrolment.secret()), step);
        records.codesSetUp(person);
    }

    private long step(CodeEnrolment enrolment, String code) {
        OptionalLong step = OneTimeCodes.step(enrolment.secret(), code, clock.instant());
        return step.orElseThrow(CodeRefusedException::new);
    }

    /** Outside the transaction: hashes take long, and no connection waits for them. */
    private List<String> hashes(List<RecoveryCode> codes) {
        return codes.stream()
                .map(code -> Objects.requireNonNull(encoder.encode(code.secret())))
                .toList();
    }

    private static List<String> texts(List<RecoveryCode> codes) {
        return codes.stream().map(RecoveryCode::text).toList();
    }
}
