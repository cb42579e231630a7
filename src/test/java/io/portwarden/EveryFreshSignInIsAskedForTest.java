package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.portwarden.shared.FreshSignIn;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nothing on a screen asks for a fresh sign-in without a test, marked {@link AsksForFreshSignIn}, that tries it. */
class EveryFreshSignInIsAskedForTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.portwarden");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("io.portwarden");

    @Test
    @DisplayName("PIN-9: every way from a screen to what asks for a fresh sign-in is tried with one that is too old")
    void everyWay() {
        assertThat(tried()).isEqualTo(ways());
    }

    private static Set<String> tried() {
        return TESTS.stream()
                .flatMap(test -> test.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(AsksForFreshSignIn.class))
                .flatMap(method -> Arrays.stream(
                        method.getAnnotationOfType(AsksForFreshSignIn.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Follows the calls from where it is asked for up to the screens. */
    private static Set<String> ways() {
        Set<String> ways = new TreeSet<>();
        Set<JavaCodeUnit> asking = new HashSet<>();
        Deque<JavaCodeUnit> next =
                new ArrayDeque<>(List.of(PROGRAM.get(FreshSignIn.class).getMethod("requireFresh")));
        while (!next.isEmpty()) {
            JavaCodeUnit asks = next.pop();
            callers(asks).forEach(caller -> {
                if (isOnAScreen(caller.getOwner())) {
                    ways.add(named(caller.getOwner()) + ": " + asks.getOwner().getSimpleName() + "." + asks.getName());
                } else if (asking.add(caller)) {
                    next.push(caller);
                }
            });
        }
        return ways;
    }

    private static Stream<JavaCodeUnit> callers(JavaCodeUnit called) {
        return PROGRAM.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> Stream.of(unit.getMethodCallsFromSelf(), unit.getMethodReferencesFromSelf())
                        .flatMap(Set::stream)
                        .map(JavaAccess::getTarget)
                        .anyMatch(target -> target.getOwner().equals(called.getOwner())
                                && target.getFullName().equals(called.getFullName())));
    }

    private static boolean isOnAScreen(JavaClass type) {
        return type.getPackageName().matches(".*\\.ui(\\..*)?");
    }

    /** The class on whose screen it is, whatever it has inside. */
    private static String named(JavaClass type) {
        return type.getEnclosingClass().map(JavaClass::getSimpleName).orElse(type.getSimpleName());
    }
}
