package io.portwarden.pin.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.pin.BlockedCarrier;
import io.portwarden.pin.CarrierLimit;
import io.portwarden.pin.guess.GuessRepository;
import io.portwarden.pin.guess.PinRecords;
import io.portwarden.pin.key.PinProperties;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Lets operators see the carriers whose PINs are refused after too many wrong ones, lift that (PIN-8), and say how many
 * each may send (CAR-1).
 */
@Service
public class CarrierLimitService {

    private final Transactions transactions;
    private final CarrierService carriers;
    private final GuessRepository guesses;
    private final PinRecords records;
    private final PinProperties properties;
    private final FreshSignIn freshSignIn;

    CarrierLimitService(
            Transactions transactions,
            CarrierService carriers,
            GuessRepository guesses,
            PinRecords records,
            PinProperties properties,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.carriers = carriers;
        this.guesses = guesses;
        this.records = records;
        this.properties = properties;
        this.freshSignIn = freshSignIn;
    }

    @PreAuthorize("hasRole('SUPPORT')")
    public List<BlockedCarrier> blocked() {
        return transactions.stating(Scope.provider(), guesses::blocked);
    }

    /** From now on the carrier's PINs are checked again; what it guessed wrong until now no longer counts for this limit. */
    @PreAuthorize("hasRole('SECURITY')")
    public void lift(CarrierId carrierId) {
        transactions.doStating(Scope.provider().andTenant(TenantId.PROVIDER), () -> {
            if (guesses.unblock(carrierId)) {
                records.limitLifted(carrierId);
            }
        });
    }

    @PreAuthorize("hasRole('SUPPORT')")
    public CarrierLimit of(CarrierId carrierId) {
        return limit(transactions.<@Nullable Integer>stating(Scope.provider(), () -> guesses.mostWrong(carrierId)));
    }

    /**
     * Says how many wrong PINs of the carrier are checked within the window, over all tenants. It counts for the very next
     * one, in the middle of many too; a carrier that is blocked stays so until that is lifted.
     *
     * @param most 1 to 1,000; nothing for what the settings say
     * @throws java.util.NoSuchElementException when there is no such carrier
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh: a higher one protects less
     */
    @PreAuthorize("hasRole('SECURITY')")
    public void change(CarrierId carrierId, @Nullable Integer most) {
        if (most != null && (most < CarrierLimit.LOWEST || most > CarrierLimit.HIGHEST)) {
            throw new IllegalArgumentException("A limit is from 1 to 1,000");
        }
        freshSignIn.requireFresh();
        transactions.doStating(Scope.provider().andTenant(TenantId.PROVIDER), () -> {
            Carrier carrier = carriers.get(carrierId);
            guesses.queue(carrierId);
            CarrierLimit before = limit(guesses.mostWrong(carrierId));
            CarrierLimit after = limit(most);
            if (!after.equals(before)) {
                guesses.changeMostWrong(carrierId, most);
                records.limitChanged(carrier, before.most(), after.most());
            }
        });
    }

    private CarrierLimit limit(@Nullable Integer own) {
        return own == null ? new CarrierLimit(properties.limits().perCarrier(), false) : new CarrierLimit(own, true);
    }
}
