package io.portwarden.shared.key;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys configured for one purpose: the current one, and older ones that are still needed to check what they made. */
public final class NamedKeys {

    private final NamedKey current;
    private final SortedMap<String, NamedKey> byId = new TreeMap<>();

    /**
     * Reads the keys as they stand in the configuration.
     *
     * @param property where the keys stand, for the message
     * @param secretsById by key id the Base64 of 32 bytes
     * @throws IllegalArgumentException if a key is none, or the current one is missing; the message holds no secret
     */
    public NamedKeys(String property, String currentId, Map<String, String> secretsById) {
        secretsById.forEach((id, secret) -> byId.put(id, NamedKey.parse(property, id, secret)));
        NamedKey named = byId.get(currentId);
        if (named == null) {
            throw new IllegalArgumentException(
                    "The current key is not in %s, which holds %s; it is named by the id of one of them"
                            .formatted(property, byId.isEmpty() ? "no key" : String.join(", ", byId.keySet())));
        }
        current = named;
    }

    public NamedKey current() {
        return current;
    }

    public Optional<NamedKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<NamedKey> all() {
        return byId.values().stream().toList();
    }

    @Override
    public String toString() {
        return "NamedKeys[current=" + current.id() + ", all=" + byId.keySet() + "]";
    }
}
