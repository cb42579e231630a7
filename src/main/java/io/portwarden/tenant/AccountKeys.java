package io.portwarden.tenant;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives those tenants the normal form of their account numbers that an older version has put on file without it (ACC-1),
 * and names those whose accounts have become one by it. Which of them has it is never guessed.
 */
@Component
public class AccountKeys {

    private static final Logger log = LoggerFactory.getLogger(AccountKeys.class);
    private static final int PART = 200;

    private final Transactions transactions;
    private final AccountKeyRepository keys;

    AccountKeys(Transactions transactions, AccountKeyRepository keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    /** Looks at all that have none yet, a part in each transaction; on a second node at once, there is nothing left. */
    public void fill() {
        while (transactions.<Integer>stating(Scope.provider(), this::fillPart) == PART) {}
    }

    private int fillPart() {
        keys.takeTurn();
        List<Tenant> without = keys.without(PART);
        Map<AccountNumber, Tenant> firsts = new LinkedHashMap<>();
        without.forEach(tenant -> firsts.putIfAbsent(tenant.account(), tenant));
        keys.fillUnlessTaken(firsts);
        for (Tenant tenant : keys.stillWithout(without)) {
            List<Tenant> sharing = keys.share(tenant.account(), tenant.id());
            log.warn(
                    "Account numbers of several tenants are one, {}: orders for these tenants are refused until somebody"
                            + " has decided under /provider/undecided: {}",
                    tenant.account(),
                    sharing.stream()
                            .map(one -> "%s (%s)".formatted(one.accountNumber(), one.id()))
                            .toList());
        }
        return without.size();
    }

    /**
     * Tenants that share an account number, those with the same one together, in the transaction under way, which must be
     * the provider's.
     */
    public List<Tenant> shared(int limit) {
        return keys.shared(limit);
    }

    /**
     * Gives a tenant that shares its account number another one, in the transaction under way, which must be the provider's.
     * If one other is left that had it too, that one has it from now on.
     *
     * @return the tenant as it was, and as it is; empty when it shares none (any more)
     * @throws org.springframework.dao.DuplicateKeyException when another tenant has the new one, or it still is the same
     */
    public Optional<Renamed> rename(TenantId id, String accountNumber) {
        keys.takeTurn();
        return keys.lockShared(id).map(before -> {
            Tenant after = before.withAccount(accountNumber);
            keys.rename(before, after);
            return new Renamed(before, after);
        });
    }

    /** A tenant that has got another account number. */
    public record Renamed(Tenant before, Tenant after) {}
}
