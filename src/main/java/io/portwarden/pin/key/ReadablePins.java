package io.portwarden.pin.key;

import io.portwarden.pin.Pin;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.UnreadablePinException;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps PINs that have to be handed on (UPS-11) so that they can be read again: sealed under the current key, bound to tenant and
 * version, one for all numbers, for 24 hours at the most. Every method joins the caller's transaction.
 */
@Component
public class ReadablePins {

    private static final Logger LOG = LoggerFactory.getLogger(ReadablePins.class);

    private final ReadablePinRepository pins;
    private final PinKeys keys;
    private final PinWrap wrap = new PinWrap(KeyPurpose.PIN_TO_HAND_ON);

    ReadablePins(ReadablePinRepository pins, PinKeys keys) {
        this.pins = pins;
        this.keys = keys;
    }

    /** Keeps the tenant's PIN of this version, in place of what was kept as that. */
    public void keep(TenantId tenantId, long version, Pin pin) {
        pins.delete(tenantId, version);
        // All of one length, which the database would give away otherwise.
        String padded = pin.digits() + " ".repeat(Pin.LONGEST - pin.digits().length());
        pins.insert(tenantId, version, wrap.wrap(keys.current(), boundTo(tenantId, version), padded));
    }

    /**
     * The PIN, while it is kept.
     *
     * @throws UnknownPinKeyException if the key that it was sealed under is not configured
     * @throws UnreadablePinException if it was altered, or sealed for another tenant or version
     */
    public Optional<Pin> open(TenantId tenantId, long version) {
        return pins.find(tenantId, version)
                .map(found -> new Pin(unwrap(tenantId, version, found).strip()));
    }

    /** Until when it is kept at the most; nothing when it is not. */
    public Optional<Instant> until(TenantId tenantId, long version) {
        return pins.until(tenantId, version);
    }

    public void erase(TenantId tenantId, long version) {
        pins.delete(tenantId, version);
    }

    /** Erases what was kept of a PIN that will not be set; where another one has that version by now, it stays. */
    public void eraseUnlessSet(TenantId tenantId, long version) {
        pins.deleteIfNotSet(tenantId, version);
    }

    /** Of the tenant's PIN nothing but this version is handed on any more. */
    public void eraseAllBut(TenantId tenantId, long version) {
        pins.deleteOthers(tenantId, version);
    }

    /** Erases what was kept for 24 hours, in a transaction for the provider. @return how many */
    public int eraseOverdue() {
        return pins.deleteOverdue();
    }

    /**
     * Seals anew what is sealed under another key than the current one (PIN-7). What was altered is worth nothing, and is erased:
     * a copy for a day shall not keep a key from being changed.
     */
    void moveUnderCurrent(TenantId tenantId) {
        pins.lockNotUnder(tenantId, keys.current().id()).forEach(kept -> move(tenantId, kept));
    }

    private void move(TenantId tenantId, ReadablePinRepository.Kept kept) {
        try {
            String content = unwrap(tenantId, kept.version(), kept.sealed());
            SealedPin moved = wrap.wrap(keys.current(), boundTo(tenantId, kept.version()), content);
            pins.rewrap(tenantId, new ReadablePinRepository.Kept(kept.version(), moved));
        } catch (UnreadablePinException altered) {
            LOG.warn("What waited to be handed on of the PIN of tenant {} was altered, and is erased", tenantId);
            pins.delete(tenantId, kept.version());
        }
    }

    private String unwrap(TenantId tenantId, long version, SealedPin sealed) {
        return wrap.unwrap(keys.named(sealed.keyId()), boundTo(tenantId, version), sealed);
    }

    private static byte[] boundTo(TenantId tenantId, long version) {
        return PinWrap.boundTo(tenantId.value(), version);
    }
}
