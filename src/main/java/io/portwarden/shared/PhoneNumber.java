package io.portwarden.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number in E.164 form, such as {@code +12025550123}. One number has one text (NUM-1): what comes in is read by
 * {@link #parse}, {@link #ofWritten} or {@link #ofCell}. The constructor is for what is stored, where an older version may
 * have left another text; {@link #isItsReading} tells.
 */
public record PhoneNumber(String e164) implements Comparable<PhoneNumber>, Serializable {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    /** As E.164, and some digits more that reading may leave out. */
    private static final Pattern READABLE = Pattern.compile("\\+[1-9][0-9]{6,16}");

    /** NUM-2: those of country code 1, whatever a library knows of area codes. */
    private static final Pattern NORTH_AMERICAN =
            Pattern.compile("\\+1(?![2-9]11)[2-9][0-9]{2}(?![2-9]11)[2-9][0-9]{6}");

    /** NUM-3: the codes of numbers that cost the caller nothing, the reserved ones too. */
    private static final Pattern TOLL_FREE = Pattern.compile("\\+18(?:00|22|33|44|55|66|77|8[0-9])[0-9]{7}");

    private static final String COUNTRY_CODE_1 = "+1";

    /** How programs write whole numbers that they take for amounts; the last digit is none of the number's. */
    private static final Pattern DECIMAL = Pattern.compile("\\+?[0-9]+[.,][0-9]{1,2}");

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("Not a telephone number in E.164 form");
        }
    }

    /**
     * The number that a text in E.164 form is: a plus sign, a country code that exists and the digits, 15 at the most
     * (ITU-T E.164); a length that the numbering plan of the country allows; and nothing that reading would leave out
     * (NUM-1). In country code 1 the form of its numbering plan decides alone (NUM-2).
     */
    public static Optional<PhoneNumber> parse(String text) {
        return reading(text).filter(number -> number.e164.equals(text));
    }

    /**
     * The number that is meant by a text of a plus sign and digits: the same, or without the trunk prefix that some write
     * after the country code. A number is its own reading.
     */
    public static Optional<PhoneNumber> reading(String text) {
        return readOnce(text).filter(number -> readOnce(number.e164).equals(Optional.of(number)));
    }

    private static Optional<PhoneNumber> readOnce(String text) {
        if (text.length() > 18 || !READABLE.matcher(text).matches()) {
            return Optional.empty();
        }
        if (NORTH_AMERICAN.matcher(text).matches()) {
            return Optional.of(new PhoneNumber(text));
        }
        try {
            var read = NUMBERS.parse(text, null);
            String formatted = NUMBERS.format(read, PhoneNumberFormat.E164);
            // Not isValidNumber, which knows no area code that is younger than it. Not isPossibleNumber, which takes
            // numbers that can be called within their own area only.
            return NUMBERS.isPossibleNumberWithReason(read) == ValidationResult.IS_POSSIBLE && isWellFormed(formatted)
                    ? Optional.of(new PhoneNumber(formatted))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private static boolean isWellFormed(String text) {
        return text.startsWith(COUNTRY_CODE_1)
                ? NORTH_AMERICAN.matcher(text).matches()
                : E164.matcher(text).matches();
    }

    /**
     * The number that a text is which a person has typed or pasted, however people write it: in E.164 form, or as one of
     * North America.
     */
    public static Optional<PhoneNumber> ofWritten(String text) {
        return WrittenNumber.of(text).number();
    }

    /**
     * The number that a cell of a file is, where it can be one only; nobody is there to be asked. Spreadsheets take the
     * plus sign from what they hold for an amount: ten digits alone may be a number of North America or one of another
     * country.
     */
    public static Optional<PhoneNumber> ofCell(String cell) {
        WrittenNumber written = WrittenNumber.of(cell);
        if (DECIMAL.matcher(written.text()).matches()) {
            return Optional.empty();
        }
        Optional<PhoneNumber> typed = written.number();
        if (!written.isBare()) {
            return typed;
        }
        Optional<PhoneNumber> withoutPlus = reading("+" + written.text());
        if (typed.isPresent() && withoutPlus.isPresent() && !typed.equals(withoutPlus)) {
            return Optional.empty();
        }
        return typed.or(() -> withoutPlus);
    }

    /** The number of North America that these digits are, with its country code or without. */
    static Optional<PhoneNumber> northAmerican(String digits) {
        return switch (digits.length()) {
            case 10 -> reading(COUNTRY_CODE_1 + digits);
            case 11 -> digits.startsWith("1") ? reading("+" + digits) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * Whether somebody in this country may mean another number by what is written without a plus sign.
     *
     * @param country ISO 3166-1 alpha-2; one that there is not has no numbers
     */
    public boolean isDoubtful(String written, String country) {
        WrittenNumber text = WrittenNumber.of(written);
        if (text.hasCountryCode() || NUMBERS.getCountryCodeForRegion(country) == 0) {
            return false;
        }
        try {
            String national = NUMBERS.format(NUMBERS.parse(text.digits(), country), PhoneNumberFormat.E164);
            return reading(national).filter(other -> !other.equals(this)).isPresent();
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    /** Whether this is the one text of its number (NUM-1); what an older version has stored may be another, or none. */
    public boolean isItsReading() {
        return parse(e164).isPresent();
    }

    /** NUM-3: whether it leaves by a change of RespOrg and by no port-out order. */
    public boolean isTollFree() {
        return TOLL_FREE.matcher(e164).matches();
    }

    /** The number as people in its own country write it: {@code (202) 555-0123}. */
    public String national() {
        return format(PhoneNumberFormat.NATIONAL);
    }

    /** The number as people abroad write it: {@code +1 202-555-0123}. */
    public String international() {
        return format(PhoneNumberFormat.INTERNATIONAL);
    }

    /** What is no reading is shown as it is stored: formatted, it would look like the number that it is not. */
    private String format(PhoneNumberFormat form) {
        try {
            return isItsReading() ? NUMBERS.format(NUMBERS.parse(e164, null), form) : e164;
        } catch (NumberParseException impossible) {
            throw new IllegalStateException("A number that is its reading could not be read again", impossible);
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
