package io.portwarden.calendar;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The regions of the Number Portability Administration Center, the states and territories in each, and its predominant
 * time zone: what is "local time" of a port (CAL-3, 47 CFR 52.35(e)(1)).
 */
enum NpacRegion {
    NORTHEAST("America/New_York", "CT MA ME NH NY RI VT"),
    MID_ATLANTIC("America/New_York", "DC DE MD NJ PA VA WV"),
    SOUTHEAST("America/New_York", "AL FL GA KY LA MS NC PR SC TN VI"),
    MIDWEST("America/Chicago", "IL IN MI OH WI"),
    SOUTHWEST("America/Chicago", "AR KS MO OK TX"),
    WESTERN("America/Denver", "AK AZ CO IA ID MN MT ND NE NM OR SD UT WA WY GU AS MP"),
    WEST_COAST("America/Los_Angeles", "CA HI NV");

    private final ZoneId zone;
    private final Set<String> states;

    NpacRegion(String zone, String states) {
        this.zone = ZoneId.of(zone);
        this.states = Set.of(states.split(" "));
    }

    ZoneId zone() {
        return zone;
    }

    /** Every one by its two letters. */
    Set<String> states() {
        return states;
    }

    /** The region of a state or territory of the United States. */
    static Optional<NpacRegion> ofState(String state) {
        for (NpacRegion region : values()) {
            if (region.states.contains(state)) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }
}
