package io.portwarden.provider.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.pin.PinCountries;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.form.FormDialog;
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
    private final TextField main = new TextField();
    private final TextField address = new TextField();
    private final TextField authorized = new TextField();
    private final Checkbox complex = new Checkbox();
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
        address.setLabel(getTranslation("tenant.service-address"));
        address.setMaxLength(TenantForm.LONGEST_ADDRESS);
        authorized.setLabel(getTranslation("tenant.authorized-person"));
        authorized.setMaxLength(TenantForm.LONGEST_PERSON);
        main.setLabel(getTranslation("tenant.main-number"));
        main.setHelperText(getTranslation("tenant.main-number.help"));
        complex.setLabel(getTranslation("tenant.complex"));
        complex.setHelperText(getTranslation("tenant.complex.help"));
        // A new tenant holds no numbers yet, of which one could be the main one.
        main.setVisible(before != null);
        add(account, name, country, zip, warning, address, authorized, main, complex);
        if (before == null) {
            country.setValue(countries.first());
            account.setAutofocus(true);
        } else {
            account.setValue(before.accountNumber());
            account.setReadOnly(true);
            name.setValue(before.name());
            country.setValue(before.country());
            zip.setValue(before.zipCode());
            address.setValue(before.serviceAddress());
            authorized.setValue(before.authorizedPerson());
            main.setValue(before.mainNumber() == null ? "" : before.mainNumber().international());
            complex.setValue(before.complex());
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
        String written = main.getValue();
        return new TenantForm(
                account.getValue(),
                name.getValue(),
                chosen == null ? "" : chosen,
                zip.getValue(),
                complex.getValue(),
                PhoneNumber.ofWritten(written).map(PhoneNumber::e164).orElse(written),
                address.getValue(),
                authorized.getValue());
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
        zip.setErrorMessage(ProviderTexts.zipCode(this, form()));
        show(address, problems.contains(TenantForm.Field.SERVICE_ADDRESS), "tenant.invalid.service-address");
        show(authorized, problems.contains(TenantForm.Field.AUTHORIZED_PERSON), "tenant.invalid.authorized-person");
        show(main, problems.contains(TenantForm.Field.MAIN_NUMBER), "tenant.invalid.main-number");
        country.setInvalid(problems.contains(TenantForm.Field.COUNTRY));
        country.setErrorMessage(getTranslation("tenant.invalid.country"));
        Stream.of(account, name, zip, address, authorized, main)
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
