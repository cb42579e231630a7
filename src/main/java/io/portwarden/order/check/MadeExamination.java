package io.portwarden.order.check;

import io.portwarden.calendar.Port;
import io.portwarden.calendar.PortKind;
import io.portwarden.calendar.PortZones;
import io.portwarden.number.NumberHolders;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks orders for made numbers as real ones are checked (ORD-2), against facts that are made too: no tenant, number or PIN is
 * looked up, no guess is counted (API-22).
 */
@Component
public class MadeExamination {

    /** What an order for made numbers has to have. */
    public static final String ACCOUNT_NUMBER = "TEST-0001";

    public static final String ZIP_CODE = "20001";
    public static final String PIN = "48392017";

    private static final String OTHER_ACCOUNT_NUMBER = "TEST-0002";
    private static final String OTHER_ZIP_CODE = "00501";

    private static final TenantId CUSTOMER = new TenantId(new UUID(0, 1));
    private static final TenantId OTHER_CUSTOMER = new TenantId(new UUID(0, 2));

    /** Reasons that nothing of what is made leads to. */
    private static final Set<Reason> OF_NUMBER_ALONE = EnumSet.of(
            Reason.DUE_DATE_TOO_SOON,
            Reason.DUE_DATE_TOO_LATE,
            Reason.DUE_DATE_NOT_A_BUSINESS_DAY,
            Reason.WAITS_FOR_CUSTOMER,
            Reason.NOT_CONFIRMED);

    private final OrderChecks checks;
    private final PortZones zones;
    private final Clock clock;

    MadeExamination(OrderChecks checks, PortZones zones, Clock clock) {
        this.checks = checks;
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param port what its dates depend on
     * @param at when the carrier asked
     */
    public record Found(PortOutCheck check, Port port, Instant at) {}

    public Found examine(PlaceOrder asked) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Port port = port(asked.phoneNumbers(), zones.of(asked.phoneNumbers()));
        return new Found(findings(asked, port, at).about(asked), port, at);
    }

    /** Of an order that there is, which keeps its zone. */
    public Port port(PortOutOrder order) {
        return port(order.phoneNumbers(), Objects.requireNonNullElse(order.zone(), zones.ofProvider()));
    }

    private static Port port(List<PhoneNumber> ordered, ZoneId zone) {
        boolean simple = ordered.equals(List.of(MadeNumber.SIMPLE.number()));
        return new Port(simple ? PortKind.SIMPLE : PortKind.OTHER, ordered.size(), zone);
    }

    private OrderFindings findings(PlaceOrder asked, Port port, Instant at) {
        List<MadeNumber> made = asked.phoneNumbers().stream()
                .flatMap(number -> MadeNumber.of(number).stream())
                .toList();
        NumberHolders holders = holders(made);
        if (holders.tenant().isEmpty()) {
            return checks.withoutTenant(asked, holders, port, at);
        }
        OrderFindings found = checks.of(asked, facts(asked, made, port), at);
        Set<Reason> ofOrder = EnumSet.noneOf(Reason.class);
        ofOrder.addAll(found.ofOrder());
        made.stream()
                .flatMap(number -> number.reason().stream())
                .filter(OF_NUMBER_ALONE::contains)
                .forEach(ofOrder::add);
        return new OrderFindings(ofOrder, found.ofNumbers(), found.earliestDueDate());
    }

    private static NumberHolders holders(List<MadeNumber> made) {
        Map<PhoneNumber, TenantId> holders = new HashMap<>();
        Set<PhoneNumber> undecided = new HashSet<>();
        for (MadeNumber one : made) {
            if (one.has(Reason.NUMBERS_OF_SEVERAL_TENANTS)) {
                undecided.add(one.number());
            }
            if (!one.has(Reason.NUMBER_UNKNOWN)) {
                holders.put(one.number(), one == MadeNumber.SIMPLE ? OTHER_CUSTOMER : CUSTOMER);
            }
        }
        return new NumberHolders(holders, undecided);
    }

    private static OrderFacts facts(PlaceOrder asked, List<MadeNumber> made, Port port) {
        Map<PhoneNumber, TenantNumber> held = new HashMap<>();
        Set<PhoneNumber> inOpenOrder = new HashSet<>();
        String account = ACCOUNT_NUMBER;
        PinVerdict verdict = compared(asked.pin());
        for (MadeNumber one : made) {
            if (!one.has(Reason.NUMBER_UNKNOWN)) {
                held.put(
                        one.number(),
                        new TenantNumber(
                                one.number(),
                                one.has(Reason.NUMBER_INACTIVE) ? NumberStatus.INACTIVE : NumberStatus.ACTIVE,
                                one.has(Reason.NUMBER_LOCKED),
                                one.has(Reason.ZIP_CODE_MISMATCH) ? OTHER_ZIP_CODE : ""));
            }
            if (one.has(Reason.NUMBER_IN_OPEN_ORDER)) {
                inOpenOrder.add(one.number());
            }
            if (one.has(Reason.ACCOUNT_NUMBER_MISMATCH)) {
                account = OTHER_ACCOUNT_NUMBER;
            }
            verdict = one.reason().flatMap(MadeExamination::verdict).orElse(verdict);
        }
        Tenant customer = new Tenant(CUSTOMER, "Test customer", "US", account, ZIP_CODE);
        return new OrderFacts(customer, held, inOpenOrder, Set.of(), verdict, port, Way.CARRIER);
    }

    private static PinVerdict compared(@Nullable SentPin sent) {
        if (sent == null) {
            return new PinVerdict.Missing();
        }
        if (sent.wellFormed().isEmpty()) {
            return new PinVerdict.Malformed();
        }
        return sent.text().equals(PIN) ? new PinVerdict.Accepted(1) : new PinVerdict.Wrong();
    }

    /** What the PIN comes to whatever was sent; nothing where that decides. */
    private static Optional<PinVerdict> verdict(Reason reason) {
        return switch (reason) {
            case PIN_MISSING -> Optional.of(new PinVerdict.Missing());
            case PIN_WRONG -> Optional.of(new PinVerdict.Wrong());
            case PIN_MALFORMED -> Optional.of(new PinVerdict.Malformed());
            case PIN_NOT_SET -> Optional.of(new PinVerdict.NotSet());
            case PIN_ATTEMPTS_EXCEEDED -> Optional.of(new PinVerdict.AttemptsExceeded());
            default -> Optional.empty();
        };
    }
}
