package io.portwarden.shared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * The numbers in a text that somebody has pasted from a letter, an e-mail, a table or a cell of one, in any usual form.
 *
 * @param numbers each once, in the order of the text
 * @param unreadable what is no number, as it stands in the text
 */
public record PastedNumbers(List<PhoneNumber> numbers, List<String> unreadable) {

    /** What stands between numbers, unless an extension or a parameter of a {@code tel:} address follows. */
    private static final Pattern BETWEEN =
            Pattern.compile("(?i)(?:[\\n\\t|\u3001\u060c\u061b]|[,;](?![ ,;]{0,3}(?:[a-z-]+=|" + WrittenNumber.EXTENSION
                    + "(?![0-9]))))+");

    /** Blanks, or what can begin nothing but the next number. */
    private static final Pattern WORDS = Pattern.compile(" +(?:[/&] +)?|(?<=[0-9])(?=\\+)");

    /** Nobody writes a number in more words than these. */
    private static final int MOST_WORDS = 12;

    public static PastedNumbers of(String text) {
        SequencedSet<PhoneNumber> numbers = new LinkedHashSet<>();
        List<String> unreadable = new ArrayList<>();
        for (String part : BETWEEN.split(NormalForm.plain(text))) {
            if (!part.isBlank()) {
                read(part.strip()).ifPresentOrElse(numbers::addAll, () -> unreadable.add(part.strip()));
            }
        }
        return new PastedNumbers(List.copyOf(numbers), List.copyOf(unreadable));
    }

    /** The numbers, where there is nothing else; none where there is, so that nothing of it is left out in silence. */
    public List<PhoneNumber> numbersOnly() {
        return unreadable.isEmpty() ? numbers : List.of();
    }

    /** One number with blanks in it, or several with blanks between them, if they can be told apart in one way only. */
    private static Optional<List<PhoneNumber>> read(String part) {
        Optional<PhoneNumber> one = PhoneNumber.ofWritten(part);
        if (one.isPresent()) {
            return one.map(List::of);
        }
        return new Division(List.of(WORDS.split(part))).only();
    }

    /** How a row of words can be divided into numbers; found from behind, so that it takes no longer than the row is. */
    private static final class Division {

        private final List<String> words;
        private final Map<Integer, List<List<PhoneNumber>>> fromWord = new HashMap<>();

        Division(List<String> words) {
            this.words = words;
            fromWord.put(words.size(), List.of(List.of()));
        }

        Optional<List<PhoneNumber>> only() {
            for (int from = words.size() - 1; from >= 0; from--) {
                fromWord.put(from, from(from));
            }
            List<List<PhoneNumber>> ways = fromWord.getOrDefault(0, List.of());
            return ways.size() == 1 ? Optional.of(ways.getFirst()) : Optional.empty();
        }

        /** Two at the most: more are no better. */
        private List<List<PhoneNumber>> from(int from) {
            List<List<PhoneNumber>> ways = new ArrayList<>();
            for (int to = from + 1; to <= Math.min(words.size(), from + MOST_WORDS); to++) {
                List<List<PhoneNumber>> rest = fromWord.getOrDefault(to, List.of());
                Optional<PhoneNumber> first = rest.isEmpty()
                        ? Optional.empty()
                        : PhoneNumber.ofWritten(String.join(" ", words.subList(from, to)));
                first.ifPresent(number -> rest.forEach(others -> ways.add(with(number, others))));
            }
            return ways.stream().limit(2).toList();
        }

        private static List<PhoneNumber> with(PhoneNumber number, List<PhoneNumber> others) {
            List<PhoneNumber> all = new ArrayList<>(List.of(number));
            all.addAll(others);
            return all;
        }
    }
}
