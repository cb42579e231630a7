package io.portwarden.order.access;

import io.portwarden.shared.PhoneNumber;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That an order leaves some of the tenant's numbers behind: no reason to refuse it, but one to look twice (ORD-10).
 *
 * @param leaving how many of the tenant's numbers in service it takes
 * @param inService how many the tenant has; {@link #COUNTED} stands for as many or more
 * @param mainNumber the main billing number, where it is among them: what stays behind may be stranded
 */
public record PartialPort(
        int leaving, int inService, @Nullable PhoneNumber mainNumber) {

    /** As far as numbers are counted for this. */
    public static final int COUNTED = 10_000;

    /**
     * @param ordered the numbers of the order that the tenant has in service
     * @param inService as far as {@link #COUNTED}
     * @param main the tenant's main billing number
     */
    public static Optional<PartialPort> of(Collection<PhoneNumber> ordered, int inService, @Nullable PhoneNumber main) {
        return ordered.isEmpty() || ordered.size() >= inService
                ? Optional.empty()
                : Optional.of(new PartialPort(
                        ordered.size(), inService, main != null && ordered.contains(main) ? main : null));
    }

    /** Whether the tenant may have more numbers than {@link #inService} says. */
    public boolean ofMany() {
        return inService >= COUNTED;
    }
}
