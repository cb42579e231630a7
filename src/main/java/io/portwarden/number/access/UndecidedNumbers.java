package io.portwarden.number.access;

import io.portwarden.number.OpenOrders;
import io.portwarden.number.UndecidedNumber;
import io.portwarden.number.UndecidedNumber.Stored;
import io.portwarden.number.store.UndecidedRepository;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Lists the numbers that are stored under another text than their own (NUM-1), and writes down what somebody has decided
 * about one. Every method joins the caller's transaction, which must be the provider's.
 */
@Service
public class UndecidedNumbers {

    private final UndecidedRepository undecided;
    private final OpenOrders openOrders;

    UndecidedNumbers(UndecidedRepository undecided, OpenOrders openOrders) {
        this.undecided = undecided;
        this.openOrders = openOrders;
    }

    /** What has come of a decision. */
    public enum Outcome {
        DONE,
        /** It is not stored any more as it was shown. */
        CHANGED_MEANWHILE,
        /** An order may still take one of its texts away. */
        IN_OPEN_ORDER
    }

    /** In the order of the numbers. */
    public List<UndecidedNumber> list(int limit) {
        return undecided.list(limit);
    }

    /**
     * Gives the number to one of those who hold a text of it. Under its own text it is as active as it was under any, and as
     * locked; the other tenants have it out of use, under its own text where they had not had that before.
     */
    public Outcome give(UndecidedNumber shown, TenantId holder) {
        PhoneNumber number = shown.number().orElseThrow();
        if (!shown.tenants().contains(holder) || !undecided.lock(number).equals(Optional.of(shown))) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (openOrders.holdAny(shown.everyText())) {
            return Outcome.IN_OPEN_ORDER;
        }
        for (Stored stored : shown.texts()) {
            if (!stored.tenantId().equals(holder)) {
                undecided.takeAway(stored, number);
            }
        }
        undecided.give(shown, holder, number);
        return Outcome.DONE;
    }

    /** Takes out of use what is no number. */
    public Outcome discard(UndecidedNumber shown) {
        Stored stored = shown.texts().getFirst();
        if (shown.number().isPresent() || !undecided.isNoNumber(stored)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (openOrders.holdAny(shown.everyText())) {
            return Outcome.IN_OPEN_ORDER;
        }
        undecided.takeAway(stored, stored.text());
        return Outcome.DONE;
    }
}
