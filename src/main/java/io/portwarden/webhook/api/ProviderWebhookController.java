package io.portwarden.webhook.api;

import io.portwarden.apikey.Program;
import io.portwarden.idempotency.api.IdempotentCalls;
import io.portwarden.webhook.access.ProviderWebhookService;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the provider's programs say over HTTP where they want to be told of what there is to do (ORD-13). */
@RestController
@RequestMapping(path = ProviderWebhookController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ProviderWebhookController extends WebhookCalls<Program> implements ProviderWebhookApi {

    static final String PATH = "/api/v1/provider/webhooks";

    ProviderWebhookController(ProviderWebhookService webhooks, IdempotentCalls calls) {
        super(webhooks, calls, PATH);
    }

    @Override
    public WebhookList list(Program program) {
        return super.list(program);
    }

    @Override
    public ResponseEntity<WebhookAnswer> add(Program program, HttpServletRequest request) {
        return super.add(program, request);
    }

    @Override
    public void remove(Program program, String id) {
        super.remove(program, id);
    }

    @Override
    public ResponseEntity<WebhookAnswer> rotateSecret(Program program, String id, HttpServletRequest request) {
        return super.rotateSecret(program, id, request);
    }

    @Override
    public WebhookAnswer enable(Program program, String id, HttpServletRequest request) {
        return super.enable(program, id, request);
    }

    @Override
    public WebhookDeliveryAnswer test(Program program, String id, HttpServletRequest request) {
        return super.test(program, id, request);
    }

    @Override
    public WebhookDeliveryPage deliveries(Program program, String id, @Nullable String cursor, @Nullable String limit) {
        return super.deliveries(program, id, cursor, limit);
    }

    @Override
    public WebhookDeliveryAnswer resend(Program program, String id, String deliveryId, HttpServletRequest request) {
        return super.resend(program, id, deliveryId, request);
    }
}
