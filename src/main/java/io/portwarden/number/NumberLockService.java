package io.portwarden.number;

import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdates;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Scope;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows the people of a tenant its numbers, and sets and lifts their locks (ORD-9). */
@Service
public class NumberLockService {

    private static final Duration LONGEST_UNLOCK = Duration.ofDays(366);

    private final Transactions transactions;
    private final NumberListRepository numbers;
    private final LockRepository locks;
    private final EndedUnlocks endedUnlocks;
    private final OpenOrders openOrders;
    private final NumberRecords records;
    private final LiveUpdates liveUpdates;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    NumberLockService(
            Transactions transactions,
            NumberListRepository numbers,
            LockRepository locks,
            EndedUnlocks endedUnlocks,
            OpenOrders openOrders,
            NumberRecords records,
            LiveUpdates liveUpdates,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.locks = locks;
        this.endedUnlocks = endedUnlocks;
        this.openOrders = openOrders;
        this.records = records;
        this.liveUpdates = liveUpdates;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /**
     * The tenant's numbers, in their own order.
     *
     * @param after the number that the part before ended with; null for the first part
     * @param limit rows a part, 1 to 1,000
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public NumberPage list(NumberFilter filter, @Nullable PhoneNumber after, int limit) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> {
            List<NumberListItem> rows = numbers.page(tenantId, filter, after, limit + 1);
            List<NumberListItem> items = rows.subList(0, Math.min(limit, rows.size()));
            Map<PhoneNumber, OpenOrder> orders = openOrders.of(
                    tenantId, items.stream().map(NumberListItem::phoneNumber).toList());
            return new NumberPage(
                    items.stream()
                            .map(item -> item.in(orders.get(item.phoneNumber())))
                            .toList(),
                    rows.size() > limit ? Optional.of(items.getLast().phoneNumber()) : Optional.empty());
        });
    }

    /** How many numbers a list with this filter shows, and how many of them are locked. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public NumberCounts counts(NumberFilter filter) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> numbers.counts(tenantId, filter));
    }

    /** Whether numbers are locked as soon as the tenant gets them. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public boolean locksNewNumbers() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> locks.locksNewNumbers(tenantId));
    }

    /**
     * Locks numbers: from the commit on, no order for them is accepted. An order that was accepted before goes on.
     *
     * @return how many of them were not locked before
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh (ORD-9)
     * @throws NumberNotFoundException when one of the chosen is not the tenant's; nothing is changed
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public int lock(NumberSelection selection) {
        freshSignIn.requireFresh();
        SignedInPerson admin = CurrentPerson.get();
        return change(
                admin, selection, tenantId -> locks.lock(tenantId, selection), change -> records.locked(admin, change));
    }

    /**
     * Lifts locks. A number that has none is left as it is, so that no lock comes that nobody has set.
     *
     * @param until when the locks come back by themselves, to the second; null for not before somebody sets them
     * @return how many numbers were not unlocked in this way before
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh (ORD-9)
     * @throws NumberNotFoundException when one of the chosen is not the tenant's; nothing is changed
     * @throws UnlockEndException when the time is not within the next 366 days; nothing is changed
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public int unlock(NumberSelection selection, @Nullable Instant until) {
        freshSignIn.requireFresh();
        SignedInPerson admin = CurrentPerson.get();
        // In a transaction of its own, so that this one takes rows in their order; a lock that has come back by now is
        // told of before it is lifted once more.
        endedUnlocks.settle(admin.tenantId());
        if (until == null) {
            return change(
                    admin,
                    selection,
                    tenantId -> locks.unlock(tenantId, selection),
                    change -> records.unlocked(admin, change, null));
        }
        Instant end = until.truncatedTo(ChronoUnit.SECONDS);
        Instant now = clock.instant();
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_UNLOCK))) {
            throw new UnlockEndException();
        }
        return change(
                admin,
                selection,
                tenantId -> locks.unlockUntil(tenantId, selection, end),
                change -> records.unlocked(admin, change, end));
    }

    /**
     * Says whether numbers are to be locked as soon as the tenant gets them; those that it has stay as they are.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh (ORD-9)
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void lockNewNumbers(boolean lock) {
        freshSignIn.requireFresh();
        TenantId tenantId = CurrentPerson.get().tenantId();
        transactions.doStating(Scope.tenant(tenantId), () -> {
            if (locks.lockNewNumbers(tenantId, lock)) {
                tell(tenantId);
                records.lockingNew(tenantId, lock);
            }
        });
    }

    private int change(
            SignedInPerson admin,
            NumberSelection selection,
            Function<TenantId, LockChange> work,
            Consumer<LockChange> record) {
        TenantId tenantId = admin.tenantId();
        return transactions.<Integer>stating(Scope.tenant(tenantId), () -> {
            if (selection instanceof NumberSelection.Chosen chosen
                    && locks.held(tenantId, chosen) < chosen.numbers().size()) {
                throw new NumberNotFoundException();
            }
            LockChange change = work.apply(tenantId);
            if (!change.isEmpty()) {
                tell(tenantId);
                record.accept(change);
            }
            return change.count();
        });
    }

    private void tell(TenantId tenantId) {
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.NUMBER, tenantId.value()));
    }
}
