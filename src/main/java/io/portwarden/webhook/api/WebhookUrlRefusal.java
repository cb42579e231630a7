package io.portwarden.webhook.api;

import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.webhook.WebhookUrlProblem;
import java.util.List;

/** Says to a carrier why nothing can be sent to the address that it has given. */
final class WebhookUrlRefusal {

    private WebhookUrlRefusal() {}

    static ProblemException of(WebhookUrlProblem problem) {
        String detail = switch (problem) {
            case MALFORMED ->
                "Not a complete address such as https://hooks.example.com/path, in ASCII, without a user name or a"
                        + " fragment.";
            case TOO_LONG -> "It has 500 characters at the most.";
            case NOT_ENCRYPTED -> "It has to begin with https://.";
            case PORT -> "The port is 443, or one from 1024 on.";
            case OWN -> "This is the portal itself.";
            case NOT_PUBLIC -> "There is no such host on the internet.";
        };
        return new ProblemException(
                Problem.of(ProblemType.IMPOSSIBLE_REQUEST, List.of(new FieldProblem("url", Code.INVALID, detail))));
    }
}
