package io.portwarden.people.password;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.factor.FactorLinks;
import io.portwarden.people.guess.Guesser;
import io.portwarden.people.guess.SignInGuesses;
import io.portwarden.people.session.SessionService;
import io.portwarden.people.session.SignInRecords;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What happens whenever somebody gets another password, in whichever way. */
@Component
class PasswordChange {

    private final Transactions transactions;
    private final TenantService tenants;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final PasswordResetRepository resets;
    private final SignInGuesses guesses;
    private final FactorLinks links;
    private final SessionService sessions;
    private final SignInRecords records;
    private final PasswordEncoder encoder;
    private final PasswordRules rules = new PasswordRules();

    PasswordChange(
            Transactions transactions,
            TenantService tenants,
            PersonRepository people,
            AccountRepository accounts,
            PasswordResetRepository resets,
            SignInGuesses guesses,
            FactorLinks links,
            SessionService sessions,
            SignInRecords records,
            PasswordEncoder encoder) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.people = people;
        this.accounts = accounts;
        this.resets = resets;
        this.guesses = guesses;
        this.links = links;
        this.sessions = sessions;
        this.records = records;
        this.encoder = encoder;
    }

    PasswordAdvice advise(Key key, String password) {
        List<String> names = transactions.stating(Scope.tenant(key.tenantId()), () -> {
            Tenant tenant = tenants.get(key.tenantId());
            Person person = person(key);
            return List.of(
                    tenant.name(),
                    tenant.accountNumber(),
                    person.displayName(),
                    person.email().value());
        });
        return rules.judge(password, names);
    }

    /** @throws InvalidPasswordException when it cannot be chosen */
    void require(Key key, String password) {
        advise(key, password).problem().ifPresent(problem -> {
            throw new InvalidPasswordException(problem);
        });
    }

    /**
     * Makes it the person's password, ends the person's sessions, and begins the count of guesses anew, of codes too. It takes
     * no second factor away.
     *
     * @param keptSession the one that goes on, if one does
     * @param last what has to hold in the transaction in which it happens, or throws
     */
    void change(Key key, String password, @Nullable UUID keptSession, Runnable last) {
        // Outside the transaction: a hash takes long, and no connection waits for it.
        String hash = Objects.requireNonNull(encoder.encode(password));
        Person person = transactions.stating(Scope.tenant(key.tenantId()), () -> person(key));
        String account = Guesser.account(person.email().value());
        transactions.doStating(Scope.tenant(key.tenantId()).andDigests(account), () -> {
            accounts.changePassword(key, hash);
            last.run();
            sessions.endAll(key, keptSession);
            resets.endAll(key);
            links.endAll(key);
            guesses.renew(account);
            accounts.beginCodeGeneration(key);
            records.passwordChanged(person);
        });
    }

    private Person person(Key key) {
        return people.find(key.membership()).orElseThrow(() -> new NoSuchElementException("Nobody is called " + key));
    }
}
