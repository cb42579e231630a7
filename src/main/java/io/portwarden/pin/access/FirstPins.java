package io.portwarden.pin.access;

import io.portwarden.number.access.NumberService;
import io.portwarden.pin.Pin;
import io.portwarden.pin.PinGenerator;
import io.portwarden.pin.TenantFacts;
import io.portwarden.pin.key.PinVault;
import io.portwarden.pin.life.PinChange;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.embedded.ConditionalOnEmbeddedDatabase;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import org.springframework.stereotype.Component;

/**
 * Sets the first PINs of the demonstration's tenants, as their admins do otherwise. Joins the caller's transaction, which must
 * be the provider's.
 */
@Component
@ConditionalOnEmbeddedDatabase
public class FirstPins {

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberService numbers;
    private final PinVault vault;
    private final PinChange change;
    private final PinGenerator generator;

    public FirstPins(
            Transactions transactions,
            TenantService tenants,
            NumberService numbers,
            PinVault vault,
            PinChange change,
            PinGenerator generator) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.numbers = numbers;
        this.vault = vault;
        this.change = change;
        this.generator = generator;
    }

    /** A random one that is not easy to guess (PIN-10), set in the admin's name. */
    public Pin set(SignedInPerson admin) {
        TenantId tenantId = admin.tenantId();
        Tenant tenant = tenants.get(tenantId);
        Pin pin = generator.generate(
                new TenantFacts(numbers.all(tenantId), tenant.account().normalForm(), tenant.zipCode()));
        transactions.inTurnFor(tenantId, () -> {
            long version = change.queue(tenantId);
            if (version > 0) {
                throw new IllegalStateException("A PIN is set already");
            }
            change.make(admin, vault.seal(tenantId.value(), pin), version, pin);
        });
        return pin;
    }
}
