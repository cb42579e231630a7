package io.portwarden.webhook.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.idempotency.api.IdempotentCalls;
import io.portwarden.webhook.access.CarrierWebhookService;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets carriers say over HTTP where they want to be told of their orders. */
@RestController
@RequestMapping(path = WebhookController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookController extends WebhookCalls<Carrier> implements WebhookApi {

    static final String PATH = "/api/v1/webhooks";

    WebhookController(CarrierWebhookService webhooks, IdempotentCalls calls) {
        super(webhooks, calls, PATH);
    }

    @Override
    public WebhookList list(Carrier carrier) {
        return super.list(carrier);
    }

    @Override
    public ResponseEntity<WebhookAnswer> add(Carrier carrier, HttpServletRequest request) {
        return super.add(carrier, request);
    }

    @Override
    public void remove(Carrier carrier, String id) {
        super.remove(carrier, id);
    }

    @Override
    public ResponseEntity<WebhookAnswer> rotateSecret(Carrier carrier, String id, HttpServletRequest request) {
        return super.rotateSecret(carrier, id, request);
    }

    @Override
    public WebhookAnswer enable(Carrier carrier, String id, HttpServletRequest request) {
        return super.enable(carrier, id, request);
    }

    @Override
    public WebhookDeliveryAnswer test(Carrier carrier, String id, HttpServletRequest request) {
        return super.test(carrier, id, request);
    }

    @Override
    public WebhookDeliveryPage deliveries(Carrier carrier, String id, @Nullable String cursor, @Nullable String limit) {
        return super.deliveries(carrier, id, cursor, limit);
    }

    @Override
    public WebhookDeliveryAnswer resend(Carrier carrier, String id, String deliveryId, HttpServletRequest request) {
        return super.resend(carrier, id, deliveryId, request);
    }
}
