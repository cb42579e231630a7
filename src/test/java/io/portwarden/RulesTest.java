package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Closes the loop between docs/rules.md, the code that names its rules, and the tests that prove them. */
class RulesTest {

    private static final Path RULES = Path.of("docs/rules.md");
    private static final String ID = "(?:PIN|ORD|ACC|NUM|CAL|CAR|CSR|NOT|UPS|SIG|OPR|API)-[0-9]{1,2}";
    private static final Pattern NAMED = Pattern.compile("\\b" + ID + "\\b");
    private static final Pattern WRITTEN =
            Pattern.compile("^(?:- \\*\\*|## )(" + ID + ")(?:\\*\\* |: )", Pattern.MULTILINE);

    /** A display name that begins with one rule or several: "PIN-5, PIN-6: …". */
    private static final Pattern PROVEN = Pattern.compile("@DisplayName\\(\\s*\"((?:" + ID + "(?:, | and )?)+)[ :]");

    @Test
    @DisplayName("Every rule that code or tests name stands in docs/rules.md")
    void named() {
        Set<String> named = new TreeSet<>();
        sources("src/main/java").forEach(file -> named.addAll(ids(read(file), NAMED)));
        sources("src/main/resources").forEach(file -> named.addAll(ids(read(file), NAMED)));
        sources("src/test/java").forEach(file -> named.addAll(ids(read(file), NAMED)));
        assertThat(named).isNotEmpty().isSubsetOf(written());
    }

    @Test
    @DisplayName("Every rule of docs/rules.md has a test whose display name begins with it, and stands there once")
    void proven() {
        Set<String> proven = new TreeSet<>();
        sources("src/test/java")
                .forEach(file -> PROVEN.matcher(read(file))
                        .results()
                        .forEach(match -> proven.addAll(ids(match.group(1), NAMED))));
        assertThat(proven).containsAll(written());
        assertThat(WRITTEN.matcher(read(RULES)).results().map(match -> match.group(1)))
                .doesNotHaveDuplicates();
    }

    private static Set<String> written() {
        return WRITTEN.matcher(read(RULES))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ids(String text, Pattern pattern) {
        return pattern.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
    }

    private static Stream<Path> sources(String folder) {
        Predicate<Path> isText = file -> file.toString().matches(".*\\.(java|sql|properties|yml)");
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(isText).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
