package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderName;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PastedNumbers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.DayField;
import io.portwarden.shared.ui.PinField;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier wrote into its order, to be typed in by an operator. The PIN is forgotten as soon as it is read: it is
 * typed in again for every time that it is checked.
 */
final class OrderFields extends Div {

    private static final int LONGEST_NUMBERS = 20_000;
    private static final int NAMED_UNREADABLE = 3;
    /** With room for what comes along when something is pasted: a field cuts off what is longer, and says nothing. */
    private static final int LONGEST_INITIATOR = 100;

    private static final int LONGEST_SPID = 20;
    private static final int LONGEST_TEXT = 100;

    private final TextArea numbers = new TextArea();
    private final TextField account = new TextField();
    private final TextField zip = new TextField();
    private final PinField pin = new PinField(getTranslation("entry.pin"));
    private final DayField due = new DayField(getTranslation("entry.due"));
    private final TextField initiator = new TextField();
    private final TextField provider = new TextField();
    private final Checkbox authority = new Checkbox(getTranslation("entry.authority"));
    private @Nullable Component firstRefused;

    OrderFields() {
        addClassName("pw-entry-fields");
        setUp(numbers, "entry.numbers", LONGEST_NUMBERS);
        setUp(account, "entry.account", LONGEST_TEXT);
        setUp(zip, "entry.zip", LONGEST_TEXT);
        setUp(initiator, "entry.initiator", LONGEST_INITIATOR);
        setUp(provider, "entry.provider", LONGEST_SPID);
        provider.setHelperText(getTranslation("entry.provider.help"));
        initiator.setHelperText(getTranslation("entry.initiator.help"));
        pin.setRequiredIndicatorVisible(false);
        pin.setRevealButtonVisible(false);
        pin.setHelperText(getTranslation("entry.pin.help"));
        due.setManualValidation(true);
        numbers.addClassName("pw-wide");
        authority.addClassName("pw-wide");
        numbers.setMinRows(2);
        numbers.setMaxRows(8);
        numbers.setHelperText(getTranslation("entry.numbers.help"));
        numbers.setValueChangeMode(ValueChangeMode.ON_BLUR);
        numbers.addValueChangeListener(change -> count());
        for (Component field : List.of(account, zip, initiator, provider)) {
            ((TextField) field).setAutocomplete(Autocomplete.OFF);
        }
        addDetachListener(gone -> pin.clear());
        add(numbers, account, zip, pin, due, initiator, provider, authority);
    }

    private void setUp(TextArea field, String key, int longest) {
        field.setLabel(getTranslation(key));
        field.setMaxLength(longest);
        field.setManualValidation(true);
    }

    private void setUp(TextField field, String key, int longest) {
        field.setLabel(getTranslation(key));
        field.setMaxLength(longest);
        field.setManualValidation(true);
    }

    private void count() {
        PastedNumbers pasted = PastedNumbers.of(numbers.getValue());
        numbers.setHelperText(
                pasted.numbers().isEmpty()
                        ? getTranslation("entry.numbers.help")
                        : getTranslation("entry.numbers.read", pasted.numbers().size()));
    }

    /** What the order says now, but for the PIN, which nobody has. */
    void show(PortOutOrder order) {
        numbers.setValue(
                order.phoneNumbers().stream().map(PhoneNumber::international).collect(Collectors.joining("\n")));
        account.setValue(order.asked().accountNumber());
        zip.setValue(order.asked().zipCode());
        due.setValue(order.desiredDueDate());
        PhoneNumber initiatorPhone = order.asked().initiatorPhone();
        initiator.setValue(initiatorPhone == null ? "" : initiatorPhone.international());
        provider.setValue(order.asked().newNetworkServiceProvider());
        authority.setValue(order.asked().agencyAuthority());
    }

    /** What is typed in; nothing, with every reason beside its field, when it can be no order. */
    Optional<PlaceOrder> read(OrderName name, Carrier carrier) {
        firstRefused = null;
        List<PhoneNumber> phoneNumbers = readNumbers();
        String accountNumber = text(account, PlaceOrder.LONGEST_ACCOUNT_NUMBER);
        String zipCode = text(zip, PlaceOrder.LONGEST_ZIP_CODE);
        refuse(pin, SentPin.isTooLong(pin.getValue()) ? "entry.pin.too-long" : null);
        LocalDate day = due.getValue();
        refuse(due, day == null ? "entry.required" : null);
        Optional<PhoneNumber> phone = PhoneNumber.ofWritten(initiator.getValue());
        refuse(initiator, phone.isEmpty() ? missingOr(initiator, "entry.initiator.unreadable") : null);
        String spid = NormalForm.plain(provider.getValue()).toUpperCase(Locale.ROOT);
        refuse(provider, spid.isEmpty() || carrier.hasSpid(spid) ? null : "entry.provider.other");
        if (firstRefused instanceof Focusable<?> field) {
            field.focus();
        }
        if (firstRefused != null || day == null || phone.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlaceOrder(
                name,
                phoneNumbers,
                accountNumber,
                zipCode,
                takePin(),
                day,
                phone.get(),
                authority.getValue(),
                spid.isEmpty() ? carrier.spid() : spid));
    }

    private List<PhoneNumber> readNumbers() {
        PastedNumbers pasted = PastedNumbers.of(numbers.getValue());
        if (!pasted.unreadable().isEmpty()) {
            refuseWith(
                    numbers,
                    getTranslation(
                            "entry.numbers.unreadable",
                            pasted.unreadable().stream()
                                    .limit(NAMED_UNREADABLE)
                                    .collect(Collectors.joining(getTranslation("list.separator")))));
        } else if (pasted.numbers().size() > PlaceOrder.MAX_NUMBERS) {
            refuseWith(numbers, getTranslation("entry.numbers.too-many", PlaceOrder.MAX_NUMBERS));
        } else {
            refuse(numbers, pasted.numbers().isEmpty() ? "entry.required" : null);
        }
        return pasted.numbers();
    }

    private String text(TextField field, int longest) {
        String typed = NormalForm.plain(field.getValue());
        refuse(field, PlaceOrder.isText(typed, longest) ? null : missingOr(field, "entry.not-text"));
        return typed;
    }

    private static String missingOr(TextField field, String key) {
        return field.getValue().isBlank() ? "entry.required" : key;
    }

    /** As it stands on paper: what can be no PIN is an order with a PIN that is refused, for the tenant to see (ORD-16). */
    private @Nullable SentPin takePin() {
        String typed = pin.getValue();
        pin.clear();
        return typed.isEmpty() ? null : new SentPin(typed);
    }

    /** @param key of what is wrong with the field; null when nothing is */
    private <F extends Component & HasValidation> void refuse(F field, @Nullable String key) {
        refuseWith(field, key == null ? null : getTranslation(key));
    }

    private <F extends Component & HasValidation> void refuseWith(F field, @Nullable String reason) {
        field.setErrorMessage(reason);
        field.setInvalid(reason != null);
        if (reason != null && firstRefused == null) {
            firstRefused = field;
        }
    }
}
