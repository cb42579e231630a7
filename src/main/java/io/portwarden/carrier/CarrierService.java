package io.portwarden.carrier;

import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.apikey.TooManyKeysException;
import io.portwarden.shared.Characters;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Knows the carriers, gives out their API keys and recognizes them by these. */
@Service
public class CarrierService {

    private final Transactions transactions;
    private final CarrierRepository carriers;
    private final ApiKeyRepository keys;
    private final ApiKeyUses uses;
    private final Clock clock;

    CarrierService(
            Transactions transactions,
            CarrierRepository carriers,
            ApiKeyRepository keys,
            ApiKeyUses uses,
            Clock clock) {
        this.transactions = transactions;
        this.carriers = carriers;
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    /**
     * A carrier, in the transaction under way.
     *
     * @throws NoSuchElementException when there is none
     */
    public Carrier get(CarrierId id) {
        return Optional.ofNullable(find(List.of(id)).get(id))
                .orElseThrow(() -> new NoSuchElementException("No carrier " + id));
    }

    /** These carriers, in the transaction under way; one that there is not is left out. */
    public Map<CarrierId, Carrier> find(Collection<CarrierId> ids) {
        UUID[] values = ids.stream().map(CarrierId::value).toArray(UUID[]::new);
        return carriers.findAll(values).stream().collect(Collectors.toMap(Carrier::id, Function.identity()));
    }

    /** The carrier with that service provider identifier, in the transaction under way. */
    public Optional<Carrier> findBySpid(String spid) {
        return carriers.findBySpid(spid);
    }

    /** Every carrier by name, in the transaction under way. */
    public List<Carrier> all() {
        return carriers.all();
    }

    /** Whether orders come through upstreams at all, in the transaction under way. */
    public boolean anyUpstream() {
        return carriers.anyUpstream();
    }

    /**
     * Writes down another name or other SPIDs of a carrier, in the transaction under way; its first SPID names it for good.
     *
     * @throws IllegalArgumentException when the name does not stand in one line
     */
    public void change(Carrier carrier) {
        requireOneLine(carrier.name());
        carriers.change(carrier.id().value(), carrier.name(), otherSpids(carrier));
    }

    /** Whom to ask at the carrier, in the transaction under way, which must be the provider's. */
    public CarrierContact contact(CarrierId id) {
        return carriers.contact(id.value()).orElse(CarrierContact.NONE);
    }

    /**
     * Writes down whom to ask at the carrier, in the transaction under way, which must be the provider's.
     *
     * @throws IllegalArgumentException when something of it does not stand in one line
     */
    public void changeContact(CarrierId id, CarrierContact contact) {
        requireOneLine(contact.name() + contact.email() + contact.phone());
        carriers.changeContact(id.value(), contact.name(), contact.email(), contact.phone());
    }

    /**
     * Puts a carrier on file, in the transaction under way.
     *
     * @throws DuplicateKeyException when the SPID is another carrier's
     * @throws IllegalArgumentException when the SPID or the name is not one
     */
    public Carrier register(String spid, String name) {
        return register(new Carrier(CarrierId.next(), spid, name));
    }

    /**
     * The same of a carrier with all its SPIDs.
     *
     * @throws DuplicateKeyException when its first SPID is another carrier's
     * @throws IllegalArgumentException when the name does not stand in one line
     */
    public Carrier register(Carrier carrier) {
        requireOneLine(carrier.name());
        carriers.insert(carrier.id().value(), carrier.spid(), carrier.name(), otherSpids(carrier), carrier.upstream());
        return carrier;
    }

    private static String[] otherSpids(Carrier carrier) {
        return carrier.otherSpids().toArray(String[]::new);
    }

    /**
     * Makes a new key, in the transaction under way, which must be for the carrier or the provider. This is the only
     * time that it can be seen.
     *
     * @param name what the key is for, for people
     * @param expiresAt from when on it does not count any more; null for never
     * @throws TooManyKeysException when the carrier has two valid keys
     * @throws IllegalArgumentException when the key would not count any more now
     */
    public ApiKey issueKey(CarrierId carrierId, String name, @Nullable Instant expiresAt) {
        ApiKey key = ApiKey.generate();
        issueKey(carrierId, name, expiresAt, key);
        return key;
    }

    /** The same of a test key (API-22), of which there can be two besides. */
    public ApiKey issueTestKey(CarrierId carrierId, String name, @Nullable Instant expiresAt) {
        ApiKey key = ApiKey.generateTest();
        issueKey(carrierId, name, expiresAt, key);
        return key;
    }

    /**
     * The same with a key that was chosen beforehand.
     *
     * @throws TooManyKeysException when the carrier has two valid keys
     * @throws IllegalArgumentException when the key would not count any more now
     * @throws DuplicateKeyException when the key has been given out before
     */
    public void issueKey(CarrierId carrierId, String name, @Nullable Instant expiresAt, ApiKey key) {
        Instant now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new IllegalArgumentException("A new API key expires in the future");
        }
        keys.hold(carrierId);
        long valid = keys.ofCarrier(carrierId, key.isTest()).stream()
                .filter(other -> other.isValidAt(now))
                .count();
        if (valid >= KeyOnFile.MOST_VALID) {
            throw new TooManyKeysException();
        }
        keys.insert(carrierId, Identifiers.next(), name, key, expiresAt);
    }

    /** Asked of what comes in only: what is on file has to be read, whatever it is. */
    private static void requireOneLine(String text) {
        if (!Characters.fitOneLine(text)) {
            throw new IllegalArgumentException("What is written down of a carrier stands in one line");
        }
    }

    /** The carrier's keys, newest first, in the transaction under way, which must be for the carrier or the provider. */
    public List<KeyOnFile> keys(CarrierId carrierId) {
        return keys.ofCarrier(carrierId, false);
    }

    /** The same of its test keys. */
    public List<KeyOnFile> testKeys(CarrierId carrierId) {
        return keys.ofCarrier(carrierId, true);
    }

    /**
     * Lets a key not count any more from the next request on, in the transaction under way, which must be for the
     * carrier or the provider.
     *
     * @return whether there is such a key that was not revoked before
     */
    public boolean revokeKey(CarrierId carrierId, UUID keyId) {
        return keys.revoke(carrierId, keyId, clock.instant());
    }

    /**
     * Lets this key count instead of the carrier's key of that name, in the transaction under way, which must be for the
     * carrier or the provider.
     *
     * @throws DuplicateKeyException when the key is another one's
     */
    public void replaceKey(CarrierId carrierId, String name, ApiKey key) {
        keys.replace(carrierId, name, key.hash());
    }

    /** Whose key it is; nobody's when it is unknown, has expired or was revoked. */
    Optional<IssuedKey> authenticate(ApiKey key) {
        Instant now = clock.instant();
        String hash = key.hash();
        Optional<IssuedKey> issued = transactions
                .autocommitting(Scope.apiKey(hash), () -> keys.find(hash))
                .filter(found -> found.onFile().isValidAt(now));
        issued.ifPresent(found -> uses.note(found, now));
        return issued;
    }
}
