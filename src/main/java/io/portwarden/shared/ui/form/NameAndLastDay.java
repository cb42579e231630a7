package io.portwarden.shared.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.shared.Characters;
import io.portwarden.shared.ui.DayField;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What somebody calls a key that is to be made, and the last day on which it counts. */
public final class NameAndLastDay implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_NAME = 100;

    private final TextField name;
    private final DayField lastDay;

    /** What stands at the fields. */
    public record Words(String name, String nameHelp, String nameMissing, String lastDay, String lastDayHelp) {}

    public NameAndLastDay(Words words) {
        name = new TextField(words.name());
        name.setMaxLength(LONGEST_NAME);
        name.setHelperText(words.nameHelp());
        name.setRequired(true);
        name.setManualValidation(true);
        name.setErrorMessage(words.nameMissing());
        name.setAutofocus(true);
        lastDay = new DayField(words.lastDay());
        lastDay.setMin(LocalDate.now(ZoneId.systemDefault()));
        lastDay.setHelperText(words.lastDayHelp());
    }

    public Component[] fields() {
        return new Component[] {name, lastDay};
    }

    /** @throws FormDialog.Refused where there is none, or one that does not fit a line */
    public String requireName() {
        String typed = name.getValue().strip();
        name.setInvalid(typed.isEmpty() || !Characters.fitOneLine(typed));
        if (name.isInvalid()) {
            name.focus();
            throw FormDialog.Refused.besideTheFields();
        }
        return typed;
    }

    /** When the last day is over, in the portal's own zone; null for never. */
    public @Nullable Instant end() {
        @Nullable LocalDate last = lastDay.getValue();
        return last == null
                ? null
                : last.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}
