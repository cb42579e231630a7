package io.portwarden.people.ui.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import org.jspecify.annotations.Nullable;

/** A field for a person's own password, as password managers fill it in. */
public final class PasswordInput extends PasswordField {

    /** Long enough to see that a text is too long for a password, instead of cutting it to one that nobody chose. */
    private static final int LONGEST_INPUT = 1000;

    public PasswordInput(String label, Autocomplete kind) {
        super(label);
        setManualValidation(true);
        setAutocomplete(kind);
        setMaxLength(LONGEST_INPUT);
        setRequiredIndicatorVisible(true);
        setWidthFull();
        addValueChangeListener(change -> refuse(null));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs("this.i18n = {reveal: $0}", getTranslation("field.reveal"));
    }

    /** Says beside the field what is wrong with it; nothing is wrong when there is no reason. */
    public void refuse(@Nullable String reason) {
        setErrorMessage(reason);
        setInvalid(reason != null);
    }
}
