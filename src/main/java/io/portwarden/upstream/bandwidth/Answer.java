package io.portwarden.upstream.bandwidth;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a question of Bandwidth's: that the numbers may leave, or why not.
 *
 * @param purchaseOrderNumber as it came
 * @param codes none where they may leave; and only then
 * @param acceptable what would have been right
 */
record Answer(String purchaseOrderNumber, Set<AnswerCode> codes, Acceptable acceptable) {

    /**
     * What the upstream is told that would have been right (UPS-3): never a PIN, and of the customer nothing before its PIN was
     * right.
     *
     * @param numbers as they were written
     */
    record Acceptable(
            @Nullable String accountNumber, @Nullable String zipCode, List<String> numbers) {

        /** Matches nothing: a refusal without any acceptable value may count as an approval. */
        static final Acceptable NOTHING_KNOWN = new Acceptable("REFUSED", null, List.of());

        Acceptable {
            numbers = List.copyOf(numbers);
            if (accountNumber == null && zipCode == null && numbers.isEmpty()) {
                throw new IllegalArgumentException("A refusal says something that would have been right");
            }
        }

        /** Those numbers; where there are none, what matches nothing. */
        static Acceptable ofNumbers(List<String> numbers) {
            return numbers.isEmpty() ? NOTHING_KNOWN : new Acceptable(null, null, numbers);
        }
    }

    Answer {
        codes = new LinkedHashSet<>(codes);
    }

    static Answer letThrough(String purchaseOrderNumber) {
        return new Answer(purchaseOrderNumber, Set.of(), Acceptable.NOTHING_KNOWN);
    }

    static Answer refused(String purchaseOrderNumber, AnswerCode code) {
        return new Answer(purchaseOrderNumber, Set.of(code), Acceptable.NOTHING_KNOWN);
    }

    boolean portable() {
        return codes.isEmpty();
    }

    /** The codes as numbers, for people. */
    static String numbers(Set<AnswerCode> codes) {
        return codes.stream().map(code -> Integer.toString(code.number())).collect(Collectors.joining(" "));
    }

    byte[] toXml() {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PortOutValidationResponse>");
        element(xml, "Portable", Boolean.toString(portable()));
        if (!purchaseOrderNumber.isEmpty()) {
            element(xml, "PON", purchaseOrderNumber);
        }
        if (!portable()) {
            xml.append("<Errors>");
            for (AnswerCode code : codes) {
                xml.append("<Error>");
                element(xml, "Code", Integer.toString(code.number()));
                element(xml, "Description", code.description());
                xml.append("</Error>");
            }
            xml.append("</Errors>");
            if (codes.stream().anyMatch(AnswerCode::holds)) {
                acceptable(xml);
            }
        }
        return xml.append("</PortOutValidationResponse>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void acceptable(StringBuilder xml) {
        xml.append("<AcceptableValues>");
        if (acceptable.accountNumber() != null) {
            element(xml, "AccountNumber", acceptable.accountNumber());
        }
        if (acceptable.zipCode() != null) {
            element(xml, "ZipCode", acceptable.zipCode());
        }
        if (!acceptable.numbers().isEmpty()) {
            xml.append("<TelephoneNumbers>");
            acceptable.numbers().forEach(number -> element(xml, "TelephoneNumber", number));
            xml.append("</TelephoneNumbers>");
        }
        xml.append("</AcceptableValues>");
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<').append(name).append('>');
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                default -> xml.appendCodePoint(character);
            }
        });
        xml.append("</").append(name).append('>');
    }
}
