package io.portwarden.people.scim;

import io.portwarden.approval.TwoPersonRule;
import io.portwarden.people.AccountRepository;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.Joining;
import io.portwarden.people.Leaving;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PersonRepository.Key;
import io.portwarden.people.domain.ProvenDomains;
import io.portwarden.people.member.Invitation;
import io.portwarden.people.member.InvitationEnd;
import io.portwarden.people.scim.DirectoryRecords.Changed;
import io.portwarden.people.scim.PersonFilter.Attribute;
import io.portwarden.people.scim.ScimRefusedException.Type;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/**
 * Does what an organization's own directory says of its people. It sees whoever it looks after, and whoever else is one of
 * the people with an address of a domain that the organization has proven. Whoever leaves is out for good: who comes back is
 * somebody else here, under the identifier of before, so that nothing of what the person had opens anything again.
 */
@Service
@PreAuthorize("hasRole('DIRECTORY')")
public class DirectoryPeople {

    /** As many as one directory may bring. */
    static final int MOST = 2000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Transactions transactions;
    private final DirectoryRepository directories;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final Joining joining;
    private final Leaving leaving;
    private final InvitationEnd invitations;
    private final ProvenDomains domains;
    private final TwoPersonRule rule;
    private final DirectoryRecords records;
    /** Hashed once, because that takes long: a password that nobody knows. It is compared as everybody's is. */
    private final Supplier<String> nobodysPassword;

    DirectoryPeople(
            Transactions transactions,
            DirectoryRepository directories,
            PersonRepository people,
            AccountRepository accounts,
            Joining joining,
            Leaving leaving,
            InvitationEnd invitations,
            ProvenDomains domains,
            TwoPersonRule rule,
            DirectoryRecords records,
            PasswordEncoder passwords) {
        this.transactions = transactions;
        this.directories = directories;
        this.people = people;
        this.accounts = accounts;
        this.joining = joining;
        this.leaving = leaving;
        this.invitations = invitations;
        this.domains = domains;
        this.rule = rule;
        this.records = records;
        this.nobodysPassword = SingletonSupplier.of(() -> Objects.requireNonNull(passwords.encode(randomPassword())));
    }

    private static String randomPassword() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Those whom it sees and the filter names, or all. */
    public List<DirectoryPerson> list(Directory by, Optional<PersonFilter> filter) {
        TenantId tenantId = by.tenantId();
        return transactions.stating(
                Scope.tenant(tenantId),
                () ->
                        filter
                                .map(named -> directories.named(tenantId, named))
                                .orElseGet(() -> directories.all(tenantId))
                                .stream()
                                .filter(person -> sees(by, person))
                                .toList());
    }

    /** @throws ScimRefusedException when it sees nobody of that identifier */
    public DirectoryPerson get(Directory by, UUID id) {
        return transactions.stating(Scope.tenant(by.tenantId()), () -> find(by, id));
    }

    /**
     * Brings somebody in, or somebody back. Whoever is one of the people already is looked after from now on.
     *
     * @throws ScimRefusedException when the address is of no domain of the organization's, or the directory has brought it already
     */
    public DirectoryPerson create(Directory by, Wanted wanted) {
        EmailAddress userName = wanted.userName().orElseThrow();
        return unlessTaken(() -> transactions.stating(scope(by).andEmail(userName.value()), () -> {
            directories.hold(by.tenantId());
            requireProven(by, userName);
            return directories.named(by.tenantId(), new PersonFilter(Attribute.USER_NAME, userName.value())).stream()
                    .findFirst()
                    .map(there -> bring(by, there, wanted))
                    .orElseGet(() -> begin(by, userName, wanted));
        }));
    }

    /**
     * Changes what is said of somebody, active to not active above all.
     *
     * @param wanted what is said, of the person as it is there
     * @throws ScimRefusedException when it cannot be changed like that, or it sees nobody of that identifier
     */
    public DirectoryPerson change(Directory by, UUID id, Function<DirectoryPerson, Wanted> wanted) {
        return unlessTaken(() -> transactions.stating(scope(by), () -> {
            directories.hold(by.tenantId());
            DirectoryPerson before = find(by, id);
            return apply(by, before, wanted.apply(before));
        }));
    }

    /** The person leaves, and the directory looks after nobody of that identifier any more. */
    public void delete(Directory by, UUID id) {
        transactions.doStating(scope(by), () -> {
            directories.hold(by.tenantId());
            DirectoryPerson before = find(by, id);
            if (before.active()) {
                leave(by, before);
            }
            directories.delete(by.tenantId(), id);
        });
    }

    /** For the provider too: its people are told where a leaver was the last admin. Every statement names the tenant. */
    private static Scope scope(Directory by) {
        return Scope.provider().andTenant(by.tenantId());
    }

    private static <T> T unlessTaken(Supplier<T> work) {
        try {
            return work.get();
        } catch (DuplicateKeyException taken) {
            throw ScimRefusedException.taken();
        }
    }

    private boolean sees(Directory by, DirectoryPerson person) {
        return person.managed()
                || EmailAddress.parse(person.userName())
                        .filter(address -> domains.holds(by.tenantId(), address))
                        .isPresent();
    }

    private DirectoryPerson find(Directory by, UUID id) {
        return directories
                .find(by.tenantId(), id)
                .filter(person -> sees(by, person))
                .orElseThrow(ScimRefusedException::notFound);
    }

    private void requireProven(Directory by, EmailAddress address) {
        if (!domains.holds(by.tenantId(), address)) {
            throw ScimRefusedException.forbidden(
                    "The organization has not proven in the portal that the domain of this userName is its own.");
        }
    }

    private DirectoryPerson bring(Directory by, DirectoryPerson there, Wanted wanted) {
        if (there.managed() && there.active() && wanted.active().orElse(true)) {
            throw ScimRefusedException.taken();
        }
        Wanted all = wanted.active().isPresent() ? wanted : wanted.withActive(true);
        return apply(by, there, all);
    }

    private DirectoryPerson begin(Directory by, EmailAddress userName, Wanted wanted) {
        if (accounts.holder(userName.value()).isPresent()) {
            throw ScimRefusedException.taken();
        }
        if (directories.known(by.tenantId()) >= MOST) {
            throw ScimRefusedException.forbidden("A directory brings " + MOST + " people at the most.");
        }
        boolean active = wanted.active().orElse(true);
        Role role = active ? roleOfNew(by, wanted) : Role.TENANT_VIEWER;
        Person person = newcomer(by, userName, displayName(wanted, userName.value()), role, wanted);
        DirectoryPerson made = directoryPerson(Identifiers.next(), person, wanted);
        if (active) {
            letIn(by, person, made);
        } else {
            // Nobody comes in, and nobody leaves: the directory has said of whom it will say more.
            joining.join(person, nobodysPassword.get());
            leaving.leave(made.key(by.tenantId()));
            directories.write(by.tenantId(), made);
        }
        return find(by, made.id());
    }

    private DirectoryPerson apply(Directory by, DirectoryPerson before, Wanted wanted) {
        boolean active = wanted.active().orElse(before.active());
        boolean leaves = before.active() && !active;
        // Nothing is in the way of leaving, a new name of nobody's domain neither.
        DirectoryPerson after = said(before, leaves ? wanted.withoutUserName() : wanted);
        if (!after.userName().equals(before.userName())) {
            requireProven(by, new EmailAddress(after.userName()));
        }
        if (leaves) {
            leave(by, before);
            directories.write(by.tenantId(), after);
        } else if (active && !before.active()) {
            comeBack(by, after, wanted);
        } else if (active) {
            changeHere(by, before, after, wanted);
        } else {
            wanted.role().filter(role -> role != Role.TENANT_VIEWER).ifPresent(role -> {
                throw ScimRefusedException.bad(Type.MUTABILITY, "Whoever is not active has no role.");
            });
            directories.write(by.tenantId(), after);
        }
        return find(by, before.id());
    }

    private void leave(Directory by, DirectoryPerson leaver) {
        Key key = leaver.key(by.tenantId());
        List<UUID> admins = people.lockDeciders(by.tenantId());
        Person person = people.find(key).orElseThrow(ScimRefusedException::notFound);
        List<Invitation> ended = invitations.end(by.tenantId(), person.email());
        // Also the last one: somebody who has left must not stay in because nobody else is there.
        records.tellOfLeaving(by, person, admins.equals(List.of(person.personId())));
        leaving.leave(key);
        invitations.record(by.tenantId(), ended);
        records.left(by, person);
    }

    /** As somebody new, who has nothing of before, not the role either. */
    private void comeBack(Directory by, DirectoryPerson after, Wanted wanted) {
        EmailAddress address = new EmailAddress(after.userName());
        requireProven(by, address);
        Person person = newcomer(by, address, after.displayName(), roleOfNew(by, wanted), wanted);
        letIn(by, person, after.as(person.personId()));
    }

    /** Invitations first, as whoever accepts one does. */
    private void letIn(Directory by, Person person, DirectoryPerson made) {
        List<Invitation> ended = invitations.end(by.tenantId(), person.email());
        joining.join(person, nobodysPassword.get());
        directories.write(by.tenantId(), made);
        records.joined(by, person);
        invitations.record(by.tenantId(), ended);
    }

    private void changeHere(Directory by, DirectoryPerson before, DirectoryPerson after, Wanted wanted) {
        Key key = before.key(by.tenantId());
        List<UUID> admins = people.lockDeciders(by.tenantId());
        Person person = people.find(key).orElseThrow(ScimRefusedException::notFound);
        Set<Changed> changed = EnumSet.noneOf(Changed.class);
        if (!before.managed()) {
            changed.add(Changed.DIRECTORY);
        }
        Optional<Role> role = wanted.role().filter(said -> said != person.role());
        role.ifPresent(said -> requireMayChange(by, person, said, admins));
        if (!after.userName().equals(person.email().value())) {
            requireMayMove(by, person);
            EmailAddress address = new EmailAddress(after.userName());
            records.addressChanged(by, person, address);
            leaving.changeAddress(key, address);
            changed.add(Changed.ADDRESS);
        }
        if (!after.displayName().equals(person.displayName())) {
            people.changeName(key, after.displayName());
            changed.add(Changed.NAME);
        }
        directories.write(by.tenantId(), after);
        role.ifPresent(said -> {
            records.tellOfRole(by, person, said);
            leaving.changeRole(key, said);
            records.roleChanged(by, person, said);
        });
        if (!changed.isEmpty()) {
            records.changed(by, person, changed);
        }
    }

    private Role roleOfNew(Directory by, Wanted wanted) {
        Role role = wanted.role().orElse(Role.TENANT_VIEWER);
        if (role == Role.TENANT_ADMIN) {
            requireMakesAdmins(by);
            requireNoSecondNeeded(by);
        }
        return role;
    }

    private void requireMayChange(Directory by, Person person, Role role, List<UUID> admins) {
        requireMakesAdmins(by);
        if (role == Role.TENANT_ADMIN) {
            requireNoSecondNeeded(by);
        } else if (admins.equals(List.of(person.personId()))) {
            throw ScimRefusedException.forbidden("The last admin becomes no viewer.");
        }
    }

    private void requireMakesAdmins(Directory by) {
        if (!directories.makesAdmins(by.tenantId())) {
            throw ScimRefusedException.bad(
                    Type.MUTABILITY, "The organization says in the portal, not here, who is an admin.");
        }
    }

    private void requireNoSecondNeeded(Directory by) {
        if (rule.holds(by.tenantId())) {
            throw ScimRefusedException.forbidden("In this organization two admins have to agree to another one.");
        }
    }

    /** Whoever says where an admin's mail goes can become that admin. */
    private void requireMayMove(Directory by, Person person) {
        if (person.role() == Role.TENANT_ADMIN) {
            requireMakesAdmins(by);
            requireNoSecondNeeded(by);
        }
    }

    private static DirectoryPerson said(DirectoryPerson before, Wanted wanted) {
        String userName = wanted.userName().map(EmailAddress::value).orElse(before.userName());
        String given = wanted.givenName().orElse(before.givenName());
        String family = wanted.familyName().orElse(before.familyName());
        boolean named = wanted.displayName().isPresent()
                || wanted.givenName().isPresent()
                || wanted.familyName().isPresent();
        String display = named ? displayName(wanted.displayName().orElse(""), given, family, userName) : "";
        return new DirectoryPerson(
                before.id(),
                before.personId(),
                userName,
                display.isEmpty() ? before.displayName() : display,
                given,
                family,
                wanted.externalId().orElse(before.externalId()),
                before.active(),
                before.role(),
                true,
                before.createdAt(),
                before.changedAt());
    }

    private static String displayName(Wanted wanted, String userName) {
        return displayName(
                wanted.displayName().orElse(""),
                wanted.givenName().orElse(""),
                wanted.familyName().orElse(""),
                userName);
    }

    /** The whole name where it is said; else made of its parts, or of the address. */
    private static String displayName(String whole, String given, String family, String userName) {
        String name = whole.isEmpty() ? (given + " " + family).strip() : whole;
        String shown = name.isEmpty() ? userName.substring(0, userName.indexOf('@')) : name;
        return shown.substring(0, Math.min(shown.length(), 100));
    }

    private static Person newcomer(Directory by, EmailAddress address, String name, Role role, Wanted wanted) {
        return new Person(
                by.tenantId(),
                Identifiers.next(),
                address,
                name,
                role,
                wanted.language().orElse(PeopleService.LANGUAGES.getFirst()));
    }

    private static DirectoryPerson directoryPerson(UUID id, Person person, Wanted wanted) {
        return new DirectoryPerson(
                id,
                person.personId(),
                person.email().value(),
                person.displayName(),
                wanted.givenName().orElse(""),
                wanted.familyName().orElse(""),
                wanted.externalId().orElse(""),
                true,
                person.role(),
                true,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
