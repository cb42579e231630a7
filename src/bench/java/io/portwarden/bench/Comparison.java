package io.portwarden.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How long one thing takes beside another, both done in turn, so that what else the machine does meanwhile meets both.
 *
 * @param millis the median
 * @param yardstickMillis the yardstick's median
 */
record Comparison(double millis, double yardstickMillis) {

    private static final int WARM_UPS = 20;
    private static final int MOST_ROUNDS = 150;
    private static final int LEAST_ROUNDS = 15;
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    static Comparison of(Runnable work, Runnable yardstick) {
        long begin = System.nanoTime();
        // More often than a connection needs to settle on a plan, unless that takes all the time.
        for (int i = 0; i < WARM_UPS && (i < 3 || System.nanoTime() - begin < PATIENCE_NANOS); i++) {
            work.run();
            yardstick.run();
        }
        begin = System.nanoTime();
        List<Double> works = new ArrayList<>();
        List<Double> yardsticks = new ArrayList<>();
        for (int i = 0; i < MOST_ROUNDS && (i < LEAST_ROUNDS || System.nanoTime() - begin < PATIENCE_NANOS); i++) {
            works.add(millis(work));
            yardsticks.add(millis(yardstick));
        }
        return new Comparison(median(works), median(yardsticks));
    }

    double ratio() {
        return millis / yardstickMillis;
    }

    private static double millis(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    /** @param than what the yardstick is */
    Figure figure(String row, String than, double goal) {
        return new Figure(
                row,
                String.format(Locale.ROOT, "%.2f ms; %s %.2f ms; ratio %.2f", millis, than, yardstickMillis, ratio()),
                String.format(Locale.ROOT, "ratio <= %.1f", goal),
                ratio() <= goal);
    }
}
