package io.portwarden.upstream.telnyx;

import static io.portwarden.upstream.telnyx.TelnyxStatus.AUTHORIZED;
import static io.portwarden.upstream.telnyx.TelnyxStatus.CANCELED;
import static io.portwarden.upstream.telnyx.TelnyxStatus.PENDING;
import static io.portwarden.upstream.telnyx.TelnyxStatus.PORTED;
import static io.portwarden.upstream.telnyx.TelnyxStatus.REJECTED;
import static io.portwarden.upstream.telnyx.TelnyxStatus.REJECTED_PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.order.OrderStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TelnyxDecisionsTest {

    private static TelnyxStep next(@Nullable OrderStatus ours, TelnyxStatus theirs) {
        return TelnyxDecisions.next(ours, theirs, null, false);
    }

    @ParameterizedTest(name = "{0} there")
    @CsvSource({
        "PENDING, MAKE", "AUTHORIZED, MAKE", "REJECTED_PENDING, WAIT",
        "REJECTED, SETTLED", "CANCELED, SETTLED", "PORTED, LEFT"
    })
    @DisplayName("UPS-9: a port-out without an order here becomes one while its customer can still hear of it in time")
    void none(TelnyxStatus theirs, TelnyxStep step) {
        assertThat(next(null, theirs)).isEqualTo(step);
    }

    @ParameterizedTest(name = "{0} here, {1} there: {2}")
    @CsvSource({
        "PENDING, PENDING, WAIT", "PENDING, REJECTED_PENDING, WAIT", "PENDING, AUTHORIZED, SHOW",
        "PENDING, REJECTED, CANCEL", "PENDING, CANCELED, CANCEL", "PENDING, PORTED, LEFT",
        "CONFIRMED, PENDING, AUTHORIZE", "CONFIRMED, AUTHORIZED, WAIT", "CONFIRMED, REJECTED_PENDING, SHOW",
        "CONFIRMED, REJECTED, CANCEL", "CONFIRMED, CANCELED, CANCEL", "CONFIRMED, PORTED, COMPLETE",
        "DISPUTED, PENDING, REJECT", "DISPUTED, AUTHORIZED, REJECT", "DISPUTED, REJECTED_PENDING, WAIT",
        "DISPUTED, REJECTED, SETTLED", "DISPUTED, CANCELED, CANCEL", "DISPUTED, PORTED, LEFT",
        "REJECTED, PENDING, REJECT", "REJECTED, AUTHORIZED, REJECT", "REJECTED, REJECTED_PENDING, WAIT",
        "REJECTED, REJECTED, SETTLED", "REJECTED, CANCELED, SETTLED", "REJECTED, PORTED, LEFT",
        "CANCELLED, PENDING, SHOW", "CANCELLED, AUTHORIZED, SHOW", "CANCELLED, REJECTED_PENDING, WAIT",
        "CANCELLED, REJECTED, SETTLED", "CANCELLED, CANCELED, SETTLED", "CANCELLED, PORTED, LEFT",
        "COMPLETED, PENDING, SHOW", "COMPLETED, AUTHORIZED, WAIT", "COMPLETED, REJECTED_PENDING, SHOW",
        "COMPLETED, REJECTED, SHOW", "COMPLETED, CANCELED, SHOW", "COMPLETED, PORTED, SETTLED"
    })
    @DisplayName("UPS-9: the whole table, where Telnyx was told nothing yet")
    void table(OrderStatus ours, TelnyxStatus theirs, TelnyxStep step) {
        assertThat(next(ours, theirs)).isEqualTo(step);
    }

    @Test
    @DisplayName("UPS-9: what was refused and is pending again is not refused once more, but shown to the desk")
    void sentBack() {
        for (OrderStatus ours : Set.of(OrderStatus.DISPUTED, OrderStatus.REJECTED)) {
            assertThat(TelnyxDecisions.next(ours, PENDING, Told.REJECTED, false))
                    .isEqualTo(TelnyxStep.SHOW);
            assertThat(TelnyxDecisions.next(ours, AUTHORIZED, Told.REJECTED, false))
                    .isEqualTo(TelnyxStep.SHOW);
        }
    }

    @Test
    @DisplayName("UPS-10: what was told just now is given the time to get round there")
    void lately() {
        assertThat(TelnyxDecisions.next(OrderStatus.DISPUTED, PENDING, Told.REJECTED, true))
                .isEqualTo(TelnyxStep.WAIT);
        assertThat(TelnyxDecisions.next(OrderStatus.CONFIRMED, PENDING, Told.AUTHORIZED, true))
                .isEqualTo(TelnyxStep.WAIT);
        assertThat(TelnyxDecisions.next(OrderStatus.CONFIRMED, PENDING, Told.AUTHORIZED, false))
                .isEqualTo(TelnyxStep.SHOW);
    }

    @Test
    @DisplayName("UPS-9: a decision that turns is told anew: overruled it is authorized, disputed again it is refused")
    void turned() {
        assertThat(TelnyxDecisions.next(OrderStatus.CONFIRMED, PENDING, Told.REJECTED, false))
                .isEqualTo(TelnyxStep.AUTHORIZE);
        assertThat(TelnyxDecisions.next(OrderStatus.DISPUTED, AUTHORIZED, Told.AUTHORIZED, false))
                .isEqualTo(TelnyxStep.REJECT);
        assertThat(TelnyxDecisions.next(OrderStatus.CONFIRMED, REJECTED_PENDING, Told.REJECTED, true))
                .isEqualTo(TelnyxStep.SHOW);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    @DisplayName("UPS-9: nothing lets numbers go that is not confirmed, and a state that is not known is shown")
    void never(OrderStatus ours) {
        for (TelnyxStatus theirs : TelnyxStatus.values()) {
            for (Told told : new Told[] {null, Told.AUTHORIZED, Told.REJECTED}) {
                TelnyxStep step = TelnyxDecisions.next(ours, theirs, told, false);
                if (step == TelnyxStep.AUTHORIZE || step == TelnyxStep.COMPLETE) {
                    assertThat(ours).isEqualTo(OrderStatus.CONFIRMED);
                }
                if (step == TelnyxStep.REJECT) {
                    assertThat(ours).isIn(OrderStatus.DISPUTED, OrderStatus.REJECTED);
                    assertThat(told).isNotEqualTo(Told.REJECTED);
                }
                assertThat(step).isNotEqualTo(TelnyxStep.MAKE);
            }
        }
        assertThat(next(ours, TelnyxStatus.UNKNOWN)).isEqualTo(TelnyxStep.SHOW);
    }

    @Test
    @DisplayName("UPS-8: what is over there is settled or brought into our order at one look")
    void over() {
        assertThat(EnumSet.allOf(TelnyxStatus.class).stream().filter(TelnyxStatus::isOver))
                .containsExactlyInAnyOrder(PORTED, REJECTED, CANCELED);
        assertThat(TelnyxStatus.ofName("exploded")).isEqualTo(TelnyxStatus.UNKNOWN);
        assertThat(TelnyxStatus.ofName("rejected-pending")).isEqualTo(REJECTED_PENDING);
    }

    @Test
    @DisplayName("UPS-10: somebody has to call where a refusal does not get through and the time is nearly up")
    void call() {
        Duration little = Duration.ofHours(2);
        assertThat(TelnyxDecisions.isToBeCalled(TelnyxStep.REJECT, 1, little)).isTrue();
        assertThat(TelnyxDecisions.isToBeCalled(TelnyxStep.REJECT, 0, little)).isFalse();
        assertThat(TelnyxDecisions.isToBeCalled(TelnyxStep.REJECT, 1, Duration.ofHours(4)))
                .isFalse();
        assertThat(TelnyxDecisions.isToBeCalled(TelnyxStep.AUTHORIZE, 9, Duration.ZERO))
                .isFalse();
    }
}
