package io.portwarden.pin.access;

import io.portwarden.approval.ActKind;
import io.portwarden.approval.Outcome;
import io.portwarden.approval.TwoPersonRule;
import io.portwarden.number.access.NumberService;
import io.portwarden.pin.EasyToGuessException;
import io.portwarden.pin.InvalidPinException;
import io.portwarden.pin.Pin;
import io.portwarden.pin.PinAdvice;
import io.portwarden.pin.PinCountries;
import io.portwarden.pin.PinDoesNotApplyException;
import io.portwarden.pin.PinGenerator;
import io.portwarden.pin.PinHanding;
import io.portwarden.pin.PinKeeper;
import io.portwarden.pin.PinStatus;
import io.portwarden.pin.PinWeakness;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.TenantFacts;
import io.portwarden.pin.guess.GuessRepository;
import io.portwarden.pin.guess.PinRecords;
import io.portwarden.pin.key.PinProperties;
import io.portwarden.pin.key.PinRepository;
import io.portwarden.pin.key.PinVault;
import io.portwarden.pin.key.SealedPin;
import io.portwarden.pin.life.ApprovedPinChange;
import io.portwarden.pin.life.PinChange;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Sets and changes the port-out PIN of the signed-in person's tenant. */
@Service
public class PinService {

    private final Transactions transactions;
    private final TenantService tenants;
    private final PinCountries countries;
    private final NumberService numbers;
    private final PinRepository pins;
    private final GuessRepository guesses;
    private final PinVault vault;
    private final PinChange change;
    private final ObjectProvider<PinHanding> handing;
    private final TwoPersonRule rule;
    private final PinGenerator generator;
    private final PinProperties properties;
    private final PinRecords records;
    private final LiveUpdates liveUpdates;
    private final FreshSignIn freshSignIn;

    PinService(
            Transactions transactions,
            TenantService tenants,
            PinCountries countries,
            NumberService numbers,
            PinRepository pins,
            GuessRepository guesses,
            PinVault vault,
            PinChange change,
            ObjectProvider<PinHanding> handing,
            TwoPersonRule rule,
            PinGenerator generator,
            PinProperties properties,
            PinRecords records,
            LiveUpdates liveUpdates,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.countries = countries;
        this.numbers = numbers;
        this.pins = pins;
        this.guesses = guesses;
        this.vault = vault;
        this.change = change;
        this.handing = handing;
        this.rule = rule;
        this.generator = generator;
        this.properties = properties;
        this.records = records;
        this.liveUpdates = liveUpdates;
        this.freshSignIn = freshSignIn;
    }

    /** Whether a PIN is set, when, and by whom (PIN-11). */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public PinStatus status() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> {
            Tenant tenant = tenants.get(tenantId);
            return new PinStatus(
                    countries.include(tenant),
                    Locale.of("", tenant.country()),
                    pins.find(tenantId).map(pin -> new PinStatus.LastSet(pin.setAt(), pin.setByName())),
                    guesses.isLocked(tenantId, properties.limits().perTenantInARow()),
                    easyToGuessRefused());
        });
    }

    /** Who compares the PIN besides Portwarden, and how far it has come there (UPS-11). */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public List<PinKeeper> keepers() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(
                Scope.tenant(tenantId),
                () -> handing.stream()
                        .flatMap(each -> each.keepers(tenantId).stream())
                        .toList());
    }

    /**
     * How many wrong PINs were tried against the tenant, orders and mere checks together, in each of the periods that
     * these moments part: one fewer than there are moments, which stand in the order of time.
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public List<Integer> wrongPins(List<Instant> parted) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(
                Scope.tenant(tenantId),
                () -> Arrays.stream(guesses.wrongIn(tenantId, parted)).boxed().toList());
    }

    /**
     * Sets or changes the PIN; from then on the old one is never accepted again (PIN-4). A locked PIN is unlocked by it
     * (PIN-8). Where the tenant wants it, a change waits for a second admin, and the old PIN counts until then; the first
     * PIN never waits, because without one no number leaves anyway (PIN-5).
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh (PIN-9)
     * @throws io.portwarden.approval.ApprovalRefusedException when a change waits already
     * @throws InvalidPinException when the text is no PIN (PIN-1); nothing is stored
     * @throws EasyToGuessException when it is easy to guess and the provider refuses such PINs (PIN-10)
     * @throws PinDoesNotApplyException when the tenant is in a country without a PIN (PIN-6)
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public Outcome set(SetPin command) {
        freshSignIn.requireFresh();
        SignedInPerson admin = CurrentPerson.get();
        TenantId tenantId = admin.tenantId();
        Pin pin = command.pin();
        if (easyToGuessRefused()) {
            List<PinWeakness> weaknesses = weaknessesOf(pin);
            if (!weaknesses.isEmpty()) {
                throw new EasyToGuessException(weaknesses);
            }
        }
        // Outside the transaction: a hash takes long, and no connection waits for it.
        SealedPin sealed = vault.seal(tenantId.value(), pin);
        return transactions.stating(Scope.tenant(tenantId), () -> {
            long version = change.queue(tenantId);
            if (version > 0 && rule.holds(tenantId)) {
                change.keep(tenantId, version + 1, pin);
                rule.ask(admin, ActKind.PIN_CHANGE, "", ApprovedPinChange.data(sealed, version));
                return Outcome.WAITS;
            }
            change.make(admin, sealed, version, pin);
            return Outcome.DONE;
        });
    }

    /**
     * Lets PINs be checked again after too many wrong ones in a row (PIN-8); nothing happens where none are refused.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh (PIN-9)
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void unlock() {
        freshSignIn.requireFresh();
        SignedInPerson admin = CurrentPerson.get();
        TenantId tenantId = admin.tenantId();
        transactions.doStating(Scope.tenant(tenantId), () -> {
            guesses.queue(tenantId);
            boolean wasLocked = guesses.isLocked(tenantId, properties.limits().perTenantInARow());
            guesses.unlock(tenantId);
            if (wasLocked) {
                liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.PIN, tenantId.value()));
                records.unlocked(admin);
            }
        });
    }

    /** Why a PIN would be easy to guess for this tenant, most telling first; empty when it would not (PIN-10). */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public List<PinWeakness> weaknessesOf(Pin pin) {
        return PinAdvice.weaknessesOf(pin, facts());
    }

    /** A random PIN of 8 digits that is not easy to guess (PIN-10); nothing is stored. */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public Pin generate() {
        return generator.generate(facts());
    }

    private boolean easyToGuessRefused() {
        return properties.easyToGuess() == PinProperties.EasyToGuess.REJECT;
    }

    private TenantFacts facts() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> {
            Tenant tenant = tenants.get(tenantId);
            return new TenantFacts(numbers.all(tenantId), tenant.account().normalForm(), tenant.zipCode());
        });
    }
}
