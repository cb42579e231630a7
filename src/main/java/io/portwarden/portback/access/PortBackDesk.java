package io.portwarden.portback.access;

import io.portwarden.number.NumberStanding;
import io.portwarden.number.WantedNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.number.access.NumberStock;
import io.portwarden.order.OrderParty;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackListItem;
import io.portwarden.portback.PortBackMove;
import io.portwarden.portback.PortBackNotFoundException;
import io.portwarden.portback.PortBackRefusal;
import io.portwarden.portback.PortBackRefusedException;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.portback.Statement;
import io.portwarden.portback.life.PortBackActor;
import io.portwarden.portback.life.PortBackChanges;
import io.portwarden.portback.life.PortBackStates;
import io.portwarden.portback.store.PortBackListRepository;
import io.portwarden.portback.store.PortBackRepository;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Page;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import io.portwarden.tenant.TenantStatus;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows operators the cases of all tenants, and lets them ask for numbers, give them back, or refuse (ORD-14). */
@Service
@PreAuthorize("hasRole('DESK')")
public class PortBackDesk {

    private final Transactions transactions;
    private final PortBackRepository cases;
    private final PortBackListRepository lists;
    private final PortBackReading reading;
    private final PortBackChanges changes;
    private final NumberStock stock;
    private final NumberService numbers;
    private final TenantService tenants;

    PortBackDesk(
            Transactions transactions,
            PortBackRepository cases,
            PortBackListRepository lists,
            PortBackReading reading,
            PortBackChanges changes,
            NumberStock stock,
            NumberService numbers,
            TenantService tenants) {
        this.transactions = transactions;
        this.cases = cases;
        this.lists = lists;
        this.reading = reading;
        this.changes = changes;
        this.stock = stock;
        this.numbers = numbers;
        this.tenants = tenants;
    }

    /**
     * The cases in these states, those whose clock ends first on top.
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize("hasRole('SUPPORT')")
    public Page<PortBackListItem, UUID> list(Collection<PortBackStatus> in, @Nullable UUID after, int limit) {
        return transactions.searching(Scope.provider(), () -> lists.ofAll(in, after, limit));
    }

    @PreAuthorize("hasRole('SUPPORT')")
    public Optional<PortBackDetails> find(UUID id) {
        return transactions.stating(Scope.provider(), () -> cases.any(id).map(reading::details));
    }

    /** Whether an operator can do that to the case now. */
    public boolean can(PortBackMove move, PortBack about) {
        return PortBackStates.refusal(about, move, OrderParty.OPERATOR).isEmpty();
    }

    /**
     * Writes down that the other provider was asked to give the numbers back.
     *
     * @throws PortBackNotFoundException when there is no such case
     * @throws PortBackRefusedException when it is not waiting for that
     */
    public PortBack requestBack(UUID id, Statement how) {
        return moving(id, PortBackMove.REQUEST_BACK, how, about -> {});
    }

    /**
     * Writes down that the numbers do not come back this way; the tenant reads why.
     *
     * @throws PortBackNotFoundException when there is no such case
     * @throws PortBackRefusedException when it has ended
     */
    public PortBack refuse(UUID id, Statement why) {
        return moving(id, PortBackMove.REFUSE, why, about -> {});
    }

    /**
     * Gives the numbers back to the tenant, in use and locked.
     *
     * @throws PortBackNotFoundException when there is no such case
     * @throws PortBackRefusedException when they were not asked for, one of them is another tenant's or undecided, or the
     *     tenant is closed
     */
    public PortBack restore(UUID id, Statement how) {
        try {
            return moving(id, PortBackMove.RESTORE, how, this::giveBack);
        } catch (DuplicateKeyException givenMeanwhile) {
            throw new PortBackRefusedException(PortBackRefusal.NUMBER_OF_ANOTHER_TENANT);
        }
    }

    private void giveBack(PortBack about) {
        TenantId tenantId = about.tenantId();
        if (tenants.lock(tenantId)
                .filter(tenant -> tenant.status() != TenantStatus.CLOSED)
                .isEmpty()) {
            throw new PortBackRefusedException(PortBackRefusal.TENANT_CLOSED);
        }
        stock.lock(about.numbers().stream()
                        .map(number -> new WantedNumber(tenantId, number))
                        .toList())
                .values()
                .forEach(standing -> requireFree(standing, tenantId));
        numbers.restore(tenantId, about.numbers());
    }

    private static void requireFree(NumberStanding standing, TenantId tenantId) {
        if (standing.undecided()) {
            throw new PortBackRefusedException(PortBackRefusal.NUMBER_UNDECIDED);
        }
        if (standing.holder() != null && !standing.holder().equals(tenantId)) {
            throw new PortBackRefusedException(PortBackRefusal.NUMBER_OF_ANOTHER_TENANT);
        }
    }

    private PortBack moving(UUID id, PortBackMove move, Statement note, Consumer<PortBack> before) {
        SignedInPerson person = CurrentPerson.get();
        TenantId tenantId = transactions
                .stating(Scope.provider(), () -> cases.any(id))
                .orElseThrow(PortBackNotFoundException::new)
                .tenantId();
        return transactions.stating(Scope.provider().andTenant(tenantId), () -> {
            PortBack about = cases.lock(tenantId, id).orElseThrow(PortBackNotFoundException::new);
            PortBackStates.require(about, move, OrderParty.OPERATOR);
            before.accept(about);
            return changes.make(move, about, PortBackActor.of(person), note);
        });
    }
}
