package io.portwarden;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What only one can have at a time, counted, so that no two tests of one database ever ask for the same. */
public final class Unused {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final AtomicInteger SPIDS = new AtomicInteger();

    private Unused() {}

    /** In E.164, one after the other. */
    public static List<String> numbers(int count) {
        int first = NUMBERS.getAndAdd(count);
        return IntStream.range(first, first + count)
                .mapToObj(index -> "+1934" + (2_000_000 + index))
                .toList();
    }

    public static String number() {
        return numbers(1).getFirst();
    }

    public static String spid() {
        return "Y"
                + String.format(Locale.ROOT, "%3s", Integer.toString(SPIDS.getAndIncrement(), 36))
                        .replace(' ', '0')
                        .toUpperCase(Locale.ROOT);
    }
}
