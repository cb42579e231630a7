package io.portwarden;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.stereotype.Repository;

/**
 * Reads the SQL in the compiled classes: every table is written by one room, and read inside its feature. Each test was seen
 * to fail once.
 */
class TablesTest {

    private static final String BASE = "io.portwarden.";

    /** Who reads another feature's table all the same, by room and table, and why its service cannot be asked. */
    private static final Map<String, String> JOINS = Map.ofEntries(
            Map.entry(
                    "number.store upstream_pins",
                    "what guards each of a tenant's numbers is counted and looked for in one statement: a function of the"
                            + " upstreams' tables, asked number by number, took 160 ms for ten thousand"),
            Map.entry(
                    "order.list carriers",
                    "a list shows each order's carrier, read with its page, and is narrowed to one by its SPID"
                            + " within the one statement; orders are counted by one look into the index for each carrier"),
            Map.entry("order.list tenants", "orders and disputes of all tenants are lists, read with whose they are"),
            Map.entry("people tenants", "every request of a browser asks whether somebody may still sign in"),
            Map.entry(
                    "people.domain tenants",
                    "the proven domains of all closed tenants are one list, which is mostly empty"),
            Map.entry("people.member tenants", "requests of all tenants are one list, read with whose they are"),
            Map.entry("portback.store tenants", "cases of all tenants are one list, read with whose they are"),
            Map.entry("pin.guess carriers", "broken-off guesses are found by one look into the index for each carrier"),
            Map.entry("pin.guess tenants", "broken-off guesses of all tenants are one list, read with whose they are"));

    private static final Pattern CREATED = Pattern.compile("create table (?:if not exists )?(\\w+)");
    private static final Pattern WRITTEN =
            Pattern.compile("\\b(?:insert into|update|delete from|lock table|truncate) (?:only )?(\\w+)");
    private static final String TABLE =
            "(?:only )?\\w+(?: (?!(?:as|cross|for|group|join|left|limit|on|order|set|using|where)\\b)\\w+)?";
    private static final Pattern READ = Pattern.compile("\\b(?:from|join|using) (" + TABLE + "(?:, " + TABLE + ")*)");
    private static final Pattern LOCKED =
            Pattern.compile("\\bfor (?:no key update|update|key share|share)\\b(?: of (\\w+))?");

    /** What Spring Data makes of methods that say their SQL. */
    private static final Class<?> DECLARED = org.springframework.data.repository.Repository.class;

    private static final List<Use> USES = new ArrayList<>();
    private static JavaClasses classes;

    /** That a class names a table in SQL. */
    private record Use(JavaClass by, String table, boolean writes) {

        String room() {
            return by.getPackageName().substring(BASE.length());
        }

        String feature() {
            return featureOf(room());
        }
    }

    /** A table in a statement, with what it is called there. */
    private record Named(String table, String alias) {}

    @BeforeAll
    static void readSql() throws IOException {
        Set<String> tables = tables();
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.portwarden");
        for (JavaClass one : classes) {
            List<String> statements = strings(one);
            List<Named> all = statements.stream()
                    .flatMap(statement -> named(statement, tables).stream())
                    .toList();
            all.forEach(named -> USES.add(new Use(one, named.table(), false)));
            for (String statement : statements) {
                find(WRITTEN, statement)
                        .map(written -> written.group(1))
                        .filter(tables::contains)
                        .forEach(table -> USES.add(new Use(one, table, true)));
                find(LOCKED, statement)
                        .flatMap(lock -> locked(statement, lock, all, tables))
                        .forEach(table -> USES.add(new Use(one, table, true)));
            }
        }
    }

    @Test
    void everyTableIsWrittenByOneRoom() {
        assertThat(rooms(true))
                .hasSizeGreaterThan(30)
                .allSatisfy((table, rooms) ->
                        assertThat(rooms).as("who writes %s: %s", table, rooms).hasSize(1));
    }

    @Test
    void everyTableIsReadInsideItsFeature() {
        Map<String, Set<String>> writers = rooms(true);
        Set<String> strangers = new TreeSet<>();
        rooms(false)
                .forEach((table, readers) -> readers.stream()
                        .filter(reader -> writers.getOrDefault(table, Set.of()).stream()
                                .noneMatch(writer -> featureOf(writer).equals(featureOf(reader))))
                        .forEach(reader -> strangers.add(reader + " " + table)));

        assertThat(strangers).containsExactlyInAnyOrderElementsOf(JOINS.keySet());
    }

    @Test
    void repositoriesStandInTheFeatureOfTheirTables() {
        Map<String, Set<String>> writers = rooms(true);
        Map<JavaClass, Set<String>> features = USES.stream()
                .collect(groupingBy(
                        Use::by,
                        mapping(
                                use -> featureOf(writers.getOrDefault(use.table(), Set.of("nobody"))
                                        .iterator()
                                        .next()),
                                toSet())));
        Set<JavaClass> repositories = classes.stream()
                .filter(one -> one.isAnnotatedWith(Repository.class) || one.isAssignableTo(DECLARED))
                .collect(toSet());

        assertThat(repositories)
                .hasSizeGreaterThan(30)
                .allSatisfy(one -> assertThat(features.getOrDefault(one, Set.of()))
                        .as("whose tables %s reads and writes", one.getName())
                        .contains(featureOf(one.getPackageName().substring(BASE.length()))));
    }

    private static Map<String, Set<String>> rooms(boolean writing) {
        return USES.stream()
                .filter(use -> use.writes() == writing)
                .collect(groupingBy(Use::table, TreeMap::new, mapping(Use::room, toCollection(TreeSet::new))));
    }

    private static String featureOf(String room) {
        return room.replaceFirst("\\..*", "");
    }

    private static Set<String> tables() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            Set<String> tables = files.flatMap(file -> find(CREATED, plain(read(file))))
                    .map(created -> created.group(1))
                    .collect(toSet());
            assertThat(tables).hasSizeGreaterThan(30);
            return tables;
        }
    }

    /** With constants of other classes that its own are put together from: the compiler has written them there. */
    private static List<String> strings(JavaClass one) {
        List<String> strings = one.getMethods().stream()
                .flatMap(method -> method.tryGetAnnotationOfType(Query.class).stream())
                .map(query -> plain(query.value()))
                .collect(toCollection(ArrayList::new));
        try (InputStream in = one.getSource().orElseThrow().getUri().toURL().openStream()) {
            ClassReader reader = new ClassReader(in);
            char[] buffer = new char[reader.getMaxStringLength()];
            for (int item = 1; item < reader.getItemCount(); item++) {
                int offset = reader.getItem(item);
                // A string constant (JVMS 4.4.3), of an expression put together at run time too.
                if (offset > 0 && reader.readByte(offset - 1) == 8) {
                    strings.add(plain((String) reader.readConst(item, buffer)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return strings;
    }

    private static List<Named> named(String statement, Set<String> tables) {
        return find(READ, statement)
                .flatMap(read -> Pattern.compile(", ").splitAsStream(read.group(1)))
                .map(table -> table.replaceFirst("^only ", "").split(" ", 2))
                .map(words -> new Named(words[0], words[words.length - 1]))
                .filter(named -> tables.contains(named.table()))
                .toList();
    }

    /** What a lock is on: where another string names it, whatever has that alias in the class, or all that is named there. */
    private static Stream<String> locked(String statement, MatchResult lock, List<Named> all, Set<String> tables) {
        List<Named> here = named(around(statement, lock.start()), tables);
        return (here.isEmpty() ? all : here)
                .stream()
                        .filter(named -> lock.group(1) == null || lock.group(1).equals(named.alias()))
                        .map(Named::table);
    }

    /** The statement up to there, without what stands in brackets inside it or around it. */
    private static String around(String statement, int end) {
        StringBuilder level = new StringBuilder();
        int depth = 0;
        for (int at = end - 1; at >= 0 && depth >= 0; at--) {
            char one = statement.charAt(at);
            depth += one == ')' ? 1 : one == '(' ? -1 : 0;
            if (depth == 0) {
                level.append(one);
            }
        }
        return level.reverse().toString();
    }

    private static Stream<MatchResult> find(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
