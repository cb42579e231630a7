package io.portwarden.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a question for a customer's record.
 *
 * @param reasons everything that was in its way, most telling first
 * @param record only where nothing was
 */
public record RecordAnswer(List<Reason> reasons, @Nullable CustomerRecord record) {

    public RecordAnswer {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty() == (record == null)) {
            throw new IllegalArgumentException("A record is given, or there are reasons why not");
        }
    }

    public static RecordAnswer given(CustomerRecord record) {
        return new RecordAnswer(List.of(), record);
    }

    public static RecordAnswer refused(List<Reason> reasons) {
        return new RecordAnswer(reasons, null);
    }

    /** Without the true reason why a PIN was not accepted, which is the tenant's (PIN-8). */
    public RecordAnswer blurred() {
        return new RecordAnswer(reasons.stream().map(Reason::blurred).distinct().toList(), record);
    }
}
