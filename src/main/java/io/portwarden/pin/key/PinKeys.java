package io.portwarden.pin.key;

import io.portwarden.pin.InvalidPinKeyException;
import io.portwarden.pin.UnknownPinKeyException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configured keys: the current one, under which everything new is made, and older ones that are still needed to read. */
public final class PinKeys {

    private final PinKey current;
    private final SortedMap<String, PinKey> byId;

    /** @throws InvalidPinKeyException if the current key is not among the keys, or two keys have the same id */
    public PinKeys(String currentId, Collection<PinKey> keys) {
        byId = new TreeMap<>();
        for (PinKey key : keys) {
            if (byId.put(key.id(), key) != null) {
                throw new InvalidPinKeyException("The key '%s' is twice in portwarden.pin.keys".formatted(key.id()));
            }
        }
        PinKey named = byId.get(InvalidPinKeyException.requireId(currentId));
        if (named == null) {
            throw new InvalidPinKeyException("The current PIN key '%s' is not in portwarden.pin.keys, which holds %s"
                    .formatted(currentId, byId.isEmpty() ? "no key" : String.join(", ", byId.keySet())));
        }
        current = named;
    }

    /**
     * Reads the keys as they stand in the configuration.
     *
     * @param secretsById by key id the Base64 of 32 bytes
     * @throws InvalidPinKeyException if a key is none, or the current one is missing
     */
    public static PinKeys parse(String currentId, Map<String, String> secretsById) {
        return new PinKeys(
                currentId,
                secretsById.entrySet().stream()
                        .map(entry -> PinKey.parse(entry.getKey(), entry.getValue()))
                        .toList());
    }

    public PinKey current() {
        return current;
    }

    /** @throws UnknownPinKeyException if no key with this id is configured */
    public PinKey named(String keyId) {
        PinKey key = byId.get(keyId);
        if (key == null) {
            throw new UnknownPinKeyException(keyId);
        }
        return key;
    }

    public Collection<PinKey> all() {
        return byId.values().stream().toList();
    }

    @Override
    public String toString() {
        return "PinKeys[current=%s, all=%s]".formatted(current.id(), byId.keySet());
    }
}
