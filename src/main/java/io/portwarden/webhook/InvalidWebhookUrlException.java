package io.portwarden.webhook;

/** Nothing can be sent to an address that somebody has given. */
public final class InvalidWebhookUrlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final WebhookUrlProblem problem;

    public InvalidWebhookUrlException(WebhookUrlProblem problem) {
        super(problem.code());
        this.problem = problem;
    }

    public WebhookUrlProblem problem() {
        return problem;
    }
}
