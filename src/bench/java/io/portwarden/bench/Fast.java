package io.portwarden.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How fast the program is beside something that does the same work, or beside another build of it. What is measured and its
 * yardstick take turns, so that whatever else the machine does meets both; figures are medians of the turns.
 */
public final class Fast {

    private static final int TURNS = 4;
    private static final int SECONDS = 8;
    private static final int CONNECTIONS = 16;

    private final MeasuredBuild today;
    private final MeasuredBuild other;
    private final String otherName;
    private final int turns;
    private final int seconds;
    private final List<Figure> figures = new ArrayList<>();

    private interface Measuring {
        void measure() throws Exception;
    }

    private Fast(MeasuredBuild today, MeasuredBuild other, String otherName, Options options) {
        this.today = today;
        this.other = other;
        this.otherName = otherName;
        this.turns = options.number("turns", TURNS);
        this.seconds = options.number("seconds", SECONDS);
    }

    /**
     * @param arguments names of rows, all if there are none; {@code --turns=N} of each, {@code --seconds=N} a turn. The
     *     other build is given by the properties {@code bench.other}, its folder, and {@code bench.other.name}; without
     *     them there is none, and with {@code bench.other.jvm} it is the same one with other options.
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Path here = Path.of("").toAbsolutePath();
        String name = System.getProperty("bench.other.name", "");
        List<String> rows = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        boolean holds;
        try (MeasuredBuild today = new MeasuredBuild("today", here, "");
                MeasuredBuild other = new MeasuredBuild(
                        "other",
                        Path.of(System.getProperty("bench.other", here.toString())),
                        System.getProperty("bench.other.jvm", ""))) {
            holds = new Fast(today, other, name, options).measure(rows);
        }
        System.exit(holds ? 0 : 1);
    }

    private SequencedMap<String, Measuring> rows() {
        SequencedMap<String, Measuring> rows = new LinkedHashMap<>();
        rows.put("hash", this::hash);
        rows.put("accepted", this::accepted);
        rows.put("refused", this::refused);
        rows.put("half-load", this::halfLoad);
        rows.put("start", this::start);
        rows.put("accounts", this::accounts);
        return rows;
    }

    private boolean measure(List<String> names) throws InterruptedException {
        for (Map.Entry<String, Measuring> row : rows().entrySet()) {
            if (names.isEmpty() || names.contains(row.getKey())) {
                try {
                    row.getValue().measure();
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    e.printStackTrace();
                    tell(row.getKey(), "broken off: " + e, "a figure", false);
                }
            }
        }
        return figures.stream().allMatch(Figure::holds);
    }

    private boolean hasOther() {
        return !otherName.isEmpty();
    }

    private void hash() throws Exception {
        Turns all = turns(Map.of(
                "library", () -> today.measure("hash library " + seconds),
                "java", () -> today.measure("hash java " + seconds)));
        double ratio = all.median("library", 0) / all.median("java", 0);
        tell(
                "hash",
                text(
                        "%s a second on all cores (alone %.1f ms); in Java %s (alone %.1f ms); ratio %.2f",
                        all.each("library", 0),
                        all.median("library", 1),
                        all.each("java", 0),
                        all.median("java", 1),
                        ratio),
                "ratio >= 1.25",
                ratio >= 1.25);
    }

    private void accepted() throws Exception {
        String orders = text("accept %d %d", CONNECTIONS, seconds);
        Map<String, Turn> turns = new TreeMap<>();
        turns.put("today", () -> today.measure(orders));
        turns.put("argon2", () -> today.measure("hash library " + seconds));
        if (hasOther()) {
            turns.put("other", () -> other.measure(orders));
        }
        Turns all = turns(turns);
        double ofHashes = all.median("today", 0) / all.median("argon2", 0);
        tell(
                "accepted",
                text(
                        "%s orders a second; Argon2id alone %s; ratio %.2f",
                        all.each("today", 0), all.each("argon2", 0), ofHashes),
                "ratio >= 0.7",
                ofHashes >= 0.7);
        beside("accepted", all, "orders a second", 2.0);
    }

    private void refused() throws Exception {
        String orders = text("refuse %d %d", CONNECTIONS, seconds);
        Map<String, Turn> turns = new TreeMap<>();
        turns.put("today", () -> today.measure(orders));
        if (hasOther()) {
            turns.put("other", () -> other.measure(orders));
        }
        Turns all = turns(turns);
        if (hasOther()) {
            beside("refused", all, "orders for nobody's number a second", 1.7);
        } else {
            tell("refused", all.each("today", 0) + " orders for nobody's number a second", "a figure", true);
        }
    }

    private void beside(String row, Turns all, String what, double goal) {
        if (hasOther()) {
            double ratio = all.median("today", 0) / all.median("other", 0);
            tell(
                    row,
                    text(
                            "%s %s; %s %s; ratio %.2f",
                            all.each("today", 0), what, otherName, all.each("other", 0), ratio),
                    text("ratio >= %.1f", goal),
                    ratio >= goal);
        }
    }

    private void halfLoad() throws Exception {
        double half = today.measure(text("accept %d %d", CONNECTIONS, seconds))[0] / 2;
        Turns all = turns(Map.of(
                "orders", () -> today.measure(text("pace %.1f %d", half, seconds)),
                "argon2", () -> today.measure("hash library " + seconds)));
        double ratio = all.median("orders", 0) / all.median("argon2", 1);
        tell(
                "half-load",
                text(
                        "95 %% within %.1f ms, half of them within %.1f ms, at %.1f orders a second; one Argon2id alone %.1f ms; ratio %.2f",
                        all.median("orders", 0), all.median("orders", 1), half, all.median("argon2", 1), ratio),
                "ratio <= 3",
                ratio <= 3);
    }

    private void start() throws Exception {
        Map<String, Turn> turns = new TreeMap<>();
        turns.put("today", () -> today.measure("start"));
        if (hasOther()) {
            turns.put("other", () -> other.measure("start"));
        }
        Turns all = turns(turns);
        if (hasOther()) {
            double ratio = all.median("today", 0) / all.median("other", 0);
            tell(
                    "start",
                    text(
                            "%s s to the first page; %s %s s; ratio %.2f",
                            all.each("today", 0), otherName, all.each("other", 0), ratio),
                    "ratio <= 0.45",
                    ratio <= 0.45);
        } else {
            tell("start", all.each("today", 0) + " s to the first page", "<= 4 s", all.median("today", 0) <= 4);
        }
    }

    private void accounts() throws Exception {
        double[] millis = today.measure("accounts 50000");
        double ratio = millis[0] / millis[1];
        tell(
                "accounts",
                text(
                        "%.2f ms to find one of 50,000 tenants; without row-level security %.2f ms; ratio %.2f",
                        millis[0], millis[1], ratio),
                "ratio <= 1.5",
                ratio <= 1.5);
    }

    private static String text(String words, Object... values) {
        return String.format(Locale.ROOT, words, values);
    }

    private void tell(String row, String text, String goal, boolean holds) {
        Figure figure = new Figure(row, text, goal, holds);
        System.out.println(figure);
        figures.add(figure);
    }

    private interface Turn {
        double[] take() throws Exception;
    }

    /** What came of each, turn by turn. */
    private record Turns(Map<String, List<double[]>> taken) {

        private List<double[]> of(String name) {
            return taken.getOrDefault(name, List.of());
        }

        double median(String name, int figure) {
            double[] sorted =
                    of(name).stream().mapToDouble(turn -> turn[figure]).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }

        String each(String name, int figure) {
            return text("%.1f", median(name, figure))
                    + of(name).stream()
                            .map(turn -> text("%.1f", turn[figure]))
                            .collect(Collectors.joining(" ", " (", ")"));
        }
    }

    private Turns turns(Map<String, Turn> work) throws Exception {
        Map<String, List<double[]>> taken = new TreeMap<>();
        for (int i = 0; i < turns; i++) {
            for (Map.Entry<String, Turn> one : work.entrySet()) {
                taken.computeIfAbsent(one.getKey(), name -> new ArrayList<>())
                        .add(one.getValue().take());
            }
        }
        return new Turns(taken);
    }
}
