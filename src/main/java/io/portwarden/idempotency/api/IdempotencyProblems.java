package io.portwarden.idempotency.api;

import io.portwarden.idempotency.OtherRequestException;
import io.portwarden.idempotency.RequestUnderWayException;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemTranslator;
import io.portwarden.shared.api.ProblemType;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says to programs what is refused about the keys under which they send something again. */
@Component
class IdempotencyProblems implements ProblemTranslator {

    /** Hardly anything takes longer. */
    private static final int RETRY_AFTER_SECONDS = 1;

    @Override
    public Optional<ProblemException> translate(Throwable cause) {
        return switch (cause) {
            case OtherRequestException other ->
                Optional.of(new ProblemException(Problem.of(ProblemType.IDEMPOTENCY_KEY_TAKEN)));
            case RequestUnderWayException underWay ->
                Optional.of(new ProblemException(Problem.of(ProblemType.REQUEST_UNDER_WAY), RETRY_AFTER_SECONDS));
            default -> Optional.empty();
        };
    }
}
