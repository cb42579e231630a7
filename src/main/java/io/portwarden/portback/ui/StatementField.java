package io.portwarden.portback.ui;

import io.portwarden.order.Explanation;
import io.portwarden.portback.LooksLikePinException;
import io.portwarden.portback.Statement;
import io.portwarden.shared.ui.CountedTextArea;
import java.util.Optional;

/** Asks for what stands in the case. */
final class StatementField extends CountedTextArea {

    StatementField(String label) {
        super(label, Explanation.LONGEST);
    }

    /** What is written; absent, with the reason beside the field, where it cannot stand in the case. */
    Optional<Statement> read() {
        try {
            return Optional.of(Statement.of(getValue()));
        } catch (Explanation.InvalidException invalid) {
            refuse("explanation." + invalid.problem().code());
        } catch (LooksLikePinException pin) {
            refuse("statement.like-a-pin");
        }
        return Optional.empty();
    }
}
