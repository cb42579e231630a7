package io.portwarden.people.member;

import io.portwarden.people.EmailAddress;
import io.portwarden.people.Joining;
import io.portwarden.people.MailedToken;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.people.password.InvalidPasswordException;
import io.portwarden.people.password.PasswordAdvice;
import io.portwarden.people.password.PasswordRules;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Lets people who were invited come in by the link that was mailed to them: they say their name and choose a password. */
@Service
public class InvitationAcceptance {

    /** Characters of the longest name. */
    public static final int LONGEST_NAME = 100;

    private final Transactions transactions;
    private final InvitationRepository invitations;
    private final Joining joining;
    private final TenantService tenants;
    private final MemberRecords records;
    private final PasswordEncoder passwords;
    private final PasswordRules rules = new PasswordRules();

    InvitationAcceptance(
            Transactions transactions,
            InvitationRepository invitations,
            Joining joining,
            TenantService tenants,
            MemberRecords records,
            PasswordEncoder passwords) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.joining = joining;
        this.tenants = tenants;
        this.records = records;
        this.passwords = passwords;
    }

    /** What the link leads to, while it works; looking does not use it up. */
    public Optional<OpenInvitation> find(MailedToken token) {
        return holder(token).map(row -> {
            Tenant tenant = tenant(row);
            return new OpenInvitation(
                    tenant.name(), row.invitation().email(), row.invitation().role());
        });
    }

    /**
     * What there is to say of a password that somebody is choosing.
     *
     * @param name as it stands on the screen, be it empty
     * @throws InvalidInvitationException when the link does not work any more
     */
    public PasswordAdvice advise(MailedToken token, String name, String password) {
        return advise(holder(token).orElseThrow(InvalidInvitationException::new), name, password);
    }

    /**
     * Whoever was invited can sign in from now on, with this password; the link is used up. Nobody is signed in by it.
     *
     * @param name 1 to {@value #LONGEST_NAME} characters
     * @throws InvalidPasswordException when the password cannot be chosen; the link still works
     * @throws InvalidInvitationException when the link was used already, is too old, was cancelled, or there is a newer
     *     one
     * @throws AddressTakenException when the address has come to sign in elsewhere; the link still works
     */
    public void accept(MailedToken token, String name, String password, Locale language) {
        InvitationRepository.Row row = holder(token).orElseThrow(InvalidInvitationException::new);
        Person person = new Person(
                row.tenantId(),
                Identifiers.next(),
                new EmailAddress(row.invitation().email()),
                name.strip(),
                row.invitation().role(),
                known(language));
        advise(row, name, password).problem().ifPresent(problem -> {
            throw new InvalidPasswordException(problem);
        });
        // Outside the transaction: a hash takes long, and no connection waits for it.
        String hash = Objects.requireNonNull(passwords.encode(password));
        UUID id = row.invitation().id();
        try {
            transactions.doStating(Scope.tenant(row.tenantId()), () -> {
                if (!invitations.accept(row.tenantId(), id, token.digest(), person.personId())) {
                    throw new InvalidInvitationException();
                }
                joining.join(person, hash);
                records.joined(person);
            });
        } catch (DuplicateKeyException taken) {
            throw new AddressTakenException(taken);
        }
    }

    private PasswordAdvice advise(InvitationRepository.Row row, String name, String password) {
        Tenant tenant = tenant(row);
        return rules.judge(
                password,
                List.of(
                        tenant.name(),
                        tenant.accountNumber(),
                        name,
                        row.invitation().email()));
    }

    private Tenant tenant(InvitationRepository.Row row) {
        return transactions.stating(Scope.tenant(row.tenantId()), () -> tenants.get(row.tenantId()));
    }

    private Optional<InvitationRepository.Row> holder(MailedToken token) {
        return transactions.stating(Scope.digests(token.digest()), () -> invitations.holder(token.digest()));
    }

    private static Locale known(Locale language) {
        Locale plain = Locale.of(language.getLanguage());
        return PeopleService.LANGUAGES.contains(plain) ? plain : PeopleService.LANGUAGES.getFirst();
    }
}
