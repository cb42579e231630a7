package io.portwarden.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.portwarden.TestPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A built program that serves on a database of its own, and the browsers that load its screens. */
final class PaintedBuild implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int QUIET_MILLIS = 500;

    /** Runs before everything else on the page. What moves within a second of the move before, for five at most, is summed up. */
    private static final String WATCH = """
            (() => {
              const seen = window.__paint = { shift: 0, heading: 0 };
              let sum = 0, first = 0, last = -Infinity;
              new PerformanceObserver((list) => {
                for (const { value, startTime, hadRecentInput } of list.getEntries()) {
                  if (hadRecentInput) continue;
                  if (startTime - last > 1000 || startTime - first > 5000) { sum = 0; first = startTime; }
                  sum += value;
                  last = startTime;
                  seen.shift = Math.max(seen.shift, sum);
                }
              }).observe({ type: 'layout-shift', buffered: true });
              const look = () => document.querySelector('h1, vaadin-login-form') ? seen.heading = performance.now() : requestAnimationFrame(look);
              requestAnimationFrame(look);
            })()""";

    private static final String SEEN =
            "() => [performance.getEntriesByName('first-contentful-paint')[0].startTime, __paint.heading, __paint.shift]";

    private final Chromium chromium;
    private final String address;
    private final Process program;
    private final Path log;

    /** Who is signed in, by a cookie; nobody is anybody's otherwise. */
    private final Map<String, String> signedIn = new HashMap<>(Map.of("", ""));

    private PaintedBuild(Chromium chromium, String address, Process program, Path log) {
        this.chromium = chromium;
        this.address = address;
        this.program = program;
        this.log = log;
    }

    static PaintedBuild start(Chromium chromium, Path jar, Path folder) throws IOException, InterruptedException {
        int port = TestPorts.free();
        Path logs = Files.createDirectories(Path.of("target/bench/logs"));
        Path log = logs.resolve("paint-" + folder.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-jar",
                jar.toAbsolutePath().toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("PORTWARDEN_DATA_DIR", folder.toString());
        builder.environment().put("PORTWARDEN_DEMO_PASSWORD", Trial.PASSWORD);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        PaintedBuild build = new PaintedBuild(chromium, "http://localhost:" + port, builder.start(), log);
        build.awaitServing();
        return build;
    }

    private void awaitServing() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest login =
                HttpRequest.newBuilder(URI.create(address + "/login")).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (program.isAlive() && System.nanoTime() < deadline) {
            try {
                if (http.send(login, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        close();
        throw new IOException("The program does not start, see " + log);
    }

    /** With nothing cached, by somebody who is signed in. */
    Painted load(Paint.Screen screen, double slowed) {
        String state = signedIn.computeIfAbsent(screen.person, this::signIn);
        Browser.NewContextOptions options = BrowserTest.american();
        if (!state.isEmpty()) {
            options.setStorageState(state);
        }
        try (BrowserContext context = chromium.open(options)) {
            Page page = context.newPage();
            page.addInitScript(WATCH);
            CDPSession session = context.newCDPSession(page);
            AtomicLong requests = new AtomicLong();
            AtomicLong bytes = new AtomicLong();
            session.on("Network.loadingFinished", event -> {
                requests.incrementAndGet();
                bytes.addAndGet(event.get("encodedDataLength").getAsLong());
            });
            session.send("Network.enable");
            session.send("Emulation.setCPUThrottlingRate", rate(slowed));
            page.navigate(address + "/" + screen.path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.waitForFunction("() => window.__paint?.heading > 0");
            Chromium.rest(page);
            page.waitForTimeout(QUIET_MILLIS);
            Chromium.rest(page);
            List<?> seen = (List<?>) page.evaluate(SEEN);
            return new Painted(number(seen, 0), number(seen, 1), number(seen, 2), requests.get(), bytes.get());
        }
    }

    private static double number(List<?> seen, int index) {
        return ((Number) seen.get(index)).doubleValue();
    }

    private static JsonObject rate(double slowed) {
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", slowed);
        return rate;
    }

    /** By the form that this build has. */
    private String signIn(String person) {
        try (BrowserContext context = chromium.open(BrowserTest.american())) {
            Page page = context.newPage();
            page.navigate(address + "/login");
            BrowserTest.fillIn(page, person, Trial.PASSWORD);
            page.waitForURL(url -> !url.endsWith("/login"));
            Chromium.rest(page);
            return context.storageState();
        }
    }

    @Override
    public void close() {
        // Its database ends with it, if it is let end by itself.
        program.destroy();
        program.onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .exceptionally(late -> program.destroyForcibly())
                .join();
    }
}
