package io.portwarden.order.life;

import static io.portwarden.TestWorld.as;
import static io.portwarden.order.Reason.ACCOUNT_NUMBER_MISMATCH;
import static io.portwarden.order.Reason.NUMBERS_OF_SEVERAL_TENANTS;
import static io.portwarden.order.Reason.NUMBER_INACTIVE;
import static io.portwarden.order.Reason.NUMBER_IN_OPEN_ORDER;
import static io.portwarden.order.Reason.NUMBER_UNKNOWN;
import static io.portwarden.order.Reason.PIN_ATTEMPTS_EXCEEDED;
import static io.portwarden.order.Reason.PIN_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.access.OrderService;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class OrderRecordsTest {

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    OrderService tenantSide;

    @Autowired
    OrderRecords records;

    @Autowired
    Transactions transactions;

    @Test
    @DisplayName("ORD-1: a refusal for the same reasons is told once in a while, and one for other reasons by itself")
    void onceForTheSameReasons() {
        List<Reason> some = List.of(PIN_MISSING, NUMBERS_OF_SEVERAL_TENANTS, NUMBER_UNKNOWN, NUMBER_IN_OPEN_ORDER);
        List<Reason> others = List.of(
                NUMBER_UNKNOWN,
                PIN_ATTEMPTS_EXCEEDED,
                ACCOUNT_NUMBER_MISMATCH,
                NUMBER_INACTIVE,
                NUMBERS_OF_SEVERAL_TENANTS);
        assertThat(codes(some)).as("texts of one hash code").hasSameHashCodeAs(codes(others));

        TestTenant tenant = world.tenant("FR");
        world.bringIn(tenant.admin());
        Carrier carrier = world.carrier();
        PortOutOrder first = refused(tenant, 0, carrier, some);
        PortOutOrder again = refused(tenant, 1, carrier, some);
        PortOutOrder other = refused(tenant, 2, carrier, others);
        // In one transaction, which is in one while.
        transactions.doStating(
                Scope.carrier(carrier.id().value()).andTenant(tenant.id()),
                () -> List.of(first, again, other).forEach(order -> records.placed(order, OrderSender.of(carrier))));

        assertThat(world.superuser()
                        .sql("""
                                select params ->> 'reasons' from outbox
                                where tenant_id = ? and params ->> 'reasons' <> 'account-number-mismatch'
                                order by notice_id
                                """)
                        .param(tenant.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(codes(some), codes(others));
    }

    private PortOutOrder refused(TestTenant tenant, int number, Carrier carrier, List<Reason> reasons) {
        PortOutOrder order = life.in(OrderStatus.REJECTED, tenant, tenant.number(number), carrier, null);
        world.superuser()
                .sql("update port_out_orders set reasons = string_to_array(?, ',') where order_id = ?")
                .params(codes(reasons), order.id())
                .update();
        return as(tenant.admin(), () -> tenantSide.find(order.id()))
                .orElseThrow()
                .order();
    }

    private static String codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).collect(Collectors.joining(","));
    }
}
