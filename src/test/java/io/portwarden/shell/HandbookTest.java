package io.portwarden.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Handbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that the documents give: each has a name, and is run as it stands, or it is said why not. */
class HandbookTest {

    private static final Pattern COMMANDS = Pattern.compile("sh ([a-z-]+)");
    private static final List<String> NO_COMMANDS =
            List.of("text", "java", "json", "csv", "js", "sql", "ts", "python", "go");
    private static final Pattern A_COMMAND = Pattern.compile(
            "^\\s*(?:\\$ |(?:\\./mvnw|bench/|docker|curl|psql|pg_|createdb|java -jar|kubectl|openssl|promtool|sudo|export) ?).*");

    private record Block(Path file, String info, List<String> lines) {}

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            docs.filter(file -> file.toString().endsWith(".md")),
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "bench/README.md")
                                    .map(Path::of))
                    .toList();
        }
    }

    private static List<Block> blocks() {
        try {
            List<Block> blocks = new ArrayList<>();
            for (Path file : documents()) {
                Block open = null;
                for (String line : Files.readAllLines(file)) {
                    if (!line.strip().startsWith("```")) {
                        if (open != null) {
                            open.lines().add(line);
                        }
                    } else if (open == null) {
                        open = new Block(file, line.strip().substring(3), new ArrayList<>());
                    } else {
                        blocks.add(open);
                        open = null;
                    }
                }
                assertThat(open).as(file.toString()).isNull();
            }
            return blocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> names() {
        return blocks().stream()
                .map(block -> COMMANDS.matcher(block.info()))
                .filter(Matcher::matches)
                .map(name -> name.group(1));
    }

    /** What the table of bench/README.md says of each name: the document, and what runs it. */
    private static Map<String, String[]> table() {
        try {
            Map<String, String[]> table = new TreeMap<>();
            for (String line : Files.readAllLines(Path.of("bench/README.md"))) {
                String[] cells = line.split("\\|");
                if (cells.length == 4 && cells[1].matches("[ `a-z,-]+") && cells[2].contains(".md")) {
                    for (String name : cells[1].strip().split(", ")) {
                        table.put(name.replace("`", ""), new String[] {cells[2].strip(), cells[3].strip()});
                    }
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] row(String name) {
        return Objects.requireNonNull(table().get(name), name);
    }

    @Test
    @DisplayName("Commands have a name, and what has none holds no command")
    void named() {
        assertThat(blocks()).hasSizeGreaterThan(20).allSatisfy(block -> {
            if (!COMMANDS.matcher(block.info()).matches()) {
                assertThat(NO_COMMANDS).as(block.toString()).contains(block.info());
                assertThat(block.lines())
                        .noneMatch(line -> A_COMMAND.matcher(line).matches());
            }
        });
        assertThat(names()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("Each is listed, with the document it stands in and what runs it")
    void listed() {
        Map<String, String[]> table = table();
        assertThat(names()).containsExactlyInAnyOrderElementsOf(table.keySet());
        assertThat(blocks()).allSatisfy(block -> {
            Matcher name = COMMANDS.matcher(block.info());
            if (name.matches()) {
                assertThat(table.get(name.group(1)))
                        .satisfies(
                                row -> assertThat(row[0]).isEqualTo(block.file().toString()));
            }
        });
    }

    @ParameterizedTest
    @DisplayName("What is said to run it does")
    @MethodSource("names")
    void run(String name) throws IOException {
        String by = row(name)[1];
        if (by.startsWith("nothing: ")) {
            return;
        }
        String runner = by.startsWith("`bench/run service`")
                ? read("bench/service") + read("src/test/java/io/portwarden/browser/IntoService.java")
                : by.startsWith("`bench/run compose`") ? read("bench/compose") : test(by.split("`")[1]);
        assertThat(runner).containsPattern("(handbook |\")" + name + "\\b(?!-)");
    }

    @ParameterizedTest
    @DisplayName("A shell can read it, and it is found by its name")
    @MethodSource("names")
    void readable(String name) throws Exception {
        if (row(name)[0].equals("bench/README.md")) {
            return;
        }
        Process shell =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var commands = shell.getOutputStream()) {
            commands.write(Handbook.commands(name).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(shell.waitFor()).isZero();
    }

    private static String test(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return Files.readString(files.filter(file -> file.endsWith(name + ".java"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
