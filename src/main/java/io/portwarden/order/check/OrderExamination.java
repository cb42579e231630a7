package io.portwarden.order.check;

import io.portwarden.carrier.Carrier;
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
import io.portwarden.order.store.OrderStore;
import io.portwarden.pin.PinAttempt;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.access.PinCheck;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.EvenPace;
import io.portwarden.tenant.TenantService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final OrderChecks checks;
    private final OrderStore store;
    private final Clock clock;

    OrderExamination(
            Transactions transactions,
            TenantService tenants,
            NumberService numbers,
            PinCheck pinCheck,
            OrderChecks checks,
            OrderStore store,
            Clock clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.numbers = numbers;
        this.pinCheck = pinCheck;
        this.checks = checks;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param tenantId whose the numbers are; the provider where they lead to no single tenant
     * @param at when the carrier asked
     */
    public record Found(TenantId tenantId, PortOutCheck check, Instant at) {}

    /**
     * Does the work, and sees to it that a refused PIN is answered after the same time whatever the reason (PIN-8).
     *
     * @param reasons those of the answer
     */
    public <T> T atEvenPace(Supplier<T> work, Function<T, Collection<Reason>> reasons) {
        EvenPace pace = pinCheck.begin();
        T answer = work.get();
        if (reasons.apply(answer).stream().anyMatch(Reason::tellsOfPin)) {
            pace.waitOut();
        }
        return answer;
    }

    /**
     * Checks what is no order yet.
     *
     * @param conclude called in a transaction for the carrier and {@link Found#tenantId()} in which nothing that was
     *     looked at changes any more
     */
    public <T> T examine(Carrier carrier, PlaceOrder asked, Function<Found, T> conclude) {
        return examine(carrier, asked, OrderContent.attempt(asked), TenantId.PROVIDER, null, conclude);
    }

    /** The same where nothing comes of it but an answer. */
    public <T> T examineOnly(Carrier carrier, PlaceOrder asked, Function<Found, T> conclude) {
        return examine(carrier, asked, OrderContent.question(asked), TenantId.PROVIDER, null, conclude);
    }

    /**
     * Checks how an order is to be from now on; {@code conclude} is called while the order is held.
     *
     * @param known the order when it was last looked at
     * @throws MoveRefusedException when a number is another tenant's
     */
    public <T> T examineAgain(Carrier carrier, PlaceOrder asked, PortOutOrder known, Function<Found, T> conclude) {
        return examine(carrier, asked, OrderContent.attempt(asked), known.tenantId(), known, conclude);
    }

    private <T> T examine(
            Carrier carrier,
            PlaceOrder asked,
            PinAttempt attempt,
            TenantId home,
            @Nullable PortOutOrder known,
            Function<Found, T> conclude) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        NumberHolders holders = transactions.stating(
                Scope.carrier(carrier.id().value()).andNumbers(asked.phoneNumbers()),
                () -> numbers.holders(asked.phoneNumbers()));
        if (known != null && !home.equals(TenantId.PROVIDER) && holders.includesOthersThan(home)) {
            throw new MoveRefusedException(known, OrderMove.CORRECT, MoveRefusal.NUMBERS_OF_ANOTHER_CUSTOMER);
        }
        Optional<TenantId> holder = holders.tenant();
        if (holder.isEmpty()) {
            PortOutCheck check = checks.withoutTenant(asked, holders, at).about(asked);
            return stating(carrier, home, () -> {
                hold(known);
                return conclude.apply(new Found(home, check, at));
            });
        }
        return examineFor(holder.get(), carrier, asked, attempt, known, at, conclude);
    }

    private <T> T examineFor(
            TenantId tenantId,
            Carrier carrier,
            PlaceOrder asked,
            PinAttempt attempt,
            @Nullable PortOutOrder known,
            Instant at,
            Function<Found, T> conclude) {
        for (int i = 0; i < TRIES; i++) {
            PinVerdict verdict = pinCheck.check(tenantId, carrier.id(), asked.pin(), attempt);
            Optional<T> concluded = stating(carrier, tenantId, () -> {
                hold(known);
                if (verdict instanceof PinVerdict.Accepted accepted && !pinCheck.stillStands(tenantId, accepted)) {
                    return Optional.empty();
                }
                OrderFacts facts = facts(tenantId, asked, verdict, known == null ? null : known.id());
                return Optional.of(conclude.apply(
                        new Found(tenantId, checks.of(asked, facts, at).about(asked), at)));
            });
            if (concluded.isPresent()) {
                return concluded.get();
            }
        }
        throw new UnavailableException("The PIN was changed again and again while the order was checked");
    }

    private <T> T stating(Carrier carrier, TenantId tenantId, Supplier<T> work) {
        return transactions.stating(Scope.carrier(carrier.id().value()).andTenant(tenantId), work);
    }

    /** The order comes before everything else that is held, as it does with every other move. */
    private void hold(@Nullable PortOutOrder known) {
        if (known != null && store.lock(known.tenantId(), known.id()).isEmpty()) {
            throw new UnavailableException("The order is being changed");
        }
    }

    private OrderFacts facts(TenantId tenantId, PlaceOrder asked, PinVerdict verdict, @Nullable UUID orderId) {
        Map<PhoneNumber, TenantNumber> held = numbers.lock(tenantId, asked.phoneNumbers()).stream()
                .collect(Collectors.toMap(TenantNumber::phoneNumber, Function.identity()));
        return new OrderFacts(
                tenants.get(tenantId), held, store.inOpenOrder(tenantId, asked.phoneNumbers(), orderId), verdict);
    }
}
