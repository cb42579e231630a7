package io.portwarden.pin.life;

import io.portwarden.pin.key.ReadablePins;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Erases PINs that could not be handed on within 24 hours (UPS-11), whichever node does it. */
@Component
class OverduePins extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(OverduePins.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final ReadablePins pins;

    OverduePins(Transactions transactions, ReadablePins pins) {
        super("overdue-pins", "Erasures of PINs that were not handed on", Duration.ZERO, EVERY);
        this.transactions = transactions;
        this.pins = pins;
    }

    int erase() {
        return transactions.<Integer>stating(Scope.provider(), pins::eraseOverdue);
    }

    @Override
    protected void round() {
        int erased = erase();
        if (erased > 0) {
            LOG.warn("Erased {} PINs that could not be handed on within 24 hours", erased);
        }
    }
}
