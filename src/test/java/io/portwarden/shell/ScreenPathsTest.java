package io.portwarden.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import io.portwarden.notification.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScreenPathsTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.portwarden");

    @ParameterizedTest
    @DisplayName("Where the link of a mail leads there is a screen")
    @EnumSource
    void screens(Screen screen) {
        assertThat(PROGRAM).anyMatch(type -> !type.isAssignableTo(HasUrlParameter.class) && standsAt(type, screen));
    }

    @ParameterizedTest
    @DisplayName("Below where the link of a mail about an order leads there is a screen for each of them")
    @EnumSource(names = {"PORT_ORDERS", "DISPUTES"})
    void ofOneOrder(Screen screen) {
        assertThat(PROGRAM).anyMatch(type -> type.isAssignableTo(HasUrlParameter.class) && standsAt(type, screen));
    }

    private static boolean standsAt(JavaClass type, Screen screen) {
        return type.tryGetAnnotationOfType(Route.class)
                .map(route -> ("/" + route.value()).equals(new ScreenPaths().path(screen)))
                .orElse(false);
    }
}
