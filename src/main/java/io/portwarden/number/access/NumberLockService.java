package io.portwarden.number.access;

import io.portwarden.approval.ActKind;
import io.portwarden.approval.TwoPersonRule;
import io.portwarden.notification.Notice;
import io.portwarden.number.LockChange;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberNotFoundException;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.OpenOrder;
import io.portwarden.number.OpenOrders;
import io.portwarden.number.UnlockEndException;
import io.portwarden.number.Unlocking;
import io.portwarden.number.life.ApprovedUnlock;
import io.portwarden.number.life.EndedUnlocks;
import io.portwarden.number.life.LockChanges;
import io.portwarden.number.life.NumberRecords;
import io.portwarden.number.store.LockRepository;
import io.portwarden.number.store.NumberListRepository;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows the people of a tenant its numbers, and sets and lifts their locks (ORD-9). */
@Service
public class NumberLockService {

    /** Numbers in open orders that are looked through for those that are locked. */
    private static final int MOST_UNDER_WAY = 5_000;

    private final Transactions transactions;
    private final OpenOrders orders;
    private final NumberListRepository numbers;
    private final NumberLists lists;
    private final LockRepository locks;
    private final LockChanges changes;
    private final TwoPersonRule rule;
    private final EndedUnlocks endedUnlocks;
    private final NumberRecords records;
    private final LiveUpdates liveUpdates;
    private final FreshSignIn freshSignIn;

    NumberLockService(
            Transactions transactions,
            OpenOrders orders,
            NumberListRepository numbers,
            NumberLists lists,
            LockRepository locks,
            LockChanges changes,
            TwoPersonRule rule,
            EndedUnlocks endedUnlocks,
            NumberRecords records,
            LiveUpdates liveUpdates,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.orders = orders;
        this.numbers = numbers;
        this.lists = lists;
        this.locks = locks;
        this.changes = changes;
        this.rule = rule;
        this.endedUnlocks = endedUnlocks;
        this.records = records;
        this.liveUpdates = liveUpdates;
        this.freshSignIn = freshSignIn;
    }

    /**
     * The tenant's numbers, in their own order.
     *
     * @param after the number that the part before ended with; null for the first part
     * @param limit rows a part, 1 to 1,000
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Page<NumberListItem, PhoneNumber> list(NumberFilter filter, @Nullable PhoneNumber after, int limit) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> lists.page(tenantId, filter, after, limit));
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
     * The orders that numbers are in which are to be locked: they were accepted before, and no lock stops them (ORD-12). By
     * their names; where there are very many, only some.
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public List<OpenOrder> unstopped(NumberSelection selection) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> {
            Map<PhoneNumber, OpenOrder> open = orders.underWay(tenantId, MOST_UNDER_WAY);
            Set<PhoneNumber> meant = locks.meant(tenantId, selection, open.keySet());
            return open.entrySet().stream()
                    .filter(entry -> meant.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .distinct()
                    .sorted(Comparator.comparing(OpenOrder::purchaseOrderNumber))
                    .toList();
        });
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
        return transactions.<Integer>patiently(Scope.tenant(admin.tenantId()), () -> changes.lock(admin, selection));
    }

    /**
     * Lifts locks. A number that has none is left as it is, so that no lock comes that nobody has set. Where the tenant
     * wants it, the locks stay until a second admin has approved it.
     *
     * @param until when the locks come back by themselves, to the second; null for not before somebody sets them
     * @throws io.portwarden.approval.ApprovalRefusedException when the same waits already
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh (ORD-9)
     * @throws NumberNotFoundException when one of the chosen is not the tenant's; nothing is changed
     * @throws UnlockEndException when the time is not within the next 366 days; nothing is changed
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public Unlocking unlock(NumberSelection selection, @Nullable Instant until) {
        freshSignIn.requireFresh();
        SignedInPerson admin = CurrentPerson.get();
        // In a transaction of its own, so that this one takes rows in their order; a lock that has come back by now is
        // told of before it is lifted once more.
        endedUnlocks.settle(admin.tenantId());
        TenantId tenantId = admin.tenantId();
        return transactions.patiently(Scope.tenant(tenantId), () -> {
            if (!rule.holds(tenantId)) {
                return new Unlocking(changes.unlock(admin, selection, until), false);
            }
            changes.requireHeld(tenantId, selection);
            LockChange meant = locks.liftable(tenantId, selection);
            if (meant.isEmpty()) {
                return new Unlocking(0, false);
            }
            rule.ask(
                    admin,
                    ActKind.NUMBER_UNLOCK,
                    Notice.numbers(meant.first(), meant.count()),
                    ApprovedUnlock.data(selection, until == null ? null : changes.end(until), meant.count()));
            return new Unlocking(meant.count(), true);
        });
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

    private void tell(TenantId tenantId) {
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.NUMBER, tenantId.value()));
    }
}
