package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierAnswer;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Toasts;

/** What a carrier is told, ready to be copied into an e-mail or a letter. */
final class WordsToCopy extends Div {

    WordsToCopy(PortOutOrder order) {
        this(CarrierAnswer.words(order, Moments.of(UI.getCurrentOrThrow()).zone()));
    }

    WordsToCopy(String words) {
        addClassName("pw-words-to-copy");
        Paragraph quoted = new Paragraph(words);
        quoted.addClassName("pw-quote");
        quoted.getElement().setAttribute("lang", "en");
        Button copy = new Button(getTranslation("desk.copy"), Glyph.COPY.create());
        copy.addThemeVariants(ButtonVariant.SMALL);
        Clipboard.onClick(copy)
                .writeText(
                        words,
                        copied -> Toasts.success(getTranslation("desk.copied")),
                        failure -> Toasts.failure(getTranslation("desk.copy-failed")));
        add(quoted, copy);
    }
}
