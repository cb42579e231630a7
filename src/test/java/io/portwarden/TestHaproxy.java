package io.portwarden;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A HAProxy that runs, where one is installed; elsewhere the test that wants it is passed over. */
public final class TestHaproxy implements AutoCloseable {

    private final Path log;
    private final Process process;

    /** @param settings all of its file */
    public TestHaproxy(Path folder, String settings) throws IOException {
        log = folder.resolve("haproxy.log");
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), settings);
        process = new ProcessBuilder(installed().toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** The program. */
    public static Path installed() {
        Path found = Stream.of(
                        "/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/local/bin/haproxy", "/usr/bin/haproxy")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("none"));
        assumeThat(found).as("HAProxy is installed").isExecutable();
        return found;
    }

    public boolean hasSaid(String words) throws IOException {
        return Files.readString(log).contains(words);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
