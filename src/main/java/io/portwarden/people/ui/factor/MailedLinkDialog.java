package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.portwarden.people.factor.LinkPauseException;
import io.portwarden.people.factor.SecondFactors;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Toasts;

/** Has whoever has no second factor yet come by a mailed link before the first one is set up. */
public final class MailedLinkDialog extends Dialog {

    private final Div problem = new Div();

    public MailedLinkDialog(SecondFactors factors, FreshSignInPrompt signInAgain) {
        addClassName("pw-again");
        setHeaderTitle(getTranslation("factor.mail.title"));
        Div form = new Div(new Paragraph(getTranslation("factor.mail.own")), problem);
        form.addClassName("pw-form");
        add(form);
        Button send = new Button(getTranslation("factor.mail.send"), click -> signInAgain.around(() -> send(factors)));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("passkeys.cancel"), click -> close()), send);
    }

    private void send(SecondFactors factors) {
        problem.removeAll();
        try {
            factors.mailLink();
        } catch (LinkPauseException paused) {
            problem.add(new Notice(Notice.Kind.INFO, new Span(getTranslation("factor.mail.paused"))).asAlert());
            return;
        }
        close();
        Toasts.success(getTranslation("factor.mail.own.sent"));
    }
}
