package io.portwarden.soa;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.portwarden.Patience;
import io.portwarden.Tells;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.SignedInPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class SoaRemindersTest {

    private static final String PIN = "48392017";

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    SoaReminders reminders;

    @Autowired
    SoaTaskService tasks;

    @Autowired
    MeterRegistry registry;

    TestTenant tenant;
    Carrier carrier;
    SignedInPerson operator;

    @BeforeEach
    void makeWorld() {
        world.superuser()
                .sql("update soa_tasks set outcome = 'superseded', done_at = now() where outcome = 'open'")
                .update();
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        carrier = world.carrier();
        operator = world.operator();
        world.bringIn(operator);
    }

    private int mails() {
        return world.superuser()
                .sql("select count(*) from outbox where kind = 'soa-task-due' and recipient = ?")
                .param(operator.email())
                .query(Integer.class)
                .single();
    }

    private double closing() {
        return registry.get("portwarden.soa.conflicts.closing").gauge().value();
    }

    private void twoHoursBefore(PortOutOrder order) {
        world.superuser()
                .sql("update soa_tasks set remind_at = now() - interval '1 second' where order_id = ?")
                .param(order.id())
                .update();
    }

    @Test
    @Tells(NoticeKind.SOA_TASK_DUE)
    @DisplayName("ORD-13: two business hours before it is too late operators are reminded once, and a figure says so")
    void reminds() {
        PortOutOrder order = life.in(OrderStatus.DISPUTED, tenant, tenant.number(0), carrier, PIN);
        life.in(OrderStatus.CONFIRMED, tenant, tenant.number(1), carrier, PIN);
        assertThat(reminders.remind()).isZero();
        assertThat(reminders.closing()).isZero();
        twoHoursBefore(order);
        assertThat(reminders.closing()).isEqualTo(1);
        Patience.until("the figure", () -> closing() == 1);
        reminders.remind();
        assertThat(mails()).isEqualTo(1);
        reminders.remind();
        assertThat(mails()).isEqualTo(1);
        assertThat(reminders.closing()).as("until it is done").isEqualTo(1);
        SoaTask task = as(operator, () -> tasks.open(10)).stream()
                .filter(waiting -> waiting.step() == SoaStep.CONFLICT)
                .findFirst()
                .orElseThrow();
        as(operator, () -> tasks.done(task.id()));
        assertThat(reminders.closing()).isZero();
    }

    @Test
    @Tells(NoticeKind.SOA_TASK_LATE)
    @DisplayName("ORD-13: of a conflict that is too late already the mail says since when, and whom to call")
    void tooLate() {
        world.superuser()
                .sql("insert into carrier_contacts (carrier_id, contact_name, email, phone) values (?, '', '', ?)")
                .params(carrier.id().value(), "212 555 0100")
                .update();
        PortOutOrder order = life.in(OrderStatus.DISPUTED, tenant, tenant.number(0), carrier, PIN);
        twoHoursBefore(order);
        world.superuser()
                .sql("update soa_tasks set due_at = now() - interval '1 hour' where order_id = ?")
                .param(order.id())
                .update();
        reminders.remind();
        assertThat(mails()).isZero();
        assertThat(world.superuser()
                        .sql("select params ->> 'call' from outbox where kind = 'soa-task-late' and recipient = ?"
                                + " and (params ->> 'since')::timestamptz < now()")
                        .param(operator.email())
                        .query(String.class)
                        .single())
                .isEqualTo("212 555 0100");
        SoaTask task = as(operator, () -> tasks.open(1)).getFirst();
        assertThat(as(operator, () -> tasks.contact(task.carrierId())).toCall(task.carrierName()))
                .as("as the list says")
                .isEqualTo(carrier.name() + ", 212 555 0100");
    }

    @Test
    @DisplayName("ORD-13: what is late is counted")
    void late() {
        PortOutOrder order = life.in(OrderStatus.CONFIRMED, tenant, tenant.number(0), carrier, PIN);
        assertThat(reminders.late()).isZero();
        world.superuser()
                .sql("update soa_tasks set due_at = now() - interval '1 second' where order_id = ?")
                .param(order.id())
                .update();
        assertThat(reminders.late()).isEqualTo(1);
        assertThat(reminders.closing()).as("it is no conflict").isZero();
    }
}
