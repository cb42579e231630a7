package io.portwarden.pin.access;

import io.portwarden.carrier.CarrierId;
import io.portwarden.pin.BrokenOff;
import io.portwarden.pin.guess.AttemptRepository;
import io.portwarden.pin.guess.GuessRepository;
import io.portwarden.pin.guess.PinRecords;
import io.portwarden.pin.key.PinProperties;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Lets operators see the guesses of which nobody knows how they came out, because the program that compared them was
 * killed, and lift those that no carrier sends again (PIN-8).
 */
@Service
public class BrokenOffGuesses {

    private final Transactions transactions;
    private final GuessRepository guesses;
    private final AttemptRepository attempts;
    private final PinRecords records;
    private final PinProperties.Limits limits;

    BrokenOffGuesses(
            Transactions transactions,
            GuessRepository guesses,
            AttemptRepository attempts,
            PinRecords records,
            PinProperties properties) {
        this.transactions = transactions;
        this.guesses = guesses;
        this.attempts = attempts;
        this.records = records;
        this.limits = properties.limits();
    }

    /** Those that still count for a carrier's limits, newest first. */
    @PreAuthorize("hasRole('SECURITY')")
    public List<BrokenOff> all() {
        return transactions.stating(Scope.provider(), () -> attempts.brokenOff(limits.window()));
    }

    /**
     * From now on the guess no longer counts; the tenant's admins are told. Should the node that compared it turn up with
     * the verdict after all, it counts as what it was.
     *
     * @return false where it was settled meanwhile, or is being compared again: nothing was done
     */
    @PreAuthorize("hasRole('SECURITY')")
    public boolean lift(BrokenOff brokenOff) {
        TenantId tenantId = brokenOff.tenantId();
        return transactions.<Boolean>stating(Scope.provider().andTenant(tenantId), () -> {
            // Nobody may take it over while it is lifted, or count while it is half.
            guesses.queue(tenantId, brokenOff.carrier().id());
            Optional<CarrierId> lifted = attempts.lift(tenantId, brokenOff.guess());
            lifted.ifPresent(carrierId -> records.guessLifted(CurrentPerson.get(), tenantId, carrierId));
            return lifted.isPresent();
        });
    }
}
