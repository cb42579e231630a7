package io.portwarden.pin;

import io.portwarden.shared.PhoneNumber;
import java.util.List;

/**
 * Somebody who compares a tenant's PIN besides Portwarden, and stores it readable for that (UPS-11).
 *
 * @param name the upstream's
 * @param numbers how many of the tenant's it guards
 * @param waiting those that the PIN is still being handed on for
 * @param old those for which an older PIN still counts there
 * @param missing those for which it has none, or one that nobody replaces any more: until the PIN is set again nobody guards them
 * @param failures what went wrong, of the first few numbers
 */
public record PinKeeper(String name, int numbers, int waiting, int old, int missing, List<Failure> failures) {

    /** @param problem the code of what went wrong */
    public record Failure(PhoneNumber phoneNumber, String problem) {}

    public PinKeeper {
        failures = List.copyOf(failures);
    }
}
