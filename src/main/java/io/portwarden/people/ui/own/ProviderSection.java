package io.portwarden.people.ui.own;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.sso.own.OwnProvider;
import io.portwarden.people.sso.own.OwnProviderRefusedException;
import io.portwarden.people.sso.own.OwnProviderService;
import io.portwarden.people.sso.own.ProviderRule;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.PublicAddress;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.form.FormDialog;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;

/** The tenant's own provider: what it is, what has to be told to it, whether it was tried, and whether it is required. */
final class ProviderSection extends Section {

    private final transient OwnProviderService providers;
    private final transient FreshSignInPrompt signInAgain;
    private final String portal;
    private final SerializableRunnable changed;
    private final Div content = new Div();

    /**
     * @param portal where browsers reach it
     * @param changed called when something is otherwise than the screen shows
     */
    ProviderSection(
            OwnProviderService providers,
            FreshSignInPrompt signInAgain,
            PublicAddress portal,
            SerializableRunnable changed) {
        this.providers = providers;
        this.signInAgain = signInAgain;
        this.portal = portal.origin();
        this.changed = changed;
        addClassNames("pw-panel", "pw-passkeys");
        H2 heading = new H2(getTranslation("own.provider.title"));
        heading.setId("own-provider");
        getElement().setAttribute("aria-labelledby", "own-provider");
        content.addClassName("pw-passkeys");
        add(heading, content);
    }

    void refresh() {
        content.removeAll();
        Optional<OwnProvider> found = providers.find();
        if (found.isEmpty()) {
            content.add(
                    new Paragraph(getTranslation("own.provider.none")),
                    new Button(getTranslation("own.provider.add"), click -> edit(Optional.empty())));
            return;
        }
        show(found.get());
    }

    private void show(OwnProvider provider) {
        DescriptionList facts = new DescriptionList();
        fact(facts, "own.provider.issuer", provider.issuer());
        fact(facts, "own.provider.client", provider.clientId());
        fact(facts, "own.provider.redirect", portal + "/login/oauth2/code/" + provider.registrationId());
        fact(facts, "own.provider.logout", portal + "/logout/connect/back-channel/" + provider.registrationId());
        Div told = new Div(facts);
        told.addClassName("pw-facts");
        content.add(told);
        Div actions = new Div();
        actions.addClassName("pw-actions");
        if (provider.refusedAt().isPresent()) {
            content.add(new Paragraph(getTranslation("own.provider.refused")));
        }
        if (provider.triedAt().isEmpty()) {
            content.add(new Paragraph(getTranslation("own.provider.untried")));
        } else {
            content.add(new Paragraph(
                    getTranslation(provider.isRequired() ? "own.provider.required" : "own.provider.offered")));
        }
        // As a page of the browser's own: it leads out of the portal.
        Anchor attempt = new Anchor(
                "oauth2/authorization/" + provider.registrationId() + "?anew", getTranslation("own.provider.try"));
        attempt.addClassName("pw-button-link");
        attempt.setRouterIgnore(true);
        actions.add(attempt);
        if (provider.isRequired()) {
            actions.add(new Button(getTranslation("own.provider.offer"), click -> choose(ProviderRule.OFFERED)));
        } else if (provider.triedAt().isPresent()) {
            actions.add(new Button(getTranslation("own.provider.require"), click -> askToRequire()));
        }
        Button remove = new Button(getTranslation("own.provider.remove"), click -> askToRemove());
        actions.add(new Button(getTranslation("own.provider.change"), click -> edit(Optional.of(provider))), remove);
        content.add(actions);
    }

    private void fact(DescriptionList facts, String key, String value) {
        Div pair = new Div(
                new DescriptionList.Term(getTranslation(key)),
                new DescriptionList.Description(AsItIs.shown(new Span(value))));
        facts.getElement().appendChild(pair.getElement());
    }

    private void edit(Optional<OwnProvider> before) {
        ProviderFields fields = new ProviderFields(before);
        new FormDialog(
                        getTranslation(before.isPresent() ? "own.provider.change" : "own.provider.add"),
                        getTranslation("own.provider.save"),
                        signInAgain,
                        () -> save(fields),
                        fields)
                .open();
    }

    private void save(ProviderFields fields) {
        try {
            providers.save(fields.form());
        } catch (OwnProviderRefusedException refused) {
            throw new FormDialog.Refused(getTranslation(key(refused)));
        } catch (AccessDeniedException noMore) {
            throw new FormDialog.Refused(getTranslation("people.not-you-any-more"));
        }
        Toasts.success(getTranslation("own.provider.saved"));
        changed.run();
    }

    private void askToRequire() {
        ask("own.provider.require", () -> choose(ProviderRule.REQUIRED));
    }

    private void askToRemove() {
        ask("own.provider.remove", () -> done(providers::remove, "own.provider.removed"));
    }

    private void ask(String key, SerializableRunnable then) {
        Question question = new Question(getTranslation(key + ".title"));
        question.setText(getTranslation(key + ".meaning"));
        question.setCancelable(true);
        question.setCancelText(getTranslation("people.cancel"));
        question.setConfirmText(getTranslation(key));
        question.setConfirmButtonTheme(ButtonVariant.PRIMARY.getVariantName());
        question.addConfirmListener(confirmed -> then.run());
        question.open();
    }

    private void choose(ProviderRule rule) {
        done(() -> providers.choose(rule), "own.provider.chosen." + rule.code());
    }

    private void done(Runnable work, String said) {
        signInAgain.around(() -> {
            try {
                work.run();
                Toasts.success(getTranslation(said));
            } catch (OwnProviderRefusedException refused) {
                Toasts.failure(getTranslation(key(refused)));
            } catch (AccessDeniedException noMore) {
                Toasts.failure(getTranslation("people.not-you-any-more"));
            }
            changed.run();
        });
    }

    private static String key(OwnProviderRefusedException refused) {
        return "own.provider.refusal."
                + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
