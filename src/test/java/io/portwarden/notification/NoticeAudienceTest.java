package io.portwarden.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import io.portwarden.notification.NoticeKind.Audience;
import io.portwarden.shared.Role;
import io.portwarden.shell.ScreenPaths;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class NoticeAudienceTest {

    /** Of the provider's people. */
    private static final Map<Audience, Role> ROLES = new EnumMap<>(
            Map.of(Audience.DESK, Role.DESK, Audience.SECURITY, Role.SECURITY, Audience.OPERATORS, Role.OPERATOR));

    private static Map<String, Class<?>> screens() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        Map<String, Class<?>> screens = new HashMap<>();
        scan.findCandidateComponents("io.portwarden").forEach(found -> {
            try {
                Class<?> view = Class.forName(found.getBeanClassName());
                String path = "/" + view.getAnnotation(Route.class).value();
                // Of two at one address, the one for the list and the one for an object, both are for the same people.
                screens.put(path, view);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
        return screens;
    }

    @ParameterizedTest
    @EnumSource(
            value = Audience.class,
            names = {"DESK", "SECURITY", "OPERATORS"})
    @DisplayName("OPR-4: whoever of the provider's people is told by mail may open the screen that the mail leads to")
    void mayOpen(Audience audience) {
        Role role = Objects.requireNonNull(ROLES.get(audience));
        Map<String, Class<?>> screens = screens();
        List<NoticeKind> kinds = Stream.of(NoticeKind.values())
                .filter(kind -> kind.audience() == audience)
                .toList();
        assertThat(kinds).isNotEmpty().allSatisfy(kind -> {
            String path = new ScreenPaths().path(kind.screen());
            @Nullable
            RolesAllowed allowed =
                    Objects.requireNonNull(screens.get(path), path).getAnnotation(RolesAllowed.class);
            assertThat(Arrays.stream(Objects.requireNonNull(allowed).value()).map(Role::valueOf))
                    .as("%s leads to %s", kind, path)
                    .anyMatch(role::includes);
        });
    }

    @Test
    @DisplayName("OPR-4: of the provider's people those are told who can do something about it")
    void told() {
        Map<String, TreeSet<String>> told = new TreeMap<>();
        Stream.of(NoticeKind.values())
                .filter(kind -> ROLES.containsKey(kind.audience()))
                .forEach(kind -> told.computeIfAbsent(kind.audience().name(), name -> new TreeSet<>())
                        .add(kind.code()));
        assertThat(told.get("DESK"))
                .containsExactly(
                        "desk-dispute-lapsed",
                        "desk-dispute-withdrawn",
                        "desk-order-lapsed",
                        "desk-order-lapsing",
                        "order-to-decide",
                        "port-back-moved",
                        "port-back-to-request",
                        "soa-task-due",
                        "soa-task-late",
                        "upstream-differs");
        assertThat(told.get("SECURITY"))
                .containsExactly(
                        "carrier-blocked",
                        "directory-last-admin",
                        "operator-factor-reset",
                        "operator-invited",
                        "operator-removed",
                        "operator-role",
                        "provider-webhook-off",
                        "recovery-to-consent",
                        "upstream-live",
                        "upstream-off",
                        "upstream-rehearses");
        assertThat(told.get("OPERATORS")).containsExactly("carrier-webhook-off");
    }
}
