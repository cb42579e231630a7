package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Toasts;
import java.util.List;

/** The only time that somebody's recovery codes can be seen; they are gone with the dialog. */
final class RecoveryCodes extends Dialog {

    /** @param kept runs when the person has them */
    RecoveryCodes(List<String> codes, SerializableRunnable kept) {
        addClassName("pw-move");
        setHeaderTitle(getTranslation("recovery.title"));
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        OrderedList list = new OrderedList();
        list.addClassName("pw-recovery-codes");
        codes.forEach(code -> list.add(AsItIs.shown(new ListItem(code))));
        Button copy = new Button(getTranslation("keys.shown.copy"), Glyph.COPY.create());
        Clipboard.onClick(copy)
                .writeText(
                        String.join("\n", codes),
                        copied -> copy.setText(getTranslation("recovery.copied")),
                        failure -> Toasts.failure(getTranslation("recovery.copy-failed")));
        Div form = new Div(
                new Notice(Notice.Kind.WARNING, getTranslation("recovery.once"), getTranslation("recovery.meaning")),
                list,
                copy);
        form.addClassName("pw-form");
        add(form);
        Button done = new Button(getTranslation("recovery.done"), click -> {
            list.removeAll();
            close();
            kept.run();
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
