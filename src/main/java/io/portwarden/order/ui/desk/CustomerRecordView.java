package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.CustomerRecord;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.access.CarrierAnswer;
import io.portwarden.order.access.DeskEntryService;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.PinField;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Where operators ask for a customer's record for a carrier that has written on paper, and read what to answer it (CSR-1). */
@Route("provider/customer-records")
@RolesAllowed("DESK")
public class CustomerRecordView extends Main implements HasDynamicTitle {

    private final transient DeskEntryService entry;
    private final ComboBox<Carrier> carrier = new ComboBox<>();
    private final TextField account = new TextField();
    private final TextField zip = new TextField();
    private final PinField pin = new PinField(getTranslation("entry.pin"));
    private final Button submit = new Button(getTranslation("record.submit"), click -> submit());
    private final Div form = new Div();
    private final Div answer = new Div();

    public CustomerRecordView(DeskEntryService entry, DeskOrderService desk) {
        this.entry = entry;
        addClassName("pw-page");
        Anchor back = new Anchor(DeskAddress.PATH, Glyph.BACK.create(), new Span(getTranslation("desk.title")));
        back.addClassName("pw-back");
        add(back, new PageHead(getTranslation("record.title"), getTranslation("record.purpose")));
        if (!entry.givesRecords()) {
            add(new Notice(Notice.Kind.INFO, getTranslation("record.off.title"), getTranslation("record.off")));
            return;
        }
        carrier.setLabel(getTranslation("record.carrier"));
        carrier.setItems(desk.writers());
        carrier.setItemLabelGenerator(item -> getTranslation("fact.carrier.value", item.name(), item.spid()));
        carrier.setManualValidation(true);
        setUp(account, "entry.account", PlaceOrder.LONGEST_ACCOUNT_NUMBER);
        setUp(zip, "entry.zip", PlaceOrder.LONGEST_ZIP_CODE);
        pin.setRequiredIndicatorVisible(false);
        pin.setRevealButtonVisible(false);
        pin.setHelperText(getTranslation("entry.pin.help"));
        addDetachListener(gone -> pin.clear());
        Div fields = new Div(carrier, account, zip, pin);
        fields.addClassName("pw-entry-fields");
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setDisableOnClick(true);
        form.addClassNames("pw-panel", "pw-form", "pw-order-entry");
        form.add(fields, submit);
        answer.addClassName("pw-form");
        add(answer, form);
    }

    private void setUp(TextField field, String key, int longest) {
        field.setLabel(getTranslation(key));
        field.setMaxLength(longest);
        field.setManualValidation(true);
        field.setAutocomplete(Autocomplete.OFF);
    }

    private void submit() {
        try {
            answer.removeAll();
            @Nullable Carrier sender = carrier.getValue();
            carrier.setErrorMessage(getTranslation("entry.required"));
            carrier.setInvalid(sender == null);
            String accountNumber = text(account, PlaceOrder.LONGEST_ACCOUNT_NUMBER);
            String zipCode = text(zip, PlaceOrder.LONGEST_ZIP_CODE);
            String typed = pin.getValue();
            boolean tooLong = SentPin.isTooLong(typed);
            pin.refuse(tooLong ? getTranslation("entry.pin.too-long") : null);
            if (sender != null && !account.isInvalid() && !zip.isInvalid() && !tooLong) {
                pin.clear();
                @Nullable SentPin given = typed.isEmpty() ? null : new SentPin(typed);
                show(
                        sender,
                        entry.customerRecord(
                                sender.id(), new CustomerRecord.Inquiry(accountNumber, zipCode, given, null)));
            }
        } finally {
            submit.setEnabled(true);
        }
    }

    private String text(TextField field, int longest) {
        String typed = NormalForm.strip(field.getValue());
        field.setErrorMessage(getTranslation(typed.isEmpty() ? "entry.required" : "entry.not-text"));
        field.setInvalid(!PlaceOrder.isText(typed, longest));
        return typed;
    }

    private void show(Carrier sender, CustomerRecord.Answer found) {
        boolean given = found.record() != null;
        Notice notice = new Notice(
                given ? Notice.Kind.SUCCESS : Notice.Kind.WARNING,
                getTranslation(given ? "record.given.title" : "record.refused.title"),
                getTranslation(given ? "record.given" : "record.refused"));
        notice.getElement().setAttribute("role", "status");
        Div words = new Div(
                new H2(getTranslation("desk.carrier.title", sender.name())),
                new WordsToCopy(CarrierAnswer.words(found)));
        words.addClassName("pw-panel");
        answer.add(notice, words);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("record.title"));
    }
}
