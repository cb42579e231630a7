package io.portwarden.order;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.shared.SignedInPerson;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** An order that comes in is in the trail, and told to the tenant's admins, when it has come in. */
@SpringBootTest
class OrderTrailTest {

    @Autowired
    CarrierOrderService service;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
        world.setPin(tenant, "48392017");
        add(tenant.admin());
        add(tenant.viewer());
    }

    private void add(SignedInPerson person) {
        world.signUp(person, Locale.FRENCH, "correct horse battery");
    }

    private PortOutOrder place(String pin) {
        return as(carrier, () -> service.place(carrier, OrderFixture.order(tenant, carrier, pin)))
                .order();
    }

    /** What is told of the order, by whom it came to be, and its facts. */
    private List<String> trail(PortOutOrder order) {
        return world.superuser()
                .sql("""
                        select concat_ws(', ', kind, actor_name, subject_name, details) from audit_entries
                        where tenant_id = ? and subject_id = ? order by position
                        """)
                .params(tenant.id().value(), order.id())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> notices(PortOutOrder order) {
        return world.superuser()
                .sql("""
                        select concat_ws(', ', kind, recipient, language, params ->> 'reasons') from outbox
                        where tenant_id = ? and params ->> 'order-id' = ? order by notice_id
                        """)
                .params(tenant.id().value(), order.id().toString())
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("ORD-4: that an order has come in and waits is recorded, and told to every admin and to nobody else")
    @Records(AuditKind.ORDER_RECEIVED)
    @Tells(NoticeKind.ORDER_RECEIVED)
    void received() {
        PortOutOrder order = place("48392017");

        assertThat(trail(order))
                .containsExactly("order-received, " + carrier.name() + ", "
                        + order.name().purchaseOrderNumber() + ", count=1");
        assertThat(notices(order))
                .containsExactly("order-received, " + tenant.admin().email() + ", fr");
    }

    @Test
    @DisplayName("ORD-1: that an order was refused at once is recorded and told with its true reason")
    @Records({AuditKind.ORDER_RECEIVED, AuditKind.ORDER_REJECTED})
    @Tells(NoticeKind.ORDER_REJECTED)
    void rejected() {
        PortOutOrder order = place("11112222");

        assertThat(trail(order))
                .hasSize(2)
                .satisfiesExactly(
                        came -> assertThat(came).startsWith("order-received, " + carrier.name()),
                        refused -> assertThat(refused)
                                .startsWith("order-rejected, ")
                                .endsWith("reasons=pin-wrong"));
        assertThat(notices(order))
                .containsExactly("order-rejected, " + tenant.admin().email() + ", fr, pin-wrong");
    }

    @Test
    @DisplayName("ORD-5: the same request again is neither recorded nor told again")
    void again() {
        PlaceOrder request = OrderFixture.order(tenant, carrier, "48392017");
        PortOutOrder order = as(carrier, () -> service.place(carrier, request)).order();
        as(carrier, () -> service.place(carrier, request));

        assertThat(trail(order)).hasSize(1);
        assertThat(notices(order)).hasSize(1);
    }
}
