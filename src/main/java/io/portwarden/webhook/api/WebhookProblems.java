package io.portwarden.webhook.api;

import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemTranslator;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.webhook.InvalidWebhookUrlException;
import io.portwarden.webhook.TooManySecretsException;
import io.portwarden.webhook.TooManyWebhooksException;
import io.portwarden.webhook.WebhookNotFoundException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says to carriers what is refused about their webhooks. */
@Component
class WebhookProblems implements ProblemTranslator {

    @Override
    public Optional<ProblemException> translate(Throwable cause) {
        @Nullable
        ProblemException problem = switch (cause) {
            case WebhookNotFoundException unknown -> unknownWebhook();
            case TooManyWebhooksException tooMany -> new ProblemException(Problem.of(ProblemType.TOO_MANY_WEBHOOKS));
            case TooManySecretsException tooMany ->
                new ProblemException(Problem.of(
                        ProblemType.TOO_MANY_SECRETS,
                        ProblemType.TOO_MANY_SECRETS.detail()
                                + " The next can be made at %s.".formatted(tooMany.until())));
            case InvalidWebhookUrlException refused -> WebhookUrlRefusal.of(refused.problem());
            default -> null;
        };
        return Optional.ofNullable(problem);
    }

    static ProblemException unknownWebhook() {
        return new ProblemException(
                Problem.of(ProblemType.NOT_FOUND, "You have no webhook, or no delivery to it, that has this id."));
    }
}
