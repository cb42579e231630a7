package io.portwarden.provider;

import io.portwarden.audit.AuditKind;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberStanding;
import io.portwarden.number.WantedNumber;
import io.portwarden.number.access.NumberStock;
import io.portwarden.order.access.OrderFigures;
import io.portwarden.people.PeopleService;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantService;
import io.portwarden.tenant.TenantStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * What operators and the provider's programs do with tenants as a whole. A tenant's PIN and locks are out of reach from
 * here; whether a PIN is set can be asked.
 */
@Service
@PreAuthorize(TenantDesk.CHANGES)
public class TenantDesk {

    static final String CHANGES = "hasAnyRole('OPERATOR', 'PROVIDER_PROGRAM')";
    private static final String READS = "hasAnyRole('SUPPORT', 'PROVIDER_PROGRAM')";

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberStock stock;
    private final OrderFigures orders;
    private final PeopleService people;
    private final TenantRecords records;
    private final ProviderActor actor;

    TenantDesk(
            Transactions transactions,
            TenantService tenants,
            NumberStock stock,
            OrderFigures orders,
            PeopleService people,
            TenantRecords records,
            ProviderActor actor) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.stock = stock;
        this.orders = orders;
        this.people = people;
        this.records = records;
        this.actor = actor;
    }

    /**
     * A tenant, made or found.
     *
     * @param created whether it was not there before
     */
    public record Put(Tenant tenant, boolean created) {}

    /**
     * Tenants by name.
     *
     * @param words to be found in the name or the account number; blank for all
     * @param after that the part before ended with; null for the first part
     */
    @PreAuthorize(READS)
    public Page<Tenant, Tenant> list(String words, @Nullable Tenant after, int limit) {
        return transactions.stating(Scope.provider(), () -> tenants.page(words, after, limit));
    }

    /** Tenants in the order in which they came. */
    @PreAuthorize(READS)
    public Page<Tenant, Tenant> listByKey(@Nullable TenantId after, int limit) {
        return transactions.stating(Scope.provider(), () -> tenants.pageByKey(after, limit));
    }

    /** The tenant with that key, which is never the provider itself. */
    @PreAuthorize(READS)
    public Optional<Tenant> find(TenantId id) {
        return transactions.stating(Scope.provider(), () -> byId(tenants, id));
    }

    /** @throws ProviderRefusedException when several share the account number (ACC-1) */
    @PreAuthorize(READS)
    public Optional<Tenant> findByAccount(String accountNumber) {
        return transactions.stating(
                Scope.provider(), () -> ofAccount(tenants.byAccounts(List.of(AccountNumber.of(accountNumber)))));
    }

    /** Those that have the account number, in the order in which they came: several only where they share it (ACC-1). */
    @PreAuthorize(READS)
    public List<Tenant> allOfAccount(String accountNumber) {
        return transactions.stating(
                Scope.provider(),
                () -> tenants.byAccounts(List.of(AccountNumber.of(accountNumber))).stream()
                        .sorted(Comparator.comparing(tenant -> tenant.id().toString()))
                        .toList());
    }

    /** A part of a tenant's numbers, as the tenant sees them. */
    @PreAuthorize(READS)
    public Page<NumberListItem, PhoneNumber> numbers(
            TenantId id, NumberFilter filter, @Nullable PhoneNumber after, int limit) {
        return transactions.stating(Scope.provider(), () -> stock.list(id, filter, after, limit));
    }

    @PreAuthorize(READS)
    public NumberCounts counts(TenantId id) {
        return transactions.stating(Scope.provider(), () -> stock.counts(id, NumberFilter.ALL));
    }

    /**
     * Puts a new tenant on file.
     *
     * @throws InvalidTenantException when it cannot go on file like this
     * @throws ProviderRefusedException when another one has its account number, or several do (ACC-1), or it is to have a main
     *     number, which only one that holds numbers can have
     */
    public Tenant create(TenantForm form) {
        requireValid(form);
        return unlessTaken(() -> transactions.stating(Scope.provider(), () -> insertUnderItsOwn(form)));
    }

    /** The same for one that is not to stand as {@link TenantStatus#ACTIVE}. */
    public Tenant create(TenantForm form, TenantStatus status) {
        requireValid(form);
        return unlessTaken(() -> transactions.stating(Scope.provider(), () -> move(insertUnderItsOwn(form), status)));
    }

    /** Under an account number that no other tenant has, nor several. */
    private Tenant insertUnderItsOwn(TenantForm form) {
        if (!tenants.lockAccounts(List.of(AccountNumber.of(form.accountNumber())))
                .isEmpty()) {
            throw new ProviderRefusedException(ProviderRefusal.ACCOUNT_NUMBER_TAKEN);
        }
        return insert(form);
    }

    /**
     * Writes down other facts of a tenant, but for its account number, which is its name.
     *
     * @param countryConfirmed whether whoever asks knows that the country changes (PIN-6)
     * @throws InvalidTenantException when they cannot go on file like this
     * @throws ProviderRefusedException when the tenant is closed, the country changes and that is not confirmed, or it does not
     *     hold its new main number
     * @throws io.portwarden.shared.SignInNotFreshException when an operator changes the country without a fresh sign-in
     */
    public Tenant change(TenantId id, TenantForm form, boolean countryConfirmed) {
        requireValid(form);
        return transactions.stating(Scope.provider(), () -> change(locked(id), form, countryConfirmed));
    }

    /**
     * The same by account number, and a new tenant where there is none with it: for programs that tell all they know. Of
     * what is refused, nothing is done. It is refused, too, when several tenants share the account number (ACC-1).
     *
     * @param status how it is to stand; empty for as it does
     */
    public Put put(TenantForm form, boolean countryConfirmed, Optional<TenantStatus> status) {
        requireValid(form);
        return unlessTaken(() -> transactions.stating(Scope.provider(), () -> {
            Optional<Tenant> known = ofAccount(tenants.lockAccounts(List.of(AccountNumber.of(form.accountNumber()))));
            Tenant put =
                    known.map(before -> change(before, form, countryConfirmed)).orElseGet(() -> insert(form));
            return new Put(status.map(next -> move(put, next)).orElse(put), known.isEmpty());
        }));
    }

    /**
     * The same for one that is there, by its key: for programs that cannot write its account number into an address. Its
     * account number is its name, and stays.
     *
     * @throws TenantNotFoundException when there is none
     */
    public Tenant put(TenantId id, TenantForm form, boolean countryConfirmed, Optional<TenantStatus> status) {
        requireValid(form);
        return transactions.stating(Scope.provider(), () -> {
            Tenant put = change(locked(id), form, countryConfirmed);
            return status.map(next -> move(put, next)).orElse(put);
        });
    }

    private Tenant insert(TenantForm form) {
        if (form.main().isPresent()) {
            throw new ProviderRefusedException(ProviderRefusal.MAIN_NUMBER_NOT_HELD);
        }
        Tenant tenant = Tenant.of(TenantId.next(), form);
        tenants.add(tenant);
        records.created(actor.current(), tenant, List.of());
        return tenant;
    }

    private Tenant change(Tenant before, TenantForm form, boolean countryConfirmed) {
        Tenant after = before.with(form);
        Set<TenantForm.Field> changes = after.changesSince(before);
        if (changes.isEmpty()) {
            return before;
        }
        requireOpen(before);
        if (changes.contains(TenantForm.Field.COUNTRY)) {
            if (!countryConfirmed) {
                throw new ProviderRefusedException(ProviderRefusal.COUNTRY_CHANGE_NOT_CONFIRMED);
            }
            actor.requireFresh();
        }
        if (changes.contains(TenantForm.Field.MAIN_NUMBER)) {
            form.main().ifPresent(number -> requireHeld(before.id(), number));
        }
        tenants.change(after);
        records.changed(actor.current(), before, after);
        return after;
    }

    private void requireHeld(TenantId id, PhoneNumber number) {
        NumberStanding standing =
                stock.lock(List.of(new WantedNumber(id, number))).getOrDefault(number, NumberStanding.FREE);
        if (!id.equals(standing.holder()) || standing.undecided()) {
            throw new ProviderRefusedException(ProviderRefusal.MAIN_NUMBER_NOT_HELD);
        }
    }

    /**
     * Lets nobody of the tenant sign in, or again; who is signed in is signed out. Its numbers stay as protected as they
     * are. Closing it is for good, and keeps its trail. That it stands like that already is no error.
     *
     * @throws ProviderRefusedException when the tenant is closed, or is to be closed and has numbers in use or open orders
     * @throws io.portwarden.shared.SignInNotFreshException when an operator closes it without a fresh sign-in
     */
    public Tenant move(TenantId id, TenantStatus next) {
        return transactions.stating(Scope.provider(), () -> move(locked(id), next));
    }

    private Tenant move(Tenant before, TenantStatus next) {
        if (before.status() == next) {
            return before;
        }
        requireOpen(before);
        if (next == TenantStatus.CLOSED) {
            actor.requireFresh();
            requireNothingLeft(before.id());
        }
        Tenant after = before.in(next);
        tenants.change(after);
        if (next != TenantStatus.ACTIVE) {
            transactions.inTurnFor(before.id(), () -> people.endAllOf(before.id()));
        }
        records.moved(actor.current(), after, kind(next));
        return after;
    }

    private static AuditKind kind(TenantStatus next) {
        return switch (next) {
            case ACTIVE -> AuditKind.TENANT_RESUMED;
            case SUSPENDED -> AuditKind.TENANT_SUSPENDED;
            case CLOSED -> AuditKind.TENANT_CLOSED;
        };
    }

    private Tenant locked(TenantId id) {
        return locked(tenants, id);
    }

    /** The tenant with that key, which is never the provider itself. */
    static Optional<Tenant> byId(TenantService tenants, TenantId id) {
        return id.equals(TenantId.PROVIDER) ? Optional.empty() : tenants.find(id);
    }

    /** The same, kept from change. */
    static Tenant locked(TenantService tenants, TenantId id) {
        return Optional.of(id)
                .filter(known -> !known.equals(TenantId.PROVIDER))
                .flatMap(tenants::lock)
                .orElseThrow(TenantNotFoundException::new);
    }

    /** The one that has the account number; which of several it is, nobody guesses (ACC-1). */
    static Optional<Tenant> ofAccount(List<Tenant> found) {
        if (found.size() > 1 || found.stream().anyMatch(Tenant::accountShared)) {
            throw new ProviderRefusedException(ProviderRefusal.ACCOUNT_NUMBER_SHARED);
        }
        return found.stream().findFirst();
    }

    static void requireOpen(Tenant tenant) {
        if (tenant.status() == TenantStatus.CLOSED) {
            throw new ProviderRefusedException(ProviderRefusal.TENANT_CLOSED);
        }
    }

    /** Whoever gives it a number meanwhile waits, because the tenant is kept from change. */
    private void requireNothingLeft(TenantId id) {
        if (orders.open(id) > 0) {
            throw new ProviderRefusedException(ProviderRefusal.TENANT_HAS_OPEN_ORDERS);
        }
        if (stock.active(id) > 0) {
            throw new ProviderRefusedException(ProviderRefusal.TENANT_HAS_NUMBERS);
        }
    }

    private static void requireValid(TenantForm form) {
        Set<TenantForm.Field> problems = form.problems();
        if (!problems.isEmpty()) {
            throw new InvalidTenantException(problems);
        }
    }

    private static <T> T unlessTaken(Supplier<T> work) {
        try {
            return work.get();
        } catch (DuplicateKeyException taken) {
            throw new ProviderRefusedException(ProviderRefusal.ACCOUNT_NUMBER_TAKEN);
        }
    }
}
