package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.portwarden.people.factor.LinkPauseException;
import io.portwarden.people.factor.PendingFactors;
import io.portwarden.people.factor.SecondFactorSignIn;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Notice;
import java.time.Duration;

/**
 * Has whoever signed in to an account that is known already, and has no second factor, come by a mailed link too: whoever
 * only knows the password must not be the first to set one up.
 */
final class MailFirst extends FactorStep {

    private final String email;
    private final Duration linkWorksFor;

    /** @param broughtAlong whether a link was followed that does not count for the person */
    MailFirst(SecondFactorSignIn signIn, PendingFactors pending, Duration linkWorksFor, boolean broughtAlong) {
        super("factor.mail.title", signIn, pending.email());
        this.email = pending.email();
        this.linkWorksFor = linkWorksFor;
        if (broughtAlong) {
            tell(Notice.Kind.WARNING, "factor.mail.invalid");
        }
        Button send = primary(getTranslation("factor.mail.send"), this::send);
        show(new Paragraph(getTranslation("factor.mail")), address(), send);
    }

    private Span address() {
        Span address = AsItIs.shown(new Span(email));
        address.addClassName("pw-address");
        return address;
    }

    private void send() {
        try {
            signIn().mailLink();
        } catch (LinkPauseException paused) {
            tell(Notice.Kind.INFO, "factor.mail.paused");
            return;
        }
        Div sent = new Div(
                new Paragraph(getTranslation("factor.mail.sent", linkWorksFor.toMinutes())),
                new Paragraph(getTranslation("factor.mail.nothing")));
        sent.addClassName("pw-form");
        sent.getElement().setAttribute("role", "status");
        Button again = new Button(getTranslation("factor.mail.again"), click -> attempt(this::send));
        show(sent, address(), again);
    }
}
