package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose the numbers are that somebody has asked for.
 *
 * @param holders one that is nobody's is left out
 * @param undecided those of them that are stored under another text too (NUM-1): whose they are, nobody has decided yet
 */
public record NumberHolders(Map<PhoneNumber, TenantId> holders, Set<PhoneNumber> undecided) {

    public NumberHolders {
        holders = Map.copyOf(holders);
        undecided = Set.copyOf(undecided);
    }

    /** Those that somebody holds, or several. */
    public Set<PhoneNumber> known() {
        Set<PhoneNumber> known = new HashSet<>(holders.keySet());
        known.addAll(undecided);
        return known;
    }

    /** The one tenant that holds whatever is held of them; empty where nobody does, or several. */
    public Optional<TenantId> tenant() {
        Set<TenantId> tenants = tenants();
        return undecided.isEmpty() && tenants.size() == 1
                ? Optional.of(tenants.iterator().next())
                : Optional.empty();
    }

    /** Whether they lead to more than one tenant. */
    public boolean isOfSeveral() {
        return !undecided.isEmpty() || tenants().size() > 1;
    }

    /** Whether some are another tenant's. */
    public boolean includesOthersThan(TenantId tenantId) {
        return tenants().stream().anyMatch(holder -> !holder.equals(tenantId));
    }

    private Set<TenantId> tenants() {
        return Set.copyOf(holders.values());
    }
}
