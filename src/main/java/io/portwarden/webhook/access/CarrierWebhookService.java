package io.portwarden.webhook.access;

import io.portwarden.apikey.TestKeys;
import io.portwarden.audit.AuditActor;
import io.portwarden.carrier.Carrier;
import io.portwarden.webhook.WebhookOwner;
import org.springframework.stereotype.Service;

/** Lets carriers say which of their systems are told of their orders; with a test key, of made ones (API-22). */
@Service
public class CarrierWebhookService extends WebhookKeeping<Carrier> {

    CarrierWebhookService(WebhookDesk desk) {
        super(desk);
    }

    @Override
    public String[] roles() {
        return new String[] {"CARRIER", TestKeys.ROLE};
    }

    @Override
    WebhookOwner owner(Carrier carrier) {
        return TestKeys.isInUse()
                ? WebhookOwner.testsOf(carrier.id().value())
                : WebhookOwner.carrier(carrier.id().value());
    }

    @Override
    AuditActor actor(Carrier carrier) {
        return AuditActor.carrier(carrier.id().value(), carrier.name());
    }
}
