package io.portwarden.order.ui.desk;

import io.portwarden.order.PlaceOrder;
import io.portwarden.shared.PhoneNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * The numbers in a text that somebody has pasted from a letter, an e-mail or a table, in any usual form.
 *
 * @param numbers each once, in the order of the text
 * @param unreadable what is no number, as it stands in the text
 */
record PastedNumbers(List<PhoneNumber> numbers, List<String> unreadable) {

    private static final Pattern BETWEEN = Pattern.compile("[\\r\\n,;|\\t]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static PastedNumbers of(String text) {
        SequencedSet<PhoneNumber> numbers = new LinkedHashSet<>();
        List<String> unreadable = new ArrayList<>();
        for (String part : BETWEEN.split(text)) {
            if (!part.isBlank()) {
                read(part).ifPresentOrElse(numbers::addAll, () -> unreadable.add(part.strip()));
            }
        }
        return new PastedNumbers(List.copyOf(numbers), List.copyOf(unreadable));
    }

    /** One number with blanks in it, or several with blanks between them. */
    private static Optional<List<PhoneNumber>> read(String part) {
        Optional<PhoneNumber> one = PhoneNumber.ofWritten(part);
        if (one.isPresent()) {
            return one.map(List::of);
        }
        List<Optional<PhoneNumber>> several = Arrays.stream(BLANKS.split(part.strip()))
                .map(PhoneNumber::ofWritten)
                .toList();
        return several.stream().allMatch(Optional::isPresent)
                ? Optional.of(several.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    boolean isTooMany() {
        return numbers.size() > PlaceOrder.MAX_NUMBERS;
    }
}
