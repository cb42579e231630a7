package io.portwarden.pin;

import java.util.Collection;
import java.util.List;

/**
 * What others may know of a tenant and would therefore try first as its PIN (PIN-10).
 *
 * @param phoneNumbers the tenant's numbers in any form; only their digits count
 * @param accountNumber the account number on file, or empty
 * @param zipCode the ZIP code on file with or without its four-digit extension, or empty
 */
public record TenantFacts(Collection<String> phoneNumbers, String accountNumber, String zipCode) {

    /** Two that have this many digits in a row in common share more than chance. */
    private static final int TELLING_PIECE = 6;

    /** Shorter than this, digits turn up in a random PIN too often to mean anything. */
    private static final int SHORTEST_FACT = 4;

    private static final int ZIP_CODE_LENGTH = 5;

    public TenantFacts {
        phoneNumbers = List.copyOf(phoneNumbers);
    }

    /**
     * Whether the PIN and one of the tenant's facts have six or more digits in a row in common, or the PIN holds the
     * whole account number (from four digits on) or ZIP code.
     */
    boolean showIn(Pin pin) {
        int[] pieces = piecesOf(pin);
        return phoneNumbers.stream().anyMatch(number -> holdsOneOf(pieces, number))
                || showsIn(pin, pieces, digitsOf(accountNumber))
                || showsIn(pin, pieces, digitsOf(zipCode))
                || showsIn(pin, pieces, firstOf(digitsOf(zipCode)));
    }

    private static boolean showsIn(Pin pin, int[] pieces, String fact) {
        return fact.length() >= SHORTEST_FACT && (pin.digits().contains(fact) || holdsOneOf(pieces, fact));
    }

    private static String firstOf(String zipCodeDigits) {
        return zipCodeDigits.substring(0, Math.min(ZIP_CODE_LENGTH, zipCodeDigits.length()));
    }

    private static int[] piecesOf(Pin pin) {
        int[] pieces = new int[pin.digits().length() - TELLING_PIECE + 1];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = Integer.parseInt(pin.digits(), i, i + TELLING_PIECE, 10);
        }
        return pieces;
    }

    /** Slides over the text's digits without copying any: a tenant may have tens of thousands of numbers. */
    private static boolean holdsOneOf(int[] pieces, String text) {
        int seen = 0;
        int lastSix = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                lastSix = lastSix % 100_000 * 10 + (text.charAt(i) - '0');
                seen++;
                if (seen >= TELLING_PIECE && contains(pieces, lastSix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean contains(int[] pieces, int wanted) {
        for (int piece : pieces) {
            if (piece == wanted) {
                return true;
            }
        }
        return false;
    }

    private static String digitsOf(String text) {
        return text.chars()
                .filter(TenantFacts::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Says how many, not which: what identifies a customer to carriers does not belong into a log. */
    @Override
    public String toString() {
        return "TenantFacts[%d phone numbers]".formatted(phoneNumbers.size());
    }
}
