package io.portwarden.upstream;

import io.portwarden.order.Reason;
import java.time.LocalDate;
import java.util.List;

/** What came on one day while a connection rehearsed: how much would have been let through, and why the rest would not (UPS-12). */
public record RehearsedDay(LocalDate day, int passed, List<Refusals> refusals) {

    public RehearsedDay {
        refusals = List.copyOf(refusals);
    }

    /**
     * Those that would have been answered alike, for the same reasons.
     *
     * @param answer in the upstream's words
     */
    public record Refusals(String answer, List<Reason> reasons, int count) {

        public Refusals {
            reasons = List.copyOf(reasons);
        }
    }

    public int refused() {
        return refusals.stream().mapToInt(Refusals::count).sum();
    }
}
