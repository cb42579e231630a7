package io.portwarden.webhook.access;

import io.portwarden.apikey.Program;
import io.portwarden.audit.AuditActor;
import io.portwarden.webhook.WebhookOwner;
import org.springframework.stereotype.Service;

/** Lets the provider's programs say which of its systems are told of what there is to do (ORD-13). */
@Service
public class ProviderWebhookService extends WebhookKeeping<Program> {

    ProviderWebhookService(WebhookDesk desk) {
        super(desk);
    }

    @Override
    public String[] roles() {
        return new String[] {"PROVIDER_PROGRAM"};
    }

    @Override
    WebhookOwner owner(Program program) {
        return WebhookOwner.provider();
    }

    @Override
    AuditActor actor(Program program) {
        return AuditActor.program(program.keyId(), program.name());
    }
}
