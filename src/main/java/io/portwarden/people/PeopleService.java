package io.portwarden.people;

import io.portwarden.people.PersonRepository.Key;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Keeps the people who can sign in, and what each of them has chosen. */
@Service
public class PeopleService {

    /** What the portal speaks, the language of those who have chosen none first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("es"));

    private final Transactions transactions;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final Joining joining;
    private final PersonChoices choices;
    private final PasswordEncoder passwords;
    private final List<Belongings> belongings;

    PeopleService(
            Transactions transactions,
            PersonRepository people,
            AccountRepository accounts,
            Joining joining,
            PersonChoices choices,
            PasswordEncoder passwords,
            List<Belongings> belongings) {
        this.transactions = transactions;
        this.people = people;
        this.accounts = accounts;
        this.joining = joining;
        this.choices = choices;
        this.passwords = passwords;
        this.belongings = List.copyOf(belongings);
    }

    /** The language that the signed-in person has chosen. */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public Locale language() {
        SignedInPerson me = CurrentPerson.get();
        return transactions
                .stating(Scope.tenant(me.tenantId()), () -> people.find(Key.of(me)))
                .map(Person::language)
                .orElse(LANGUAGES.getFirst());
    }

    /**
     * The signed-in person's choice, from now on and on every machine. Of the locale only its language counts.
     *
     * @throws IllegalArgumentException for a language that is none of {@link #LANGUAGES}
     */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public void changeLanguage(Locale locale) {
        Locale language = Locale.of(locale.getLanguage());
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("The portal does not speak " + language);
        }
        SignedInPerson me = CurrentPerson.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> choices.changeLanguage(Key.of(me), language));
    }

    /** How the signed-in person wants the screens. */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public ScreenChoices choices() {
        SignedInPerson me = CurrentPerson.get();
        return transactions
                .stating(Scope.tenant(me.tenantId()), () -> choices.get(Key.of(me)))
                .orElse(new ScreenChoices(Appearance.DEVICE, true));
    }

    /** The signed-in person's choice, from now on and on every machine. */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public void changeAppearance(Appearance appearance) {
        SignedInPerson me = CurrentPerson.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> choices.changeAppearance(Key.of(me), appearance));
    }

    /** The signed-in person's choice, from now on and on every machine. */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public void changeSlash(boolean wanted) {
        SignedInPerson me = CurrentPerson.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> choices.changeSlash(Key.of(me), wanted));
    }

    /** Whose the address is, in the transaction under way. */
    public Optional<Person> find(EmailAddress email) {
        return accounts.holder(email.value())
                .map(AccountRepository.Key::membership)
                .flatMap(people::find);
    }

    /** Lets somebody sign in from now on, in the transaction under way. */
    public void add(Person person, String password) {
        joining.join(person, hash(password));
    }

    /**
     * Makes this the password of whose the address is, in the transaction under way; one that it is already stays
     * stored as it is.
     *
     * @throws NoSuchElementException when the address is nobody's
     */
    public void setPassword(EmailAddress email, String password) {
        PortalUser user = accounts.holder(email.value())
                .flatMap(accounts::findUser)
                .orElseThrow(() -> new NoSuchElementException("Nobody has the address " + email));
        if (!passwords.matches(password, user.getPassword())) {
            accounts.changePassword(user.account(), hash(password));
        }
    }

    /** Ends what lets the tenant's people go on, as their sessions, in the transaction under way, which must be for it. */
    public void endAllOf(TenantId tenantId) {
        belongings.forEach(each -> each.endOfAll(tenantId));
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }
}
