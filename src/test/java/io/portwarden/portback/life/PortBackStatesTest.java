package io.portwarden.portback.life;

import static io.portwarden.portback.PortBackStatus.REFUSED;
import static io.portwarden.portback.PortBackStatus.REPORTED;
import static io.portwarden.portback.PortBackStatus.REQUESTED_BACK;
import static io.portwarden.portback.PortBackStatus.RESTORED;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.order.OrderParty;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackClock;
import io.portwarden.portback.PortBackMove;
import io.portwarden.portback.PortBackRefusal;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortBackStatesTest {

    private static final Instant AT = Instant.parse("2026-11-30T15:00:00Z");

    /** Who makes a move, and from which state it leads to which; every other is refused. */
    private record Row(OrderParty party, Map<PortBackStatus, PortBackStatus> leads) {}

    private static final Map<PortBackMove, Row> TABLE = Map.of(
            PortBackMove.SAY_UNWANTED,
            new Row(OrderParty.TENANT_ADMIN, Map.of(REPORTED, REPORTED, REQUESTED_BACK, REQUESTED_BACK)),
            PortBackMove.REQUEST_BACK,
            new Row(OrderParty.OPERATOR, Map.of(REPORTED, REQUESTED_BACK)),
            PortBackMove.RESTORE,
            new Row(OrderParty.OPERATOR, Map.of(REQUESTED_BACK, RESTORED)),
            PortBackMove.REFUSE,
            new Row(OrderParty.OPERATOR, Map.of(REPORTED, REFUSED, REQUESTED_BACK, REFUSED)));

    private static PortBack in(PortBackStatus status, boolean unwanted) {
        return new PortBack(
                UUID.randomUUID(),
                TenantId.next(),
                null,
                List.of(new PhoneNumber("+12025550123")),
                AT,
                "5678",
                status,
                unwanted,
                new PortBackClock(AT, AT),
                AT,
                AT);
    }

    @Test
    @DisplayName("ORD-14: the table of states: who makes which move from where to where, and nothing else")
    void table() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(PortBackMove.values());
        int asked = 0;
        for (PortBackMove move : PortBackMove.values()) {
            for (PortBackStatus status : PortBackStatus.values()) {
                for (OrderParty party : OrderParty.values()) {
                    Row row = Objects.requireNonNull(TABLE.get(move));
                    PortBack before = in(status, false);
                    Optional<PortBackRefusal> refusal = PortBackStates.refusal(before, move, party);
                    boolean lawful = party == row.party() && row.leads().containsKey(status);
                    assertThat(refusal.isEmpty())
                            .as("%s from %s by %s", move, status, party)
                            .isEqualTo(lawful);
                    if (lawful) {
                        assertThat(before.moved(move, AT).status())
                                .isEqualTo(row.leads().get(status));
                    }
                    asked++;
                }
            }
        }
        assertThat(asked).isEqualTo(4 * 4 * OrderParty.values().length);
    }

    @Test
    @DisplayName("ORD-14: that it was not wanted is said once")
    void once() {
        PortBack said = in(REPORTED, false).moved(PortBackMove.SAY_UNWANTED, AT);
        assertThat(said.unwanted()).isTrue();
        assertThat(PortBackStates.refusal(said, PortBackMove.SAY_UNWANTED, OrderParty.TENANT_ADMIN))
                .contains(PortBackRefusal.SAID_ALREADY);
    }
}
