package io.portwarden.upstream.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import io.portwarden.carrier.Carrier;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionRefusal;
import io.portwarden.upstream.ConnectionRefusedException;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.access.ConnectionOnFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** The name of a connection and the settings of its kind, to be typed in. What is secret is never shown again. */
final class ConnectionFields extends Div {

    private final TextField name = new TextField(getTranslation("upstream.name"));
    private final TextField spid = new TextField(getTranslation("upstream.spid"));
    private final Checkbox handsPins = new Checkbox(getTranslation("upstream.hands-pins"));
    private final EnumMap<ConnectionField, TextFieldBase<?, String>> settings = new EnumMap<>(ConnectionField.class);

    private final List<ConnectionField> required;
    private final boolean isNew;
    private final Set<ConnectionField> kept;

    /** For a new one. */
    ConnectionFields(List<ConnectionField> fields, List<ConnectionField> required) {
        this.required = required;
        this.isNew = true;
        this.kept = Set.of();
        spid.setHelperText(getTranslation("upstream.spid.help"));
        spid.setRequired(true);
        spid.setMaxLength(4);
        begin(fields);
        addComponentAtIndex(1, spid);
    }

    /** For one that is there. */
    ConnectionFields(ConnectionOnFile before, List<ConnectionField> required) {
        UpstreamConnection connection = before.connection();
        this.required = required;
        this.isNew = false;
        this.kept = before.secrets();
        begin(before.fields());
        name.setValue(connection.name());
        settings.forEach(
                (field, text) -> text.setValue(connection.setting(field).orElse("")));
        before.secrets().forEach(field -> {
            if (settings.get(field) instanceof PasswordField text) {
                text.setHelperText(getTranslation("upstream.secret.kept"));
            }
        });
        handsPins.setValue(connection.handsPins());
        handsPins.setHelperText(getTranslation("upstream.hands-pins.help"));
        add(handsPins);
    }

    private void begin(List<ConnectionField> fields) {
        addClassName("pw-form");
        name.setHelperText(getTranslation("upstream.name.help"));
        name.setMaxLength(UpstreamConnection.LONGEST_NAME);
        name.setRequired(true);
        name.setAutocomplete(Autocomplete.OFF);
        add(name);
        fields.forEach(field -> add(text(field, required.contains(field) && !kept.contains(field))));
    }

    private TextFieldBase<?, String> text(ConnectionField field, boolean required) {
        String label = UpstreamTexts.field(this, field);
        TextFieldBase<?, String> text;
        if (field.isSecret()) {
            PasswordField secret = new PasswordField(label);
            secret.setAutocomplete(Autocomplete.NEW_PASSWORD);
            secret.setRequired(required);
            secret.setMaxLength(ConnectionField.LONGEST);
            secret.setHelperText(getTranslation("upstream.field." + field.code() + ".help"));
            text = secret;
        } else {
            TextField open = new TextField(label);
            open.setAutocomplete(Autocomplete.OFF);
            open.setRequired(required);
            open.setMaxLength(ConnectionField.LONGEST);
            open.setHelperText(getTranslation("upstream.field." + field.code() + ".help"));
            text = open;
        }
        settings.put(field, text);
        return text;
    }

    /**
     * Does it, once nothing that was typed is wrong; what is stands beside its field, all of it at once.
     *
     * @throws FormDialog.Refused where something is wrong
     */
    <T> T refusing(Supplier<T> work) {
        show(name, name.getValue().isBlank(), "upstream.refused.name-wrong");
        show(spid, isNew && !Carrier.isSpid(spid()), "upstream.refused.spid-wrong");
        settings.forEach((field, text) -> {
            String value = text.getValue().strip();
            boolean missing = value.isEmpty() && required.contains(field) && !kept.contains(field);
            show(
                    text,
                    missing || !value.isEmpty() && !field.fits(value),
                    missing ? "upstream.refused.setting-missing" : "upstream.refused.setting-wrong",
                    UpstreamTexts.field(this, field));
        });
        boolean wrong = name.isInvalid()
                || spid.isInvalid()
                || settings.values().stream().anyMatch(TextFieldBase::isInvalid);
        if (!wrong) {
            try {
                return work.get();
            } catch (ConnectionRefusedException refused) {
                refuse(refused);
            }
        }
        throw FormDialog.Refused.besideTheFields();
    }

    private void refuse(ConnectionRefusedException refused) {
        String key = "upstream.refused." + refused.refusal().code();
        ConnectionField field = refused.field();
        if (field != null) {
            show(Objects.requireNonNull(settings.get(field)), true, key, UpstreamTexts.field(this, field));
            return;
        }
        boolean ofSpid =
                refused.refusal() == ConnectionRefusal.SPID_TAKEN || refused.refusal() == ConnectionRefusal.SPID_WRONG;
        show(ofSpid ? spid : name, true, key);
    }

    private void show(TextFieldBase<?, String> field, boolean wrong, String key, Object... params) {
        field.setErrorMessage(getTranslation(key, params));
        field.setInvalid(wrong);
    }

    String name() {
        return name.getValue();
    }

    String spid() {
        return spid.getValue().strip().toUpperCase(Locale.ROOT);
    }

    boolean handsPins() {
        return handsPins.getValue();
    }

    /** What was typed; a secret that was left empty stays as it is. */
    Map<ConnectionField, String> settings() {
        EnumMap<ConnectionField, String> typed = new EnumMap<>(ConnectionField.class);
        settings.forEach((field, text) -> {
            String value = text.getValue().strip();
            if (!field.isSecret() || !value.isEmpty()) {
                typed.put(field, value);
            }
        });
        return typed;
    }
}
