package io.portwarden.order.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Outbox;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.CustomerRecord;
import io.portwarden.order.check.RecordExamination;
import io.portwarden.order.life.RecordProperties.Given;
import io.portwarden.pin.SentPin;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class CustomerRecordsTest {

    @Autowired
    RecordExamination examination;

    @Autowired
    NumberService numbers;

    @Autowired
    AuditTrail trail;

    @Autowired
    Outbox outbox;

    @Autowired
    TestWorld world;

    private static RecordProperties set(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("portwarden", RecordProperties.class);
    }

    @Test
    @DisplayName("CSR-1: off unless it is switched on; off is what YAML reads as false")
    void offByItself() {
        assertThat(set(Map.of()).customerRecords()).isEqualTo(Given.OFF);
        assertThat(set(Map.of("portwarden.customer-records", "false")).customerRecords())
                .isEqualTo(Given.OFF);
        assertThat(set(Map.of("portwarden.customer-records", "carriers")).customerRecords())
                .isEqualTo(Given.CARRIERS);
    }

    @Test
    @DisplayName("CSR-1: while it is off no PIN is looked at, and nothing is written down")
    void off() {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, "48392017");
        CustomerRecords records =
                new CustomerRecords(new RecordProperties(Given.OFF), examination, numbers, trail, outbox);
        assertThatExceptionOfType(CustomerRecord.NotGivenException.class)
                .isThrownBy(() -> records.ask(
                        OrderSender.of(world.carrier()),
                        new CustomerRecord.Inquiry(
                                tenant.tenant().accountNumber(), "20001", new SentPin("11112222"), null)));
        assertThat(world.superuser()
                        .sql("select count(*) from pin_guesses where tenant_id = ?")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
