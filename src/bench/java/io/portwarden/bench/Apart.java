package io.portwarden.bench;

import java.util.Locale;

/** How well two cases can be told apart by the time that they take. */
final class Apart {

    private static final double LOWEST = 0.45;
    private static final double HIGHEST = 0.55;

    private Apart() {}

    /** @param ones milliseconds, in order, as {@code others} */
    static Figure figure(String row, String one, double[] ones, String other, double[] others) {
        double area = areaUnderCurve(ones, others);
        return new Figure(
                row,
                String.format(
                        Locale.ROOT,
                        "%s, %s: AUC %.3f (medians %.2f and %.2f ms, %d and %d samples)",
                        one,
                        other,
                        area,
                        median(ones),
                        median(others),
                        ones.length,
                        others.length),
                "%.2f to %.2f".formatted(LOWEST, HIGHEST),
                area >= LOWEST && area <= HIGHEST);
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /** How often one of the first took longer than one of the second, of all pairs; equal ones count half. */
    private static double areaUnderCurve(double[] first, double[] second) {
        double wins = 0;
        for (double one : first) {
            for (double other : second) {
                wins += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return wins / ((double) first.length * second.length);
    }
}
