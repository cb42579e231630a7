package io.portwarden;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.portwarden.shared.Uses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The law of the house (docs/architecture.md): a feature's root is its language, {@code access} is its door, every other
 * room is inside; {@code api} and {@code ui} stand on top. Each rule was seen to fail once, by a class made to break it.
 */
@AnalyzeClasses(packages = "io.portwarden", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String BASE = "io.portwarden.";

    /** The features whose services stand in a room of their own. */
    private static final List<String> WITH_A_DOOR =
            List.of("audit", "number", "order", "pin", "portback", "upstream", "webhook");

    /** As many files as somebody can look through. */
    private static final int MOST_FILES = 30;

    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(BASE) ? name.substring(BASE.length()).split("\\.")[0] : "";
    }

    /** The room within its feature; empty for the root. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        String feature = BASE + feature(type);
        return name.equals(feature) || !name.startsWith(feature) ? "" : name.substring(feature.length() + 1);
    }

    private static boolean stands(JavaClass type, String place) {
        return room(type).equals(place) || room(type).startsWith(place + ".");
    }

    private static final DescribedPredicate<JavaClass> WORDS = describe(
            "words", type -> WITH_A_DOOR.contains(feature(type)) && room(type).isEmpty());

    private static final DescribedPredicate<JavaClass> ON_TOP =
            describe("api or ui", type -> stands(type, "api") || stands(type, "ui"));

    /** What neither words nor doors are: nobody from elsewhere enters. */
    private static final DescribedPredicate<JavaClass> INSIDE = describe(
            "inside",
            type -> !feature(type).equals("shared")
                    && !feature(type).equals("shell")
                    && !room(type).isEmpty()
                    && !stands(type, "access")
                    && !stands(type, "api")
                    && !stands(type, "ui"));

    @ArchTest
    static final ArchRule WORDS_KNOW_NO_FRAMEWORK = noClasses()
            .that(WORDS)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework..", "com.vaadin..", "java.sql..", "javax.sql.."))
            .because("a feature's root is its language");

    @ArchTest
    static final ArchRule WORDS_STAND_ALONE = classes()
            .that(WORDS)
            .should(new KnowOnly(
                    "the words of their own feature",
                    (from, to) -> !feature(from).equals(feature(to)) || room(to).isEmpty()))
            .because("a feature's root is what its rooms speak of, and knows none of them");

    @ArchTest
    static final ArchRule NOBODY_ENTERS_BUT_BY_THE_DOOR = classes()
            .should(new KnowOnly(
                    "words and doors of other features",
                    (from, to) -> feature(from).equals(feature(to))
                            || !INSIDE.test(to)
                            // Sets up how people come in, of which each way has a room with a door of its own.
                            || feature(from).equals("shell")))
            .because("every room but access is inside");

    @ArchTest
    static final ArchRule SCREENS_AND_APIS_COME_BY_THE_DOOR = classes()
            .that(ON_TOP)
            .and(describe("of a feature with a door", type -> WITH_A_DOOR.contains(feature(type))))
            .should(new KnowOnly(
                    "words and access of their own feature",
                    (from, to) -> !feature(from).equals(feature(to)) || !INSIDE.test(to)))
            .because("what is asked over the network goes through method security");

    @ArchTest
    static final ArchRule NO_CIRCLES_AMONG_ROOMS =
            slices().matching("io.portwarden.(**)").should().beFreeOfCycles();

    @ArchTest
    static void featuresSayWhomTheyUse(JavaClasses all) {
        TreeMap<String, Set<String>> used = new TreeMap<>();
        TreeMap<String, Set<String>> declared = new TreeMap<>();
        for (JavaClass type : all) {
            String feature = feature(type);
            if (feature.isEmpty() || feature.equals("shared")) {
                continue;
            }
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> feature(dependency.getTargetClass()))
                    .filter(other -> !other.isEmpty() && !other.equals(feature) && !other.equals("shared"))
                    .forEach(used.computeIfAbsent(feature, key -> new TreeSet<>())::add);
        }
        for (JavaPackage feature : all.getPackage("io.portwarden").getSubpackages()) {
            if (feature.isAnnotatedWith(Uses.class)) {
                declared.put(
                        feature.getRelativeName(),
                        new TreeSet<>(
                                List.of(feature.getAnnotationOfType(Uses.class).value())));
            }
        }
        used.values().removeIf(Set::isEmpty);
        assertThat(declared).isEqualTo(used);
    }

    @ArchTest
    static void noRoomIsAHall(JavaClasses all) throws IOException {
        Map<Path, Long> counts;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            counts = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(
                            file -> Objects.requireNonNull(file.getParent()), Collectors.counting()));
        }
        assertThat(counts)
                .isNotEmpty()
                .allSatisfy(
                        (room, count) -> assertThat(count).as(room.toString()).isLessThanOrEqualTo(MOST_FILES));
    }
}
