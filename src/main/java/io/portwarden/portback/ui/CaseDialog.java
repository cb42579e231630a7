package io.portwarden.portback.ui;

import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.portback.PortBackMove;
import io.portwarden.portback.PortBackNotFoundException;
import io.portwarden.portback.PortBackRefusedException;
import io.portwarden.portback.Statement;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Toasts;
import java.io.Serializable;

/**
 * Asks what is to stand in the case before it is moved. Where somebody else was quicker it says so, and what was typed stays,
 * to be copied.
 */
final class CaseDialog extends Dialog {

    /** Moves the case as a service does. */
    interface Move extends Serializable {
        void make(Statement statement);
    }

    private final transient FreshSignInPrompt signInAgain;
    private final PortBackMove move;
    private final StatementField field;
    private final SerializableRunnable changed;
    private final Div told = new Div();

    /** @param changed is told when the case is no longer what it was, and when the dialog has gone */
    CaseDialog(PortBackMove move, FreshSignInPrompt signInAgain, Move make, SerializableRunnable changed) {
        this.move = move;
        this.signInAgain = signInAgain;
        this.changed = changed;
        field = new StatementField(text(".field"));
        field.setAutofocus(true);
        addClassName("pw-move");
        setHeaderTitle(text(".title"));
        setModality(ModalityMode.STRICT);
        setCloseOnOutsideClick(false);
        Div form = new Div(new Paragraph(text(".words")), field, told);
        form.addClassName("pw-form");
        add(form);
        Button submit = new Button(text(".action"));
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClickListener(click ->
                field.read().ifPresent(statement -> signInAgain.around(() -> submit(make, statement))));
        getFooter().add(new Button(getTranslation("move.cancel"), click -> close()), submit);
        addClosedListener(closed -> changed.run());
    }

    private void submit(Move make, Statement statement) {
        told.removeAll();
        try {
            make.make(statement);
            close();
            Toasts.success(text(".done"));
        } catch (PortBackRefusedException refused) {
            refuse(getTranslation("portback.refused." + refused.refusal().code()));
        } catch (PortBackNotFoundException gone) {
            refuse(getTranslation("portback.refused.gone"));
        }
        changed.run();
    }

    private void refuse(String words) {
        told.add(new Notice(Notice.Kind.WARNING, getTranslation("move.refused.title"), words).asAlert());
    }

    private String text(String end) {
        return getTranslation("portback.move." + move.code() + end);
    }
}
