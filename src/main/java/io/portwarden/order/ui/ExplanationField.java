package io.portwarden.order.ui;

import io.portwarden.order.Explanation;
import io.portwarden.shared.ui.CountedTextArea;
import java.util.Optional;

/** Asks why an order is disputed, or a dispute decided so. */
final class ExplanationField extends CountedTextArea {

    ExplanationField(String label) {
        super(label, Explanation.LONGEST);
    }

    /** What is written; absent, with the reason beside the field, where it explains nothing. */
    Optional<Explanation> read() {
        try {
            return Optional.of(new Explanation(getValue()));
        } catch (Explanation.InvalidException invalid) {
            refuse("explanation." + invalid.problem().code());
            return Optional.empty();
        }
    }
}
