package io.portwarden.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The built program, unpacked as its image has it, and how a process of it is started. */
final class Program {

    /** What is tried out: a collector, a heap. */
    private static final List<String> OPTIONS = Arrays.stream(
                    System.getProperty("bench.jvm", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();

    private final Path jar;
    private final Path archive;

    Program(Path jar) {
        this.jar = jar;
        this.archive = jar.resolveSibling("classes.jsa");
    }

    /** How a command ended, and what it said. */
    record Ended(int exitCode, String said) {}

    /**
     * Keeps the classes as the JVM has read them: a node then starts in half the time, and in the bench nodes are started
     * often.
     */
    void makeReady(Map<String, String> settings) throws IOException, InterruptedException {
        Ended ended = Files.exists(archive)
                ? command("verify-trail", settings)
                : command("verify-trail", settings, "-XX:ArchiveClassesAtExit=" + archive);
        if (ended.exitCode() != 0) {
            throw new IOException("The program does not start: " + ended.said());
        }
    }

    /** Runs a command of the program to its end. */
    Ended command(String name, Map<String, String> settings) throws IOException, InterruptedException {
        return command(name, settings, "-XX:SharedArchiveFile=" + archive);
    }

    private Ended command(String name, Map<String, String> settings, String option)
            throws IOException, InterruptedException {
        Map<String, String> own = new HashMap<>(settings);
        own.put("portwarden.command", name);
        Process process = with(own, option).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    /** Serves for long: its code gets as fast as it can. */
    ProcessBuilder serving(Map<String, String> settings) {
        return with(settings, "-XX:SharedArchiveFile=" + archive);
    }

    /** As one file, started as it is, by nobody who has prepared anything. */
    ProcessBuilder delivered(Map<String, String> settings) {
        return with(settings, Path.of(System.getProperty("bench.jar", "target/portwarden.jar")));
    }

    /** Is killed soon: what matters is that it serves soon. */
    ProcessBuilder startingQuickly(Map<String, String> settings) {
        return with(settings, "-XX:SharedArchiveFile=" + archive, "-XX:TieredStopAtLevel=1");
    }

    private ProcessBuilder with(Map<String, String> settings, String... options) {
        return with(settings, jar, options);
    }

    /** The settings go by the environment: arguments can be read by everybody on the machine. */
    private static ProcessBuilder with(Map<String, String> settings, Path jar, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx768m");
        command.addAll(List.of(options));
        command.addAll(OPTIONS);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(key -> key.startsWith("SPRING_")
                        || key.startsWith("PORTWARDEN_")
                        || key.startsWith("SERVER_")
                        || key.startsWith("LOGGING_")
                        || key.startsWith("JAVA_TOOL_")
                        || key.startsWith("JDK_JAVA_"));
        environment.put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
        return builder;
    }
}
