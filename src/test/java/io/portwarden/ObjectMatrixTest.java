package io.portwarden;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.RawHttp.Answer;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shell.NotFoundScreen;
import io.portwarden.webhook.access.CarrierWebhookService;
import io.portwarden.webhook.access.WebhookService;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Row "every endpoint and screen × another tenant's or carrier's object": what exists is found out from the running
 * program, so that a new endpoint or screen without an entry here makes this fail.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ObjectMatrixTest extends ViewTest {

    private static final String PIN = "48392017";
    private static final String ORDERS = "/api/v1/port-out-orders";
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String NOBODY = "http://127.0.0.1:1/";

    /** What an endpoint is asked, by method and path; what is named in it is somebody else's order or webhook. */
    private static final Map<String, List<String>> ENDPOINTS = Map.ofEntries(
            Map.entry("GET /api/v1/port-out-orders/{id}", List.of(ORDERS + "/{id}")),
            Map.entry(
                    "GET /api/v1/port-out-orders",
                    List.of(ORDERS, ORDERS + "?purchaseOrderNumber={pon}", ORDERS + "?limit=200")),
            Map.entry("POST /api/v1/port-out-orders", List.of(ORDERS)),
            Map.entry("POST /api/v1/port-out-orders/{id}/supplements", List.of(ORDERS + "/{id}/supplements")),
            Map.entry("POST /api/v1/port-out-orders/{id}/completion", List.of(ORDERS + "/{id}/completion")),
            Map.entry("GET /api/v1/webhooks", List.of(WEBHOOKS)),
            Map.entry("POST /api/v1/webhooks", List.of(WEBHOOKS)),
            Map.entry("DELETE /api/v1/webhooks/{id}", List.of(WEBHOOKS + "/{webhook}")),
            Map.entry("POST /api/v1/webhooks/{id}/secret", List.of(WEBHOOKS + "/{webhook}/secret")),
            Map.entry("POST /api/v1/webhooks/{id}/enable", List.of(WEBHOOKS + "/{webhook}/enable")),
            Map.entry("POST /api/v1/webhooks/{id}/test", List.of(WEBHOOKS + "/{webhook}/test")),
            Map.entry("GET /api/v1/webhooks/{id}/deliveries", List.of(WEBHOOKS + "/{webhook}/deliveries")),
            Map.entry(
                    "POST /api/v1/webhooks/{id}/deliveries/{deliveryId}/resend",
                    // Under its own webhook, and under one of whoever asks.
                    List.of(
                            WEBHOOKS + "/{webhook}/deliveries/{delivery}/resend",
                            WEBHOOKS + "/{own-webhook}/deliveries/{delivery}/resend")));

    /** What has no object of anybody: the question whether an order would pass, the API's description, health, and the words for what went wrong. */
    private static final Set<String> WITHOUT_OBJECTS = Set.of(
            "GET /v3/api-docs",
            "GET /v3/api-docs.yaml",
            "GET /v3/api-docs/swagger-config",
            "GET /v3/api-docs/webhooks",
            "GET /swagger-ui.html",
            "POST /api/v1/port-out-checks",
            // It leads to whoever proves account number, ZIP code and PIN (CustomerRecordControllerTest).
            "POST /api/v1/customer-records",
            // For the provider's own programs; to a carrier's key they are closed (TenantControllerTest).
            "GET /api/v1/provider/tenants",
            "POST /api/v1/provider/tenants",
            "GET /api/v1/provider/tenants/by-id/{tenantId}",
            "PUT /api/v1/provider/tenants/by-id/{tenantId}",
            "PUT /api/v1/provider/tenants/by-id/{tenantId}/numbers/{phoneNumber}",
            "DELETE /api/v1/provider/tenants/by-id/{tenantId}/numbers/{phoneNumber}",
            "GET /api/v1/provider/tenants/{accountNumber}",
            "PUT /api/v1/provider/tenants/{accountNumber}",
            "GET /api/v1/provider/tenants/by-id/{tenantId}/numbers",
            "POST /api/v1/provider/tenants/by-id/{tenantId}/numbers",
            "PUT /api/v1/provider/tenants/{accountNumber}/numbers/{phoneNumber}",
            "DELETE /api/v1/provider/tenants/{accountNumber}/numbers/{phoneNumber}",
            "GET /api/v1/provider/webhooks",
            "POST /api/v1/provider/webhooks",
            "DELETE /api/v1/provider/webhooks/{id}",
            "POST /api/v1/provider/webhooks/{id}/secret",
            "POST /api/v1/provider/webhooks/{id}/enable",
            "POST /api/v1/provider/webhooks/{id}/test",
            "GET /api/v1/provider/webhooks/{id}/deliveries",
            "POST /api/v1/provider/webhooks/{id}/deliveries/{deliveryId}/resend",
            "POST /api/v1/provider/departures",
            // For organizations' directories; another organization's people are not there for them (ScimTest).
            "GET /scim/v2/Users",
            "POST /scim/v2/Users",
            "GET /scim/v2/Users/{id}",
            "PUT /scim/v2/Users/{id}",
            "PATCH /scim/v2/Users/{id}",
            "DELETE /scim/v2/Users/{id}",
            "GET /scim/v2/ServiceProviderConfig",
            "GET /scim/v2/ResourceTypes",
            "GET /scim/v2/ResourceTypes/User",
            "GET /scim/v2/Schemas",
            "GET /scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
            // Nobody is signed in there: what counts is the signature (TelnyxPortOutsTest).
            "POST /upstream/telnyx/{connectionId}",
            "GET /actuator",
            "GET /actuator/health",
            "GET /actuator/health/**",
            // Refused on the portal's own port (OperationsTest).
            "GET /actuator/prometheus",
            " /error");

    /** What a screen is asked for, by its route; a route with a parameter has to name the object in it. */
    private static final Map<String, List<String>> SCREENS = Map.ofEntries(
            Map.entry("", List.of("", "?order={id}")),
            Map.entry("port-orders", List.of("port-orders", "port-orders?q={pon}", "port-orders?search={pon}")),
            Map.entry("port-orders/:___url_parameter", List.of("port-orders/{id}", "port-orders/{ID}")),
            Map.entry("provider/disputes", List.of("provider/disputes", "provider/disputes?order={id}")),
            // Operators see every tenant there is, and this is none.
            Map.entry("provider/tenants", List.of("provider/tenants?q={id}")),
            Map.entry("provider/tenants/:___url_parameter", List.of("provider/tenants/{id}", "provider/tenants/{ID}")),
            Map.entry("provider/tenants/import", List.of("provider/tenants/import?tenant={tenant}")),
            Map.entry("provider/undecided", List.of("provider/undecided", "provider/undecided?tenant={tenant}")),
            Map.entry("provider/carriers", List.of("provider/carriers", "provider/carriers?order={id}")),
            Map.entry(
                    "provider/carriers/:___url_parameter", List.of("provider/carriers/{id}", "provider/carriers/{ID}")),
            Map.entry("provider/upstreams", List.of("provider/upstreams", "provider/upstreams?order={id}")),
            Map.entry(
                    "provider/upstreams/:___url_parameter",
                    List.of("provider/upstreams/{id}", "provider/upstreams/{ID}")),
            Map.entry("provider/api-keys", List.of("provider/api-keys", "provider/api-keys?tenant={tenant}")),
            // The order was never disputed: not even an operator finds it there.
            Map.entry(
                    "provider/disputes/:___url_parameter", List.of("provider/disputes/{id}", "provider/disputes/{ID}")),
            // All tenants' orders are an operator's to see, and nobody else's: see OPEN_TO_OPERATORS.
            Map.entry("provider/orders", List.of("provider/orders", "provider/orders?q={pon}")),
            Map.entry("provider/orders/:___url_parameter", List.of("provider/orders/{id}", "provider/orders/{ID}")),
            Map.entry("provider/customer-records", List.of("provider/customer-records")),
            Map.entry("provider/orders/new", List.of("provider/orders/new", "provider/orders/new?order={id}")),
            Map.entry("port-backs", List.of("port-backs", "port-backs?case={case}")),
            Map.entry("port-backs/:___url_parameter", List.of("port-backs/{case}", "port-backs/{CASE}")),
            Map.entry(
                    "port-backs/new",
                    List.of("port-backs/new", "port-backs/new?order={id}", "port-backs/new?number={left}")),
            Map.entry(
                    "port-backs/evidence/:___url_parameter",
                    List.of("port-backs/evidence/{case}", "port-backs/evidence/{CASE}")),
            // All tenants' cases are an operator's to see, and nobody else's: see OPEN_TO_OPERATORS.
            Map.entry("provider/port-backs", List.of("provider/port-backs", "provider/port-backs?case={case}")),
            Map.entry(
                    "provider/port-backs/:___url_parameter",
                    List.of("provider/port-backs/{case}", "provider/port-backs/{CASE}")),
            Map.entry(
                    "provider/port-backs/evidence/:___url_parameter",
                    List.of("provider/port-backs/evidence/{case}", "provider/port-backs/evidence/{CASE}")),
            Map.entry("provider/departures/new", List.of("provider/departures/new?order={id}")),
            Map.entry("numbers", List.of("numbers", "numbers?q={pon}", "numbers?order={id}")),
            Map.entry("numbers/information-sheet", List.of("numbers/information-sheet?tenant={tenant}")),
            Map.entry(
                    "webhooks",
                    List.of("webhooks", "webhooks?webhook={webhook}", "webhooks?webhook={tenants-webhook}")),
            Map.entry("activity", List.of("activity", "activity?q={pon}")),
            Map.entry(
                    "provider/pin-protection",
                    List.of("provider/pin-protection", "provider/pin-protection?tenant={tenant}")),
            Map.entry("approvals", List.of("approvals", "approvals?order={id}")),
            Map.entry("people", List.of("people", "people?person={person}")),
            Map.entry("directory", List.of("directory", "directory?person={person}")),
            Map.entry("provider/tasks", List.of("provider/tasks", "provider/tasks?order={id}")),
            Map.entry(
                    "provider/webhooks",
                    List.of(
                            "provider/webhooks",
                            "provider/webhooks?webhook={webhook}",
                            "provider/webhooks?webhook={tenants-webhook}")),
            Map.entry("provider/operators", List.of("provider/operators", "provider/operators?tenant={tenant}")),
            Map.entry("provider/requests", List.of("provider/requests", "provider/requests?tenant={tenant}")),
            Map.entry("provider/tenant-admins/:___url_parameter", List.of("provider/tenant-admins/{id}")),
            Map.entry("provider/tenant-domains/:___url_parameter", List.of("provider/tenant-domains/{id}")),
            Map.entry("organization-sign-in", List.of("organization-sign-in", "organization-sign-in?person={person}")),
            Map.entry("single-sign-on", List.of("single-sign-on", "single-sign-on?tenant={tenant}")),
            Map.entry("invitation", List.of("invitation", "invitation?person={person}")),
            Map.entry("my-sign-in", List.of("my-sign-in", "my-sign-in?person={person}")),
            Map.entry("signed-in-again", List.of("signed-in-again")),
            Map.entry("login", List.of("login")),
            Map.entry("reset-password", List.of("reset-password", "reset-password?person={person}")),
            Map.entry("second-factor", List.of("second-factor", "second-factor?person={person}")),
            Map.entry("forgot-password", List.of("forgot-password")));

    /** Where an operator sees every tenant's orders. */
    private static final Set<String> OPEN_TO_OPERATORS =
            // The first two lead whoever is signed in elsewhere, operators to the third.
            Set.of(
                    "",
                    "second-factor",
                    "provider/orders",
                    "provider/orders/:___url_parameter",
                    "provider/port-backs",
                    "provider/port-backs/:___url_parameter",
                    "provider/port-backs/evidence/:___url_parameter");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    CarrierService carriers;

    @Autowired
    CarrierOrderService orders;

    @Autowired
    Transactions transactions;

    @Autowired
    CarrierWebhookService carrierWebhooks;

    @Autowired
    WebhookService webhooks;

    @Autowired
    DepartureDesk departures;

    final Map<Carrier, String> keys = new HashMap<>();
    TestTenant owner;
    TestTenant stranger;
    Carrier carrier;
    Carrier otherCarrier;
    PlaceOrder sent;
    PortOutOrder order;
    PortBack portBack;
    Map<String, String> webhookNames = Map.of();

    @BeforeEach
    void makeWorld() {
        owner = world.usTenant();
        stranger = world.usTenant();
        carrier = world.carrier();
        otherCarrier = world.carrier();
        world.setPin(owner, PIN);
        sent = OrderFixture.order(owner, carrier, PIN);
        order = as(carrier, () -> orders.place(carrier, sent)).order();
        portBack = as(
                        world.operator(),
                        () -> departures.record(owner.number(1), Instant.now().minusSeconds(60), carrier.spid()))
                .opened();
        UUID webhook = as(carrier, () -> carrierWebhooks.add(carrier, NOBODY, "of the other carrier"))
                .endpoint()
                .id();
        webhookNames = Map.of(
                "{webhook}",
                webhook.toString(),
                "{delivery}",
                as(carrier, () -> carrierWebhooks.test(carrier, webhook)).id().toString(),
                "{own-webhook}",
                as(otherCarrier, () -> carrierWebhooks.add(otherCarrier, NOBODY, ""))
                        .endpoint()
                        .id()
                        .toString(),
                "{tenants-webhook}",
                as(owner.admin(), () -> webhooks.add(NOBODY, "of the other tenant"))
                        .endpoint()
                        .id()
                        .toString());
    }

    private String naming(String address) {
        String named = address;
        for (Map.Entry<String, String> name : webhookNames.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named.replace("{case}", portBack.id().toString())
                .replace("{CASE}", portBack.id().toString().toUpperCase(Locale.ROOT))
                .replace("{left}", owner.number(1).e164().replace("+", "%2B"))
                .replace("{id}", order.id().toString())
                .replace("{ID}", order.id().toString().toUpperCase(Locale.ROOT))
                .replace("{pon}", sent.name().purchaseOrderNumber())
                .replace("{tenant}", owner.id().toString())
                .replace("{person}", owner.admin().personId().toString());
    }

    /** Whether something can be read there of the order, or of whom it belongs to. */
    private boolean tellsOfObject(String text) {
        return Stream.of(
                        order.id().toString(),
                        sent.name().purchaseOrderNumber(),
                        owner.admin().email(),
                        owner.number(0).e164(),
                        portBack.id().toString(),
                        owner.number(1).national(),
                        "of the other")
                .anyMatch(text::contains);
    }

    // Endpoints

    private Set<String> endpoints() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(path ->
                                methods(info.getMethodsCondition().getMethods()).map(method -> method + " " + path)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> methods(Set<RequestMethod> methods) {
        return methods.isEmpty() ? Stream.of("") : methods.stream().map(RequestMethod::name);
    }

    private Answer ask(String method, String path, Carrier asking, String body) {
        String key = keys.computeIfAbsent(
                asking,
                carrier -> transactions.stating(
                        Scope.carrier(carrier.id().value()),
                        () -> carriers.issueKey(carrier.id(), "test", null).text()));
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (RawHttp http = new RawHttp(port)) {
            return http.send(request.getBytes(StandardCharsets.US_ASCII), true).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body(String endpoint) {
        if (endpoint.endsWith("/supplements")) {
            return "{\"version\": 2, \"type\": \"cancel\"}";
        }
        if (endpoint.equals("POST " + WEBHOOKS)) {
            return "{\"url\": \"" + NOBODY + "\"}";
        }
        return endpoint.equals("POST " + ORDERS) ? json() : "";
    }

    private String json() {
        return """
                {"purchaseOrderNumber": "%s", "phoneNumbers": ["%s"], "accountNumber": "%s", "zipCode": "%s",
                 "pin": "%s", "desiredDueDate": "%s", "initiatorPhone": "+12125550100", "agencyAuthority": true}
                """.formatted(
                        sent.name().purchaseOrderNumber(),
                        stranger.number(0).e164(),
                        stranger.tenant().accountNumber(),
                        stranger.tenant().zipCode(),
                        PIN,
                        OrderFixture.farBusinessDay());
    }

    @Test
    @DisplayName("Matrix: every endpoint has an entry")
    void everyEndpoint() {
        assertThat(endpoints())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ENDPOINTS.keySet().stream(), WITHOUT_OBJECTS.stream())
                                .toList());
    }

    @Test
    @DisplayName("Matrix: through no endpoint does a carrier find another carrier's order")
    void endpointsAndOthersObjects() {
        int asked = 0;
        for (Map.Entry<String, List<String>> endpoint : ENDPOINTS.entrySet()) {
            String method = endpoint.getKey().split(" ")[0];
            for (String address : endpoint.getValue()) {
                String body = body(endpoint.getKey());
                Answer answer = ask(method, naming(address), otherCarrier, body);
                asked++;
                if (endpoint.getKey().contains("{")) {
                    Answer unknown = ask(
                            method,
                            naming(address.replaceAll(
                                    "\\{(id|webhook|delivery)\\}",
                                    Identifiers.next().toString())),
                            otherCarrier,
                            body);
                    assertThat(answer.status()).as(address).isEqualTo(404);
                    assertThat(answer.body()).as(address).isEqualTo(unknown.body());
                } else if (method.equals("POST")) {
                    // A purchase order number is a name among the orders of one carrier: this is another order.
                    assertThat(answer.status()).isEqualTo(201);
                    assertThat(answer.body()).doesNotContain(order.id().toString());
                } else {
                    assertThat(answer.status()).as(address).isEqualTo(200);
                    assertThat(answer.body())
                            .as(address)
                            .doesNotContain(order.id().toString(), "of the other");
                }
                assertThat(tellsOfObject(ask("GET", ORDERS + "/" + order.id(), carrier, "")
                                .body()))
                        .as("its own carrier finds it")
                        .isTrue();
                assertThat(ask("GET", WEBHOOKS, carrier, "").body())
                        .as("and its webhook stays as it was")
                        .contains("of the other carrier");
            }
        }
        System.out.printf(
                "endpoints x another carrier's order | %d requests, none reads or changes it (not found, or left out), %d endpoints without objects | every one | ok%n",
                asked, WITHOUT_OBJECTS.size());
    }

    // Screens

    private static Map<String, Class<? extends Component>> screens() {
        return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .filter(route -> isOfProgram(targetOf(route)))
                .flatMap(route -> Stream.concat(
                        Stream.of(Map.entry(route.getTemplate(), route)),
                        route.getRouteAliases().stream().map(alias -> Map.entry(alias.getTemplate(), route))))
                .collect(Collectors.toMap(Map.Entry::getKey, route -> targetOf(route.getValue())));
    }

    private static Class<? extends Component> targetOf(RouteData route) {
        return route.getNavigationTarget();
    }

    /** Tests bring screens of their own. */
    private static boolean isOfProgram(Class<?> screen) {
        return screen.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(Portwarden.class.getProtectionDomain().getCodeSource().getLocation());
    }

    private static boolean isFor(SignedInPerson person, Class<?> screen) {
        @Nullable RolesAllowed roles = screen.getAnnotation(RolesAllowed.class);
        return screen.isAnnotationPresent(AnonymousAllowed.class)
                || roles != null
                        && Arrays.stream(roles.value())
                                .anyMatch(role -> person.role().includes(Role.valueOf(role)));
    }

    /** All that the open screen shows, and all rows that its tables could show. */
    private String everything() {
        String rows = find(Grid.class).all().stream()
                .flatMap(grid -> rows((Grid<?>) grid))
                .collect(Collectors.joining("\n"));
        return screen() + rows;
    }

    private static Stream<String> rows(Grid<?> grid) {
        return grid.getGenericDataView().getItems().map(String::valueOf);
    }

    @Test
    @DisplayName("Matrix: every screen has an entry, and one for an object is asked for one")
    void everyScreen() {
        comeAsNobody();
        Map<String, Class<? extends Component>> screens = screens();
        assertThat(SCREENS.keySet()).containsExactlyInAnyOrderElementsOf(screens.keySet());
        assertThat(screens.keySet())
                .filteredOn(route -> route.contains(":"))
                .allSatisfy(route -> assertThat(SCREENS.get(route)).allMatch(address -> address.contains("{")));
    }

    @Test
    @DisplayName("Matrix: on no screen does anybody find another tenant's order, people or numbers")
    void screensAndOthersObjects() {
        int asked = 0;
        for (SignedInPerson person : List.of(stranger.admin(), stranger.viewer(), world.operator())) {
            signIn(person);
            Map<String, Class<? extends Component>> screens = screens();
            for (Map.Entry<String, List<String>> screen : SCREENS.entrySet()) {
                if (person.role().isProviders() && OPEN_TO_OPERATORS.contains(screen.getKey())) {
                    continue;
                }
                for (String address : screen.getValue()) {
                    open(naming(address));
                    asked++;
                    assertThat(tellsOfObject(everything()))
                            .as("%s sees something at %s", person.role(), address)
                            .isFalse();
                    if (screen.getKey().contains(":")
                            && isFor(person, Objects.requireNonNull(screens.get(screen.getKey())))) {
                        assertThat(getCurrentView()).as(address).isInstanceOf(NotFoundScreen.class);
                    }
                }
            }
            cleanVaadinEnvironment();
        }
        System.out.printf(
                "screens x another tenant's objects | %d visits to %d screens by 3 roles, nothing seen, not found where an"
                        + " object is named | every one | ok%n",
                asked, SCREENS.size());
    }

    @Test
    @DisplayName("Matrix: an operator finds every tenant's order at the desk, by its one address")
    void operatorsObject() {
        signIn(world.operator());
        for (String address : List.of(
                "provider/orders?q={pon}",
                "provider/orders/{id}",
                "provider/port-backs",
                "provider/port-backs/{case}",
                "provider/port-backs/evidence/{case}")) {
            open(naming(address));
            assertThat(tellsOfObject(everything())).as(address).isTrue();
        }
        for (String address :
                List.of("provider/orders/{ID}", "provider/port-backs/{CASE}", "provider/port-backs/evidence/{CASE}")) {
            open(naming(address));
            assertThat(getCurrentView()).as(address).isInstanceOf(NotFoundScreen.class);
        }
    }

    @Test
    @DisplayName("Matrix: the order's own tenant finds it in the same places")
    void ownObject() {
        signIn(owner.viewer());
        for (String address : List.of(
                "port-orders",
                "port-orders/{id}",
                "port-orders?q={pon}",
                "port-backs",
                "port-backs/{case}",
                "port-backs/evidence/{case}",
                "port-backs/new?number={left}")) {
            open(naming(address));
            assertThat(tellsOfObject(everything())).as(address).isTrue();
        }
    }
}
