package io.portwarden.portback;

import io.portwarden.carrier.Carrier;
import io.portwarden.portback.InvalidDepartureException.Problem;
import io.portwarden.shared.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * That a number left without an order, as NPAC has it: the three together name it, so that the same again is the same
 * (ORD-14).
 *
 * @param leftAt to the second
 * @param spid who has it now, 4 characters of A to Z and 0 to 9
 */
public record Departure(PhoneNumber phoneNumber, Instant leftAt, String spid) {

    /** What lies further back is a slip of the pen: nobody finds out after a year that a number is gone. */
    private static final Duration LONGEST_AGO = Duration.ofDays(366);

    /** These change their RespOrg, whose identifier is no SPID. */
    private static final Pattern TOLL_FREE = Pattern.compile("\\+18(00|22|33|44|55|66|77|8[0-9])[0-9]{7}");

    public Departure {
        leftAt = leftAt.truncatedTo(ChronoUnit.SECONDS);
        if (!Carrier.isSpid(spid)) {
            throw new IllegalArgumentException("A SPID has 4 characters of A to Z and 0 to 9");
        }
    }

    /** @throws InvalidDepartureException when it cannot have happened like that */
    public static Departure of(PhoneNumber number, Instant leftAt, String spid, Instant now) {
        String capitals = spid.strip().toUpperCase(Locale.ROOT);
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        if (isTollFree(number)) {
            problems.add(Problem.TOLL_FREE);
        }
        if (leftAt.isAfter(now)) {
            problems.add(Problem.IN_FUTURE);
        } else if (leftAt.isBefore(now.minus(LONGEST_AGO))) {
            problems.add(Problem.TOO_LONG_AGO);
        }
        if (!Carrier.isSpid(capitals)) {
            problems.add(Problem.NO_SPID);
        }
        if (!problems.isEmpty()) {
            throw new InvalidDepartureException(problems);
        }
        return new Departure(number, leftAt, capitals);
    }

    private static boolean isTollFree(PhoneNumber number) {
        return TOLL_FREE.matcher(number.e164()).matches();
    }
}
