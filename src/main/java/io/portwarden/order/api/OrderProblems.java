package io.portwarden.order.api;

import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemTranslator;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.webhook.InvalidWebhookUrlException;
import io.portwarden.webhook.TooManySecretsException;
import io.portwarden.webhook.TooManyWebhooksException;
import io.portwarden.webhook.WebhookNotFoundException;
import io.portwarden.webhook.api.WebhookController;
import io.portwarden.webhook.api.WebhookUrlRefusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says to carriers what is refused about their orders and webhooks. */
@Component
class OrderProblems implements ProblemTranslator {

    @Override
    public Optional<ProblemException> translate(Throwable cause) {
        @Nullable
        ProblemException problem = switch (cause) {
            case OrderNameTakenException taken -> new ProblemException(Problem.of(ProblemType.ORDER_NAME_TAKEN));
            case OrderNotFoundException unknown -> PortOutOrderController.unknownOrder();
            case WebhookNotFoundException unknown -> WebhookController.unknown();
            case TooManyWebhooksException tooMany -> new ProblemException(Problem.of(ProblemType.TOO_MANY_WEBHOOKS));
            case TooManySecretsException tooMany ->
                new ProblemException(Problem.of(
                        ProblemType.TOO_MANY_SECRETS,
                        ProblemType.TOO_MANY_SECRETS.detail()
                                + " The next can be made at %s.".formatted(tooMany.until())));
            case InvalidWebhookUrlException refused -> WebhookUrlRefusal.of(refused.problem());
            case MoveRefusedException refused -> new ProblemException(RefusedMove.of(refused));
            default -> null;
        };
        return Optional.ofNullable(problem);
    }
}
