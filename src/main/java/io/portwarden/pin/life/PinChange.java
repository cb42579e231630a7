package io.portwarden.pin.life;

import io.portwarden.pin.PinCountries;
import io.portwarden.pin.PinDoesNotApplyException;
import io.portwarden.pin.guess.GuessRepository;
import io.portwarden.pin.guess.PinRecords;
import io.portwarden.pin.key.PinRepository;
import io.portwarden.pin.key.SealedPin;
import io.portwarden.pin.key.TenantPin;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.tenant.TenantService;
import org.springframework.stereotype.Component;

/** What happens whenever a PIN is set or changed, whoever had a say in it, in the transaction under way. */
@Component
public class PinChange {

    private final TenantService tenants;
    private final PinCountries countries;
    private final PinRepository pins;
    private final GuessRepository guesses;
    private final PinRecords records;
    private final LiveUpdates liveUpdates;

    PinChange(
            TenantService tenants,
            PinCountries countries,
            PinRepository pins,
            GuessRepository guesses,
            PinRecords records,
            LiveUpdates liveUpdates) {
        this.tenants = tenants;
        this.countries = countries;
        this.pins = pins;
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

    /** To be called in one's turn: from the commit on, the old PIN is never accepted again (PIN-4). */
    public void make(SignedInPerson by, SealedPin sealed, boolean first) {
        TenantId tenantId = by.tenantId();
        pins.set(tenantId, sealed, by);
        guesses.unlock(tenantId);
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.PIN, tenantId.value()));
        records.set(by, first);
    }
}
