package io.portwarden.people.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.people.ui.AuthenticatorButton.Problem;
import io.portwarden.shared.ui.LanguageSelect;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.SupportContact;
import java.util.Set;

/** The sign-in screen. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String REVEAL_SCRIPT =
            "requestAnimationFrame(() => this.querySelector('[name=password]').i18n = {reveal: $0})";

    private final Div refusal = new Div();

    public LoginView(Support support) {
        addClassName("pw-login");
        Div card = new Div(brand(), refusal, form(), new OtherWaysIn(this::refuse), new SupportContact(support));
        card.addClassName("pw-login-card");
        add(card, new LanguageSelect(language -> {}));
    }

    private Div brand() {
        Span name = new Span(getTranslation("product.name"));
        name.addClassName("pw-brand-name");
        Div brand = new Div(new Image("logo.svg", ""), name);
        brand.addClassName("pw-brand");
        Paragraph purpose = new Paragraph(getTranslation("product.purpose"));
        purpose.addClassName("pw-secondary");
        return new Div(brand, purpose);
    }

    /** Vaadin's own form, because password managers know it and it carries the token against forged requests. */
    private LoginForm form() {
        LoginI18n texts = LoginI18n.createDefault();
        texts.getForm().setTitle(getTranslation("login.title"));
        texts.getForm().setUsername(getTranslation("login.email"));
        texts.getForm().setPassword(getTranslation("login.password"));
        texts.getForm().setSubmit(getTranslation("login.submit"));
        texts.getErrorMessage().setUsername(getTranslation("login.email.required"));
        texts.getErrorMessage().setPassword(getTranslation("login.password.required"));
        LoginForm form = new LoginForm(texts);
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.getElement().executeJs(REVEAL_SCRIPT, getTranslation("field.reveal"));
        return form;
    }

    /** Why somebody is back here; says no more than it must: whether there is such an account is nobody's business. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Set<String> told =
                event.getLocation().getQueryParameters().getParameters().keySet();
        refusal.removeAll();
        if (told.contains("error")) {
            refuse(Notice.Kind.ERROR, "login.refused");
        } else if (told.contains("unavailable")) {
            refuse(Notice.Kind.WARNING, "login.unavailable");
        } else if (told.contains("expired")) {
            refuse(Notice.Kind.INFO, "login.expired");
        }
    }

    private void refuse(Problem problem) {
        refusal.removeAll();
        refusal.add(new Notice(Notice.Kind.ERROR, new Span(getTranslation(problem.key()))).asAlert());
    }

    private void refuse(Notice.Kind kind, String key) {
        refusal.add(new Notice(kind, getTranslation(key + ".title"), getTranslation(key)).asAlert());
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("login.title"));
    }
}
