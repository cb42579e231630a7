package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import java.util.Set;

/** Which of a tenant's numbers something is done to. */
public sealed interface NumberSelection {

    /** These, every one of which must be the tenant's. */
    record Chosen(Set<PhoneNumber> numbers) implements NumberSelection {
        public Chosen {
            numbers = Set.copyOf(numbers);
        }
    }

    /** All that a list with this filter shows. */
    record Matching(NumberFilter filter) implements NumberSelection {}
}
