package io.portwarden.webhook.access;

import io.portwarden.audit.AuditActor;
import io.portwarden.carrier.Carrier;
import io.portwarden.webhook.WebhookOwner;
import org.springframework.stereotype.Service;

/** Lets carriers say which of their systems are told of their orders. */
@Service
public class CarrierWebhookService extends WebhookKeeping<Carrier> {

    CarrierWebhookService(WebhookDesk desk) {
        super(desk);
    }

    @Override
    public String role() {
        return "CARRIER";
    }

    @Override
    WebhookOwner owner(Carrier carrier) {
        return WebhookOwner.carrier(carrier.id().value());
    }

    @Override
    AuditActor actor(Carrier carrier) {
        return AuditActor.carrier(carrier.id().value(), carrier.name());
    }
}
