package io.portwarden.portback.ui;

import static io.portwarden.TestWorld.as;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.TextArea;
import io.portwarden.AsksForFreshSignIn;
import io.portwarden.OldSignInTest;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.life.OrderLife;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.shared.SignedInPerson;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said and written down of numbers that left, six minutes after signing in. */
class PortBackWithOldSignInTest extends OldSignInTest {

    private static final String WHY = "Nobody here wanted this.";

    @Autowired
    DepartureDesk departures;

    @Autowired
    OrderLife life;

    TestTenant tenant;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.bringIn(tenant.admin());
        watch(tenant.id());
    }

    private void write(String text) {
        test(find(TextArea.class).all().getLast()).setValue(text);
    }

    @Test
    @AsksForFreshSignIn("PortBackView: PortBackService.sayUnwanted")
    @DisplayName("ORD-14: to say that a departure was not wanted asks for a fresh sign-in, and is done after it")
    void says() {
        PortBack left = as(
                        world.operator(),
                        () -> departures.record(tenant.number(0), Instant.now().minusSeconds(60), "5678"))
                .opened();
        come(tenant.admin(), "port-backs/" + left.id());
        click("I did not want this");
        write(WHY);
        asks(() -> clickLast("I did not want this"), AuditKind.PORT_BACK_REPORTED);
    }

    @Test
    @AsksForFreshSignIn("ReportView: PortBackService.report")
    @DisplayName("ORD-14: to say that an order was not wanted asks for a fresh sign-in, and is done after it")
    void reports() {
        world.setPin(tenant, "48392017");
        PortOutOrder order = life.in(OrderStatus.COMPLETED, tenant, tenant.number(0), world.carrier(), "48392017");
        come(tenant.admin(), "port-backs/new?order=" + order.id());
        write(WHY);
        asks(() -> click("I did not want this"), AuditKind.PORT_BACK_REPORTED);
    }

    @Test
    @AsksForFreshSignIn("DepartureView: DepartureDesk.record")
    @DisplayName("ORD-14: to write down a departure asks for a fresh sign-in, and is done after it")
    void records() {
        SignedInPerson olga = world.operator();
        world.bringIn(olga);
        come(olga, "provider/departures/new?number=" + tenant.number(0).e164().replace("+", "%2B"));
        fill("SPID of the provider that has it", "5678");
        test(find(DateTimePicker.class).single())
                .setValue(LocalDateTime.now(ZoneOffset.UTC).minusHours(1));
        asks(() -> click("Record it and tell the tenant"), AuditKind.NUMBER_LEFT);
    }
}
