package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No test gives up after a time that is too short on some machine. */
class PatienceTest {

    private static final int SHORTEST_SECONDS = 60;

    /** Waits of Awaitility, queues, latches and threads that say in seconds or less when they give up. */
    private static final Pattern GIVES_UP = Pattern.compile(
            "(?:atMost|poll|await|join|tryAcquire)\\((?:[a-z]+, )?(?:Duration\\.of(Seconds|Millis)\\(([0-9_]+)\\)"
                    + "|([0-9_]+), (?:TimeUnit\\.)?(SECONDS|MILLISECONDS)\\))");

    @Test
    @DisplayName("No test gives up waiting in less than a minute")
    void patient() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<String> hasty = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("bench"))
                    .flatMap(file -> GIVES_UP.matcher(read(file))
                            .results()
                            .filter(PatienceTest::isHasty)
                            .map(wait -> file.getFileName() + ": " + wait.group()))
                    .toList();
            assertThat(hasty).isEmpty();
        }
    }

    private static boolean isHasty(MatchResult wait) {
        boolean isDuration = wait.group(1) != null;
        String unit = isDuration ? wait.group(1) : wait.group(4);
        int time = Integer.parseInt((isDuration ? wait.group(2) : wait.group(3)).replace("_", ""));
        return time < (unit.equalsIgnoreCase("seconds") ? SHORTEST_SECONDS : SHORTEST_SECONDS * 1000);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
