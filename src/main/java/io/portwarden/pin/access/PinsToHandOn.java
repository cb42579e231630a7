package io.portwarden.pin.access;

import io.portwarden.pin.Pin;
import io.portwarden.pin.key.ReadablePins;
import io.portwarden.shared.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Gives the PINs that wait for it to whoever hands them on (UPS-11), and to nobody else. Every method joins the caller's
 * transaction, which must be for the tenant: in one for the provider there is none to be seen.
 */
@Service
public class PinsToHandOn {

    private final ReadablePins pins;

    PinsToHandOn(ReadablePins pins) {
        this.pins = pins;
    }

    /**
     * The tenant's PIN of this version; nothing once it was erased.
     *
     * @throws io.portwarden.pin.UnknownPinKeyException if this node has not the key that it is sealed under
     */
    public Optional<Pin> open(TenantId tenantId, long version) {
        return pins.open(tenantId, version);
    }

    /** Erases it: nobody waits for it any more. */
    public void erase(TenantId tenantId, long version) {
        pins.erase(tenantId, version);
    }
}
