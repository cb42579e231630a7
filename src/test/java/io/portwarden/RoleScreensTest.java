package io.portwarden;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.Explanation;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.OrderService;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.shared.Role;
import io.portwarden.shell.AccessDeniedScreen;
import io.portwarden.shell.NotFoundScreen;
import io.portwarden.shell.UnexpectedErrorScreen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What each of the provider's roles is shown of what there is to do, on the screens that several of them may open. */
class RoleScreensTest extends ViewTest {

    private static final String PIN = "48392017";

    @Autowired
    CarrierOrderService carrierSide;

    @Autowired
    OrderService tenantSide;

    @Autowired
    DepartureDesk departures;

    TestTenant tenant;
    Carrier carrier;
    UUID disputed;
    UUID portBack;

    /**
     * Something to do.
     *
     * @param key of what stands on it
     * @param least the role that is enough for it
     */
    private record Offer(String address, String key, Role least) {}

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
        world.setPin(tenant, PIN);
        UUID order = as(
                        carrier,
                        () -> carrierSide.place(
                                carrier, OrderFixture.order(tenant, carrier, PIN, List.of(tenant.number(0)))))
                .order()
                .id();
        disputed = as(tenant.admin(), () -> tenantSide.dispute(order, new Explanation("Not ours.")))
                .id();
        portBack = as(
                        world.operator(),
                        () -> departures.record(tenant.number(1), Instant.now().minusSeconds(60), carrier.spid()))
                .opened()
                .id();
    }

    private List<Offer> offers() {
        String order = "provider/orders/" + disputed;
        String aTenant = "provider/tenants/" + tenant.id();
        String aCarrier = "provider/carriers/" + carrier.id();
        return List.of(
                new Offer("provider/orders", "desk.enter", Role.DESK),
                new Offer("provider/orders", "orders.export", Role.DESK),
                new Offer(order, "move.uphold-dispute.action", Role.DESK),
                new Offer(order, "move.overrule-dispute.action", Role.DESK),
                new Offer(order, "move.cancel.action", Role.DESK),
                new Offer("provider/disputes/" + disputed, "move.uphold-dispute.action", Role.DESK),
                new Offer("provider/tasks", "soa.done", Role.DESK),
                new Offer("provider/port-backs", "departure.title", Role.DESK),
                new Offer("provider/port-backs/" + portBack, "portback.move.request-back.action", Role.DESK),
                new Offer("provider/port-backs/" + portBack, "portback.move.refuse.action", Role.DESK),
                new Offer("provider/tenants", "tenants.new", Role.OPERATOR),
                new Offer("provider/tenants", "tenants.import", Role.OPERATOR),
                new Offer("provider/tenants", "tenants.export", Role.OPERATOR),
                new Offer(aTenant, "tenant.change", Role.OPERATOR),
                new Offer(aTenant, "tenant.suspend", Role.OPERATOR),
                new Offer(aTenant, "tenant.close", Role.OPERATOR),
                new Offer(aTenant, "tenant.admins.open", Role.SECURITY),
                new Offer(aTenant, "tenant.numbers.left", Role.DESK),
                new Offer("provider/carriers", "carriers.new", Role.OPERATOR),
                new Offer(aCarrier, "carrier.change", Role.OPERATOR),
                new Offer(aCarrier, "keys.new", Role.SECURITY),
                new Offer(aCarrier, "keys.test.new", Role.SECURITY),
                new Offer(aCarrier, "carrier.limit.change", Role.SECURITY));
    }

    /** What stands on whatever can be pressed. */
    private List<String> pressed() {
        return Stream.concat(
                        find(Button.class).all().stream().map(Button::getText),
                        find(Anchor.class).all().stream()
                                .map(anchor -> anchor.getElement().getTextRecursively()))
                .map(String::strip)
                .toList();
    }

    @Test
    @DisplayName(
            "OPR-1: of what there is to do each role is shown what it may do, and no screen of theirs fails for it")
    void offered() {
        for (Role role : Role.ofProvider()) {
            signIn(world.provider(role));
            List<String> wrong = new ArrayList<>();
            for (Offer offer : offers()) {
                open(offer.address());
                Component shown = (Component) getCurrentView();
                assertThat(shown)
                        .as("%s at %s", role, offer.address())
                        .isNotInstanceOfAny(
                                AccessDeniedScreen.class, NotFoundScreen.class, UnexpectedErrorScreen.class);
                boolean offered = pressed().contains(UI.getCurrentOrThrow().getTranslation(offer.key()));
                if (offered != role.includes(offer.least())) {
                    wrong.add("%s %s at %s".formatted(offered ? "shown" : "not shown", offer.key(), offer.address()));
                }
            }
            assertThat(wrong).as(role.code()).isEmpty();
            cleanVaadinEnvironment();
        }
    }

    @Test
    @DisplayName(
            "OPR-1: the desk sees what stands otherwise at an upstream, and nothing of the connections; support sees neither")
    void upstreams() {
        signIn(world.provider(Role.DESK));
        open("provider/upstreams");
        assertThat(getCurrentView()).isNotInstanceOf(AccessDeniedScreen.class);
        assertThat(pressed()).noneMatch(text -> text.startsWith("New connection"));
        open("provider/upstreams/" + UUID.randomUUID());
        assertThat(getCurrentView()).isInstanceOf(AccessDeniedScreen.class);
        cleanVaadinEnvironment();
        signIn(world.provider(Role.SUPPORT));
        open("provider/upstreams");
        assertThat(getCurrentView()).isInstanceOf(AccessDeniedScreen.class);
    }

    @Test
    @DisplayName("OPR-3: where roles are given, nobody is offered one that they may not give")
    void roles() {
        world.bringIn(world.provider(Role.SUPPORT));
        for (Role role : List.of(Role.SECURITY, Role.OPERATOR)) {
            signIn(world.provider(role));
            open("provider/operators");
            click("Invite somebody");
            assertThat(offeredRoles()).isEqualTo(role.grants());
            cleanVaadinEnvironment();
        }
    }

    @SuppressWarnings("unchecked")
    private List<Role> offeredRoles() {
        return find(RadioButtonGroup.class)
                .single()
                .getListDataView()
                .getItems()
                .toList();
    }
}
