package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing enters the trail or a mail without a test, marked {@link Records} or {@link Tells}, that shows it does. */
class EverythingIsToldTest {

    /** A rule of ours, the trail's, or a requirement that somebody else has numbered. */
    private static final Pattern NAMES_ITS_RULE =
            Pattern.compile("[A-Z]{3}-\\d+: .*|Trail: .*|.* \\((OWASP ASVS|NIST SP) [^()]+\\)");

    private static final String MAILS = NoticeKind.class.getPackageName();

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.portwarden");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("io.portwarden");

    @Test
    @DisplayName("Trail: every kind of entry that the program writes has a test that shows it")
    void trail() {
        assertThat(proven(Records.class, Records::value, AuditKind.class)).isEqualTo(used(AuditKind.class));
    }

    @Test
    @DisplayName("PIN-9: every kind of notice that the program adds has a test that shows it")
    void notices() {
        assertThat(proven(Tells.class, Tells::value, NoticeKind.class)).isEqualTo(used(NoticeKind.class));
    }

    @ParameterizedTest
    @DisplayName("Trail: those tests name their rule")
    @ValueSource(classes = {Records.class, Tells.class})
    void names(Class<? extends Annotation> mark) {
        assertThat(marked(mark))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(
                                test.getAnnotationOfType(DisplayName.class).value())
                        .matches(NAMES_ITS_RULE));
    }

    private static List<JavaMethod> marked(Class<? extends Annotation> mark) {
        return TESTS.stream()
                .flatMap(test -> test.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(mark))
                .toList();
    }

    private static <A extends Annotation, K extends Enum<K>> Set<K> proven(
            Class<A> mark, Function<A, K[]> kinds, Class<K> type) {
        Set<K> proven = EnumSet.noneOf(type);
        marked(mark).forEach(test -> proven.addAll(Arrays.asList(kinds.apply(test.getAnnotationOfType(mark)))));
        return proven;
    }

    /** The kinds that are named by anything but screens and mails, which show what others have written. */
    private static <K extends Enum<K>> Set<K> used(Class<K> type) {
        JavaClass kinds = PROGRAM.get(type);
        return kinds.getFields().stream()
                .filter(field -> field.getRawType().equals(kinds))
                .filter(field -> field.getAccessesToSelf().stream()
                        .map(access -> access.getOriginOwner())
                        .filter(owner -> !owner.equals(kinds))
                        .map(JavaClass::getPackageName)
                        .anyMatch(owner -> !owner.endsWith(".ui") && !owner.equals(MAILS)))
                .map(field -> Enum.valueOf(type, field.getName()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }
}
