package io.portwarden.calendar;

import java.time.ZoneId;

/**
 * What of an order its dates depend on.
 *
 * @param numbers how many telephone numbers it moves
 * @param zone in which its hours are read and its days begin (CAL-3)
 */
public record Port(PortKind kind, int numbers, ZoneId zone) {

    public Port {
        if (numbers < 1) {
            throw new IllegalArgumentException("An order moves at least 1 number: " + numbers);
        }
    }
}
