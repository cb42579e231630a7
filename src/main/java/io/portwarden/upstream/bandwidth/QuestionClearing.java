package io.portwarden.upstream.bandwidth;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Clears away what is not needed any more of what Bandwidth has asked and said. */
@Component
class QuestionClearing extends Rounds {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration EVERY = Duration.ofHours(1);

    /** Longer than an order that was let through waits for its end. */
    private static final Duration LEFT_KEPT = Duration.ofDays(400);

    private final QuestionNames names;
    private final RehearsalNotes rehearsals;
    private final LeftNumberRepository left;
    private final Transactions transactions;
    private final Clock clock;

    QuestionClearing(
            QuestionNames names,
            RehearsalNotes rehearsals,
            LeftNumberRepository left,
            Transactions transactions,
            Clock clock) {
        super("upstream-clearing", "Clears away what upstreams have asked", FIRST, EVERY);
        this.names = names;
        this.rehearsals = rehearsals;
        this.left = left;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    protected void round() {
        names.clear();
        rehearsals.clear();
        transactions.doStating(
                Scope.provider(), () -> left.clear(clock.instant().minus(LEFT_KEPT)));
    }
}
