package io.portwarden.upstream.bandwidth;

import io.portwarden.order.PlaceOrder;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.Characters;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Bandwidth sends, which anybody may have written: no document type, no entities, nothing from elsewhere, and
 * bounds on everything. It never throws: what cannot be read cannot be let through.
 */
final class SentXml {

    /** A level more than there is. */
    private static final int DEEPEST = 8;

    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_ELEMENTS = 50_000;

    private static final String QUESTION = "PortOutValidationRequest";
    private static final String NEWS = "Notification";
    private static final String NUMBER = "TelephoneNumber";

    /** As it is written in their documents: ten digits, or with the country code. */
    private static final Pattern TEN_DIGITS = Pattern.compile("(?:\\+?1)?([2-9][0-9]{9})");

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ().-]");

    private final XMLInputFactory factory = SecureXml.factory();

    /**
     * The leaves of a document.
     *
     * @param texts by name, the first of each where it stands below the root
     * @param numbers in lists of numbers
     */
    private record Leaves(String root, Map<String, String> texts, List<String> numbers) {

        String text(String name) {
            return texts.getOrDefault(name, "");
        }
    }

    private static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    Sent read(byte[] body) {
        @Nullable Leaves leaves = leaves(body);
        if (leaves == null) {
            return new Sent.Unfit(AnswerCode.INVALID, "");
        }
        return switch (leaves.root()) {
            case QUESTION -> question(leaves);
            case NEWS -> news(leaves);
            default -> new Sent.Unfit(AnswerCode.INVALID, "");
        };
    }

    private static Sent question(Leaves leaves) {
        String name = purchaseOrderNumber(leaves.text("PON"));
        if (leaves.numbers().size() > PlaceOrder.MAX_NUMBERS) {
            return new Sent.Unfit(AnswerCode.TOO_MANY_NUMBERS, name);
        }
        Map<PhoneNumber, String> numbers = new LinkedHashMap<>();
        for (String written : leaves.numbers()) {
            Optional<PhoneNumber> number = number(written);
            if (number.isEmpty()) {
                return new Sent.Unfit(AnswerCode.INVALID, name);
            }
            numbers.putIfAbsent(number.get(), written);
        }
        if (numbers.isEmpty()) {
            return new Sent.Unfit(AnswerCode.INVALID, name);
        }
        return new Sent.Asked(new Question(
                name, leaves.text("AccountNumber"), leaves.text("ZipCode"), pin(leaves.text("Pin")), numbers));
    }

    private static Sent news(Leaves leaves) {
        if (!leaves.text("OrderType").equalsIgnoreCase("portouts")
                || !leaves.text("Status").equalsIgnoreCase("COMPLETE")) {
            return new Sent.OtherNews();
        }
        return new Sent.Left(leaves.numbers().stream()
                .flatMap(written -> number(written).stream())
                .distinct()
                .toList());
    }

    /** Goes back to them as it came, and stands on screens. */
    private static String purchaseOrderNumber(String sent) {
        return sent.length() <= Question.LONGEST_PURCHASE_ORDER_NUMBER && Characters.fitOneLine(sent) ? sent : "";
    }

    /** A longer one could not have been right either (ORD-16). */
    private static @Nullable SentPin pin(String sent) {
        if (sent.isEmpty()) {
            return null;
        }
        return new SentPin(
                SentPin.isTooLong(sent) ? sent.substring(0, sent.offsetByCodePoints(0, SentPin.LONGEST)) : sent);
    }

    private static Optional<PhoneNumber> number(String written) {
        Matcher digits = TEN_DIGITS.matcher(
                BETWEEN_DIGITS.matcher(NormalForm.plain(written)).replaceAll(""));
        return digits.matches() ? PhoneNumber.parse("+1" + digits.group(1)) : Optional.empty();
    }

    private @Nullable Leaves leaves(byte[] body) {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                return leaves(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | UnreadableException | RuntimeException unreadable) {
            // Nothing of it is said anywhere: it may quote a PIN.
            return null;
        }
    }

    private static Leaves leaves(XMLStreamReader reader) throws XMLStreamException, UnreadableException {
        Deque<String> path = new ArrayDeque<>();
        Map<String, String> texts = new HashMap<>();
        List<String> numbers = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String root = "";
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.push(reader.getLocalName());
                    elements++;
                    require(path.size() <= DEEPEST && elements <= MOST_ELEMENTS);
                    root = root.isEmpty() ? reader.getLocalName() : root;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(reader.getText());
                    // Between elements there may be as many blanks as somebody likes.
                    require(text.length() <= LONGEST_TEXT || reader.isWhiteSpace());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    String name = path.pop();
                    String leaf = NormalForm.strip(text.toString());
                    text.setLength(0);
                    if (name.equals(NUMBER) && !leaf.isEmpty()) {
                        numbers.add(leaf);
                    } else if (path.size() == 1 && !leaf.isEmpty()) {
                        // Twice something else could be read in two ways.
                        require(texts.putIfAbsent(name, leaf) == null);
                    }
                }
                case XMLStreamConstants.COMMENT,
                        XMLStreamConstants.PROCESSING_INSTRUCTION,
                        XMLStreamConstants.START_DOCUMENT,
                        XMLStreamConstants.END_DOCUMENT -> {
                    // Says nothing.
                }
                default -> throw new UnreadableException();
            }
        }
        return new Leaves(root, texts, numbers);
    }

    private static void require(boolean fits) throws UnreadableException {
        if (!fits) {
            throw new UnreadableException();
        }
    }
}
