package io.portwarden.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes texts of a length, or such as a pattern of the API's document describes. */
final class MadeText {

    /** Of one, two, three and four bytes; nothing that is invisible. */
    private static final List<String> ALPHABETS = List.of(
            "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789",
            "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
            "àéîøüßñÆŁ",
            "漢字かなकखग",
            "😀🧾🛡𝄞");

    private final Random random;

    MadeText(Random random) {
        this.random = random;
    }

    /** Of that many characters, as JSON Schema counts them, none of which is a blank at either end. */
    String ofLength(int length) {
        List<String> letters = letters(ALPHABETS.get(random.nextInt(4) > 0 ? 0 : random.nextInt(ALPHABETS.size())));
        return IntStream.range(0, length)
                .mapToObj(place -> {
                    String letter = letters.get(random.nextInt(letters.size()));
                    return letter.equals(" ") && (place == 0 || place == length - 1) ? "x" : letter;
                })
                .collect(Collectors.joining());
    }

    private static List<String> letters(String alphabet) {
        return alphabet.codePoints().mapToObj(Character::toString).toList();
    }

    /** Such as the pattern has it, of which there are anchors, groups, alternatives, classes and repetitions. */
    String matching(String pattern) {
        StringBuilder text = new StringBuilder();
        new Walk(pattern).sequence(text, true);
        return text.toString();
    }

    /** Goes through a pattern once, and writes what it asks for. */
    private final class Walk {

        private static final int MOST = 12;

        private final String pattern;
        private int at;

        Walk(String pattern) {
            this.pattern = pattern;
        }

        private char next() {
            return pattern.charAt(at);
        }

        void sequence(StringBuilder text, boolean wanted) {
            while (at < pattern.length() && next() != ')' && next() != '|') {
                switch (next()) {
                    case '^', '$' -> at++;
                    case '(' -> group(text, wanted);
                    default -> {
                        List<String> choices = choices();
                        int times = times();
                        for (int i = 0; wanted && i < times; i++) {
                            text.append(choices.get(random.nextInt(choices.size())));
                        }
                    }
                }
            }
        }

        private void group(StringBuilder text, boolean wanted) {
            List<Integer> alternatives = new ArrayList<>();
            do {
                at++;
                alternatives.add(at);
                sequence(new StringBuilder(), false);
            } while (next() == '|');
            at++;
            int times = times();
            int after = at;
            for (int i = 0; wanted && i < times; i++) {
                at = alternatives.get(random.nextInt(alternatives.size()));
                sequence(text, true);
            }
            at = after;
        }

        private List<String> choices() {
            char one = pattern.charAt(at++);
            return switch (one) {
                case '[' -> ofClass();
                case '.' -> letters(ALPHABETS.getFirst());
                case '\\' ->
                    pattern.charAt(at++) == 'S'
                            ? List.of("x", "7", "é")
                            : List.of(Character.toString(pattern.charAt(at - 1)));
                default -> List.of(Character.toString(one));
            };
        }

        private List<String> ofClass() {
            boolean not = next() == '^';
            if (not) {
                at++;
            }
            List<String> members = new ArrayList<>();
            while (next() != ']') {
                char from = member();
                char to = from;
                if (next() == '-' && pattern.charAt(at + 1) != ']') {
                    at++;
                    to = member();
                }
                for (char member = from; member <= to; member++) {
                    members.add(Character.toString(member));
                }
            }
            at++;
            return not
                    ? letters(ALPHABETS.getFirst()).stream()
                            .filter(letter -> !members.contains(letter))
                            .toList()
                    : members;
        }

        private char member() {
            if (next() == '\\') {
                at++;
            }
            return pattern.charAt(at++);
        }

        private int times() {
            if (at >= pattern.length()) {
                return 1;
            }
            switch (next()) {
                case '?':
                    at++;
                    return random.nextInt(2);
                case '*':
                    at++;
                    return random.nextInt(MOST);
                case '+':
                    at++;
                    return 1 + random.nextInt(MOST);
                case '{':
                    int end = pattern.indexOf('}', at);
                    String[] limits = pattern.substring(at + 1, end).split(",", -1);
                    at = end + 1;
                    int least = Integer.parseInt(limits[0]);
                    int most = limits.length == 1 ? least : Integer.parseInt(limits[1]);
                    return least + random.nextInt(most - least + 1);
                default:
                    return 1;
            }
        }
    }
}
