package io.portwarden.number.access;

import io.portwarden.number.store.StockRepository;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import org.springframework.stereotype.Component;

/** Sees to it that toll-free numbers say that no PIN guards them (NUM-3), also those that older versions have stored. */
@Component
public class TollFreeNumbers {

    private static final int PART = 1_000;

    private final Transactions transactions;
    private final StockRepository stock;

    TollFreeNumbers(Transactions transactions, StockRepository stock) {
        this.transactions = transactions;
        this.stock = stock;
    }

    /** Looks at all that do not say it yet, a part in each transaction. */
    public void fill() {
        while (transactions.<Integer>stating(Scope.provider(), () -> stock.guardTollFree(PART)) == PART) {}
    }
}
