package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderMove;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Supplement;
import io.portwarden.order.access.DeskEntryService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.ui.MoveDialog;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.DayField;
import io.portwarden.shared.ui.Glyph;
import java.time.LocalDate;
import java.util.Optional;

/** What the carrier of an order may be told, and what an operator can type in that the carrier has sent on paper. */
final class CarrierSide extends Section {

    private final transient DeskEntryService entry;
    private final PortOutOrder order;
    private final transient Carrier carrier;
    private final SerializableRunnable changed;

    CarrierSide(OrderDetails details, DeskEntryService entry, SerializableRunnable changed) {
        this.entry = entry;
        this.order = details.order();
        this.carrier = details.carrier();
        this.changed = changed;
        addClassNames("pw-panel", "pw-outlook", "pw-outlook-" + order.status().code());
        add(new H2(getTranslation("desk.carrier.title", carrier.name())));
        if (carrier.upstream()) {
            add(new Paragraph(getTranslation("desk.upstream.words")));
        } else {
            add(new Paragraph(getTranslation("desk.carrier.words")), new WordsToCopy(order));
        }
        if (CurrentPerson.get().may(Role.DESK)) {
            add(buttons());
        }
    }

    private Div buttons() {
        Div buttons = new Div();
        buttons.addClassName("pw-moves");
        entry.moves(order).stream()
                .filter(move -> move.refusal().isEmpty())
                .forEach(move -> buttons.add(button(move.move())));
        buttons.setVisible(buttons.getComponentCount() > 0);
        return buttons;
    }

    private Button button(OrderMove move) {
        SerializableSupplier<MoveDialog> dialog = () -> dialog(move);
        String label = getTranslation("move." + move.code() + ".action");
        return new Button(label, glyph(move).create(), click -> dialog.get().open());
    }

    private static Glyph glyph(OrderMove move) {
        return switch (move) {
            case CANCEL -> Glyph.CANCELLED;
            case CHANGE_DUE_DATE -> Glyph.CLOCK;
            case COMPLETE -> Glyph.PORT_OUT;
            default -> Glyph.NUMBERS;
        };
    }

    private MoveDialog dialog(OrderMove move) {
        String words = getTranslation("move." + move.code() + ".words", carrier.name());
        return switch (move) {
            case CHANGE_DUE_DATE -> newDueDate(words);
            case CORRECT -> correction(words);
            case COMPLETE -> MoveDialog.of(move, order, words, () -> entry.complete(order.id()), changed);
            default ->
                MoveDialog.of(
                        move,
                        order,
                        words,
                        () -> entry.supplement(order.id(), new Supplement.Cancel(nextVersion())),
                        changed);
        };
    }

    private MoveDialog newDueDate(String words) {
        DayField day = new DayField(getTranslation("entry.due"));
        day.setManualValidation(true);
        return MoveDialog.asking(
                OrderMove.CHANGE_DUE_DATE,
                order,
                words,
                day,
                () -> {
                    LocalDate wanted = day.getValue();
                    day.setErrorMessage(getTranslation("entry.required"));
                    day.setInvalid(wanted == null);
                    return Optional.ofNullable(wanted)
                            .map(date ->
                                    () -> entry.supplement(order.id(), new Supplement.NewDueDate(nextVersion(), date)));
                },
                () -> day.setReadOnly(true),
                changed);
    }

    private MoveDialog correction(String words) {
        OrderFields fields = new OrderFields();
        fields.show(order);
        MoveDialog dialog = MoveDialog.asking(
                OrderMove.CORRECT,
                order,
                words,
                fields,
                () -> fields.read(order.name(), carrier)
                        .map(this::correction)
                        .map(correction -> () -> entry.supplement(order.id(), correction)),
                () -> fields.setEnabled(false),
                changed);
        dialog.addClassName("pw-move-wide");
        return dialog;
    }

    private Supplement correction(PlaceOrder asked) {
        return new Supplement.Correction(
                nextVersion(),
                asked.phoneNumbers(),
                asked.accountNumber(),
                asked.zipCode(),
                asked.pin(),
                asked.desiredDueDate(),
                asked.initiatorPhone(),
                asked.agencyAuthority(),
                asked.newNetworkServiceProvider());
    }

    private int nextVersion() {
        return order.name().version() + 1;
    }
}
