package io.portwarden.idempotency;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Erases answers that are a day old. */
@Component
class AnswerClearing extends Rounds {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Transactions transactions;
    private final KeptAnswerRepository answers;

    AnswerClearing(Transactions transactions, KeptAnswerRepository answers) {
        super("answer-clearing", "Clears away old answers", FIRST, EVERY);
        this.transactions = transactions;
        this.answers = answers;
    }

    @Override
    protected void round() {
        transactions.<Integer>patiently(Scope.provider(), answers::clear);
    }
}
