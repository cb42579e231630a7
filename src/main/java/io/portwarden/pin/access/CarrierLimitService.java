package io.portwarden.pin.access;

import io.portwarden.carrier.CarrierId;
import io.portwarden.pin.BlockedCarrier;
import io.portwarden.pin.guess.GuessRepository;
import io.portwarden.pin.guess.PinRecords;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets operators see the carriers whose PINs are refused after too many wrong ones, and lift that (PIN-8). */
@Service
public class CarrierLimitService {

    private final Transactions transactions;
    private final GuessRepository guesses;
    private final PinRecords records;

    CarrierLimitService(Transactions transactions, GuessRepository guesses, PinRecords records) {
        this.transactions = transactions;
        this.guesses = guesses;
        this.records = records;
    }

    @PreAuthorize("hasRole('OPERATOR')")
    public List<BlockedCarrier> blocked() {
        return transactions.stating(Scope.provider(), guesses::blocked);
    }

    /** From now on the carrier's PINs are checked again; what it guessed wrong until now no longer counts for this limit. */
    @PreAuthorize("hasRole('OPERATOR')")
    public void lift(CarrierId carrierId) {
        transactions.doStating(Scope.provider().andTenant(TenantId.PROVIDER), () -> {
            if (guesses.unblock(carrierId)) {
                records.limitLifted(carrierId);
            }
        });
    }
}
