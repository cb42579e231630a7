package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.people.MailedLinkFilter;
import io.portwarden.people.MailedToken;
import io.portwarden.people.PendingSignIn;
import io.portwarden.people.factor.PendingFactors;
import io.portwarden.people.factor.SecondFactorSignIn;
import io.portwarden.people.factor.SignInOverException;
import io.portwarden.people.passkey.FirstPasskey;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.people.ui.form.EntryPage;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.ui.Support;

/**
 * The only screen of a sign-in that waits for its second factor, and where the mailed link leads by which somebody sets up the
 * first one: whichever comes first, the link or the password.
 */
@Route(value = "second-factor", autoLayout = false)
@AnonymousAllowed
public class SecondFactorView extends EntryPage implements BeforeEnterObserver {

    private final transient SecondFactorSignIn signIn;
    private final transient FirstPasskey passkeys;
    private final transient SignInProperties properties;
    private String wanted = "";

    public SecondFactorView(
            SecondFactorSignIn signIn, FirstPasskey passkeys, SignInProperties properties, Support support) {
        super("factor.title", support);
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.properties = properties;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean broughtAlong =
                MailedLinkFilter.token(MailedToken.Kind.SECOND_FACTOR).isPresent();
        if (PendingSignIn.find().isPresent()) {
            ask(broughtAlong);
        } else if (CurrentPerson.find().isPresent()) {
            event.forwardTo(broughtAlong ? "my-sign-in" : "");
        } else if (broughtAlong) {
            show(signInNow());
        } else {
            event.forwardTo("login");
        }
    }

    private void ask(boolean broughtAlong) {
        PendingFactors pending;
        try {
            pending = signIn.look();
            wanted = signIn.whereTo(CurrentSession.request());
        } catch (SignInOverException over) {
            show(signInNow());
            return;
        }
        show(
                switch (pending.standing()) {
                    case ASK -> new AskForFactor(signIn, pending, this::goOn);
                    case SET_UP -> new SetUpFactor(signIn, passkeys, pending, this::goOn);
                    case MAIL_FIRST ->
                        pending.linkFollowed()
                                ? new SetUpFactor(signIn, passkeys, pending, this::goOn)
                                : new MailFirst(signIn, pending, properties.resetLinkFor(), broughtAlong);
                });
    }

    private Component signInNow() {
        Div form = new Div(
                new H1(getTranslation("factor.title")),
                new Paragraph(getTranslation("factor.sign-in-now")),
                new Anchor("login", getTranslation("reset.sign-in")));
        form.addClassName("pw-form");
        return form;
    }

    /** The page is loaded anew: everything on it was made for nobody. */
    private void goOn() {
        MailedLinkFilter.forget(MailedToken.Kind.SECOND_FACTOR);
        UI.getCurrentOrThrow().getPage().setLocation(wanted);
    }
}
