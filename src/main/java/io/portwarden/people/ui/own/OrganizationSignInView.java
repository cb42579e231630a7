package io.portwarden.people.ui.own;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.people.sso.own.OwnSignIn;
import io.portwarden.people.ui.form.EntryPage;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Support;
import java.util.Optional;

/** Where somebody is sent on to the provider of their organization, which their address tells. */
@Route(value = "organization-sign-in", autoLayout = false)
@AnonymousAllowed
public class OrganizationSignInView extends EntryPage {

    private final transient OwnSignIn signIn;
    private final TextField email = new TextField(getTranslation("login.email"));
    private final Div told = new Div();

    public OrganizationSignInView(OwnSignIn signIn, Support support) {
        super("own.sign-in.title", support);
        this.signIn = signIn;
        email.setWidthFull();
        email.setMaxLength(254);
        email.setAutofocus(true);
        email.setAutocomplete(Autocomplete.USERNAME);
        Button go = new Button(getTranslation("own.sign-in.go"), click -> go());
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.addClickShortcut(Key.ENTER).listenOn(email);
        Div form = new Div(
                new H1(getTranslation("own.sign-in.title")),
                new Paragraph(getTranslation("own.sign-in.purpose")),
                told,
                email,
                go,
                new Anchor("login", getTranslation("own.sign-in.back")));
        form.addClassName("pw-form");
        show(form);
    }

    private void go() {
        Optional<String> registration = signIn.find(email.getValue());
        told.removeAll();
        if (registration.isPresent()) {
            UI.getCurrentOrThrow().getPage().setLocation("oauth2/authorization/" + registration.get());
        } else {
            told.add(new Notice(Notice.Kind.INFO, new Span(getTranslation("own.sign-in.none"))).asAlert());
        }
    }
}
