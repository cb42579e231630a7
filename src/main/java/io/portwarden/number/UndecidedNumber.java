package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A number that an older version has stored under a text which is not its own (NUM-1).
 *
 * @param number what the texts are read as; empty where it is no number at all
 * @param texts as they are stored, its own included where that is stored too
 */
public record UndecidedNumber(Optional<PhoneNumber> number, List<Stored> texts) {

    public UndecidedNumber {
        texts = List.copyOf(texts);
    }

    /** A text, and whose it is. */
    public record Stored(PhoneNumber text, TenantId tenantId) {}

    /** Among whom is to be decided. */
    public Set<TenantId> tenants() {
        return texts.stream().map(Stored::tenantId).collect(Collectors.toUnmodifiableSet());
    }

    /** Every text that orders may name or have named. */
    public Set<String> everyText() {
        return texts.stream().map(stored -> stored.text().e164()).collect(Collectors.toUnmodifiableSet());
    }
}
