package io.portwarden.demo;

import static io.portwarden.demo.DemoHistory.number;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderName;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.access.OrderCourse;
import io.portwarden.order.access.PastOrders;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The orders of the demonstration's history: twelve weeks of them, in every state, as carriers really send them. */
final class DemoOrders {

    private static final PhoneNumber INITIATOR = number(12125550100L);

    /** Enough for any order that is not simple (CAL-2), and soon enough for the oldest to have lapsed (ORD-11). */
    private static final int BUSINESS_DAYS_AHEAD = 8;

    private final PastOrders past;
    private final BusinessCalendar calendar;
    private final Clock clock;

    DemoOrders(PastOrders past, BusinessCalendar calendar, Clock clock) {
        this.past = past;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Who has a part in the orders of a tenant. */
    record Parties(Tenant tenant, SignedInPerson admin, SignedInPerson operator, Carrier blueRidge, Carrier lakeside) {}

    void ofNorthwind(Parties all, long seattle, long denver, long chicago, PhoneNumber tollFree) {
        Tenant tenant = all.tenant();
        Carrier blueRidge = all.blueRidge();
        Carrier lakeside = all.lakeside();
        List<PhoneNumber> one = List.of(number(seattle + 3));

        reject(tenant, lakeside, "LM-20417", one, day(80, 10, 12), Reason.PIN_MISSING);
        reject(tenant, blueRidge, "BR-3390", one, day(77, 14, 40), Reason.ACCOUNT_NUMBER_MISMATCH);
        past.keep(
                accept(tenant, blueRidge, "BR-3402", List.of(number(denver + 10), number(denver + 11)), day(74, 9, 25))
                        .reviewEnds()
                        .completed(LocalTime.of(10, 40)));
        reject(tenant, lakeside, "LM-20588", one, day(70, 11, 3), Reason.ZIP_CODE_MISMATCH);
        past.keep(accept(tenant, blueRidge, "BR-3466", one, day(63, 15, 18)).cancelled(Duration.ofHours(3)));
        past.keep(
                accept(tenant, lakeside, "LM-20702", List.of(number(seattle + 5), number(seattle + 6)), day(59, 9, 50))
                        .disputed(
                                all.admin(),
                                "We have not ordered this, and nobody here knows this carrier.",
                                Duration.ofHours(2))
                        .upheld(
                                all.operator(),
                                "The carrier could not show an authorization by the customer.",
                                Duration.ofHours(4)));
        reject(tenant, lakeside, "LM-20745", one, day(55, 13, 27), Reason.PIN_MALFORMED);
        past.keep(accept(tenant, blueRidge, "BR-3511", List.of(number(chicago + 11)), day(52, 10, 5))
                .disputed(all.admin(), "We want to keep this number for the time being.", Duration.ofHours(1))
                .overruled(
                        all.operator(),
                        "The authorization is signed by your authorized person. Please settle this with the carrier.",
                        Duration.ofHours(5))
                .completed(LocalTime.of(14, 15)));
        reject(tenant, blueRidge, "BR-3548", List.of(tollFree), day(48, 16, 2), Reason.NUMBER_TOLL_FREE);
        reject(tenant, lakeside, "LM-20866", one, day(45, 8, 44), Reason.PIN_WRONG, Reason.ACCOUNT_NUMBER_MISMATCH);
        past.keep(accept(tenant, blueRidge, "BR-3603", List.of(number(seattle + 9)), day(41, 11, 36))
                .reviewEnds()
                .lapsed());
        reject(tenant, lakeside, "LM-20931", List.of(number(chicago + 8)), day(36, 9, 9), Reason.NUMBER_LOCKED);
        past.keep(accept(tenant, blueRidge, "BR-3671", List.of(number(seattle + 14)), day(31, 10, 30))
                .disputed(all.admin(), "I do not know of this order.", Duration.ofHours(1))
                .withdrawn(all.admin(), Duration.ofHours(2))
                .reviewEnds()
                .completed(LocalTime.of(9, 20)));
        reject(tenant, lakeside, "LM-21015", one, day(27, 12, 51), Reason.DUE_DATE_TOO_SOON);
        past.keep(accept(tenant, blueRidge, "BR-3720", List.of(number(chicago + 4)), day(23, 10, 15))
                .confirmed(all.admin(), Duration.ofHours(1))
                .cancelled(Duration.ofHours(26)));
        reject(tenant, lakeside, "LM-21102", one, day(19, 10, 2), Reason.PIN_WRONG);
        reject(tenant, lakeside, "LM-21103", one, day(19, 10, 6), Reason.PIN_WRONG);
        reject(tenant, lakeside, "LM-21104", one, day(19, 10, 11), Reason.PIN_WRONG);
        reject(tenant, lakeside, "LM-21105", one, day(19, 10, 19), Reason.PIN_ATTEMPTS_EXCEEDED);
        reject(tenant, blueRidge, "BR-3758", List.of(number(chicago + 9)), day(14, 15, 33), Reason.NUMBER_INACTIVE);
        past.keep(accept(tenant, blueRidge, "BR-3789", List.of(number(chicago + 5), number(chicago + 6)), day(7, 9, 45))
                .reviewEnds());
        past.keep(accept(tenant, lakeside, "LM-21240", List.of(number(denver + 3)), ago(Duration.ofHours(5)))
                .disputed(
                        all.admin(),
                        "Nobody here has ordered this. Our Denver office keeps its numbers.",
                        Duration.ofMinutes(250)));
        past.keep(accept(
                tenant,
                blueRidge,
                "BR-3816",
                List.of(number(seattle), number(seattle + 1), number(seattle + 2)),
                ago(Duration.ofHours(2))));
        reject(tenant, lakeside, "LM-21251", one, ago(Duration.ofMinutes(40)), Reason.PIN_WRONG);
    }

    /** The file that its ZIP code came from was a spreadsheet's once. */
    void ofWingtip(Tenant tenant, Carrier first, Carrier second, PhoneNumber only) {
        reject(tenant, first, "LM-20958", List.of(only), day(33, 11, 20), Reason.ZIP_CODE_MISMATCH);
        past.keep(accept(tenant, second, "BR-3818", List.of(only), ago(Duration.ofMinutes(10))));
    }

    void ofLitware(Tenant tenant, Carrier first, Carrier second, long sanJuan) {
        reject(tenant, first, "LM-21071", List.of(number(sanJuan)), day(21, 14, 8), Reason.PIN_MISSING);
        past.keep(accept(tenant, second, "BR-3744", List.of(number(sanJuan + 1), number(sanJuan + 2)), day(16, 9, 32))
                .cancelled(Duration.ofHours(5)));
    }

    private void reject(
            Tenant tenant, Carrier carrier, String name, List<PhoneNumber> numbers, Instant at, Reason... reasons) {
        List<Reason> inTheWay = List.of(reasons);
        past.keep(past.received(tenant, carrier, asked(tenant, carrier, name, numbers, at, inTheWay), inTheWay, at));
    }

    private OrderCourse accept(Tenant tenant, Carrier carrier, String name, List<PhoneNumber> numbers, Instant at) {
        return past.received(tenant, carrier, asked(tenant, carrier, name, numbers, at, List.of()), List.of(), at);
    }

    /** What the carrier must have sent to be told these reasons. */
    private PlaceOrder asked(
            Tenant tenant, Carrier carrier, String name, List<PhoneNumber> numbers, Instant at, List<Reason> inTheWay) {
        LocalDate counts = calendar.countsFor(at);
        return new PlaceOrder(
                new OrderName(name, 1),
                numbers,
                inTheWay.contains(Reason.ACCOUNT_NUMBER_MISMATCH)
                        ? tenant.accountNumber().replace("001", "010")
                        : tenant.accountNumber(),
                inTheWay.contains(Reason.ZIP_CODE_MISMATCH) ? withoutFirst(tenant.zipCode()) : tenant.zipCode(),
                null,
                calendar.plusBusinessDays(
                        counts, inTheWay.contains(Reason.DUE_DATE_TOO_SOON) ? 1 : BUSINESS_DAYS_AHEAD),
                INITIATOR,
                true,
                carrier.spid());
    }

    private static String withoutFirst(String text) {
        return text.substring(1);
    }

    private Instant ago(Duration time) {
        return clock.instant().minus(time);
    }

    /** So many days ago or, where that was no business day, on the next one. */
    private Instant day(int daysAgo, int hour, int minute) {
        LocalDate day = clock.instant().atZone(calendar.zone()).toLocalDate().minusDays(daysAgo);
        return calendar.nextBusinessDay(day.minusDays(1))
                .atTime(hour, minute)
                .atZone(calendar.zone())
                .toInstant();
    }
}
