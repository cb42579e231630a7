package io.portwarden.calendar;

import io.portwarden.shared.PhoneNumber;
import java.util.Collection;
import java.util.List;

/** Whether an order goes the short way or the long one (CAL-1, 47 CFR 52.35, FCC 09-41). */
public enum PortKind {
    SIMPLE,
    OTHER;

    /**
     * The kind of an order for these numbers of one tenant.
     *
     * @param inService the tenant's numbers in service with the provider; of very many, two are enough
     * @param complex whether the tenant is marked as one whose ports are never simple
     */
    public static PortKind of(Collection<PhoneNumber> ordered, List<PhoneNumber> inService, boolean complex) {
        return !complex && inService.size() == 1 && List.copyOf(ordered).equals(inService) ? SIMPLE : OTHER;
    }
}
