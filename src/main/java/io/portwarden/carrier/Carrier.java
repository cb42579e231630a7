package io.portwarden.carrier;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * Another provider that takes numbers over: a company, which may have several SPIDs and act for others (CAR-1).
 *
 * @param spid the service provider identifier that names it here, no other carrier's; 4 characters of A to Z and 0 to 9
 * @param otherSpids those that it may name beside that one as the provider that will carry the numbers: its own, and of
 *     those for whom it acts, whom other carriers may act for as well
 * @param upstream whether it is no carrier but the upstream that orders come through, whoever wants the numbers (UPS-7)
 */
public record Carrier(
        @Embedded.Empty CarrierId id, String spid, String name, List<String> otherSpids, boolean upstream) {

    /** Of a wholesaler with all its resellers. */
    public static final int MOST_OTHER_SPIDS = 500;

    private static final Pattern SPID = Pattern.compile("[A-Z0-9]{4}");

    public Carrier {
        otherSpids = otherSpids.stream().distinct().toList();
        if (!isSpid(spid) || !otherSpids.stream().allMatch(Carrier::isSpid)) {
            throw new IllegalArgumentException("A SPID has 4 characters of A to Z and 0 to 9");
        }
        if (otherSpids.size() > MOST_OTHER_SPIDS || otherSpids.contains(spid)) {
            throw new IllegalArgumentException("A carrier has " + MOST_OTHER_SPIDS + " other SPIDs at the most");
        }
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("A carrier's name has 1 to 100 characters");
        }
    }

    /** With one SPID. */
    public Carrier(CarrierId id, String spid, String name) {
        this(id, spid, name, List.of(), false);
    }

    /** Of a company that takes numbers over itself. */
    public Carrier(CarrierId id, String spid, String name, List<String> otherSpids) {
        this(id, spid, name, otherSpids, false);
    }

    /** Whether it may name that SPID as the provider that will carry the numbers. */
    public boolean hasSpid(String text) {
        return spid.equals(text) || otherSpids.contains(text);
    }

    /** Whom a SPID means among these: whom it names or, where it names none, the first of those that may name it. */
    public static Optional<Carrier> meant(Collection<Carrier> carriers, @Nullable String spid) {
        return carriers.stream()
                .filter(carrier -> spid != null && carrier.hasSpid(spid))
                .min(Comparator.comparing((Carrier carrier) -> !carrier.spid().equals(spid))
                        .thenComparing(Carrier::spid));
    }

    public static boolean isSpid(String text) {
        return SPID.matcher(text).matches();
    }
}
