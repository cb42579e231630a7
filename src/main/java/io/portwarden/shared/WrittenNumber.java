package io.portwarden.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One telephone number as somebody has typed or pasted it, or a part of one: taken out of the brackets, quotes and marks
 * around it, and apart from its extension. Every field, file and search reads numbers by this, so that what is found in one
 * place is found in all (NUM-1).
 *
 * @param text what is written of the number itself, with a plus sign where its country code is written; empty where it is
 *     for one network only
 * @param extension digits that are dialled afterwards, and are none of the number's; empty for none
 */
public record WrittenNumber(String text, String extension) {

    /** What begins the extension of a number, in the languages of the portal. */
    static final String EXTENSION = "(?:x|#|ext\\.?|extension|poste|anexo)[ :=.]*[0-9]{1,7}";

    /** Nothing that is longer is one number. */
    private static final int LONGEST = 200;

    private static final String AROUND = "\"'*,;:|\u2018\u2019\u201c\u201d ";
    private static final Pattern BEFORE =
            Pattern.compile("^(?:[" + AROUND + "<\\[{\u2022\u00b7\u201e\u00ab\u2039\\s]|\\((?= *(?:\\+|tel:)))+");
    private static final String AFTER = AROUND + ">]}\u00bb\u203a.\t\n";
    private static final Pattern SCHEME = Pattern.compile("(?i)^(?:tel|callto):(?://)?");
    private static final Pattern WITH_EXTENSION = Pattern.compile("(?is)(.*?[0-9).])[ ,;]*(" + EXTENSION + ")");

    /** RFC 3966: what stands after the number, such as {@code ;ext=5}. */
    private static final Pattern PARAMETER = Pattern.compile(";([a-z0-9-]+)=([^;]*)");

    /** What people write between the digits of a number, blanks left out before; a dash at its end begins a range. */
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9(\\[][0-9()\\[\\]./-]{5,29}[0-9)\\]]");

    private static final Pattern BARE = Pattern.compile("[0-9]+");

    /** How people dial abroad where a plus sign would be: no number of North America begins with a zero. */
    private static final Pattern ABROAD = Pattern.compile("^(?:00|011)");

    public static WrittenNumber of(String pasted) {
        if (pasted.length() > LONGEST) {
            return new WrittenNumber("", "");
        }
        String written = BEFORE.matcher(NormalForm.plain(pasted)).replaceFirst("");
        Matcher scheme = SCHEME.matcher(written);
        boolean address = scheme.find();
        written = beforeEnd(written.substring(address ? scheme.end() : 0));
        int parameters = written.indexOf(';');
        if (address && parameters >= 0) {
            return ofAddress(written.substring(0, parameters), written.substring(parameters));
        }
        Matcher parts = WITH_EXTENSION.matcher(written);
        return parts.matches()
                ? new WrittenNumber(parts.group(1), digits(parts.group(2)))
                : new WrittenNumber(written, "");
    }

    private static String beforeEnd(String written) {
        int end = written.length();
        while (end > 0 && AFTER.indexOf(written.charAt(end - 1)) >= 0) {
            end--;
        }
        return written.substring(0, end);
    }

    private static WrittenNumber ofAddress(String number, String parameters) {
        String context = "";
        String extension = "";
        Matcher parameter = PARAMETER.matcher(parameters.toLowerCase(Locale.ROOT));
        while (parameter.find()) {
            switch (parameter.group(1)) {
                case "phone-context" -> context = parameter.group(2);
                case "ext" -> extension = digits(parameter.group(2));
                default -> {} // how it is reached, not what it is
            }
        }
        if (number.startsWith("+") || context.isEmpty()) {
            return new WrittenNumber(number, extension);
        }
        return new WrittenNumber(context.startsWith("+") ? context + "-" + number : "", extension);
    }

    /** The number, where this is a whole one: with a country code, or of North America. */
    public Optional<PhoneNumber> number() {
        String written = NormalForm.withoutBlanks(text);
        if (!WRITTEN.matcher(written).matches()) {
            return Optional.empty();
        }
        String digits = digits();
        if (written.startsWith("+")) {
            return PhoneNumber.reading("+" + digits);
        }
        return digits.startsWith("0")
                ? PhoneNumber.reading(ABROAD.matcher(digits).replaceFirst("+"))
                : PhoneNumber.northAmerican(digits);
    }

    /** All digits but those of the extension. */
    public String digits() {
        return digits(text);
    }

    boolean hasCountryCode() {
        return text.startsWith("+");
    }

    /** Whether there is nothing but digits, as where a program took it for an amount. */
    boolean isBare() {
        return BARE.matcher(text).matches();
    }

    private static String digits(String written) {
        return written.replaceAll("[^0-9]", "");
    }
}
