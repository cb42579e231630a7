package io.portwarden.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A build whose {@link BuildStage} is told what to measure; it is started when it is asked for the first time. */
final class MeasuredBuild implements AutoCloseable {

    private final String name;
    private final Path place;
    private final String options;
    private @Nullable Running running;

    /**
     * @param place the folder that it was built in, with what is unpacked in {@code target/bench/app}
     * @param options for the JVM of its nodes
     */
    MeasuredBuild(String name, Path place, String options) {
        this.name = name;
        this.place = place;
        this.options = options;
    }

    private record Running(Process process, PrintStream told, BufferedReader answers) {}

    double[] measure(String what) throws IOException {
        Running build = running;
        if (build == null) {
            build = start();
            running = build;
            answer(build);
        }
        build.told().println(what);
        build.told().flush();
        return Arrays.stream(answer(build).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private Running start() throws IOException {
        Path folder = place.resolve("target/bench");
        Path log = Path.of("target/bench/logs-fast", name + ".log");
        Files.createDirectories(log.getParent());
        Process started = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g",
                        "-Dbench.folder=" + folder,
                        "-Dbench.jar=" + place.resolve("target/portwarden.jar"),
                        "-Dbench.jvm=" + options,
                        "-cp",
                        "%s:%s:%s"
                                .formatted(
                                        System.getProperty("bench.classes"),
                                        folder.resolve("app/portwarden.jar"),
                                        folder.resolve("app/lib/*")),
                        BuildStage.class.getName()))
                .redirectError(Redirect.to(log.toFile()))
                .start();
        return new Running(
                started,
                new PrintStream(started.getOutputStream(), false, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8)));
    }

    private String answer(Running build) throws IOException {
        for (String line = build.answers().readLine();
                line != null;
                line = build.answers().readLine()) {
            if (line.startsWith("= ")) {
                return line.substring(2);
            }
        }
        throw new IOException("The build %s broke off; its log is target/bench/logs-fast/%s.log".formatted(name, name));
    }

    /** Its end of input is the end of it, which takes its nodes and its database along. */
    @Override
    public void close() throws InterruptedException {
        if (running != null) {
            running.told().close();
            if (!running.process().waitFor(60, TimeUnit.SECONDS)) {
                running.process().destroy();
            }
        }
    }
}
