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
