package io.portwarden.order.check;

import io.portwarden.calendar.Port;
import io.portwarden.number.NumberHolders;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.MoveRefusal;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderMove;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.store.OrderSettingsRepository;
import io.portwarden.order.store.OrderStore;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.access.PinCheck;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The one way in which what a carrier asks for is checked (ORD-2), be it a new order, the correction of one, or only the
 * question whether an order would pass: the PIN within its limits first, then everything else in one transaction with what
 * is made of it.
 */
@Component
public class OrderExamination {

    /** How often an order is checked anew because the PIN was changed while it was being checked (PIN-4). */
    private static final int TRIES = 5;

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberService numbers;
    private final PinCheck pinCheck;
    private final OrderPorts ports;
    private final OrderChecks checks;
    private final OrderStore store;
    private final OrderSettingsRepository settings;
    private final Consents consents;
    private final Clock clock;

    OrderExamination(
            Transactions transactions,
            TenantService tenants,
            NumberService numbers,
            PinCheck pinCheck,
            OrderPorts ports,
            OrderChecks checks,
            OrderStore store,
            OrderSettingsRepository settings,
            Consents consents,
            Clock clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.numbers = numbers;
        this.pinCheck = pinCheck;
        this.ports = ports;
        this.checks = checks;
        this.store = store;
        this.settings = settings;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param tenantId whose the numbers are; the provider where they lead to no single tenant
     * @param port what its dates depend on
     * @param replaced the orders whose place it takes, if it passes (UPS-7)
     * @param at when the carrier asked
     */
    public record Found(TenantId tenantId, PortOutCheck check, Port port, List<PortOutOrder> replaced, Instant at) {}

    /** Begins to measure the time after which a PIN may be refused; to be called before anything else. */
    public RefusalPace begin() {
        return new RefusalPace(pinCheck.begin());
    }

    /**
     * Finds everything that is in the way. The PIN comes first, with no connection held meanwhile; if it is changed before
     * the rest is found, it is looked at again (PIN-4).
     *
     * @param conclude what to make of it, called in a transaction for the carrier and {@link Found#tenantId()} in which
     *     nothing that was looked at changes any more, and in which an order that is corrected is held
     * @throws MoveRefusedException when a number of a correction is another tenant's
     */
    public <T> T examine(Inquiry inquiry, Function<Found, T> conclude) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        NumberHolders holders = holders(inquiry);
        Optional<TenantId> holder = holders.tenant();
        if (holder.isEmpty()) {
            Port port = ports.ofNobody(inquiry.asked().phoneNumbers());
            PortOutCheck check =
                    checks.withoutTenant(inquiry.asked(), holders, port, at).about(inquiry.asked());
            return holding(
                    inquiry,
                    inquiry.home(),
                    () -> conclude.apply(new Found(inquiry.home(), check, port, List.of(), at)));
        }
        TenantId tenantId = holder.get();
        for (int i = 0; i < TRIES; i++) {
            PinVerdict verdict = verdict(inquiry, tenantId);
            Optional<T> concluded = holding(inquiry, tenantId, () -> {
                Answer<Boolean> stands = pinCheck.stillStands(tenantId, verdict);
                Asked asked = ask(inquiry, tenantId);
                return stands.get()
                        ? Optional.of(conclude.apply(found(inquiry, tenantId, verdict, asked, at)))
                        : Optional.empty();
            });
            if (concluded.isPresent()) {
                return concluded.get();
            }
        }
        throw new UnavailableException("The PIN was changed again and again while the order was checked");
    }

    /** @return what an order would be told that is asked for in this way; nothing is stored, and no guess counted (UPS-12) */
    public Found rehearse(Inquiry inquiry) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        NumberHolders holders = holders(inquiry);
        Optional<TenantId> holder = holders.tenant();
        if (holder.isEmpty()) {
            Port port = ports.ofNobody(inquiry.asked().phoneNumbers());
            PortOutCheck check =
                    checks.withoutTenant(inquiry.asked(), holders, port, at).about(inquiry.asked());
            return new Found(inquiry.home(), check, port, List.of(), at);
        }
        PinVerdict verdict = inquiry.way() == Way.UPSTREAM_TELLS
                ? pinCheck.comparedElsewhere(holder.get())
                : pinCheck.rehearse(holder.get(), inquiry.asked().pin());
        return holding(
                inquiry, holder.get(), () -> found(inquiry, holder.get(), verdict, ask(inquiry, holder.get()), at));
    }

    private PinVerdict verdict(Inquiry inquiry, TenantId tenantId) {
        return inquiry.way() == Way.UPSTREAM_TELLS
                ? pinCheck.comparedElsewhere(tenantId)
                : pinCheck.check(
                        tenantId, inquiry.carrier().id(), inquiry.asked().pin(), inquiry.attempt());
    }

    private NumberHolders holders(Inquiry inquiry) {
        List<PhoneNumber> asked = inquiry.asked().phoneNumbers();
        NumberHolders holders = transactions.autocommitting(
                Scope.carrier(inquiry.carrier().id().value()).andNumbers(asked), () -> numbers.holders(asked));
        PortOutOrder known = inquiry.known();
        if (known != null
                && !known.tenantId().equals(TenantId.PROVIDER)
                && holders.includesOthersThan(known.tenantId())) {
            throw new MoveRefusedException(known, OrderMove.CORRECT, MoveRefusal.NUMBERS_OF_ANOTHER_CUSTOMER);
        }
        return holders;
    }

    /** The order comes before everything else that is held, as it does with every other move. */
    private <T> T holding(Inquiry inquiry, TenantId tenantId, Supplier<T> work) {
        return transactions.stating(
                Scope.carrier(inquiry.carrier().id().value()).andTenant(tenantId), () -> {
                    PortOutOrder known = inquiry.known();
                    if (known != null
                            && store.lock(known.tenantId(), known.id()).isEmpty()) {
                        throw new UnavailableException("The order is being changed");
                    }
                    return work.get();
                });
    }

    /** What the database is asked for an examination, at once; who waits for numbers is told the rest as it is after that. */
    private record Asked(
            List<PortOutOrder> replaced,
            Answer<List<TenantNumber>> held,
            Answer<Set<PhoneNumber>> inOpenOrder,
            Answer<Tenant> tenant,
            Answer<List<PhoneNumber>> inService) {}

    private Asked ask(Inquiry inquiry, TenantId tenantId) {
        List<PhoneNumber> asked = inquiry.asked().phoneNumbers();
        // Orders before numbers, as everybody holds them.
        List<PortOutOrder> before = replaced(inquiry, tenantId);
        Answer<List<TenantNumber>> held = numbers.askToLock(tenantId, asked);
        // With them those that were let through while this one waited for its numbers.
        List<PortOutOrder> replaced =
                inquiry.way() == Way.UPSTREAM_ASKS && !held.get().isEmpty() ? replaced(inquiry, tenantId) : before;
        return new Asked(
                replaced,
                held,
                store.inOpenOrder(tenantId, asked, except(inquiry, replaced)),
                tenants.ask(tenantId),
                numbers.someInService(tenantId));
    }

    private Found found(Inquiry inquiry, TenantId tenantId, PinVerdict verdict, Asked answers, Instant at) {
        PlaceOrder asked = inquiry.asked();
        Map<PhoneNumber, TenantNumber> held =
                answers.held().get().stream().collect(Collectors.toMap(TenantNumber::phoneNumber, Function.identity()));
        Tenant tenant = answers.tenant().get();
        Port port = ports.of(tenant, answers.inService().get(), asked.phoneNumbers());
        OrderFacts facts = new OrderFacts(
                tenant, held, answers.inOpenOrder().get(), inquiry.accepted(), verdict, port, inquiry.way());
        PortOutCheck check = checks.of(asked, facts, at).about(asked);
        return new Found(tenantId, firstAsked(inquiry, tenantId, check), port, answers.replaced(), at);
    }

    private List<PortOutOrder> replaced(Inquiry inquiry, TenantId tenantId) {
        return inquiry.way() == Way.UPSTREAM_ASKS
                ? store.lockReplaced(
                        tenantId, inquiry.carrier().id(), inquiry.asked().phoneNumbers())
                : List.of();
    }

    private static Set<UUID> except(Inquiry inquiry, List<PortOutOrder> replaced) {
        return inquiry.known() == null
                ? replaced.stream().map(PortOutOrder::id).collect(Collectors.toSet())
                : Set.of(inquiry.known().id());
    }

    /** Who wants to be asked first is, before an upstream is told that the numbers may go (UPS-6). */
    private PortOutCheck firstAsked(Inquiry inquiry, TenantId tenantId, PortOutCheck check) {
        boolean goes = inquiry.way() != Way.UPSTREAM_ASKS
                || !check.wouldPass()
                || !settings.asksFirstUntilTheEnd(tenantId)
                || consents.given(tenantId, inquiry.carrier().id(), OrderContent.of(inquiry.asked()));
        return goes ? check : new PortOutCheck(List.of(Reason.WAITS_FOR_CUSTOMER), check.numbers(), null);
    }
}
