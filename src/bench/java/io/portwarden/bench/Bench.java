package io.portwarden.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Measures the rows that are asked for and prints what came out; ends with 0 only if all of them hold. */
public final class Bench {

    /** As sysexits.h has it: the program was called wrongly. */
    private static final int USAGE = 64;

    private static final List<Row> SAFE = List.of(
            new WrongPins(),
            new RightPins(),
            new WrongCodes(),
            new Leavers(),
            new Kills(),
            new CodeKills(),
            new KeyKills(),
            new Failovers(),
            new Timing(),
            new CodeTiming());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<Row> rows;
        Options options;
        try {
            options = Options.of(arguments);
            rows = rows(Arrays.stream(arguments)
                    .filter(argument -> !argument.startsWith("--"))
                    .toList());
        } catch (IllegalArgumentException e) {
            System.err.printf("bench: %s%n%s%n", e.getMessage(), usage());
            System.exit(USAGE);
            return;
        }
        System.exit(measure(rows, options) ? 0 : 1);
    }

    private static boolean measure(List<Row> rows, Options options) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Kept kept = new Kept(
                Path.of(System.getProperty("bench.results", "target/bench/results/unknown")),
                System.getProperty("bench.origin", "unknown"),
                Boolean.getBoolean("bench.resume"));
        try (Stage stage = Stage.open()) {
            System.out.println("row | figure | goal | ok/FALLS SHORT");
            for (Row row : rows) {
                for (Figure figure : measure(row, kept, stage, options)) {
                    System.out.println(figure);
                    figures.add(figure);
                }
            }
        }
        return figures.stream().allMatch(Figure::holds);
    }

    /** A row that breaks off is one that does not hold; the others are measured all the same. */
    private static List<Figure> measure(Row row, Kept kept, Stage stage, Options options) throws InterruptedException {
        try {
            return kept.measure(row, stage, options);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            e.printStackTrace();
            return List.of(new Figure(row.name(), "broken off: " + e, "a figure", false));
        }
    }

    private static List<Row> rows(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("safe")) {
            throw new IllegalArgumentException("The first word says which table: safe");
        }
        List<String> names = words.subList(1, words.size());
        List<String> known = SAFE.stream().map(Row::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("There is no row " + unknown);
        });
        return SAFE.stream()
                .filter(row -> names.isEmpty() || names.contains(row.name()))
                .toList();
    }

    private static String usage() {
        return String.format(
                Locale.ROOT,
                "bench/run safe [%s]... [%s]...",
                SAFE.stream().map(Row::name).collect(Collectors.joining("|")),
                Options.NAMES.stream().map(name -> "--" + name + "=N").collect(Collectors.joining("|")));
    }
}
