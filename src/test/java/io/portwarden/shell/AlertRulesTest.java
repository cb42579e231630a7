package io.portwarden.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alert rules and their own tests, by Prometheus' promtool where the machine has it. */
class AlertRulesTest {

    private static final Path RULES = Path.of("monitoring", "alerts.yml");
    private static final Path TESTS = Path.of("monitoring", "alerts-test.yml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check rules monitoring/alerts.yml",
                "test rules monitoring/alerts-test.yml",
                "check config --syntax-only monitoring/prometheus.yml"
            })
    @DisplayName("Alert rules are well-formed, fire when they should and say what they should")
    void promtool(String command) throws Exception {
        assumeTrue(isInstalled(), "no promtool (Debian: prometheus)");
        Process promtool = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(command.split(" ")))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    @Test
    @DisplayName("Every alert has a test of its own")
    void everyAlertIsTested() throws IOException {
        assertThat(named(TESTS, "alertname: (\\w+)")).containsAll(named(RULES, "alert: (\\w+)"));
        assertThat(named(RULES, "alert: (\\w+)")).hasSizeGreaterThan(10);
    }

    private static Set<String> named(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static boolean isInstalled() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }
}
