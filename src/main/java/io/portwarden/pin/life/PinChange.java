package io.portwarden.pin.life;

import io.portwarden.pin.Pin;
import io.portwarden.pin.PinCountries;
import io.portwarden.pin.PinDoesNotApplyException;
import io.portwarden.pin.PinHanding;
import io.portwarden.pin.guess.GuessRepository;
import io.portwarden.pin.guess.PinRecords;
import io.portwarden.pin.key.PinRepository;
import io.portwarden.pin.key.ReadablePins;
import io.portwarden.pin.key.SealedPin;
import io.portwarden.pin.key.TenantPin;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.tenant.TenantService;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What happens whenever a PIN is set or changed, whoever had a say in it, in the transaction under way. */
@Component
public class PinChange {

    private final TenantService tenants;
    private final PinCountries countries;
    private final PinRepository pins;
    private final ReadablePins readable;
    private final ObjectProvider<PinHanding> handing;
    private final GuessRepository guesses;
    private final PinRecords records;
    private final LiveUpdates liveUpdates;

    PinChange(
            TenantService tenants,
            PinCountries countries,
            PinRepository pins,
            ReadablePins readable,
            ObjectProvider<PinHanding> handing,
            GuessRepository guesses,
            PinRecords records,
            LiveUpdates liveUpdates) {
        this.tenants = tenants;
        this.countries = countries;
        this.pins = pins;
        this.readable = readable;
        this.handing = handing;
        this.guesses = guesses;
        this.records = records;
        this.liveUpdates = liveUpdates;
    }

    /**
     * Takes the tenant's turn, so that nobody else changes the PIN until the transaction ends.
     *
     * @return the version of the PIN; 0 while none is set
     * @throws PinDoesNotApplyException when the tenant is in a country without a PIN (PIN-6)
     */
    public long queue(TenantId tenantId) {
        if (!countries.include(tenants.get(tenantId))) {
            throw new PinDoesNotApplyException();
        }
        guesses.queue(tenantId);
        return pins.find(tenantId).map(TenantPin::version).orElse(0L);
    }

    /**
     * To be called in one's turn: from the commit on, the old PIN is never accepted again (PIN-4).
     *
     * @param before the version that {@link #queue} has told
     * @param pin the same as it is, to be handed on where somebody else compares it too (UPS-11)
     */
    public void make(SignedInPerson by, SealedPin sealed, long before, Pin pin) {
        keep(by.tenantId(), before + 1, pin);
        makeKept(by, sealed, before);
    }

    /** Keeps a PIN readable until it is made, where it is to be handed on then. */
    public void keep(TenantId tenantId, long version, Pin pin) {
        if (handing.stream().anyMatch(each -> each.wants(tenantId))) {
            readable.keep(tenantId, version, pin);
        } else {
            readable.erase(tenantId, version);
        }
    }

    /** A PIN that was kept will not be made. */
    public void drop(TenantId tenantId, long version) {
        readable.eraseUnlessSet(tenantId, version);
    }

    /** The same as {@link #make} of a PIN that nobody knows any more but as it was kept. */
    public void makeKept(SignedInPerson by, SealedPin sealed, long before) {
        TenantId tenantId = by.tenantId();
        long version = before + 1;
        pins.set(tenantId, sealed, by);
        guesses.unlock(tenantId);
        handOn(tenantId, version);
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.PIN, tenantId.value()));
        records.set(by, before == 0);
    }

    private void handOn(TenantId tenantId, long version) {
        readable.eraseAllBut(tenantId, version);
        @Nullable Instant until = readable.until(tenantId, version).orElse(null);
        List<Boolean> wanted = handing.stream()
                .map(each -> each.saved(tenantId, version, until))
                .toList();
        if (!wanted.contains(true)) {
            readable.erase(tenantId, version);
        }
    }
}
