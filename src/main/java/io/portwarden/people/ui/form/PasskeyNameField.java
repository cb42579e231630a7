package io.portwarden.people.ui.form;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.portwarden.people.passkey.Passkey;
import java.util.Optional;

/** What somebody calls a passkey. */
public final class PasskeyNameField extends TextField {

    public PasskeyNameField(String name) {
        setLabel(getTranslation("passkeys.name"));
        setHelperText(getTranslation("passkeys.name.hint"));
        setMaxLength(Passkey.LONGEST_NAME);
        setManualValidation(true);
        setValueChangeMode(ValueChangeMode.EAGER);
        setWidthFull();
        setValue(name);
        setAutoselect(true);
        setAutofocus(true);
        addValueChangeListener(change -> {
            setInvalid(name().isEmpty());
            setErrorMessage(getTranslation("passkeys.name.wrong", Passkey.LONGEST_NAME));
        });
    }

    /** Nothing as long as it is none. */
    public Optional<String> name() {
        return Passkey.parseName(getValue());
    }
}
