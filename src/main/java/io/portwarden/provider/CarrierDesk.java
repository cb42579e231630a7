package io.portwarden.provider;

import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierContact;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.access.OrderFigures;
import io.portwarden.order.access.OrderFigures.Figures;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What the provider's people do with carriers: putting them on file, their contacts, their API keys, and how often they are wrong. */
@Service
@PreAuthorize("hasRole('OPERATOR')")
public class CarrierDesk {

    /** How far back a carrier's figures look. */
    public static final Duration LOOK_BACK = Duration.ofDays(90);

    private static final Scope OWN = Scope.provider().andTenant(TenantId.PROVIDER);

    private final Transactions transactions;
    private final CarrierService carriers;
    private final OrderFigures figures;
    private final AuditTrail trail;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    CarrierDesk(
            Transactions transactions,
            CarrierService carriers,
            OrderFigures figures,
            AuditTrail trail,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.carriers = carriers;
        this.figures = figures;
        this.trail = trail;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /** What everybody of the provider is shown of a carrier. */
    public record CarrierOnFile(Carrier carrier, CarrierContact contact, Figures figures) {}

    /** By name. */
    @PreAuthorize("hasRole('SUPPORT')")
    public List<Carrier> list() {
        return transactions.stating(OWN, carriers::all);
    }

    @PreAuthorize("hasRole('SUPPORT')")
    public Optional<CarrierOnFile> find(CarrierId id) {
        return transactions.stating(
                OWN,
                () -> Optional.ofNullable(carriers.find(List.of(id)).get(id)).map(this::onFile));
    }

    private CarrierOnFile onFile(Carrier carrier) {
        return new CarrierOnFile(
                carrier,
                carriers.contact(carrier.id()),
                figures.since(carrier.id(), clock.instant().minus(LOOK_BACK)));
    }

    /** The carrier's keys, of which none itself is among what is kept; newest first. */
    @PreAuthorize("hasRole('SECURITY')")
    public List<KeyOnFile> keys(CarrierId id) {
        return transactions.stating(OWN, () -> carriers.keys(id));
    }

    /** The same of its test keys (API-22). */
    @PreAuthorize("hasRole('SECURITY')")
    public List<KeyOnFile> testKeys(CarrierId id) {
        return transactions.stating(OWN, () -> carriers.testKeys(id));
    }

    /**
     * Puts a carrier on file.
     *
     * @throws IllegalArgumentException when the name is none, or it is an upstream: those come with their connection
     * @throws org.springframework.dao.DuplicateKeyException when its first SPID is another carrier's
     */
    public Carrier add(Carrier carrier, CarrierContact contact) {
        if (carrier.upstream()) {
            throw new IllegalArgumentException("An upstream is put on file with its connection");
        }
        return transactions.stating(OWN, () -> {
            carriers.register(carrier);
            carriers.changeContact(carrier.id(), contact);
            record(AuditKind.CARRIER_ADDED, carrier);
            return carrier;
        });
    }

    /**
     * Writes down another name, contact or other SPIDs; the first SPID names the carrier for good. Of an upstream only the
     * contact: by its name numbers say whose they are.
     */
    public void change(Carrier asked, CarrierContact contact) {
        transactions.doStating(OWN, () -> {
            Carrier before = carriers.get(asked.id());
            Carrier carrier = before.upstream() ? before : asked;
            if (before.equals(carrier) && carriers.contact(carrier.id()).equals(contact)) {
                return;
            }
            carriers.change(carrier);
            carriers.changeContact(carrier.id(), contact);
            record(AuditKind.CARRIER_CHANGED, carrier);
        });
    }

    /**
     * Makes a new key. This is the only time that it can be seen.
     *
     * @throws io.portwarden.apikey.TooManyKeysException when the carrier has two valid keys
     * @throws IllegalArgumentException when the key would not count any more now, or the carrier is an upstream, which has
     *     no key of this API
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    @PreAuthorize("hasRole('SECURITY')")
    public ApiKey issueKey(CarrierId id, String name, @Nullable Instant expiresAt) {
        return issue(id, () -> carriers.issueKey(id, name, expiresAt));
    }

    /** The same of a test key, which opens made orders and nothing else (API-22). */
    @PreAuthorize("hasRole('SECURITY')")
    public ApiKey issueTestKey(CarrierId id, String name, @Nullable Instant expiresAt) {
        return issue(id, () -> carriers.issueTestKey(id, name, expiresAt));
    }

    private ApiKey issue(CarrierId id, Supplier<ApiKey> made) {
        freshSignIn.requireFresh();
        return transactions.stating(OWN, () -> {
            if (carriers.get(id).upstream()) {
                throw new IllegalArgumentException("An upstream has no API keys");
            }
            ApiKey key = made.get();
            record(AuditKind.API_KEY_ISSUED, carriers.get(id));
            return key;
        });
    }

    /**
     * Lets a key not count any more from the next request on. No fresh sign-in: taking something away cannot wait.
     *
     * @return whether there is such a key that was not revoked before
     */
    @PreAuthorize("hasRole('SECURITY')")
    public boolean revokeKey(CarrierId id, UUID keyId) {
        return transactions.<Boolean>stating(OWN, () -> {
            boolean revoked = carriers.revokeKey(id, keyId);
            if (revoked) {
                record(AuditKind.API_KEY_REVOKED, carriers.get(id));
            }
            return revoked;
        });
    }

    private void record(AuditKind kind, Carrier carrier) {
        trail.record(
                TenantId.PROVIDER,
                AuditEvent.of(kind).about(AuditSubject.carrier(carrier.id().value(), carrier.name())));
    }
}
