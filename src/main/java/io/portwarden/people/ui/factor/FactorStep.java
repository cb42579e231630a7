package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.server.VaadinSession;
import io.portwarden.people.factor.SecondFactorSignIn;
import io.portwarden.people.factor.SignInOverException;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Notice;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;

/** What a sign-in that waits for its second factor asks for next. */
abstract class FactorStep extends Div {

    private final transient SecondFactorSignIn signIn;
    private final Div content = new Div();
    private final Div problem = new Div();

    FactorStep(String title, SecondFactorSignIn signIn, String email) {
        this.signIn = signIn;
        addClassName("pw-form");
        content.addClassName("pw-form");
        problem.addClassName("pw-factor-problem");
        Button signOut = new Button(getTranslation("factor.sign-out"), click -> signOut());
        signOut.addThemeVariants(ButtonVariant.TERTIARY);
        Span who = AsItIs.shown(new Span(email));
        who.addClassName("pw-address");
        Div foot = new Div(new Span(getTranslation("factor.who")), who, signOut);
        foot.addClassName("pw-factor-who");
        add(new H1(getTranslation(title)), problem, content, foot);
    }

    final SecondFactorSignIn signIn() {
        return signIn;
    }

    /** In the place of what was asked for so far. */
    final void show(Component... shown) {
        content.removeAll();
        content.add(shown);
    }

    final Button primary(String text, SerializableRunnable work) {
        Button button = new Button(text, click -> attempt(work));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.addClickListener(click -> button.setEnabled(true));
        return button;
    }

    /** A sign-in does not wait for ever: one that is over begins anew. */
    final void attempt(SerializableRunnable work) {
        problem.removeAll();
        try {
            work.run();
        } catch (UnavailableException | AuthenticationServiceException | DataAccessException | TransactionException e) {
            tell(Notice.Kind.WARNING, "factor.unavailable");
        } catch (SignInOverException | AccessDeniedException | AuthenticationException over) {
            leave("login?expired");
        }
    }

    final void tell(Notice.Kind kind, String key) {
        problem.removeAll();
        problem.add(new Notice(kind, new Span(getTranslation(key))).asAlert());
    }

    private void signOut() {
        UI.getCurrentOrThrow().getPage().setLocation("login");
        attempt(signIn::cancel);
    }

    private static void leave(String address) {
        UI.getCurrentOrThrow().getPage().setLocation(address);
        VaadinSession.getCurrent().getSession().invalidate();
    }
}
