package io.portwarden.provider.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierContact;
import io.portwarden.carrier.CarrierId;
import io.portwarden.provider.CarrierDesk;
import io.portwarden.shared.ui.form.FormDialog;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** The fields for a carrier and whom to ask there. */
final class CarrierFields extends Div {

    private static final int SPID_LENGTH = 4;
    private static final int LONGEST_NAME = 100;

    private final TextField spid = field("carrier.spid", SPID_LENGTH);
    private final TextArea others = new TextArea(getTranslation("carrier.spids"));
    private final TextField name = field("carrier.name", LONGEST_NAME);
    private final TextField contact = field("carrier.contact", CarrierContact.LONGEST_NAME);
    private final TextField email = field("carrier.email", CarrierContact.LONGEST_EMAIL);
    private final TextField phone = field("carrier.phone", CarrierContact.LONGEST_PHONE);

    /** @param before the carrier to be changed; null for a new one */
    CarrierFields(@Nullable Carrier before, @Nullable CarrierContact known) {
        addClassName("pw-form");
        spid.setHelperText(getTranslation("carrier.spid.help"));
        spid.setRequired(true);
        name.setRequired(true);
        others.setHelperText(getTranslation("carrier.spids.help"));
        others.setMaxLength((SPID_LENGTH + 1) * Carrier.MOST_OTHER_SPIDS);
        add(spid, others, name, contact, email, phone);
        if (before != null) {
            spid.setValue(before.spid());
            spid.setReadOnly(true);
            others.setValue(String.join(" ", before.otherSpids()));
            name.setValue(before.name());
            name.setReadOnly(before.upstream());
            others.setVisible(!before.upstream());
        }
        if (known != null) {
            contact.setValue(known.name());
            email.setValue(known.email());
            phone.setValue(known.phone());
        }
    }

    private TextField field(String key, int longest) {
        TextField field = new TextField(getTranslation(key));
        field.setMaxLength(longest);
        return field;
    }

    Carrier create(CarrierDesk desk) {
        return refusing(() -> desk.add(typed(CarrierId.next(), typedSpid()), contact()));
    }

    void change(CarrierDesk desk, Carrier before) {
        refusing(() -> {
            Carrier after = typed(before.id(), before.spid());
            desk.change(after, contact());
            return after;
        });
    }

    private Carrier typed(CarrierId id, String first) {
        return new Carrier(id, first, name.getValue().strip(), typedOthers());
    }

    private List<String> typedOthers() {
        return Pattern.compile("[\\s,;]+")
                .splitAsStream(others.getValue().strip().toUpperCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private boolean othersFit() {
        List<String> typed = typedOthers();
        return typed.size() <= Carrier.MOST_OTHER_SPIDS
                && typed.stream().allMatch(Carrier::isSpid)
                && !typed.contains(typedSpid());
    }

    private String typedSpid() {
        return spid.getValue().strip().toUpperCase(Locale.ROOT);
    }

    private CarrierContact contact() {
        return new CarrierContact(contact.getValue(), email.getValue(), phone.getValue());
    }

    /** Says beside each field what is wrong with it. */
    private <T> T refusing(Supplier<T> work) {
        show(spid, !Carrier.isSpid(typedSpid()), "carrier.invalid.spid");
        show(others, !othersFit(), "carrier.invalid.spids");
        show(name, name.getValue().isBlank(), "carrier.invalid.name");
        if (!spid.isInvalid() && !others.isInvalid() && !name.isInvalid()) {
            try {
                return work.get();
            } catch (DuplicateKeyException taken) {
                show(spid, true, "carrier.spid.taken");
            } catch (IllegalArgumentException unfit) {
                show(name, true, "carrier.invalid.name");
            }
        }
        throw FormDialog.Refused.besideTheFields();
    }

    private void show(HasValidation field, boolean wrong, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(wrong);
    }
}
