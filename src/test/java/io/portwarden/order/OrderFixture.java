package io.portwarden.order;

import io.portwarden.TestWorld.TestTenant;
import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.carrier.Carrier;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders as a careful carrier sends them, to be spoiled one by one. */
public final class OrderFixture {

    private OrderFixture() {}

    public static PlaceOrder order(TestTenant tenant, Carrier carrier, @Nullable String pin) {
        return order(tenant, carrier, pin, List.of(tenant.number(0)));
    }

    public static PlaceOrder order(
            TestTenant tenant, Carrier carrier, @Nullable String pin, List<PhoneNumber> numbers) {
        return new PlaceOrder(
                anyName(),
                numbers,
                tenant.tenant().accountNumber(),
                tenant.tenant().zipCode(),
                pin == null ? null : new SentPin(pin),
                farBusinessDay(),
                new PhoneNumber("+12125550100"),
                true,
                carrier.spid());
    }

    /** As an upstream asks: without a date or an initiator. */
    public static PlaceOrder asked(
            Carrier upstream, String account, String zip, @Nullable String pin, List<PhoneNumber> numbers) {
        return new PlaceOrder(
                anyName(),
                numbers,
                account,
                zip,
                pin == null ? null : new SentPin(pin),
                null,
                null,
                true,
                upstream.spid());
    }

    public static OrderName anyName() {
        return new OrderName("P" + UUID.randomUUID().toString().substring(0, 20), 1);
    }

    /** A business day that is late enough for an order of any size. */
    public static LocalDate farBusinessDay() {
        BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("America/New_York"));
        return calendar.plusBusinessDays(LocalDate.now(calendar.zone()), 10);
    }
}
