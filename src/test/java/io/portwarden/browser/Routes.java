package io.portwarden.browser;

import com.microsoft.playwright.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every screen that the program has, asked of the program: one that is built tomorrow is among them. */
final class Routes {

    private static final String PARAMETER = "/:___url_parameter";

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

    /** Their addresses; those of one thing end with a stroke, until {@link #example} finds one. */
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
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Who who(Class<? extends Component> screen) {
        if (screen.isAnnotationPresent(AnonymousAllowed.class)) {
            return Who.ANYBODY;
        }
        RolesAllowed roles = screen.getAnnotation(RolesAllowed.class);
        return roles != null && Arrays.asList(roles.value()).contains("OPERATOR") ? Who.OPERATOR : Who.ADMIN;
    }

    /** The address of one thing that the list leads to which stands before it; none where the list is empty. */
    static Optional<String> example(Page page, Trial trial, String route) {
        if (route.equals("/") || !route.endsWith("/")) {
            return Optional.of(route);
        }
        page.navigate(trial.address() + route.substring(0, route.length() - 1));
        Chromium.rest(page);
        Object found = page.evaluate(
                "start => [...document.querySelectorAll('main a[href]')].map(link => new URL(link.href).pathname)"
                        + ".find(path => path.startsWith(start) && /[0-9a-f]{12}$/.test(path)) ?? null",
                route);
        return Optional.ofNullable((String) found);
    }
}
