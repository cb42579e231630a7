package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.portwarden.people.factor.CodeEnrolment;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Toasts;

/** What an authenticator app is to read, as a picture and for typing in, and where a code shows that it has. */
final class CodeSetUp extends Div {

    private final CodeInput code = new CodeInput(CodeInput.Kind.APP);

    CodeSetUp(CodeEnrolment enrolment) {
        addClassName("pw-form");
        TextArea key = new TextArea(getTranslation("codes.key"));
        key.setValue(enrolment.secretText());
        key.setHelperText(getTranslation("codes.key.help", enrolment.account()));
        key.setReadOnly(true);
        key.addClassName("pw-key");
        key.getElement().setAttribute("autocomplete", "off");
        Button copy = new Button(getTranslation("codes.key.copy"), Glyph.COPY.create());
        Clipboard.onClick(copy)
                .writeText(
                        enrolment.secretText(),
                        copied -> copy.setText(getTranslation("keys.shown.copied")),
                        failure -> Toasts.failure(getTranslation("keys.shown.copy-failed")));
        add(
                new Paragraph(getTranslation("codes.scan")),
                new QrPicture(enrolment.uri(), getTranslation("codes.qr")),
                key,
                copy,
                new Paragraph(getTranslation("codes.then")),
                code);
    }

    /** What was typed, if anything was; if not, it is said beside the field. */
    String take() {
        String typed = code.take();
        if (typed.isEmpty()) {
            refuse("code.required");
        }
        return typed;
    }

    void refuse(String key) {
        code.refuse(getTranslation(key));
        code.focus();
    }

    /** What Enter is pressed in. */
    Component field() {
        return code.field();
    }
}
