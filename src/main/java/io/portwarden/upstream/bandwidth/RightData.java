package io.portwarden.upstream.bandwidth;

import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.pin.PinCountries;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import io.portwarden.upstream.bandwidth.Answer.Acceptable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the upstream is told that would have been right (UPS-3): account number and ZIP code to nobody but who had the PIN;
 * otherwise those of the numbers asked for that are in service and of one tenant. Never a PIN.
 */
@Component
class RightData {

    /** Numbers with one of these are not in service, or not of one tenant. */
    private static final Set<Reason> NOT_THERE = Set.of(
            Reason.NUMBER_UNKNOWN, Reason.NUMBERS_OF_SEVERAL_TENANTS, Reason.NUMBER_INACTIVE, Reason.NUMBER_TOLL_FREE);

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberService numbers;
    private final PinCountries countries;

    RightData(Transactions transactions, TenantService tenants, NumberService numbers, PinCountries countries) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.numbers = numbers;
        this.countries = countries;
    }

    Acceptable of(Question question, PortOutOrder order) {
        if (order.tenantId().equals(TenantId.PROVIDER)) {
            return Acceptable.NOTHING_KNOWN;
        }
        List<PhoneNumber> there = order.numbers().stream()
                .filter(number -> number.reasons().stream().noneMatch(NOT_THERE::contains))
                .map(OrderedNumber::phoneNumber)
                .toList();
        List<String> written = there.stream()
                .map(number -> question.numbers().getOrDefault(number, number.e164()))
                .toList();
        if (question.pin() == null || order.reasons().stream().anyMatch(RightData::tellsThatPinWasNotRight)) {
            return Acceptable.ofNumbers(written);
        }
        return transactions.stating(Scope.provider(), () -> withAccount(tenants.get(order.tenantId()), there, written));
    }

    private static boolean tellsThatPinWasNotRight(Reason reason) {
        return reason.tellsOfPin() || reason == Reason.PIN_MISSING;
    }

    /** Of a tenant that has no PIN none was compared. */
    private Acceptable withAccount(Tenant tenant, List<PhoneNumber> there, List<String> written) {
        if (!countries.include(tenant) || tenant.accountShared()) {
            return Acceptable.ofNumbers(written);
        }
        return new Acceptable(tenant.accountNumber(), zipCode(tenant, there), written);
    }

    /** That which all of them have; where they have several, no single one would pass. */
    private @Nullable String zipCode(Tenant tenant, List<PhoneNumber> there) {
        List<String> all = numbers.lock(tenant.id(), there).stream()
                .map(TenantNumber::zipCode)
                .map(own -> own.isEmpty() ? tenant.zipCode() : own)
                .distinct()
                .toList();
        return all.size() == 1 ? all.getFirst() : null;
    }
}
