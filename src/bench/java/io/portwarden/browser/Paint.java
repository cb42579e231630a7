package io.portwarden.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.util.FileSystemUtils;

/**
 * How soon screens are painted and how still they stand, of this build and of another one, loaded in turn with nothing cached.
 * {@code bench/run paint} calls it.
 */
public final class Paint {

    private static final double HALF = 0.5;
    private static final double STILL = 0.05;
    private static final String ADMIN = "admin@contoso.example";
    private static final String OPERATOR = "operator@portwarden.example";

    /** What is loaded, and by whom. */
    enum Screen {
        SIGN_IN("", "login"),
        OVERVIEW(ADMIN, ""),
        ORDERS(ADMIN, "port-orders"),
        NUMBERS(ADMIN, "numbers"),
        DESK_ORDERS(OPERATOR, "provider/orders"),
        DESK_TENANTS(OPERATOR, "provider/tenants");

        final String person;
        final String path;

        Screen(String person, String path) {
            this.person = person;
            this.path = path;
        }

        @Override
        public String toString() {
            return "paint " + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Paint() {}

    /** @param arguments this build's jar, the other's, the loads of each screen, by how much the processor is slowed down */
    public static void main(String[] arguments) throws Exception {
        int loads = Integer.parseInt(arguments[2]);
        double slowed = Double.parseDouble(arguments[3]);
        Path folder = Files.createTempDirectory("portwarden-paint");
        boolean holds = true;
        try (Chromium chromium = new Chromium();
                PaintedBuild today = PaintedBuild.start(chromium, Path.of(arguments[0]), folder.resolve("today"));
                PaintedBuild before = PaintedBuild.start(chromium, Path.of(arguments[1]), folder.resolve("before"))) {
            for (Map.Entry<Screen, List<List<Painted>>> screen :
                    loaded(today, before, loads, slowed).entrySet()) {
                holds &= tell(
                        screen.getKey(),
                        screen.getValue().getFirst(),
                        screen.getValue().getLast());
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(holds ? 0 : 1);
    }

    /** In turn, so that what else the machine does meets both; the first of each is thrown away, a JVM being cold then. */
    private static Map<Screen, List<List<Painted>>> loaded(
            PaintedBuild today, PaintedBuild before, int loads, double slowed) {
        Map<Screen, List<List<Painted>>> all = new EnumMap<>(Screen.class);
        for (int i = 0; i <= loads; i++) {
            for (Screen screen : Screen.values()) {
                Painted one = today.load(screen, slowed);
                Painted other = before.load(screen, slowed);
                if (i > 0) {
                    List<List<Painted>> both =
                            all.computeIfAbsent(screen, key -> List.of(new ArrayList<>(), new ArrayList<>()));
                    both.getFirst().add(one);
                    both.getLast().add(other);
                }
            }
        }
        return all;
    }

    private static boolean tell(Screen screen, List<Painted> today, List<Painted> before) {
        double ratio = median(today, Painted::first) / median(before, Painted::first);
        double shift = median(today, Painted::shift);
        say(
                "%s | first contentful paint %.0f ms; before %.0f ms; ratio %.2f (heading %.0f ms; before %.0f ms) | ratio <= %.1f | %s",
                screen,
                median(today, Painted::first),
                median(before, Painted::first),
                ratio,
                median(today, Painted::heading),
                median(before, Painted::heading),
                HALF,
                word(ratio <= HALF));
        say(
                "%s | layout shift %.3f; before %.3f (%.0f requests, %.0f KB; before %.0f, %.0f KB) | shift <= %.2f | %s",
                screen,
                shift,
                median(before, Painted::shift),
                median(today, Painted::requests),
                median(today, Painted::bytes) / 1000,
                median(before, Painted::requests),
                median(before, Painted::bytes) / 1000,
                STILL,
                word(shift <= STILL));
        return ratio <= HALF && shift <= STILL;
    }

    private static double median(List<Painted> all, ToDoubleFunction<Painted> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String word(boolean holds) {
        return holds ? "ok" : "FALLS SHORT";
    }

    private static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
