package io.portwarden.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/** The main way through the portal in several engines, the same steps in each. {@code bench/run engines} calls it. */
public final class Engines {

    private boolean holds = true;

    private Engines() {}

    /** @param arguments which engines */
    public static void main(String[] arguments) throws Exception {
        Engines engines = new Engines();
        for (String name : arguments) {
            engines.go(Engine.Kind.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        System.exit(engines.holds ? 0 : 1);
    }

    private void go(Engine.Kind kind) throws Exception {
        Path folder = Files.createTempDirectory("portwarden-engine");
        try (Trial trial = Trial.asNew();
                Engine engine = kind.start(folder)) {
            MainWay way = new MainWay(trial, engine, folder);
            trial.clock().reset();
            for (MainWay.Step step : way.steps()) {
                if (!took(engine, step)) {
                    break;
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Those after one that fails have nothing to stand on. */
    private boolean took(Engine engine, MainWay.Step step) {
        String seen;
        boolean ok = true;
        try {
            seen = step.go().call();
        } catch (Exception e) {
            seen = "failed: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            ok = false;
        }
        holds &= ok;
        System.out.println(
                "%s | %s: %s | done | %s".formatted(engine.name(), step.name(), seen, ok ? "ok" : "FALLS SHORT"));
        return ok;
    }
}
