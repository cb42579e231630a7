package io.portwarden.upstream.bandwidth;

import io.portwarden.order.OrderName;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.KeyedDigests;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.UpstreamConnection;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives questions the name of the order that is made of them, committed before anything is examined, so that the same
 * question has one name whichever node it comes to, and is one order and one guess (UPS-4).
 */
@Component
class QuestionNames {

    /** How long the same question has the same answer, since it came first. */
    static final Duration SAME_FOR = Duration.ofMinutes(60);

    /** Longer than an order that was let through stands. */
    private static final Duration KEPT = Duration.ofDays(400);

    /** None of them is a digit: it shall not look like a PIN. */
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private static final int MADE_LETTERS = 16;

    private final Transactions transactions;
    private final QuestionRepository questions;
    private final KeyedDigests digests;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    QuestionNames(Transactions transactions, QuestionRepository questions, KeyedDigests digests, Clock clock) {
        this.transactions = transactions;
        this.questions = questions;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * A question under its name.
     *
     * @param orderId of the order that came of it before; null where none has
     * @param isNew whether it was not asked before
     */
    record Named(UUID id, OrderName name, @Nullable UUID orderId, boolean isNew) {}

    /**
     * The name of a question: that which it has, if it was asked before, or a new one.
     *
     * @param worthless what it was called before, where that is not to be repeated; null where anything is
     */
    Named name(UpstreamConnection connection, Question question, @Nullable UUID worthless) {
        byte[] content = question.content();
        return transactions.stating(Scope.provider(), () -> {
            questions.queue(connection.id(), question.purchaseOrderNumber());
            Instant now = clock.instant();
            return questions.since(connection.id(), question, now.minus(SAME_FOR)).stream()
                    .filter(known -> isSame(known.digest(), content))
                    .findFirst()
                    .filter(known -> !known.id().equals(worthless))
                    .map(known -> new Named(known.id(), known.name(), known.orderId(), false))
                    .orElseGet(() -> add(connection, question, content, now));
        });
    }

    private Named add(UpstreamConnection connection, Question question, byte[] content, Instant now) {
        OrderName name = question.givenName()
                .map(given -> new OrderName(given, questions.lastVersion(connection.id(), given) + 1))
                .orElseGet(() -> new OrderName(made(), 1));
        QuestionRepository.Known known =
                new QuestionRepository.Known(Identifiers.next(), digests.digest(content), name, null);
        questions.insert(connection.id(), known, question, now);
        return new Named(known.id(), name, null, true);
    }

    /** A question whose digest was made under a key that has been dropped since cannot be told from another. */
    private boolean isSame(KeyedDigest stored, byte[] content) {
        try {
            return digests.sameContent(stored, content);
        } catch (UnknownPinKeyException dropped) {
            return false;
        }
    }

    private String made() {
        StringBuilder name = new StringBuilder("NO-PON-");
        for (int i = 0; i < MADE_LETTERS; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** Writes down which order came of it, for when it comes again. */
    void answered(UpstreamConnection connection, Named named, UUID orderId) {
        if (!Optional.ofNullable(named.orderId()).equals(Optional.of(orderId))) {
            transactions.doStating(Scope.provider(), () -> questions.answered(connection.id(), named.id(), orderId));
        }
    }

    void clear() {
        transactions.doStating(
                Scope.provider(), () -> questions.clear(clock.instant().minus(KEPT)));
    }
}
