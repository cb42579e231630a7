package io.portwarden.order.made;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Lets orders for made numbers go on, on every node: what the customer, the provider and time do to them. */
@Component
class MadeOrderRounds extends Rounds {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int PART = 100;

    private final Transactions transactions;
    private final MadeOrderRepository repository;
    private final MadeOrders orders;
    private final Clock clock;

    MadeOrderRounds(Transactions transactions, MadeOrderRepository repository, MadeOrders orders, Clock clock) {
        super("made-orders", "Orders for made numbers", EVERY, EVERY);
        this.transactions = transactions;
        this.repository = repository;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    protected void round() {
        transactions
                .stating(Scope.provider(), () -> repository.due(clock.instant(), PART))
                .forEach(orders::goOn);
    }
}
