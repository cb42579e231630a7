package io.portwarden.shared;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** ZIP codes as the provider has them on file and as carriers send them; elsewhere any postal code is one. */
public final class ZipCode {

    /** Countries of ISO 3166-1 whose postal codes are ZIP codes: the United States and where their mail goes. */
    private static final Set<String> COUNTRIES = Set.of("US", "PR", "GU", "VI", "AS", "MP");

    /** Five digits, and four more that lead to the house (ZIP+4). */
    private static final Pattern WHOLE = Pattern.compile("([0-9]{5})(-?[0-9]{4})?");

    /** What is left where somebody took it for an amount; the smallest is 00501. */
    private static final Pattern SHORTENED = Pattern.compile("0*([0-9]{3,4})(?:-?([0-9]{4}))?");

    private ZipCode() {}

    /** Whether it can be the postal code of somebody in this country; of what is no ZIP code, nothing is known. */
    public static boolean isPossible(String written, String country) {
        return !COUNTRIES.contains(country)
                || WHOLE.matcher(NormalForm.of(written)).matches();
    }

    /**
     * What it most likely was before a spreadsheet took it for an amount, and zeros in front of it away; empty where that is
     * not what is wrong with it.
     */
    public static Optional<String> withLostZeros(String written, String country) {
        if (isPossible(written, country)) {
            return Optional.empty();
        }
        var shortened = SHORTENED.matcher(NormalForm.of(written));
        return shortened.matches()
                ? Optional.of("0".repeat(5 - shortened.group(1).length())
                        + shortened.group(1)
                        + (shortened.group(2) == null ? "" : "-" + shortened.group(2)))
                : Optional.empty();
    }

    /** Whether both are one: of a ZIP code the first five digits count (NUM-5), of any other all that can be seen. */
    public static boolean isSame(String one, String other) {
        return counting(one).equals(counting(other));
    }

    private static String counting(String written) {
        String form = NormalForm.of(written);
        var zip = WHOLE.matcher(form);
        return zip.matches() ? zip.group(1) : form.replace("-", "");
    }
}
