package io.portwarden.shared.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Notice;
import java.io.Serializable;

/** Asks for something in a dialog, and says there what is in the way of it; nothing that was typed is lost. */
public final class FormDialog extends Dialog {

    private final transient FreshSignInPrompt signInAgain;
    private final Div told = new Div();
    private final Button submit;

    /** What the dialog is for; it throws {@link Refused} where that cannot be. */
    public interface Work extends Serializable {
        void run();
    }

    /** Why not, in words for the person. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Refused(String words) {
            super(words, null, false, false);
        }

        /** The words stand beside the fields already. */
        public static Refused besideTheFields() {
            return new Refused("");
        }
    }

    public FormDialog(String title, String action, FreshSignInPrompt signInAgain, Work work, Component... fields) {
        this.signInAgain = signInAgain;
        addClassName("pw-move");
        setHeaderTitle(title);
        setModality(ModalityMode.STRICT);
        setCloseOnOutsideClick(false);
        Div form = new Div(fields);
        form.addClassName("pw-form");
        form.add(told);
        add(form);
        submit = new Button(action);
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClickListener(click -> submit(work));
        getFooter().add(new Button(getTranslation("move.cancel"), click -> close()), submit);
    }

    private void submit(Work work) {
        told.removeAll();
        signInAgain.around(() -> {
            try {
                work.run();
                close();
            } catch (Refused refused) {
                told.removeAll();
                String words = String.valueOf(refused.getMessage());
                if (!words.isEmpty()) {
                    told.add(
                            new Notice(Notice.Kind.WARNING, getTranslation("provider.refused.title"), words).asAlert());
                }
            }
        });
    }
}
