package io.portwarden.order.check;

import io.portwarden.order.Reason;
import io.portwarden.shared.work.EvenPace;
import java.util.List;

/** Sees to it that a PIN which is not accepted is answered after the same time, whatever the reason (PIN-8). */
public final class RefusalPace {

    private final EvenPace pace;

    RefusalPace(EvenPace pace) {
        this.pace = pace;
    }

    /**
     * Waits until the answer may go out.
     *
     * @param reasons those of the answer
     */
    public void keep(List<Reason> reasons) {
        if (reasons.stream().anyMatch(Reason::tellsOfPin)) {
            pace.waitOut();
        }
    }

    /** The same whatever the reasons, where even whether there was a PIN to compare shall not show in the time. */
    public void keepAny(List<Reason> reasons) {
        if (!reasons.isEmpty()) {
            pace.waitOut();
        }
    }
}
