package io.portwarden.browser;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.portwarden.shared.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every screen that the program has, asked of the program: one that is built tomorrow is among them. */
final class Routes {

    private static final String PARAMETER = "/:___url_parameter";
    private static final Pattern ID = Pattern.compile("/[0-9a-f-]{36}$");

    /** Whom a screen is shown to. */
    enum Who {
        ANYBODY(null),
        ADMIN("admin@contoso.example"),
        OPERATOR("operator@portwarden.example");

        final @Nullable String email;

        Who(@Nullable String email) {
            this.email = email;
        }
    }

    private Routes() {}

    /** Their addresses, at last those of one thing, which end with a stroke until {@link #examples} finds some. */
    static List<String> of(Trial trial, Who who) {
        return RouteConfiguration.forRegistry(ApplicationRouteRegistry.getInstance(
                        new VaadinServletContext(trial.part(ServletContext.class))))
                .getAvailableRoutes()
                .stream()
                // Tests have screens of their own.
                .filter(route -> !route.getTemplate().endsWith("-under-test"))
                .filter(route -> who(route.getNavigationTarget()) == who)
                .map(RouteData::getTemplate)
                .map(template -> "/" + template.replace(PARAMETER, "/"))
                .sorted(Comparator.comparing(Routes::isOfOneThing).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Who who(Class<? extends Component> screen) {
        if (screen.isAnnotationPresent(AnonymousAllowed.class)) {
            return Who.ANYBODY;
        }
        RolesAllowed roles = screen.getAnnotation(RolesAllowed.class);
        return roles != null && Arrays.stream(roles.value()).map(Role::valueOf).anyMatch(Role::isProviders)
                ? Who.OPERATOR
                : Who.ADMIN;
    }

    /** Of the links that were seen, those to the first two such things; a screen that is there once is its own address. */
    static List<String> examples(Collection<String> links, String route) {
        if (!isOfOneThing(route)) {
            return List.of(route);
        }
        return links.stream()
                .filter(link -> link.startsWith(route) && ID.matcher(link).find())
                .distinct()
                .limit(2)
                .toList();
    }

    private static boolean isOfOneThing(String route) {
        return route.length() > 1 && route.endsWith("/");
    }
}
