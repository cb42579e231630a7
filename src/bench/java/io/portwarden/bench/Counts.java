package io.portwarden.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was counted while something was measured, by names: those of portions can be put together. */
final class Counts {

    /** How what two portions have under one name becomes what both have. */
    private enum Kind {
        SUM,
        MOST,
        LEAST
    }

    private record Name(Kind kind, String text) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            return (kind + text).compareTo(other.kind + other.text);
        }
    }

    private final Map<Name, Long> counts = new TreeMap<>();

    Counts sum(String name, long count) {
        return add(new Name(Kind.SUM, name), count);
    }

    Counts most(String name, long count) {
        return add(new Name(Kind.MOST, name), count);
    }

    Counts least(String name, long count) {
        return add(new Name(Kind.LEAST, name), count);
    }

    private Counts add(Name name, long count) {
        counts.merge(name, count, (one, other) -> switch (name.kind()) {
            case SUM -> one + other;
            case MOST -> Math.max(one, other);
            case LEAST -> Math.min(one, other);
        });
        return this;
    }

    Counts add(Counts others) {
        others.counts.forEach(this::add);
        return this;
    }

    /** What was counted under that name, 0 where nothing was. */
    long get(String name) {
        return Arrays.stream(Kind.values())
                .map(kind -> counts.get(new Name(kind, name)))
                .filter(count -> count != null)
                .findFirst()
                .orElse(0L);
    }

    /** The counts whose names begin so, by the rest of their names. */
    Map<String, Long> beginning(String beginning) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().text().startsWith(beginning))
                .collect(Collectors.toMap(
                        count -> count.getKey().text().substring(beginning.length()),
                        Map.Entry::getValue,
                        Long::sum,
                        TreeMap::new));
    }

    /** One line, which {@link #parse} reads. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> "%s %s=%d"
                        .formatted(count.getKey().kind(), count.getKey().text(), count.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** @throws IllegalArgumentException when the line is not whole */
    static Counts parse(String line) {
        Counts counts = new Counts();
        for (String count : line.split("; ")) {
            int blank = count.indexOf(' ');
            int equals = count.lastIndexOf('=');
            if (blank < 0 || equals < blank) {
                throw new IllegalArgumentException("Not a count: " + count);
            }
            counts.add(
                    new Name(Kind.valueOf(count.substring(0, blank)), count.substring(blank + 1, equals)),
                    Long.parseLong(count.substring(equals + 1)));
        }
        return counts;
    }
}
