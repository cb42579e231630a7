package io.portwarden.people.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.people.SessionEndNote;
import io.portwarden.people.TrialRun;
import io.portwarden.people.factor.SecondFactorGate;
import io.portwarden.people.sso.SingleSignOn;
import io.portwarden.people.sso.SingleSignOnRefusal;
import io.portwarden.people.ui.form.AuthenticatorButton.Problem;
import io.portwarden.people.ui.form.EntryPage;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Support;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;

/** The sign-in screen. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends EntryPage implements BeforeEnterObserver {

    private static final String REVEAL_SCRIPT =
            "requestAnimationFrame(() => this.querySelector('[name=password]').i18n = {reveal: $0})";

    private static final Map<SingleSignOnRefusal, String> SINGLE_SIGN_ON = Map.ofEntries(
            Map.entry(SingleSignOnRefusal.UNKNOWN, "sso.unknown"),
            Map.entry(SingleSignOnRefusal.UNVERIFIED, "sso.unverified"),
            Map.entry(SingleSignOnRefusal.DOMAIN, "sso.domain"),
            Map.entry(SingleSignOnRefusal.OTHER_SUBJECT, "sso.other-subject"),
            Map.entry(SingleSignOnRefusal.ORGANIZATION, "sso.organization"),
            Map.entry(SingleSignOnRefusal.SIGNATURE, "sso.signature"),
            Map.entry(SingleSignOnRefusal.CLIENT, "sso.client"),
            Map.entry(SingleSignOnRefusal.NO_ROLE, "sso.no-role"),
            Map.entry(SingleSignOnRefusal.OTHER_PERSON, "sso.other-person"),
            Map.entry(SingleSignOnRefusal.CANCELLED, "sso.cancelled"),
            Map.entry(SingleSignOnRefusal.UNAVAILABLE, "sso.unavailable"),
            Map.entry(SingleSignOnRefusal.FAILED, "sso.failed"));

    private final Div refusal = new Div();
    private final OtherWaysIn otherWays;

    public LoginView(
            Support support, SingleSignOn singleSignOn, SecondFactorGate gate, ObjectProvider<TrialRun> trial) {
        super("login.title", support);
        this.otherWays = new OtherWaysIn(singleSignOn, this::refuse);
        Div told = new Div();
        if (!gate.required()) {
            trial.ifAvailable(run -> told.add(new Notice(Notice.Kind.INFO, new Span(getTranslation("login.trial")))));
        }
        told.setVisible(told.getComponentCount() > 0);
        show(refusal, form(), otherWays, told);
    }

    /** Vaadin's own form, because password managers know it and it carries the token against forged requests. */
    private LoginForm form() {
        LoginI18n texts = LoginI18n.createDefault();
        texts.getForm().setTitle(getTranslation("login.title"));
        texts.getForm().setUsername(getTranslation("login.email"));
        texts.getForm().setPassword(getTranslation("login.password"));
        texts.getForm().setSubmit(getTranslation("login.submit"));
        texts.getForm().setForgotPassword(getTranslation("login.forgotten"));
        texts.getErrorMessage().setUsername(getTranslation("login.email.required"));
        texts.getErrorMessage().setPassword(getTranslation("login.password.required"));
        LoginForm form = new LoginForm(texts);
        form.setAction("login");
        form.addForgotPasswordListener(forgotten -> UI.getCurrentOrThrow().navigate(ForgotPasswordView.class));
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
        } else if (told.isEmpty()) {
            tellHowTheLastSessionEnded();
        } else {
            SINGLE_SIGN_ON.forEach((refused, key) -> {
                if (told.contains(refused.code())) {
                    refuse(Notice.Kind.ERROR, key);
                    otherWays.askAnew();
                }
            });
        }
    }

    /** Nothing where that is not known. */
    private void tellHowTheLastSessionEnded() {
        if (VaadinRequest.getCurrent() instanceof HttpServletRequest request) {
            SessionEndNote.read(request)
                    .ifPresent(end -> refusal.add(new Notice(
                            Notice.Kind.INFO,
                            getTranslation("session.ended.title"),
                            getTranslation("session.end." + end.code()))));
        }
    }

    private void refuse(Problem problem) {
        refusal.removeAll();
        refusal.add(new Notice(Notice.Kind.ERROR, new Span(getTranslation(problem.key()))).asAlert());
    }

    private void refuse(Notice.Kind kind, String key) {
        refusal.add(new Notice(kind, getTranslation(key + ".title"), getTranslation(key)).asAlert());
    }
}
