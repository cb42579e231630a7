package io.portwarden.people.sso.own;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.key.LastingKeys;
import io.portwarden.shared.key.Seal;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Encrypts the secrets between the portal and tenants' providers for the database, each bound to its tenant. */
@Component
class OwnSecrets {

    private final Seal seal;

    OwnSecrets(LastingKeys keys) {
        this.seal = new Seal(keys.keys(), "portwarden own providers");
    }

    String seal(TenantId tenantId, String secret) {
        return seal.seal(tenantId.toString(), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException if it was altered, or made for another tenant or under a key that is not there */
    String open(TenantId tenantId, String sealed) {
        return new String(seal.open(tenantId.toString(), sealed), StandardCharsets.UTF_8);
    }
}
