package io.portwarden.bench;

import io.portwarden.TestBrowser;
import io.portwarden.TestPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A directory says at one node that somebody has left who is signed in on the other, with a page that asks for nothing and a
 * program that asks on and on: when the last request is answered, and when the page is cut off (SIG-21, SIG-27).
 */
final class Leavers implements Row {

    private static final int RUNS = 20;
    private static final Duration GOAL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "leavers";
    }

    @Override
    public List<Figure> measure(Stage stage, Options options) throws Exception {
        List<Node> nodes = stage.twoNodes();
        int runs = options.number("runs", RUNS);
        double answered = 0;
        double told = 0;
        for (int run = 0; run < runs; run++) {
            World.Leaver leaver = stage.world().leaver();
            TestBrowser asking = signedIn(nodes.getLast(), leaver);
            try (TestPage silent = new TestPage(
                    nodes.getLast().port(),
                    "portwarden=" + signedIn(nodes.getLast(), leaver).session(),
                    "numbers")) {
                leave(nodes.getFirst(), leaver);
                long left = System.nanoTime();
                CompletableFuture<Double> cutOff =
                        CompletableFuture.supplyAsync(() -> seconds(left, () -> !silent.isOpen()));
                answered = Math.max(answered, seconds(left, () -> !isSignedIn(asking)));
                told = Math.max(told, cutOff.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            }
        }
        return List.of(
                figure("last request that was answered", runs, answered),
                figure("page that was told news", runs, told));
    }

    private Figure figure(String what, int runs, double seconds) {
        return new Figure(
                name(),
                String.format(
                        Locale.ROOT, "%s: at most %.1f s after the directory's, of %d leavers", what, seconds, runs),
                "within %d s on the other node".formatted(GOAL.toSeconds()),
                seconds < GOAL.toSeconds());
    }

    private static TestBrowser signedIn(Node node, World.Leaver leaver) throws IOException {
        TestBrowser browser = new TestBrowser(node.port());
        browser.signIn(leaver.email(), CodedPerson.PASSWORD);
        if (!isSignedIn(browser)) {
            throw new IOException("Nobody is signed in");
        }
        return browser;
    }

    /** Whoever is not is sent to the sign-in page. */
    private static boolean isSignedIn(TestBrowser browser) {
        return browser.get("/actuator/env").statusCode() != 302;
    }

    private static double seconds(long since, BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                break;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return (System.nanoTime() - since) / 1e9;
    }

    private static void leave(Node node, World.Leaver leaver) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(
                                "http://localhost:%d/scim/v2/Users/%s".formatted(node.port(), leaver.personId())))
                        .header("Authorization", "Bearer " + leaver.token())
                        .header("Content-Type", "application/scim+json")
                        .method("PATCH", BodyPublishers.ofString("""
                                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                                 "Operations":[{"op":"Replace","path":"active","value":"False"}]}
                                """))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The directory is answered " + answer.statusCode() + " " + answer.body());
        }
    }
}
