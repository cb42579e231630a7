package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.people.PendingSignIn;
import io.portwarden.people.PeopleService;
import io.portwarden.people.scim.DirectoryService;
import io.portwarden.people.ui.LoginView;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shell.AccessDeniedScreen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.test.util.AopTestUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who may do what: every role, every kind of key and nobody × every screen, every method of a service and every endpoint, as
 * the running program answers, against the table {@code who-may.txt}. What has no line there, or a line too many, fails.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RoleMatrixTest extends ViewTest {

    private static final Path TABLE = Path.of("src/test/resources/who-may.txt");
    private static final String PASSWORD = "correct horse battery";

    /** Whoever may ask for something, by the names of the table. */
    private enum Who {
        NOBODY,
        /** Has shown one factor of two (SIG-1). */
        PENDING,
        VIEWER(Role.TENANT_VIEWER),
        ADMIN(Role.TENANT_ADMIN),
        SUPPORT(Role.SUPPORT),
        DESK(Role.DESK),
        SECURITY(Role.SECURITY),
        OPERATOR(Role.OPERATOR),
        CARRIER,
        TEST_CARRIER,
        UPSTREAM,
        PROGRAM,
        /** An organization's own, such as Entra ID. */
        DIRECTORY;

        private final @Nullable Role role;

        Who() {
            this(null);
        }

        Who(@Nullable Role role) {
            this.role = role;
        }

        static List<Who> people() {
            return Stream.of(values()).filter(who -> who.role != null).toList();
        }

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Transactions transactions;

    @Autowired
    ApplicationContext context;

    @Autowired
    CarrierService carriers;

    @Autowired
    ProviderKeyService programs;

    @Autowired
    DirectoryService directories;

    @Autowired
    PeopleService people;

    private static Map<String, String> table(String kind) {
        try (Stream<String> lines = Files.lines(TABLE)) {
            Map<String, String> table = new TreeMap<>();
            lines.filter(line -> line.startsWith(kind + " ")).forEach(line -> {
                String[] cells = line.split("\\s*\\|\\s*", -1);
                assertThat(cells).as(line).hasSize(3);
                assertThat(table.put(cells[1], cells[2].strip())).as(line).isNull();
            });
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says, where it differs, what would have to stand there. */
    private static void assertSame(String kind, Map<String, Set<Who>> found) {
        Map<String, String> written = new TreeMap<>();
        found.forEach((name, who) ->
                written.put(name, who.stream().sorted().map(Who::written).collect(Collectors.joining(" "))));
        Map<String, String> expected = table(kind);
        List<String> lines = new ArrayList<>();
        written.forEach((name, who) -> {
            if (!who.equals(expected.get(name))) {
                lines.add("%-8s | %s | %s".formatted(kind, name, who));
            }
        });
        assertThat(lines)
                .as("otherwise than %s says:%n%s", TABLE, String.join("\n", lines))
                .isEmpty();
        assertThat(written.keySet()).as("lines too many").containsExactlyElementsOf(expected.keySet());
    }

    private SignedInPerson person(Who who) {
        Role role = Objects.requireNonNull(who.role);
        if (role.isProviders()) {
            return world.provider(role);
        }
        TestWorld.TestTenant tenant = world.usTenant();
        return role == Role.TENANT_ADMIN ? tenant.admin() : tenant.viewer();
    }

    /** Tests bring screens and services of their own. */
    private static boolean isOfProgram(Class<?> one) {
        return one.getName().startsWith("io.portwarden.")
                && one.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .equals(Portwarden.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation());
    }

    // Screens

    private static Map<String, Class<? extends Component>> screens() {
        return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .filter(route -> isOfProgram(route.getNavigationTarget()))
                .flatMap(route -> Stream.concat(
                        Stream.of(Map.entry(route.getTemplate(), route)),
                        route.getRouteAliases().stream().map(alias -> Map.entry(alias.getTemplate(), route))))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, route -> ((RouteData) route.getValue()).getNavigationTarget()));
    }

    private boolean isLetIn(String route) {
        open(route.replaceFirst(":.*", UUID.randomUUID().toString()));
        Object shown = getCurrentView();
        return !(shown instanceof AccessDeniedScreen) && (!(shown instanceof LoginView) || route.equals("login"));
    }

    @Test
    @DisplayName("OPR-1: every screen lets in whom the table says, and nobody else, also by its address alone")
    void screensLetIn() {
        Map<String, Set<Who>> found = new TreeMap<>();
        List<Who> all = new ArrayList<>(Who.people());
        all.add(Who.NOBODY);
        for (Who who : all) {
            if (who == Who.NOBODY) {
                comeAsNobody();
            } else {
                signIn(person(who));
            }
            for (String route : screens().keySet()) {
                Set<Who> in = found.computeIfAbsent("/" + route, name -> new TreeSet<>());
                if (isLetIn(route)) {
                    in.add(who);
                }
            }
            cleanVaadinEnvironment();
        }
        assertSame("screen", found);
        System.out.printf(
                "roles x screens | %d screens by %d kinds of people, each let in or not as the table says | every one | ok%n",
                found.size(), all.size());
    }

    @Test
    @DisplayName("OPR-1: the menu leads where the person is let in, and nowhere else")
    void menus() {
        for (Who who : Who.people()) {
            signIn(person(who));
            open("my-sign-in");
            List<String> paths = find(SideNavItem.class).all().stream()
                    .map(item -> Objects.requireNonNull(item.getPath()))
                    .toList();
            assertThat(paths).as(who.written()).isNotEmpty();
            for (String path : paths) {
                assertThat(isLetIn(path)).as("%s at %s", who.written(), path).isTrue();
            }
            cleanVaadinEnvironment();
        }
    }

    // Services

    /** A method that says who may call it. */
    private record Guarded(Object bean, Class<?> type, Method method) {

        String name() {
            String parameters = Arrays.stream(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", "));
            return type.getSimpleName() + "." + method.getName() + "(" + parameters + ")";
        }

        Object[] nothing() {
            return Arrays.stream(method.getParameterTypes())
                    .map(Guarded::nothing)
                    .toArray();
        }

        private static @Nullable Object nothing(Class<?> type) {
            if (type == boolean.class) {
                return false;
            }
            return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
        }
    }

    private List<Guarded> guarded() {
        List<Guarded> all = new ArrayList<>();
        for (String name : context.getBeanDefinitionNames()) {
            if (!context.isSingleton(name)) {
                continue;
            }
            Object bean = context.getBean(name);
            Class<?> type = AopUtils.getTargetClass(bean);
            if (isOfProgram(type)) {
                for (Method method : type.getMethods()) {
                    boolean own = isOfProgram(method.getDeclaringClass()) && !method.isBridge();
                    if (own
                            && !Modifier.isStatic(method.getModifiers())
                            && (AnnotatedElementUtils.hasAnnotation(method, PreAuthorize.class)
                                    || AnnotatedElementUtils.hasAnnotation(
                                            method.getDeclaringClass(), PreAuthorize.class))) {
                        all.add(new Guarded(bean, type, method));
                    }
                }
            }
        }
        return all;
    }

    private Authentication authentication(Who who) {
        if (who.role != null) {
            return TestWorld.signedIn(person(who), Instant.now());
        }
        if (who == Who.PENDING) {
            return new TestingAuthenticationToken(who.written(), "", PendingSignIn.AUTHORITY);
        }
        return who == Who.NOBODY
                ? new AnonymousAuthenticationToken(
                        "test", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))
                : new TestingAuthenticationToken(
                        who.written(), "", who == Who.PROGRAM ? "ROLE_PROVIDER_PROGRAM" : "ROLE_" + who.name());
    }

    private static boolean isRefused(Guarded guarded) {
        try {
            guarded.method().invoke(guarded.bean(), guarded.nothing());
            return false;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof AccessDeniedException;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("OPR-1: every method of a service lets through whom the table says; a call past the screen is refused")
    void servicesLetThrough() {
        PreAuthorizeAuthorizationManager guard = new PreAuthorizeAuthorizationManager();
        Map<String, Set<Who>> found = new TreeMap<>();
        List<Guarded> all = guarded();
        int refused = 0;
        for (Who who : Who.values()) {
            Authentication authentication = authentication(who);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication);
            SecurityContextHolder.setContext(context);
            for (Guarded one : all) {
                Set<Who> through = found.computeIfAbsent(one.name(), name -> new TreeSet<>());
                AuthorizationResult result = guard.authorize(
                        () -> authentication,
                        new SimpleMethodInvocation(
                                AopTestUtils.getTargetObject(one.bean()), one.method(), one.nothing()));
                if (result == null || result.isGranted()) {
                    through.add(who);
                } else {
                    assertThat(isRefused(one))
                            .as("%s calls %s", who, one.name())
                            .isTrue();
                    refused++;
                }
            }
        }
        SecurityContextHolder.clearContext();
        assertSame("service", found);
        System.out.printf(
                "roles x methods of services | %d methods by %d kinds of callers, %d calls past the screens refused | every"
                        + " one | ok%n",
                found.size(), Who.values().length, refused);
    }

    // Endpoints

    private Set<String> endpoints() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(path ->
                                methods(info.getMethodsCondition().getMethods()).map(method -> method + " " + path)))
                .filter(endpoint -> !endpoint.endsWith("/error"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> methods(Set<RequestMethod> methods) {
        return methods.isEmpty() ? Stream.of("GET") : methods.stream().map(RequestMethod::name);
    }

    private String key(Who who) {
        if (who == Who.PROGRAM) {
            return TestWorld.as(world.operator(), () -> {
                programs.all().stream()
                        .filter(key -> key.isValidAt(Instant.now()))
                        .forEach(key -> programs.revoke(key.id()));
                return programs.issue("matrix", null).text();
            });
        }
        if (who == Who.DIRECTORY) {
            TestWorld.TestTenant tenant = world.usTenant();
            world.bringIn(tenant.admin());
            return TestWorld.as(
                    tenant.admin(), () -> directories.issue("matrix", null).text());
        }
        Carrier carrier = world.carrier();
        return transactions.stating(
                Scope.carrier(carrier.id().value()),
                () -> (who == Who.TEST_CARRIER
                                ? carriers.issueTestKey(carrier.id(), "test", null)
                                : carriers.issueKey(carrier.id(), "test", null))
                        .text());
    }

    /** A browser of somebody who has signed in with a password. */
    private TestBrowser browser(Who who) {
        SignedInPerson person = person(who);
        world.signUp(person, PASSWORD);
        TestBrowser browser = new TestBrowser(port);
        assertThat(TestBrowser.target(browser.signIn(person.email(), PASSWORD))).isEqualTo("/");
        return browser;
    }

    private boolean isAnswered(HttpClient client, String endpoint, UnaryOperator<HttpRequest.Builder> with) {
        String[] parts = endpoint.split(" ");
        String path = parts[1].replaceAll(
                        "\\{(id|deliveryId|connectionId|tenantId)\\}",
                        UUID.randomUUID().toString())
                .replace("{accountNumber}", "NO-SUCH-ACCOUNT")
                .replace("{phoneNumber}", "+12025559999")
                .replace("/**", "/liveness");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(parts[0], parts[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("[]"));
        try {
            HttpResponse<String> answer = client.send(with.apply(request).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(endpoint).isNotEqualTo(429).isLessThan(500);
            return answer.statusCode() != 401
                    && answer.statusCode() != 403
                    && !TestBrowser.target(answer).startsWith("/login");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("OPR-1: every endpoint answers whom the table says: no session opens the API, and no key a role")
    void endpointsAnswer() {
        Map<Who, UnaryOperator<HttpRequest.Builder>> ways = new EnumMap<>(Who.class);
        ways.put(Who.NOBODY, request -> request);
        for (Who who : List.of(Who.CARRIER, Who.TEST_CARRIER, Who.PROGRAM, Who.DIRECTORY)) {
            String key = key(who);
            ways.put(who, request -> request.header("Authorization", "Bearer " + key));
        }
        for (Who who : Who.people()) {
            String session = browser(who).session();
            ways.put(who, request -> request.header("Cookie", "portwarden=" + session));
        }
        Map<String, Set<Who>> found = new TreeMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String endpoint : endpoints()) {
                Set<Who> answered = found.computeIfAbsent(endpoint, name -> new TreeSet<>());
                ways.forEach((who, with) -> {
                    if (isAnswered(client, endpoint, with)) {
                        answered.add(who);
                    }
                });
            }
        }
        assertSame("endpoint", found);
        System.out.printf(
                "roles x endpoints | %d endpoints by %d kinds of callers, each answered or not as the table says | every one"
                        + " | ok%n",
                found.size(), ways.size());
    }

    @Test
    @DisplayName("OPR-1: a long upload is taken from an operator, who imports files, and from nobody else")
    void uploads() throws IOException {
        for (Who who : Who.people()) {
            String head =
                    "POST /VAADIN/dynamic/resource/0/none/upload HTTP/1.1\r\nHost: localhost\r\nCookie: portwarden="
                            + browser(who).session() + "\r\nConnection: close\r\nContent-Length: ";
            try (RawHttp http = new RawHttp(port)) {
                // Of what is refused nothing is read, so nothing is sent.
                String request =
                        who == Who.OPERATOR ? head + "300000\r\n\r\n" + "a".repeat(300_000) : head + "300000\r\n\r\n";
                int status = http.send(request.getBytes(StandardCharsets.US_ASCII), true)
                        .orElseThrow()
                        .status();
                if (who == Who.OPERATOR) {
                    assertThat(status).as(who.written()).isNotEqualTo(413);
                } else {
                    assertThat(status).as(who.written()).isEqualTo(413);
                }
            }
        }
    }
}
