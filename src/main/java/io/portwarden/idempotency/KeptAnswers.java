package io.portwarden.idempotency;

import io.portwarden.shared.database.Transactions;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Knows for 24 hours what was answered under which key (API-20). An answer is kept in the transaction that makes what it tells
 * of: either both are there or neither, whenever a node dies. The carrier or the provider has the key, not the API key that it came
 * with, which may have been changed over to the next one in the meantime.
 */
@Component
public class KeptAnswers {

    private final Transactions transactions;
    private final KeptAnswerRepository answers;
    private final AnswerSeal seal;

    KeptAnswers(Transactions transactions, KeptAnswerRepository answers, AnswerSeal seal) {
        this.transactions = transactions;
        this.answers = answers;
        this.seal = seal;
    }

    /**
     * What this request was answered before.
     *
     * @param request all that makes it this request and no other
     * @throws OtherRequestException when another one was answered under the key
     */
    public Optional<KeptAnswer> find(Sender sender, IdempotencyKey key, byte[] request) {
        return transactions.stating(sender.scope(), () -> earlier(sender, key, request));
    }

    /**
     * Does what is asked and keeps the answer, in one transaction, unless that was done before. What is refused leaves nothing,
     * and may be asked again under the same key.
     *
     * @param work does it, in transactions for the same scope as the sender's
     * @throws OtherRequestException when another request was answered under the key
     * @throws RequestUnderWayException when one is being answered
     */
    public KeptAnswer once(Sender sender, IdempotencyKey key, byte[] request, Supplier<KeptAnswer> work) {
        return transactions.stating(sender.scope(), () -> {
            if (!answers.hold(sender, key)) {
                throw new RequestUnderWayException();
            }
            return earlier(sender, key, request).orElseGet(() -> {
                KeptAnswer answer = work.get();
                answers.keep(sender, key, seal.seal(sender, key, request, answer));
                return answer;
            });
        });
    }

    private Optional<KeptAnswer> earlier(Sender sender, IdempotencyKey key, byte[] request) {
        return answers.find(sender, key).map(kept -> seal.open(sender, key, request, kept));
    }
}
