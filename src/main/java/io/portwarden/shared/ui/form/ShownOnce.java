package io.portwarden.shared.ui.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Toasts;

/** The only time that a key can be seen; it is gone with the dialog. */
public final class ShownOnce extends Dialog {

    /**
     * @param label what the key is
     * @param meaning that it is shown this once
     * @param key in clear
     */
    public ShownOnce(String title, String label, String meaning, String key) {
        addClassName("pw-move");
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        TextField text = new TextField(label);
        text.setValue(key);
        text.setReadOnly(true);
        text.addClassName("pw-key");
        text.getElement().setAttribute("autocomplete", "off");
        Button copy = new Button(getTranslation("keys.shown.copy"), Glyph.COPY.create());
        Clipboard.onClick(copy)
                .writeText(
                        key,
                        copied -> copy.setText(getTranslation("keys.shown.copied")),
                        failure -> Toasts.failure(getTranslation("keys.shown.copy-failed")));
        Div form = new Div(new Notice(Notice.Kind.WARNING, getTranslation("keys.shown.once"), meaning), text, copy);
        form.addClassName("pw-form");
        add(form);
        Button done = new Button(getTranslation("keys.shown.done"), click -> {
            text.clear();
            close();
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
