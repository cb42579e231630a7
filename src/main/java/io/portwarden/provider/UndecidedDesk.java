package io.portwarden.provider;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditKind;
import io.portwarden.number.UndecidedNumber;
import io.portwarden.number.access.UndecidedNumbers;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.AccountKeys;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantService;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Shows operators what older versions have stored in several ways and nobody can guess, and does what they decide: numbers
 * under a text that is not their own (NUM-1), and account numbers of several tenants that are one (ACC-1).
 */
@Service
@PreAuthorize("hasRole('OPERATOR')")
public class UndecidedDesk {

    /** More is shown once some of these are decided. */
    public static final int MOST_SHOWN = 100;

    private final Transactions transactions;
    private final UndecidedNumbers numbers;
    private final AccountKeys accounts;
    private final TenantService tenants;
    private final TenantRecords records;
    private final ProviderActor actor;
    private final FreshSignIn freshSignIn;

    UndecidedDesk(
            Transactions transactions,
            UndecidedNumbers numbers,
            AccountKeys accounts,
            TenantService tenants,
            TenantRecords records,
            ProviderActor actor,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.accounts = accounts;
        this.tenants = tenants;
        this.records = records;
        this.actor = actor;
        this.freshSignIn = freshSignIn;
    }

    /**
     * All that waits for a decision, as far as it is shown at once.
     *
     * @param tenants those that the numbers are about
     * @param sharing those that share an account number, group by group
     */
    public record Undecided(List<UndecidedNumber> numbers, Map<TenantId, Tenant> tenants, List<List<Tenant>> sharing) {

        /** Those who have a text of the number, by name. */
        public List<Tenant> tenantsOf(UndecidedNumber number) {
            return number.tenants().stream()
                    .map(this::tenant)
                    .sorted(Comparator.comparing(Tenant::name)
                            .thenComparing(Tenant::id, Comparator.comparing(TenantId::value)))
                    .toList();
        }

        /** One that a number is about. */
        public Tenant tenant(TenantId id) {
            return Objects.requireNonNull(tenants.get(id));
        }

        public boolean isEmpty() {
            return numbers.isEmpty() && sharing.isEmpty();
        }
    }

    public Undecided list() {
        return transactions.stating(Scope.provider(), () -> {
            List<UndecidedNumber> found = numbers.list(MOST_SHOWN);
            Map<TenantId, Tenant> named = new LinkedHashMap<>();
            found.stream()
                    .flatMap(number -> number.tenants().stream())
                    .distinct()
                    .forEach(id -> named.put(id, tenants.get(id)));
            Map<String, List<Tenant>> sharing = new LinkedHashMap<>();
            accounts.shared(MOST_SHOWN)
                    .forEach(tenant ->
                            sharing.merge(tenant.account().normalForm(), List.of(tenant), UndecidedDesk::together));
            return new Undecided(found, named, List.copyOf(sharing.values()));
        });
    }

    private static List<Tenant> together(List<Tenant> some, List<Tenant> more) {
        return Stream.of(some, more).flatMap(List::stream).toList();
    }

    /** Whether anything waits. */
    public boolean isAny() {
        return transactions.stating(
                Scope.provider(),
                () -> !numbers.list(1).isEmpty() || !accounts.shared(1).isEmpty());
    }

    /**
     * Decides whose a number is.
     *
     * @param shown the number as it was shown
     * @throws ProviderRefusedException when it is not stored like that any more, or an order may still take it away
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    public void give(UndecidedNumber shown, TenantId holder) {
        freshSignIn.requireFresh();
        transactions.doStating(Scope.provider(), () -> {
            requireDone(numbers.give(shown, holder));
            AuditActor by = actor.current();
            PhoneNumber number = shown.number().orElseThrow();
            for (TenantId concerned : inOrder(shown.tenants())) {
                boolean gets = concerned.equals(holder);
                if (!gets && tenants.mainNumberLeaves(concerned, List.of(number))) {
                    records.withoutMainNumber(by, concerned);
                }
                records.decided(by, concerned, gets ? AuditKind.NUMBER_GIVEN : AuditKind.NUMBER_TAKEN_AWAY, number);
            }
        });
    }

    /**
     * Takes out of use what is stored as a number and is none.
     *
     * @throws ProviderRefusedException when it is not stored like that any more, or an order may still take it away
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    public void discard(UndecidedNumber shown) {
        freshSignIn.requireFresh();
        transactions.doStating(Scope.provider(), () -> {
            requireDone(numbers.discard(shown));
            UndecidedNumber.Stored stored = shown.texts().getFirst();
            records.decided(actor.current(), stored.tenantId(), AuditKind.NUMBER_TAKEN_AWAY, stored.text());
        });
    }

    /**
     * Gives a tenant that shares its account number another one.
     *
     * @throws InvalidTenantException when it can be no account number
     * @throws ProviderRefusedException when a tenant has that one, or it is not shared any more
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    public void rename(TenantId id, String accountNumber) {
        freshSignIn.requireFresh();
        try {
            transactions.doStating(Scope.provider(), () -> {
                Tenant known = tenants.find(id).orElseThrow(TenantNotFoundException::new);
                TenantForm form = new TenantForm(accountNumber, known.name(), known.country(), known.zipCode());
                if (form.problems().contains(TenantForm.Field.ACCOUNT_NUMBER)) {
                    throw new InvalidTenantException(Set.of(TenantForm.Field.ACCOUNT_NUMBER));
                }
                AccountKeys.Renamed renamed = accounts.rename(id, form.accountNumber())
                        .orElseThrow(() -> new ProviderRefusedException(ProviderRefusal.DECIDED_MEANWHILE));
                records.renamed(actor.current(), renamed.after());
            });
        } catch (DuplicateKeyException taken) {
            throw new ProviderRefusedException(ProviderRefusal.ACCOUNT_NUMBER_TAKEN);
        }
    }

    /** Ends of trails are held one after the other. */
    private static Iterable<TenantId> inOrder(Set<TenantId> tenants) {
        return tenants.stream().sorted(Comparator.comparing(TenantId::value)).toList();
    }

    private static void requireDone(UndecidedNumbers.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case CHANGED_MEANWHILE -> throw new ProviderRefusedException(ProviderRefusal.DECIDED_MEANWHILE);
            case IN_OPEN_ORDER -> throw new ProviderRefusedException(ProviderRefusal.NUMBER_IN_OPEN_ORDER);
        }
    }
}
