package io.portwarden.calendar;

import io.portwarden.shared.PhoneNumber;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;

/**
 * What "local time" of an order is: the predominant zone of the NPAC region in which its numbers are ported, of several
 * numbers that of the smallest (CAL-3).
 *
 * @param ofProvider counts outside of country code 1, and where the region of an area code is not known
 */
public record PortZones(ZoneId ofProvider) {

    /** @throws java.util.NoSuchElementException when there are no numbers */
    public ZoneId of(Collection<PhoneNumber> numbers) {
        return AreaCodes.stateOf(Collections.min(numbers))
                .flatMap(NpacRegion::ofState)
                .map(NpacRegion::zone)
                .orElse(ofProvider);
    }
}
