package io.portwarden.order.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CarrierAnswerTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static PortOutOrder order(OrderStatus status, @Nullable String decision, Reason... reasons) {
        return new PortOutOrder(
                new UUID(0, 1),
                TenantId.PROVIDER,
                new CarrierId(new UUID(0, 2)),
                new PortOutOrder.Asked(
                        new OrderName("PON-1", 2),
                        "A-1",
                        "20001",
                        LocalDate.of(2026, 12, 1),
                        new PhoneNumber("+12125550100"),
                        true,
                        "1234"),
                new PortOutOrder.Standing(
                        status,
                        List.of(reasons),
                        List.of(new OrderedNumber(new PhoneNumber("+12025550123"), List.of(reasons))),
                        null,
                        status == OrderStatus.REJECTED ? null : Instant.parse("2026-11-24T22:00:00Z"),
                        decision,
                        null,
                        null,
                        false),
                new PortOutOrder.Stamps(Instant.EPOCH, Instant.EPOCH, 1));
    }

    @Test
    @DisplayName("CAL-3, CAL-5: times are of the order's zone, and a day that was given instead is said")
    void zoneAndEarliest() {
        PortOutOrder order = order(OrderStatus.PENDING, null);
        PortOutOrder.Standing standing = order.standing();
        PortOutOrder moved = new PortOutOrder(
                order.id(),
                order.tenantId(),
                order.carrierId(),
                order.asked(),
                new PortOutOrder.Standing(
                        standing.status(),
                        standing.reasons(),
                        standing.numbers(),
                        null,
                        standing.reviewEndsAt(),
                        null,
                        ZoneId.of("America/Los_Angeles"),
                        LocalDate.of(2026, 12, 3),
                        false),
                order.stamps());
        assertThat(CarrierAnswer.words(moved, NEW_YORK).replace('\u202f', ' '))
                .contains(
                        "until Tuesday, November 24, 2026, 2:00 PM PST",
                        "confirmed for Thursday, December 3, 2026",
                        "too soon. Thursday, December 3, 2026 is the first day");
    }

    @ParameterizedTest
    @EnumSource(names = "REJECTED", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("ORD-1: every state has words that name the order")
    void states(OrderStatus status) {
        assertThat(CarrierAnswer.words(order(status, null), NEW_YORK))
                .startsWith("Port-out order PON-1, version 2, for one number: ")
                .doesNotContain("{");
    }

    @Test
    @DisplayName(
            "ORD-4: a pending order's words say until when the customer can object, and for when it is confirmed then")
    void pending() {
        assertThat(CarrierAnswer.words(order(OrderStatus.PENDING, null), NEW_YORK))
                .contains(
                        "in review until Tuesday, November 24, 2026, 5:00", "confirmed for Tuesday, December 1, 2026.");
    }

    @Test
    @DisplayName(
            "ORD-1: a rejected order's words hold each reason with the industry's code, and the decision of a dispute")
    void rejected() {
        String words = CarrierAnswer.words(
                order(OrderStatus.REJECTED, "There's a letter.", Reason.NUMBER_LOCKED, Reason.DISPUTED_BY_CUSTOMER),
                NEW_YORK);
        assertThat(words.lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith("- 6P: The customer has locked"))
                .anySatisfy(line -> assertThat(line).startsWith("- The customer says that this move"))
                .anySatisfy(line -> assertThat(line).endsWith("There's a letter."));
    }

    @ParameterizedTest
    @EnumSource(names = {"PIN_WRONG", "PIN_MALFORMED", "PIN_NOT_SET", "PIN_ATTEMPTS_EXCEEDED"})
    @DisplayName("PIN-8: the words are the same for a wrong PIN, no PIN set and a limit reached")
    void pins(Reason reason) {
        assertThat(CarrierAnswer.words(order(OrderStatus.REJECTED, null, reason), NEW_YORK))
                .isEqualTo("Port-out order PON-1, version 2, for one number: rejected.\n"
                        + "- 8C: The PIN was not accepted. Ask the customer for the PIN that is valid now."
                        + " This is about +12025550123.");
    }
}
