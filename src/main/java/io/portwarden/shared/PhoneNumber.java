package io.portwarden.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number in E.164 form, such as {@code +12025550123}. */
public record PhoneNumber(String e164) implements Comparable<PhoneNumber> {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** What people write between the digits of a number; and the dashes and spaces that they copy with it. */
    private static final Pattern WRITTEN =
            Pattern.compile("\\+?[0-9(][0-9()./\\-\\u2010-\\u2015\\s\\u00a0\\u202f]{6,30}");

    public PhoneNumber {
        if (!isWellFormed(e164)) {
            throw new IllegalArgumentException("Not a telephone number in E.164 form");
        }
    }

    /**
     * The number that a text in E.164 form holds: a plus sign, a country code that exists and the digits, 15 at the
     * most (ITU-T E.164); a length that the numbering plan of the country allows.
     */
    public static Optional<PhoneNumber> parse(String text) {
        return isWellFormed(text) ? Optional.of(new PhoneNumber(text)) : Optional.empty();
    }

    /** The number that a text is, however people write it: in E.164 form, or as one of North America. */
    public static Optional<PhoneNumber> ofWritten(String text) {
        String written = text.strip();
        if (!WRITTEN.matcher(written).matches()) {
            return Optional.empty();
        }
        String digits = written.replaceAll("[^0-9]", "");
        if (written.startsWith("+")) {
            return parse("+" + digits);
        }
        return switch (digits.length()) {
            case 10 -> parse("+1" + digits);
            case 11 -> digits.startsWith("1") ? parse("+" + digits) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isWellFormed(String text) {
        if (text.length() > 16 || !E164.matcher(text).matches()) {
            return false;
        }
        try {
            // Not isPossibleNumber: that takes numbers that can be called within their own area only.
            return NUMBERS.isPossibleNumberWithReason(NUMBERS.parse(text, null)) == ValidationResult.IS_POSSIBLE;
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    /** The number as people in its own country write it: {@code (202) 555-0123}. */
    public String national() {
        return format(PhoneNumberFormat.NATIONAL);
    }

    /** The number as people abroad write it: {@code +1 202-555-0123}. */
    public String international() {
        return format(PhoneNumberFormat.INTERNATIONAL);
    }

    private String format(PhoneNumberFormat form) {
        try {
            return NUMBERS.format(NUMBERS.parse(e164, null), form);
        } catch (NumberParseException impossible) {
            throw new IllegalStateException("A valid number could not be read again", impossible);
        }
    }

    @Override
    public int compareTo(PhoneNumber other) {
        return e164.compareTo(other.e164);
    }

    @Override
    public String toString() {
        return e164;
    }
}
