package io.portwarden.soa.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.life.OrderLife;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SoaTasksViewTest extends ViewTest {

    private static final String PIN = "48392017";

    @Autowired
    OrderLife life;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        world.superuser()
                .sql("update soa_tasks set outcome = 'superseded', done_at = now() where outcome = 'open'")
                .update();
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        carrier = world.carrier();
        signIn(world.operator());
    }

    private PortOutOrder place(int number) {
        return life.place(carrier, OrderFixture.order(tenant, carrier, PIN, List.of(tenant.number(number))));
    }

    @Test
    @DisplayName(
            "ORD-13: what is to be done at the SOA comes to the open list by itself, with its clock, and is ticked off")
    void list() {
        open("provider/tasks");
        assertThat(screen()).contains("Nothing waits at the SOA");
        PortOutOrder order = place(0);
        whileAway(() -> life.dispute(tenant, order));
        String pon = order.name().purchaseOrderNumber();
        eventually(() -> screen().contains("Put into conflict: order " + pon));
        assertThat(screen())
                .contains("put the subscription into conflict before the deadline", "By ", " left")
                .contains(carrier.name(), carrier.spid(), tenant.tenant().name())
                .contains(tenant.number(0).international());
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("provider/orders/" + order.id());
        click("Done");
        assertThat(screen())
                .contains("Nothing waits at the SOA", "Ticked off lately", "Olga Operator")
                .contains("Put into conflict: order " + pon);
    }

    @Test
    @DisplayName(
            "ORD-13: a conflict whose time is over says whom to call, anything else since when it is late; both are red")
    void late() {
        PortOutOrder disputed = place(0);
        life.dispute(tenant, disputed);
        life.confirm(tenant, place(1));
        world.superuser()
                .sql("update soa_tasks set due_at = now() - interval '1 hour' where outcome = 'open'")
                .update();
        open("provider/tasks");
        assertThat(screen())
                .contains("Too late to stop it by a message: call " + carrier.name() + ".", "Late since")
                .doesNotContain(" left");
        assertThat(find(SoaTaskCard.class).all()).hasSize(2).allMatch(card -> card.hasClassName("pw-soa-late"));
        assertThat(find(ListItem.class).exists()).isTrue();
    }

    @Test
    @DisplayName(
            "ORD-13: what somebody else has ticked off, or an order that has changed, is said, and nothing is done")
    void quicker() {
        PortOutOrder order = place(0);
        life.confirm(tenant, order);
        open("provider/tasks");
        // News of it may come first, and take the button away: who has pressed it meanwhile is the same to us.
        Button done = find(Button.class).withText("Done").single();
        world.superuser()
                .sql("update soa_tasks set outcome = 'taken', done_at = now() where order_id = ?")
                .param(order.id())
                .update();
        done.click();
        assertThat(screen()).contains("Nothing waits at the SOA");
    }

    @Test
    @DisplayName("ORD-13: a long list says how much waits in all, and shows the rest when it is asked for")
    void paged() {
        life.confirm(tenant, place(0));
        world.superuser().sql("""
                        insert into soa_tasks (tenant_id, task_id, order_id, event_id, step, order_name, order_version,
                            tenant_name, carrier_id, carrier_name, carrier_spid, phone_numbers, due_date, time_zone, due_at)
                        select tenant_id, gen_random_uuid(), order_id, event_id, step, order_name, order_version, tenant_name,
                            carrier_id, carrier_name, carrier_spid, phone_numbers, due_date, time_zone, due_at
                        from soa_tasks cross join generate_series(1, 60) where outcome = 'open'
                        """).update();
        open("provider/tasks");
        assertThat(find(SoaTaskCard.class).all()).hasSize(50);
        click("Show more (61 in all)");
        assertThat(find(SoaTaskCard.class).all()).hasSize(61);
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Show more (61 in all)");
    }

    @Test
    @DisplayName("ORD-13: in every language")
    void languages() {
        life.confirm(tenant, place(0));
        UI.getCurrent().setLocale(Locale.FRENCH);
        open("provider/tasks");
        assertThat(screen()).contains("Donner l’accord").doesNotContain("!{");
        open("provider/webhooks");
        UI.getCurrent().setLocale(Locale.forLanguageTag("es"));
        open("provider/tasks");
        assertThat(screen()).contains("Dar la conformidad").doesNotContain("!{");
    }
}
