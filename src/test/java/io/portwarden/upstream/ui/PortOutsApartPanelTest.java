package io.portwarden.upstream.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import io.portwarden.Unused;
import io.portwarden.ViewTest;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.access.UpstreamDesk;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PortOutsApartPanelTest extends ViewTest {

    @Autowired
    UpstreamDesk desk;

    private UUID connection;
    private UUID order;
    private String reference;

    @BeforeEach
    void begin() {
        SignedInPerson olga = world.operator();
        connection = as(
                olga,
                () -> desk.add(
                                UpstreamKind.TELNYX,
                                "Telnyx " + UUID.randomUUID(),
                                Unused.spid(),
                                Map.of(
                                        ConnectionField.API_KEY,
                                        "KEY",
                                        ConnectionField.PUBLIC_KEY,
                                        "eu2zvPjhY6odxV34Z/EsRiERvTodkev4Fq0SlK90Izg="))
                        .connection()
                        .id());
        order = UUID.randomUUID();
        reference = "PO_" + order.toString().substring(30);
        signIn(olga);
    }

    @AfterEach
    void clear() {
        world.superuser()
                .sql("delete from telnyx_port_outs where connection_id = ?")
                .param(connection)
                .update();
    }

    private UUID apart(String here, String there) {
        UUID id = UUID.randomUUID();
        world.superuser()
                .sql("""
                        insert into telnyx_port_outs (connection_id, port_out_id, status, support_key, phone_numbers, seen_at,
                                                      answer_by, order_id, order_status, told, told_at, apart_since)
                        values (?, ?, ?, ?, '{+12025550123}', now(), now() + interval '5 hours', ?, ?, 'rejected', now(), now())
                        """)
                .params(connection, id, there, reference, order, here)
                .update();
        return id;
    }

    private boolean look(UUID id, String condition) {
        return world.superuser()
                .sql("select " + condition + " from telnyx_port_outs where port_out_id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    @Test
    @DisplayName(
            "UPS-9: both states stand side by side, with the reference, until when, and the order; it is refused again")
    void refusedAgain() {
        UUID id = apart("disputed", "pending");
        open("provider/upstreams");
        assertThat(screen())
                .contains("Stands otherwise at the upstream", reference, "(202) 555-0123", "Here: Disputed")
                .contains("waits for an answer", "Let go by itself on");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("provider/orders/" + order);
        click("Refuse again");
        assertThat(look(id, "tell_again and told is null and look_at is not null"))
                .isTrue();
    }

    @Test
    @DisplayName("UPS-9: what is seen to leaves the list, and what cannot be refused any more offers no refusal")
    void seenTo() {
        UUID id = apart("cancelled", "ported");
        open("provider/upstreams");
        assertThat(screen()).contains("has left").doesNotContain("Let go by itself");
        assertThat(find(Button.class).withText("Refuse again").exists()).isFalse();
        click("Seen to");
        assertThat(look(id, "ticked_off and apart_since is null")).isTrue();
        assertThat(screen()).contains("is off the list").doesNotContain("has left");
    }

    @Test
    @DisplayName("UPS-9: who is late is told so")
    void late() {
        UUID id = apart("disputed", "pending");
        open("provider/upstreams");
        Button again = find(Button.class).withText("Refuse again").single();
        world.superuser()
                .sql("update telnyx_port_outs set status = 'rejected', apart_since = null where port_out_id = ?")
                .param(id)
                .update();
        again.click();
        assertThat(look(id, "tell_again")).isFalse();
        assertThat(screen()).doesNotContain(reference);
    }
}
