package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import io.portwarden.order.Explanation;
import io.portwarden.order.MoveRefusal;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Toasts;
import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks before an order is moved. Where somebody else was quicker it says so, and what was typed stays, to be copied: that
 * is no error, and nothing was done.
 */
public final class MoveDialog extends Dialog {

    /** Moves the order as a service does. */
    public interface Move extends Serializable {
        void make();
    }

    /** Moves the order as a service does that wants to know why. */
    public interface ExplainedMove extends Serializable {
        void make(Explanation why);
    }

    private final OrderMove move;
    private final String orderName;
    private final SerializableRunnable changed;
    private final SerializableRunnable freeze;
    private final Div told = new Div();
    private final Button cancel = new Button(getTranslation("move.cancel"), click -> close());
    private final Button submit;

    private MoveDialog(
            OrderMove move,
            PortOutOrder order,
            String words,
            @Nullable Component fields,
            SerializableRunnable freeze,
            SerializableRunnable changed) {
        this.move = move;
        this.orderName = OrderTexts.name(this, order.name());
        this.freeze = freeze;
        this.changed = changed;
        addClassName("pw-move");
        setHeaderTitle(text(".title"));
        setModality(ModalityMode.STRICT);
        setCloseOnOutsideClick(false);
        Div form = new Div(new Paragraph(words));
        form.addClassName("pw-form");
        if (fields != null) {
            form.add(fields);
        }
        form.add(told);
        add(form);
        submit = new Button(text(".action"));
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setDisableOnClick(true);
        getFooter().add(cancel, submit);
        addClosedListener(closed -> changed.run());
    }

    /** @param changed is told when the order is no longer what it was, whoever changed it, and when the dialog has gone */
    public static MoveDialog of(
            OrderMove move, PortOutOrder order, String words, Move make, SerializableRunnable changed) {
        MoveDialog dialog = new MoveDialog(move, order, words, null, () -> {}, changed);
        dialog.submit.addClickListener(click -> dialog.submit(make));
        return dialog;
    }

    /** The same for a move that asks for a fresh sign-in. */
    public static MoveDialog fresh(
            OrderMove move,
            PortOutOrder order,
            String words,
            Move make,
            FreshSignInPrompt signInAgain,
            SerializableRunnable changed) {
        MoveDialog dialog = new MoveDialog(move, order, words, null, () -> {}, changed);
        dialog.submit.addClickListener(click -> {
            try {
                signInAgain.around(() -> dialog.submit(make));
            } finally {
                dialog.submit.setEnabled(true);
            }
        });
        return dialog;
    }

    /** With a field for the reason. */
    public static MoveDialog explained(
            OrderMove move,
            PortOutOrder order,
            String words,
            String label,
            ExplainedMove make,
            SerializableRunnable changed) {
        ExplanationField field = new ExplanationField(label);
        field.setAutofocus(true);
        return asking(
                move,
                order,
                words,
                field,
                () -> field.read().map(why -> () -> make.make(why)),
                () -> field.setReadOnly(true),
                changed);
    }

    /**
     * With fields.
     *
     * @param read makes the move of what is typed in; nothing when it is not right, which stands beside the fields then
     * @param freeze is called when it can be made no more
     */
    public static MoveDialog asking(
            OrderMove move,
            PortOutOrder order,
            String words,
            Component fields,
            SerializableSupplier<Optional<Move>> read,
            SerializableRunnable freeze,
            SerializableRunnable changed) {
        MoveDialog dialog = new MoveDialog(move, order, words, fields, freeze, changed);
        dialog.submit.addClickListener(click -> {
            try {
                read.get().ifPresent(dialog::submit);
            } finally {
                dialog.submit.setEnabled(true);
            }
        });
        return dialog;
    }

    private void submit(Move make) {
        try {
            make.make();
            close();
            Toasts.success(text(".done"));
        } catch (MoveRefusedException refused) {
            refuse(words(refused));
            if (!canBeMended(refused.refusal())) {
                end();
            }
        } catch (OrderNotFoundException | OrderNameTakenException gone) {
            refuse(getTranslation("move.refused.gone"));
            end();
        }
        changed.run();
    }

    private static boolean canBeMended(MoveRefusal refusal) {
        return refusal == MoveRefusal.DUE_DATE_NOT_POSSIBLE || refusal == MoveRefusal.NUMBERS_OF_ANOTHER_CUSTOMER;
    }

    private String words(MoveRefusedException refused) {
        return switch (refused.refusal()) {
            case DUE_DATE_NOT_POSSIBLE ->
                getTranslation(
                        "move.refused.due-date",
                        refused.reasons().stream()
                                .map(reason -> OrderTexts.reason(this, reason, Audience.PROVIDER))
                                .collect(Collectors.joining(getTranslation("list.separator"))));
            case NUMBERS_OF_ANOTHER_CUSTOMER -> getTranslation("move.refused.other-customer");
            case NOT_FOR_THIS_PARTY,
                    NOT_IN_THIS_STATE,
                    BEFORE_DUE_DATE,
                    REVIEW_NOT_OVER,
                    NOT_LAPSED,
                    VERSION_NOT_NEXT ->
                getTranslation("move.refused.changed", OrderTexts.state(this, refused.status()));
        };
    }

    private void refuse(String words) {
        told.removeAll();
        told.add(new Notice(Notice.Kind.WARNING, getTranslation("move.refused.title"), words).asAlert());
    }

    private void end() {
        submit.setVisible(false);
        cancel.setText(getTranslation("move.close"));
        freeze.run();
    }

    private String text(String end) {
        return getTranslation("move." + move.code() + end, orderName);
    }
}
