package io.portwarden.people.password;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.MailedToken;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.guess.Guesser;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.people.session.SignInRecords;
import io.portwarden.people.sso.own.OwnProviders;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.EvenPace;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Lets people who cannot sign in choose another password, by a link that is mailed to them. Whoever asks for one learns
 * nothing of whether there is such a person.
 */
@Service
public class PasswordReset {

    private final Transactions transactions;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final PasswordResetRepository resets;
    private final PasswordChange passwords;
    private final PasswordGuard guard;
    private final SignInRecords records;
    private final SignInProperties properties;
    private final OwnProviders own;

    PasswordReset(
            Transactions transactions,
            PersonRepository people,
            AccountRepository accounts,
            PasswordResetRepository resets,
            PasswordChange passwords,
            PasswordGuard guard,
            SignInRecords records,
            SignInProperties properties,
            OwnProviders own) {
        this.transactions = transactions;
        this.people = people;
        this.accounts = accounts;
        this.resets = resets;
        this.passwords = passwords;
        this.guard = guard;
        this.records = records;
        this.properties = properties;
        this.own = own;
    }

    /**
     * Mails a link, if the address is somebody's who has not been mailed one in the last minutes
     * ({@code portwarden.sign-in.reset-pause}). Takes the same time in any case. To be called in a request of whoever
     * asks: for a network address it counts like a wrong password, so that nobody asks for everybody.
     *
     * @param typed any text
     */
    public void request(String typed) {
        EvenPace pace = EvenPace.of(properties.refusalTime());
        guard.guess(Guesser.ofNobody(CurrentSession.request().getRemoteAddr()), () -> {
            EmailAddress.parse(typed).ifPresent(this::send);
            return Optional.empty();
        });
        pace.waitOut();
    }

    /** How long a link works. */
    public Duration linkWorksFor() {
        return properties.resetLinkFor();
    }

    private void send(EmailAddress email) {
        transactions
                .stating(Scope.email(email.value()), () -> accounts.holder(email.value()))
                // Where people sign in by the tenant's own provider, a password would be of no use (SIG-14).
                .filter(key -> !own.isRequired(key.tenantId()))
                .ifPresent(key -> transactions.doStating(Scope.tenant(key.tenantId()), () -> send(key)));
    }

    private void send(Key key) {
        MailedToken token = MailedToken.generate(MailedToken.Kind.RESET);
        resets.replace(key, token.digest(), properties.resetLinkFor(), properties.resetPause())
                .ifPresent(until -> records.passwordResetRequested(
                        people.find(key.membership()).orElseThrow(), token.link(), until));
    }

    /** Whether the link still works; looking does not use it up. */
    public boolean works(MailedToken token) {
        return holder(token).isPresent();
    }

    /**
     * What there is to say of a password that somebody is choosing by a link.
     *
     * @throws InvalidResetLinkException when it does not work any more
     */
    public PasswordAdvice advise(MailedToken token, String password) {
        return passwords.advise(holder(token).orElseThrow(InvalidResetLinkException::new), password);
    }

    /**
     * Makes this the password of whom the link was mailed to, ends all sessions of that person, and uses the link up.
     * Nobody is signed in by it.
     *
     * @throws InvalidPasswordException when it cannot be chosen; the link still works
     * @throws InvalidResetLinkException when the link was used already, is too old, or there is a newer one
     */
    public void complete(MailedToken token, String password) {
        Key key = holder(token).orElseThrow(InvalidResetLinkException::new);
        passwords.require(key, password);
        passwords.change(key, password, null, () -> {
            if (!resets.use(key, token.digest())) {
                throw new InvalidResetLinkException();
            }
        });
    }

    private Optional<Key> holder(MailedToken token) {
        return transactions.stating(Scope.digests(token.digest()), () -> resets.holder(token.digest()));
    }
}
