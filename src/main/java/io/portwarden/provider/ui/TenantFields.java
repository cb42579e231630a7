package io.portwarden.provider.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.pin.PinCountries;
import io.portwarden.shared.ui.Notice;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import java.text.Collator;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields for what is on file about a tenant; another country wants to be confirmed (PIN-6). */
final class TenantFields extends Div {

    private final TextField account = new TextField();
    private final TextField name = new TextField();
    private final ComboBox<String> country = new ComboBox<>();
    private final TextField zip = new TextField();
    private final Checkbox confirmed = new Checkbox();
    private final Div warning = new Div();
    private final @Nullable Tenant before;
    private final transient PinCountries countries;

    /** @param before the tenant to be changed; null for a new one */
    TenantFields(@Nullable Tenant before, PinCountries countries) {
        this.before = before;
        this.countries = countries;
        addClassName("pw-form");
        account.setLabel(getTranslation("tenant.account"));
        account.setMaxLength(TenantForm.LONGEST_ACCOUNT);
        account.setRequired(true);
        account.setHelperText(getTranslation("tenant.account.help"));
        name.setLabel(getTranslation("tenant.name"));
        name.setMaxLength(TenantForm.LONGEST_NAME);
        name.setRequired(true);
        country.setLabel(getTranslation("tenant.country"));
        country.setRequired(true);
        country.setItemLabelGenerator(code -> ProviderTexts.country(this, code));
        country.setItems(TenantForm.COUNTRIES.stream()
                .sorted(Comparator.comparing(
                        code -> ProviderTexts.country(this, code), Collator.getInstance(getLocale())))
                .toList());
        country.addValueChangeListener(change -> showWarning());
        zip.setLabel(getTranslation("tenant.zip-code"));
        zip.setMaxLength(TenantForm.LONGEST_ZIP);
        zip.setRequired(true);
        confirmed.setLabel(getTranslation("tenant.country.confirm"));
        add(account, name, country, zip, warning);
        if (before == null) {
            country.setValue(countries.first());
            account.setAutofocus(true);
        } else {
            account.setValue(before.accountNumber());
            account.setReadOnly(true);
            name.setValue(before.name());
            country.setValue(before.country());
            zip.setValue(before.zipCode());
        }
    }

    private void showWarning() {
        warning.removeAll();
        if (before != null && !form().country().equals(before.country())) {
            warning.add(
                    new Notice(
                            Notice.Kind.WARNING,
                            getTranslation("tenant.country.warning"),
                            getTranslation(
                                    "tenant.country." + (countries.include(before) ? ofOneWithPin() : ofOneWithout()))),
                    confirmed);
        }
    }

    private String ofOneWithPin() {
        return countries.include(form().country()) ? "pin-stays" : "pin-ends";
    }

    private String ofOneWithout() {
        return countries.include(form().country()) ? "pin-begins" : "no-pin";
    }

    TenantForm form() {
        @Nullable String chosen = country.getValue();
        return new TenantForm(account.getValue(), name.getValue(), chosen == null ? "" : chosen, zip.getValue());
    }

    boolean isConfirmed() {
        return confirmed.getValue();
    }

    /**
     * Says beside each field what is wrong with it.
     *
     * @throws FormDialog.Refused if anything is
     */
    void check() {
        var problems = form().problems();
        show(account, problems.contains(TenantForm.Field.ACCOUNT_NUMBER), "tenant.invalid.account-number");
        show(name, problems.contains(TenantForm.Field.NAME), "tenant.invalid.name");
        show(zip, problems.contains(TenantForm.Field.ZIP_CODE), "tenant.invalid.zip-code");
        country.setInvalid(problems.contains(TenantForm.Field.COUNTRY));
        country.setErrorMessage(getTranslation("tenant.invalid.country"));
        Stream.of(account, name, zip)
                .filter(HasValidation::isInvalid)
                .findFirst()
                .ifPresent(TextField::focus);
        if (!problems.isEmpty()) {
            throw FormDialog.Refused.besideTheFields();
        }
    }

    private void show(TextField field, boolean wrong, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(wrong);
    }
}
