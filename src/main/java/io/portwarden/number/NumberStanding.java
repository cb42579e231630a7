package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a number stands, seen from a tenant that is to have it.
 *
 * @param holder whose it is by the directory; null for nobody's
 * @param holding how it stands with the holder; null when it is nobody's
 * @param own how it stands with the tenant, of which it may be gone; null when it never had it
 * @param facts what is on file about it with the tenant
 * @param inOpenOrder whether it may still leave its holder
 * @param undecided whether it is stored under another text too, so that nobody knows whose it is (NUM-1)
 */
public record NumberStanding(
        @Nullable TenantId holder,
        @Nullable NumberStatus holding,
        @Nullable NumberStatus own,
        NumberFacts facts,
        boolean inOpenOrder,
        boolean undecided) {

    /** Of a number that nobody has ever had. */
    public static final NumberStanding FREE = new NumberStanding(null, null, null, NumberFacts.NONE, false, false);

    /** The same, with an order that may still take the number away from its holder. */
    public NumberStanding awaitedByOrder() {
        return new NumberStanding(holder, holding, own, facts, true, undecided);
    }

    /** Why a number cannot become what is wanted. */
    public enum Refusal {
        /** Another tenant uses it. */
        OF_ANOTHER_TENANT,
        /** An order may still take it away. */
        IN_OPEN_ORDER,
        /** It is stored under another text too, and an operator has to decide first. */
        OF_SEVERAL_TEXTS
    }

    public Optional<Refusal> refusal(TenantId tenantId, NumberStatus wanted) {
        if (undecided && !(tenantId.equals(holder) && holding == wanted)) {
            return Optional.of(Refusal.OF_SEVERAL_TEXTS);
        }
        if (holder != null && !holder.equals(tenantId) && holding == NumberStatus.ACTIVE) {
            return Optional.of(Refusal.OF_ANOTHER_TENANT);
        }
        if (tenantId.equals(holder) && wanted == NumberStatus.INACTIVE && inOpenOrder) {
            return Optional.of(Refusal.IN_OPEN_ORDER);
        }
        return Optional.empty();
    }

    /**
     * What is to be done for it to be the tenant's like that; empty when it is. To be asked where nothing refuses it.
     *
     * @param told what is to be on file about it
     */
    public Optional<NumberChange> change(
            TenantId tenantId, PhoneNumber number, NumberStatus wanted, NumberFacts.Told told) {
        NumberFacts after = facts.with(number, told);
        boolean otherZip = !after.zipCode().equals(facts.zipCode());
        return change(tenantId, wanted, !after.equals(facts))
                .map(kind -> new NumberChange(tenantId, number, kind, after, otherZip && !kind.isNew()));
    }

    private Optional<NumberChange.Kind> change(TenantId tenantId, NumberStatus wanted, boolean described) {
        boolean active = wanted == NumberStatus.ACTIVE;
        if (tenantId.equals(holder)) {
            if (holding != wanted) {
                return Optional.of(active ? NumberChange.Kind.ACTIVATE : NumberChange.Kind.DEACTIVATE);
            }
            return !described
                    ? Optional.empty()
                    : Optional.of(active ? NumberChange.Kind.DESCRIBE : NumberChange.Kind.DESCRIBE_INACTIVE);
        }
        if (active && own == NumberStatus.PORTED_OUT) {
            return Optional.of(NumberChange.Kind.RETURN);
        }
        if (!active && own == NumberStatus.PORTED_OUT) {
            // It has left: more out of use than that it cannot be.
            return Optional.empty();
        }
        return Optional.of(active ? NumberChange.Kind.ADD : NumberChange.Kind.ADD_INACTIVE);
    }
}
