package io.portwarden.upstream.telnyx;

import io.portwarden.order.Reason;
import io.portwarden.order.access.CarrierReason;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * With which code and which words a port-out is refused.
 *
 * @param code one of those that may be used for it
 * @param reason for Telnyx's people, who look whether it is a valid one; it gives away no more than carriers are told
 */
record TelnyxRefusal(int code, String reason) {

    /**
     * A reason for which Telnyx lets one port-out be refused now.
     *
     * @param description what it means, in Telnyx's words
     * @param wantsReason whether it has to be explained
     */
    record Code(int code, String description, boolean wantsReason) {

        /** Means nothing in particular, and is explained in our words. */
        static final int OTHER = 1001;

        static final int INVALID_PIN = 1002;
    }

    private static final int LONGEST_REASON = 255;

    /** How the descriptions of codes that fit speak of it. Codes differ from port-out to port-out, and no list of them is public. */
    private static final Map<Reason, Pattern> FITS = fits();

    private static Map<Reason, Pattern> fits() {
        Map<Reason, Pattern> fits = new EnumMap<>(Reason.class);
        Pattern pin = words("pin|passcode|password");
        Pattern foreign = words(
                "(not|does not) belong.*|not (on|of|found on|with).* account|wrong carrier|not our customer|not found");
        Pattern inactive = words("inactive|not active|disconnected|not in service");
        Pattern lock = words("locked?|port freeze|frozen|port protection");
        fits.put(Reason.PIN_MISSING, pin);
        fits.put(Reason.PIN_WRONG, pin);
        fits.put(Reason.PIN_MALFORMED, pin);
        fits.put(Reason.PIN_NOT_SET, pin);
        fits.put(Reason.PIN_ATTEMPTS_EXCEEDED, pin);
        fits.put(
                Reason.ACCOUNT_NUMBER_MISMATCH,
                words("account (number|mismatch|incorrect)|(invalid|incorrect|wrong) account"));
        fits.put(Reason.ZIP_CODE_MISMATCH, words("zip|postal|address"));
        fits.put(Reason.NUMBER_UNKNOWN, foreign);
        fits.put(Reason.NUMBERS_OF_SEVERAL_TENANTS, foreign);
        fits.put(Reason.NUMBER_INACTIVE, inactive);
        fits.put(Reason.NUMBER_LOCKED, lock);
        fits.put(
                Reason.NUMBER_IN_OPEN_ORDER, words("pending order|open order|port in progress|pending port|duplicate"));
        fits.put(
                Reason.DISPUTED_BY_CUSTOMER,
                words(
                        "unauthori[sz]ed|not authori[sz]ed|fraud(ulent)?|slam(med|ming)?|(not|did not|does not) recogni[sz]e.*"));
        return fits;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }

    /**
     * The first reason that one of the codes means; else the one that means anything and is explained. Nothing where none fits: no
     * other reason is made up.
     *
     * @param eligible those that may be used now
     * @param reasons why our order is not confirmed, the most important first
     * @param why the same in words, as carriers are told
     */
    static Optional<TelnyxRefusal> of(List<Code> eligible, Collection<Reason> reasons, List<CarrierReason> why) {
        String words = cut(why.stream().map(CarrierReason::detail).distinct().collect(Collectors.joining(" ")));
        return reasons.stream()
                .flatMap(reason -> eligible.stream().filter(code -> means(code, reason)))
                .map(Code::code)
                .findFirst()
                .or(() -> eligible.stream()
                        .filter(TelnyxRefusal::meansAnything)
                        .map(Code::code)
                        .findFirst())
                .map(code -> new TelnyxRefusal(code, words));
    }

    private static boolean means(Code code, Reason reason) {
        Pattern fits = FITS.get(reason);
        return fits != null
                && (fits.matcher(code.description().toLowerCase(Locale.ROOT)).find()
                        || code.code() == Code.INVALID_PIN && fits == FITS.get(Reason.PIN_WRONG));
    }

    private static boolean meansAnything(Code code) {
        return code.code() == Code.OTHER || code.description().equalsIgnoreCase("other");
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_REASON
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_REASON - 1)) + "…";
    }
}
