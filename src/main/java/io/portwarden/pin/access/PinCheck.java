package io.portwarden.pin.access;

import io.portwarden.carrier.CarrierId;
import io.portwarden.pin.Pin;
import io.portwarden.pin.PinAttempt;
import io.portwarden.pin.PinCountries;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.SentPin;
import io.portwarden.pin.guess.PinGuard;
import io.portwarden.pin.guess.PinMetrics;
import io.portwarden.pin.guess.Rehearsals;
import io.portwarden.pin.key.PinProperties;
import io.portwarden.pin.key.PinRepository;
import io.portwarden.pin.key.PinVault;
import io.portwarden.pin.key.TenantPin;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.EvenPace;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The one place where a PIN that somebody sends is compared with the tenant's. */
@Service
public class PinCheck {

    private final Transactions transactions;
    private final TenantService tenants;
    private final PinCountries countries;
    private final PinRepository pins;
    private final PinGuard guard;
    private final PinVault vault;
    private final PinProperties properties;
    private final PinMetrics metrics;
    private final Rehearsals rehearsals;

    public PinCheck(
            Transactions transactions,
            TenantService tenants,
            PinCountries countries,
            PinRepository pins,
            PinGuard guard,
            PinVault vault,
            PinProperties properties,
            PinMetrics metrics,
            Rehearsals rehearsals) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.countries = countries;
        this.pins = pins;
        this.guard = guard;
        this.vault = vault;
        this.properties = properties;
        this.metrics = metrics;
        this.rehearsals = rehearsals;
    }

    /** Begins to measure the time after which a refused PIN may be answered; to be called before anything else. */
    public EvenPace begin() {
        return EvenPace.of(properties.refusalTime());
    }

    /** What one look at the tenant showed. */
    private record Known(boolean applies, Optional<TenantPin> pin) {}

    /**
     * Checks a carrier's PIN for a tenant, within the limits on guesses. Must not be called inside a transaction.
     *
     * @param sent null when the carrier sent none; like a malformed one, that counts nothing (PIN-8, ORD-16)
     * @param attempt what it came with: the same sent again after it broke off is the same guess
     * @throws io.portwarden.shared.UnavailableException when other attempts were not settled in time
     */
    public PinVerdict check(TenantId tenantId, CarrierId carrierId, @Nullable SentPin sent, PinAttempt attempt) {
        PinVerdict verdict = find(tenantId, carrierId, sent, attempt);
        metrics.checked(verdict);
        return verdict;
    }

    private PinVerdict find(TenantId tenantId, CarrierId carrierId, @Nullable SentPin sent, PinAttempt attempt) {
        Known known = look(tenantId);
        if (!known.applies()) {
            return new PinVerdict.NotRequired();
        }
        if (sent == null) {
            return new PinVerdict.Missing();
        }
        if (known.pin().isEmpty()) {
            return new PinVerdict.NotSet();
        }
        return sent.wellFormed()
                .map(pin -> compare(tenantId, carrierId, pin, attempt))
                .orElseGet(PinVerdict.Malformed::new);
    }

    /**
     * What can be said of a PIN that somebody else has compared: whether there has to be one, and is none (UPS-9). Must not be
     * called inside a transaction.
     */
    public PinVerdict comparedElsewhere(TenantId tenantId) {
        Known known = look(tenantId);
        return known.applies() && known.pin().isEmpty() ? new PinVerdict.NotSet() : new PinVerdict.NotRequired();
    }

    /**
     * What would be found of a PIN, which counts as no guess (UPS-12): the one who has sent it is not told. So that those who
     * are told cannot guess by it, a few are compared for a tenant within a day, and the others not. Must not be called inside
     * a transaction.
     */
    public PinVerdict rehearse(TenantId tenantId, @Nullable SentPin sent) {
        Known known = look(tenantId);
        if (!known.applies()) {
            return new PinVerdict.NotRequired();
        }
        if (sent == null) {
            return new PinVerdict.Missing();
        }
        Optional<Pin> pin = sent.wellFormed();
        if (known.pin().isEmpty() || pin.isEmpty()) {
            return known.pin().isEmpty() ? new PinVerdict.NotSet() : new PinVerdict.Malformed();
        }
        TenantPin set = known.pin().get();
        if (!rehearsals.admit(tenantId)) {
            return new PinVerdict.AttemptsExceeded();
        }
        return vault.matches(tenantId.value(), set.sealed(), pin.get())
                ? new PinVerdict.Accepted(set.version())
                : new PinVerdict.Wrong();
    }

    /** Whether the tenant's PIN was set before that moment and is the same since, in the transaction under way. */
    public boolean unchangedSince(TenantId tenantId, Instant moment) {
        return pins.find(tenantId).map(pin -> !pin.setAt().isAfter(moment)).orElse(true);
    }

    /**
     * Whether a PIN that was accepted is still the tenant's, in the transaction under way; from then on it cannot be
     * changed until that ends (PIN-4). Every other verdict stands.
     */
    public Answer<Boolean> stillStands(TenantId tenantId, PinVerdict verdict) {
        return verdict instanceof PinVerdict.Accepted accepted
                ? pins.keepVersion(tenantId).map(version -> version == accepted.version())
                : Answer.known(true);
    }

    private Known look(TenantId tenantId) {
        return transactions.autocommitting(Scope.tenant(tenantId), () -> {
            Answer<Tenant> tenant = tenants.ask(tenantId);
            Answer<Optional<TenantPin>> pin = pins.ask(tenantId);
            return new Known(countries.include(tenant.get()), pin.get());
        });
    }

    private PinVerdict compare(TenantId tenantId, CarrierId carrierId, Pin pin, PinAttempt attempt) {
        return guard.guess(
                tenantId,
                carrierId,
                attempt,
                set -> vault.matches(tenantId.value(), set.sealed(), pin)
                        ? new PinVerdict.Accepted(set.version())
                        : new PinVerdict.Wrong());
    }
}
