package io.portwarden.order.life;

import static io.portwarden.order.MoveRefusal.BEFORE_DUE_DATE;
import static io.portwarden.order.MoveRefusal.NOT_FOR_THIS_PARTY;
import static io.portwarden.order.MoveRefusal.NOT_IN_THIS_STATE;
import static io.portwarden.order.MoveRefusal.NOT_LAPSED;
import static io.portwarden.order.MoveRefusal.REVIEW_NOT_OVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.DisputeTime;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderParty;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatesTest {

    /** The table of ORD-3, written down from product.md and not from the code. */
    private static final String TABLE = """
            rejected   CORRECT           CARRIER
            pending    END_REVIEW        SYSTEM
            pending    CONFIRM           TENANT_ADMIN
            pending    DISPUTE           TENANT_ADMIN
            pending    CANCEL            CARRIER
            pending    CHANGE_DUE_DATE   CARRIER
            pending    CORRECT           CARRIER
            disputed   UPHOLD_DISPUTE    OPERATOR
            disputed   WITHDRAW_DISPUTE  TENANT_ADMIN
            disputed   OVERRULE_DISPUTE  OPERATOR
            disputed   CANCEL            CARRIER
            disputed   CHANGE_DUE_DATE   CARRIER
            confirmed  COMPLETE          CARRIER
            confirmed  DISPUTE           TENANT_ADMIN
            confirmed  CANCEL            CARRIER
            confirmed  CHANGE_DUE_DATE   CARRIER
            confirmed  CORRECT           CARRIER
            confirmed  LAPSE             SYSTEM
            disputed   END_DISPUTE       SYSTEM
            """;

    /** Where each move leads, from the same page. */
    private static final Map<OrderMove, Set<OrderStatus>> OUTCOMES = Map.ofEntries(
            Map.entry(OrderMove.LAPSE, Set.of(OrderStatus.CANCELLED)),
            Map.entry(OrderMove.WITHDRAW_DISPUTE, Set.of(OrderStatus.PENDING, OrderStatus.CONFIRMED)),
            Map.entry(OrderMove.END_DISPUTE, Set.of(OrderStatus.REJECTED)),
            Map.entry(OrderMove.CONFIRM, Set.of(OrderStatus.CONFIRMED)),
            Map.entry(OrderMove.DISPUTE, Set.of(OrderStatus.DISPUTED)),
            Map.entry(OrderMove.END_REVIEW, Set.of(OrderStatus.CONFIRMED)),
            Map.entry(OrderMove.EXPIRE, Set.of(OrderStatus.REJECTED)),
            Map.entry(OrderMove.UPHOLD_DISPUTE, Set.of(OrderStatus.REJECTED)),
            Map.entry(OrderMove.OVERRULE_DISPUTE, Set.of(OrderStatus.CONFIRMED)),
            Map.entry(OrderMove.CANCEL, Set.of(OrderStatus.CANCELLED)),
            Map.entry(OrderMove.CORRECT, Set.of(OrderStatus.PENDING, OrderStatus.CONFIRMED, OrderStatus.REJECTED)),
            Map.entry(OrderMove.COMPLETE, Set.of(OrderStatus.COMPLETED)));

    private static final LocalDate DUE = LocalDate.of(2026, 3, 10);
    private static final Instant REVIEW_ENDS = at("2026-03-04T12:00:00-05:00");

    private final OrderStates states = new OrderStates(new BusinessCalendar(ZoneId.of("America/New_York")), 10);

    private static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    private static PortOutOrder order(OrderStatus status) {
        return order(status, REVIEW_ENDS, DUE);
    }

    private static PortOutOrder order(OrderStatus status, Instant reviewEnds, LocalDate due) {
        boolean rejected = status == OrderStatus.REJECTED;
        return new PortOutOrder(
                Identifiers.next(),
                TenantId.next(),
                CarrierId.next(),
                new PortOutOrder.Asked(
                        new OrderName("PON-1", 1),
                        "ACME-1",
                        "20001",
                        due,
                        new PhoneNumber("+12125550100"),
                        true,
                        "1234"),
                new PortOutOrder.Standing(
                        status,
                        rejected ? List.of(Reason.PIN_WRONG) : List.of(),
                        List.of(new OrderedNumber(new PhoneNumber("+12025550100"), List.of())),
                        status == OrderStatus.CONFIRMED ? due : null,
                        rejected ? null : reviewEnds,
                        null,
                        null,
                        null,
                        false),
                new PortOutOrder.Stamps(at("2026-03-03T15:00:00-05:00"), at("2026-03-03T15:00:00-05:00"), 1));
    }

    @ParameterizedTest(name = "{0}, review until {1}, due {2}, at {3}: {4}")
    @DisplayName("ORD-4: until when an order can be disputed, by its state, its review, its day and the time")
    @CsvSource({
        "PENDING,   2026-03-04T12:00:00-05:00, 2026-03-10, 2026-03-04T11:59:59-05:00, REVIEW,      2026-03-10",
        "PENDING,   2026-03-04T12:00:00-05:00, 2026-03-05, 2026-03-04T11:59:59-05:00, REVIEW,      2026-03-05",
        "PENDING,   2026-03-05T12:00:00-05:00, 2026-03-05, 2026-03-04T11:59:59-05:00, LATE_REVIEW, 2026-03-05",
        // Its day will have gone by when the review ends: the next business day is another one to dispute it on.
        "PENDING,   2026-03-06T12:00:00-05:00, 2026-03-05, 2026-03-05T11:59:59-05:00, REVIEW,      2026-03-09",
        "PENDING,   2026-03-04T12:00:00-05:00, 2026-03-10, 2026-03-04T12:00:00-05:00, ENDING,      2026-03-10",
        "CONFIRMED, 2026-03-04T12:00:00-05:00, 2026-03-10, 2026-03-03T12:00:00-05:00, CONFIRMED,   2026-03-10",
        "CONFIRMED, 2026-03-04T12:00:00-05:00, 2026-03-10, 2026-03-09T23:59:59-04:00, CONFIRMED,   2026-03-10",
        "CONFIRMED, 2026-03-04T12:00:00-05:00, 2026-03-10, 2026-03-10T00:00:00-04:00, DUE,         2026-03-10",
        "DISPUTED,  2026-03-04T12:00:00-05:00, 2026-03-10, 2026-03-03T12:00:00-05:00, NONE,",
        "REJECTED,  2026-03-04T12:00:00-05:00, 2026-03-10, 2026-03-03T12:00:00-05:00, NONE,",
        "CANCELLED, 2026-03-04T12:00:00-05:00, 2026-03-10, 2026-03-03T12:00:00-05:00, NONE,",
        "COMPLETED, 2026-03-04T12:00:00-05:00, 2026-03-10, 2026-03-03T12:00:00-05:00, NONE,",
    })
    void disputeTime(
            OrderStatus status,
            String reviewEnds,
            LocalDate due,
            String now,
            DisputeTime.Kind kind,
            LocalDate movesOn) {
        PortOutOrder order = order(status, at(reviewEnds), due);
        DisputeTime time = states.disputeTime(order, at(now));
        assertThat(time.kind()).isEqualTo(kind);
        assertThat(time.movesOn()).isEqualTo(movesOn);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("ORD-3: an order that is said to be disputable can be disputed, and no other")
    void disputeTimeIsTrue(OrderStatus status) {
        for (Instant now = at("2026-03-03T15:00:00-05:00");
                now.isBefore(at("2026-03-12T00:00:00-04:00"));
                now = now.plus(Duration.ofHours(1))) {
            PortOutOrder order = order(status);
            DisputeTime time = states.disputeTime(order, now);
            assertThat(time.kind() == DisputeTime.Kind.NONE)
                    .as("%s at %s: %s", status, now, time)
                    .isEqualTo(states.refusal(order, OrderMove.DISPUTE, OrderParty.TENANT_ADMIN, now)
                            .isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, 2026-03-09T23:59:59-07:00, 2026-03-10T00:00:00-07:00",
        "America/New_York,    2026-03-09T23:59:59-04:00, 2026-03-10T00:00:00-04:00",
        ",                    2026-03-09T23:59:59-04:00, 2026-03-10T00:00:00-04:00"
    })
    @DisplayName(
            "CAL-3: the due date begins at 0:00 of the order's zone, and of the provider's where an order has none")
    void dueDateBegins(@Nullable ZoneId zone, String before, String begins) {
        PortOutOrder order = in(zone, order(OrderStatus.CONFIRMED));
        assertThat(states.refusal(order, OrderMove.COMPLETE, OrderParty.CARRIER, at(before)))
                .contains(BEFORE_DUE_DATE);
        assertThat(states.refusal(order, OrderMove.COMPLETE, OrderParty.CARRIER, at(begins)))
                .isEmpty();
        assertThat(states.disputeTime(order, at(before)).kind()).isEqualTo(DisputeTime.Kind.CONFIRMED);
        assertThat(states.disputeTime(order, at(begins)).kind()).isEqualTo(DisputeTime.Kind.DUE);
        assertThat(states.disputeTime(order, at(before)).zone())
                .isEqualTo(zone == null ? ZoneId.of("America/New_York") : zone);
    }

    private static PortOutOrder in(@Nullable ZoneId zone, PortOutOrder order) {
        PortOutOrder.Standing standing = order.standing();
        return new PortOutOrder(
                order.id(),
                order.tenantId(),
                order.carrierId(),
                order.asked(),
                new PortOutOrder.Standing(
                        standing.status(),
                        standing.reasons(),
                        standing.numbers(),
                        standing.firmOrderCommitmentDate(),
                        standing.reviewEndsAt(),
                        standing.decision(),
                        zone,
                        standing.earliestDueDate(),
                        standing.silenceRefuses()),
                order.stamps());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T11:59:59-05:00, PENDING,",
        "2026-03-04T12:00:00-05:00, CONFIRMED, 2026-03-10",
        "2026-03-10T23:59:59-04:00, CONFIRMED, 2026-03-10",
        "2026-03-11T00:00:00-04:00, CONFIRMED, 2026-03-12"
    })
    @DisplayName(
            "ORD-17: a dispute that is taken back leaves the order in its review window, or confirmed where that is over")
    void withdrawn(String at, OrderStatus status, @Nullable LocalDate firm) {
        PortOutOrder after = states.withdrawn(order(OrderStatus.DISPUTED), at(at));
        assertThat(after.status()).isEqualTo(status);
        assertThat(after.firmOrderCommitmentDate()).isEqualTo(firm);
        assertThat(after.reviewEndsAt()).isEqualTo(REVIEW_ENDS);
    }

    private Set<String> lawful(Instant now) {
        Set<String> found = new TreeSet<>();
        for (OrderStatus status : OrderStatus.values()) {
            for (OrderMove move : OrderMove.values()) {
                for (OrderParty party : OrderParty.values()) {
                    if (states.refusal(order(status), move, party, now).isEmpty()) {
                        found.add(status.code() + " " + move + " " + party);
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> table(String... without) {
        List<String> left = Arrays.asList(without);
        return TABLE.lines()
                .map(line -> line.replaceAll(" +", " "))
                .filter(line -> !left.contains(line))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("ORD-3: every state × every move × every role: in review, before the due date")
    void inReview() {
        assertThat(lawful(at("2026-03-04T11:59:59-05:00")))
                .isEqualTo(table(
                        "pending END_REVIEW SYSTEM",
                        "confirmed COMPLETE CARRIER",
                        "confirmed LAPSE SYSTEM",
                        "disputed END_DISPUTE SYSTEM"));
    }

    @Test
    @DisplayName("ORD-3: every state × every move × every role: after the review window, on the eve of the due date")
    void eveOfDueDate() {
        Set<String> all = table("confirmed COMPLETE CARRIER", "confirmed LAPSE SYSTEM", "disputed END_DISPUTE SYSTEM");
        assertThat(lawful(REVIEW_ENDS)).isEqualTo(all);
        assertThat(lawful(at("2026-03-09T23:59:59.999-04:00"))).isEqualTo(all);
    }

    @Test
    @DisplayName("ORD-3: every state × every move × every role: from the first moment of the due date on")
    void dueDate() {
        Set<String> all = table("confirmed LAPSE SYSTEM", "disputed END_DISPUTE SYSTEM");
        assertThat(lawful(at("2026-03-10T00:00:00-04:00"))).isEqualTo(all);
        assertThat(lawful(at("2026-03-20T23:59:59.999-04:00"))).isEqualTo(all);
    }

    @Test
    @DisplayName(
            "ORD-11: every state × every move × every role: ten days after the due date, when the last of them has ended")
    void lapsed() {
        assertThat(lawful(at("2026-03-21T00:00:00-04:00"))).isEqualTo(table());
        assertThat(lawful(at("2027-03-10T00:00:00-05:00"))).isEqualTo(table());
    }

    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, 2026-03-20T23:59:59-07:00, 2026-03-21T00:00:00-07:00",
        "America/New_York,    2026-03-20T23:59:59-04:00, 2026-03-21T00:00:00-04:00",
        ",                    2026-03-20T23:59:59-04:00, 2026-03-21T00:00:00-04:00"
    })
    @DisplayName("ORD-11: days are those of the order's zone, and the day that is named is the one on which it lapses")
    void lapsesInItsZone(@Nullable ZoneId zone, String before, String begins) {
        PortOutOrder order = in(zone, order(OrderStatus.CONFIRMED));
        assertThat(states.refusal(order, OrderMove.LAPSE, OrderParty.SYSTEM, at(before)))
                .contains(NOT_LAPSED);
        assertThat(states.refusal(order, OrderMove.LAPSE, OrderParty.SYSTEM, at(begins)))
                .isEmpty();
        assertThat(states.disputeTime(order, at(before)).lapsesOn()).isEqualTo(LocalDate.of(2026, 3, 21));
        assertThat(states.disputeTime(order, at(begins)).lapsesOn())
                .as("it was not told in time, and lapses later")
                .isEqualTo(LocalDate.of(2026, 3, 22));
    }

    @ParameterizedTest
    @EnumSource(OrderMove.class)
    @DisplayName("ORD-3: every move leads from every state to the states of the table and to no other")
    void outcomes(OrderMove move) {
        for (OrderStatus before : OrderStatus.values()) {
            Set<OrderStatus> to = Stream.of(OrderStatus.values())
                    .filter(after -> move.leads(before, after))
                    .collect(Collectors.toSet());
            // Of the orders of the table silence confirms; what it does of others is the business of ReviewCloser.
            boolean starts = move == OrderMove.EXPIRE && before == OrderStatus.PENDING
                    || table().stream().anyMatch(line -> line.startsWith(before.code() + " " + move + " "));
            Set<OrderStatus> expected = OUTCOMES.getOrDefault(move, Set.of(before));
            assertThat(to).as(before + " " + move).isEqualTo(starts ? expected : Set.of());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, COMPLETE, CARRIER",
        "COMPLETED, CANCEL, CARRIER",
        "CANCELLED, CORRECT, CARRIER",
        "REJECTED, CANCEL, CARRIER",
        "REJECTED, CHANGE_DUE_DATE, CARRIER",
        "DISPUTED, CORRECT, CARRIER",
        "DISPUTED, CONFIRM, TENANT_ADMIN"
    })
    @DisplayName("ORD-3: a refusal says that it is the state")
    void refusedForState(OrderStatus status, OrderMove move, OrderParty party) {
        assertThat(states.refusal(order(status), move, party, REVIEW_ENDS)).contains(NOT_IN_THIS_STATE);
    }

    @Test
    @DisplayName("ORD-3: a refusal says whether it is the party, the review window or the due date")
    void refusals() {
        PortOutOrder pending = order(OrderStatus.PENDING);
        PortOutOrder confirmed = order(OrderStatus.CONFIRMED);
        Instant early = REVIEW_ENDS.minusMillis(1);
        assertThat(states.refusal(pending, OrderMove.END_REVIEW, OrderParty.SYSTEM, early))
                .contains(REVIEW_NOT_OVER);
        assertThat(states.refusal(pending, OrderMove.DISPUTE, OrderParty.TENANT_VIEWER, early))
                .contains(NOT_FOR_THIS_PARTY);
        assertThat(states.refusal(confirmed, OrderMove.CANCEL, OrderParty.OTHER_CARRIER, early))
                .contains(NOT_FOR_THIS_PARTY);
        assertThat(states.refusal(confirmed, OrderMove.COMPLETE, OrderParty.CARRIER, early))
                .contains(BEFORE_DUE_DATE);
        assertThat(states.refusal(
                        confirmed, OrderMove.DISPUTE, OrderParty.TENANT_ADMIN, at("2026-03-10T08:00:00-04:00")))
                .as("ORD-11: as long as it is not completed")
                .isEmpty();
        assertThatThrownBy(() -> states.require(confirmed, OrderMove.COMPLETE, OrderParty.CARRIER, early))
                .isInstanceOfSatisfying(MoveRefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("before-due-date");
                    assertThat(refused.status()).isEqualTo(OrderStatus.CONFIRMED);
                    assertThat(refused.version()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T12:00:00-05:00, 2026-03-10",
        "2026-03-10T23:59:59-04:00, 2026-03-10",
        "2026-03-11T00:00:00-04:00, 2026-03-12",
        "2026-03-13T09:00:00-04:00, 2026-03-16"
    })
    @DisplayName("ORD-4: the firm due date is the one asked for, or the next business day when that has gone by")
    void firmOrderCommitment(String now, LocalDate firm) {
        assertThat(states.firmOrderCommitment(order(OrderStatus.PENDING), at(now)))
                .isEqualTo(firm);
    }
}
