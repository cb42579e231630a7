package io.portwarden.provider;

import io.portwarden.number.HeldNumber;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStanding;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.WantedNumber;
import io.portwarden.number.access.NumberStock;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Gives a tenant numbers and takes them out of use, for the provider's programs. */
@Service
@PreAuthorize("hasRole('PROVIDER_PROGRAM')")
public class NumberDesk {

    /** How many numbers can be told of at once. */
    public static final int MOST = 10_000;

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberStock stock;
    private final TenantRecords records;
    private final ProviderActor actor;
    private final TakenNumbers taken;

    NumberDesk(
            Transactions transactions,
            TenantService tenants,
            NumberStock stock,
            TenantRecords records,
            ProviderActor actor,
            TakenNumbers taken) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.stock = stock;
        this.records = records;
        this.actor = actor;
        this.taken = taken;
    }

    /**
     * What was done to a number.
     *
     * @param tenant whose it is
     * @param change empty where it stood like that already
     * @param facts what is on file about it now
     */
    public record Done(TenantId tenant, Optional<NumberChange.Kind> change, NumberFacts facts) {

        /** Whether the tenant did not hold it before. */
        public boolean isNew() {
            return change.filter(NumberChange.Kind::isNew).isPresent();
        }
    }

    /**
     * Sees to it that the tenant has the number in use, or has it out of use. A number that the tenant gets is locked if
     * the tenant wants new numbers locked (ORD-9).
     *
     * @param wanted active or inactive
     * @param told what is to be on file about it
     * @param returnConfirmed whether whoever asks knows that the number had left, if it had (ORD-7)
     * @throws InvalidNumberException when that cannot go on file
     * @throws TenantNotFoundException when no tenant has the account number
     * @throws ProviderRefusedException when the tenant is closed, another one uses the number, an order may still take it
     *     away, it had left and its return is not confirmed, nobody has decided yet whose it is (NUM-1), or several tenants
     *     share the account number (ACC-1)
     */
    public Done put(
            String accountNumber,
            PhoneNumber number,
            NumberStatus wanted,
            NumberFacts.Told told,
            boolean returnConfirmed) {
        return put(() -> locked(accountNumber), new NumberWish(number, wanted, told, returnConfirmed));
    }

    /** The same for the tenant with that key. */
    public Done put(
            TenantId id, PhoneNumber number, NumberStatus wanted, NumberFacts.Told told, boolean returnConfirmed) {
        return put(() -> TenantDesk.locked(tenants, id), new NumberWish(number, wanted, told, returnConfirmed));
    }

    private Done put(Supplier<Tenant> locked, NumberWish wish) {
        return unlessGiven(() -> transactions.stating(Scope.provider(), () -> put(locked.get(), wish)));
    }

    /**
     * What was done to several numbers.
     *
     * @param added that the tenant did not hold before
     * @param returned that had left the tenant and are back
     * @param changed that are used otherwise, or of which something else is on file
     * @param unchanged that stood like that already
     */
    public record Given(int added, int returned, int changed, int unchanged) {}

    /**
     * The same of many numbers at once, by the same checks: all of it or nothing.
     *
     * @param wishes each for another number, {@value #MOST} at the most
     * @throws NumbersRefusedException when one of them cannot be, with all of these
     * @throws TenantNotFoundException when there is no such tenant
     * @throws ProviderRefusedException when the tenant is closed, or one of the numbers was given to another tenant at this
     *     moment
     */
    public Given putAll(TenantId id, List<NumberWish> wishes) {
        return unlessGiven(() ->
                transactions.patiently(Scope.provider(), () -> putAll(TenantDesk.locked(tenants, id), wishes)));
    }

    private static <T> T unlessGiven(Supplier<T> work) {
        try {
            return work.get();
        } catch (DuplicateKeyException givenMeanwhile) {
            throw new ProviderRefusedException(ProviderRefusal.NUMBER_OF_ANOTHER_TENANT);
        }
    }

    /**
     * A part of the numbers that a tenant holds, in their own order; {@link #putAll} of them would change nothing. What
     * nobody has decided yet whose it is (NUM-1), is left out.
     *
     * @param after the number that the part before ended with; empty for the first part
     * @throws TenantNotFoundException when there is no such tenant
     */
    public Page<HeldNumber, PhoneNumber> list(TenantId id, String after, int limit) {
        return transactions.searching(Scope.provider(), () -> {
            Tenant tenant = TenantDesk.byId(tenants, id).orElseThrow(TenantNotFoundException::new);
            return Page.of(stock.held(tenant.id(), after, limit + 1), limit, HeldNumber::phoneNumber);
        });
    }

    /**
     * Takes a number out of use.
     *
     * @return how it stands; empty when the tenant does not hold it
     * @throws TenantNotFoundException when no tenant has the account number
     * @throws ProviderRefusedException when the tenant is closed, or an order may still take the number away
     */
    public Optional<Done> deactivate(String accountNumber, PhoneNumber number) {
        return deactivate(() -> locked(accountNumber), number);
    }

    /** The same for the tenant with that key. */
    public Optional<Done> deactivate(TenantId id, PhoneNumber number) {
        return deactivate(() -> TenantDesk.locked(tenants, id), number);
    }

    private Optional<Done> deactivate(Supplier<Tenant> locked, PhoneNumber number) {
        NumberWish wish = new NumberWish(number, NumberStatus.INACTIVE, NumberFacts.Told.NOTHING, false);
        return transactions.stating(Scope.provider(), () -> {
            Tenant tenant = locked.get();
            return tenant.id().equals(standing(tenant, number).holder())
                    ? Optional.of(put(tenant, wish))
                    : Optional.empty();
        });
    }

    private Done put(Tenant tenant, NumberWish wish) {
        NumberStanding standing = standing(tenant, wish.number());
        Judged judged = judge(tenant, 0, wish, standing);
        Optional<NumberChange> change = judged.change();
        change.ifPresent(any -> TenantDesk.requireOpen(tenant));
        judged.refused().ifPresent(refused -> {
            throw refused.alone(tenant.country());
        });
        change.ifPresent(what -> apply(tenant, List.of(what), Map.of(wish.number(), standing)));
        return new Done(
                tenant.id(),
                change.map(NumberChange::kind),
                change.map(NumberChange::facts).orElse(standing.facts()));
    }

    private Given putAll(Tenant tenant, List<NumberWish> wishes) {
        Map<PhoneNumber, NumberStanding> standings = stock.lock(wishes.stream()
                .map(wish -> new WantedNumber(tenant.id(), wish.number()))
                .toList());
        List<Judged> judged = IntStream.range(0, wishes.size())
                .mapToObj(at -> judge(
                        tenant,
                        at,
                        wishes.get(at),
                        standings.getOrDefault(wishes.get(at).number(), NumberStanding.FREE)))
                .toList();
        // In the order in which everybody takes numbers, so that nobody waits for another crosswise.
        List<NumberChange> changes = judged.stream()
                .flatMap(one -> one.change().stream())
                .sorted(Comparator.comparing(NumberChange::phoneNumber))
                .toList();
        if (!changes.isEmpty()) {
            TenantDesk.requireOpen(tenant);
        }
        List<RefusedNumber> refused =
                judged.stream().flatMap(one -> one.refused().stream()).toList();
        if (!refused.isEmpty()) {
            throw new NumbersRefusedException(refused, tenant.country());
        }
        if (!changes.isEmpty()) {
            apply(tenant, changes, standings);
        }
        int returned = count(changes, kind -> kind == NumberChange.Kind.RETURN);
        int added = count(changes, NumberChange.Kind::isNew) - returned;
        return new Given(added, returned, changes.size() - added - returned, wishes.size() - changes.size());
    }

    private static int count(List<NumberChange> changes, Predicate<NumberChange.Kind> which) {
        return (int) changes.stream().map(NumberChange::kind).filter(which).count();
    }

    /** What is to be done for a number to stand as it is to, and why it cannot be. */
    private record Judged(Optional<NumberChange> change, Optional<RefusedNumber> refused) {

        static Judged refused(RefusedNumber refused) {
            return new Judged(Optional.empty(), Optional.of(refused));
        }
    }

    private static Judged judge(Tenant tenant, int at, NumberWish wish, NumberStanding standing) {
        Set<NumberFacts.Field> problems = wish.told().problemsIn(tenant.country());
        if (!problems.isEmpty()) {
            return Judged.refused(new RefusedNumber(at, wish.told(), problems, null));
        }
        Optional<NumberStanding.Refusal> refusal = standing.refusal(tenant.id(), wish.wanted());
        if (refusal.isPresent()) {
            return Judged.refused(new RefusedNumber(
                    at,
                    wish,
                    switch (refusal.get()) {
                        case OF_ANOTHER_TENANT -> ProviderRefusal.NUMBER_OF_ANOTHER_TENANT;
                        case IN_OPEN_ORDER -> ProviderRefusal.NUMBER_IN_OPEN_ORDER;
                        case OF_SEVERAL_TEXTS -> ProviderRefusal.NUMBER_UNDECIDED;
                    }));
        }
        Optional<NumberChange> change = standing.change(tenant.id(), wish.number(), wish.wanted(), wish.told());
        return new Judged(
                change,
                change.filter(what -> what.kind() == NumberChange.Kind.RETURN && !wish.returnConfirmed())
                        .map(any -> new RefusedNumber(at, wish, ProviderRefusal.NUMBER_RETURN_NOT_CONFIRMED)));
    }

    private void apply(Tenant tenant, List<NumberChange> changes, Map<PhoneNumber, NumberStanding> standings) {
        stock.apply(changes);
        records.numbers(actor.current(), tenant.id(), changes);
        records.tell(actor.current(), Map.of(), changes);
        taken.from(actor.current(), changes, standings);
    }

    private NumberStanding standing(Tenant tenant, PhoneNumber number) {
        return stock.lock(List.of(new WantedNumber(tenant.id(), number))).getOrDefault(number, NumberStanding.FREE);
    }

    private Tenant locked(String accountNumber) {
        return TenantDesk.ofAccount(tenants.lockAccounts(List.of(AccountNumber.of(accountNumber))))
                .orElseThrow(TenantNotFoundException::new);
    }
}
